"""Every row of the settings in words: what the page shows, what its search and the command palette
find. The route to one is Route("settings", key)."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio2_desktop.domain.names import fold
from audio2_desktop.ui.setting_texts import keeping, library, looks, sound
from audio2_desktop.ui.setting_texts.row import SettingRow
from audio2_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class SettingSection:
    """A section of the page."""

    key: str
    icon: str
    title: str
    text: str = ""


def sections() -> tuple[SettingSection, ...]:
    """The sections in their order, in the language of now."""
    return (
        SettingSection(
            "accounts",
            "key",
            tr("Accounts & keys"),
            tr("Audio2 works whole without any account, and has none so far."),
        ),
        SettingSection(
            "library",
            "folder-open",
            tr("Library folders"),
            tr("Audio2 watches these folders and never moves a file unless you ask."),
        ),
        SettingSection("playback", "speaker-high", tr("Playback")),
        SettingSection("desktop", "desktop", tr("Desktop")),
        SettingSection("appearance", "palette", tr("Appearance")),
        SettingSection("language", "translate", tr("Language")),
        SettingSection(
            "shortcuts",
            "keyboard",
            tr("Shortcuts"),
            tr("Every command with its keys. Changes hold at once."),
        ),
        SettingSection(
            "privacy",
            "shield-check",
            tr("Search & privacy"),
            tr("What Audio2 remembers, where it lies, and how to forget it."),
        ),
        SettingSection("data", "database", tr("Data & backup")),
        SettingSection(
            "about", "info", tr("About"), tr("A player and library for people who own their music.")
        ),
    )


def rows() -> Mapping[str, SettingRow]:
    """All rows by their keys, in the order of the page, in the language of now."""
    first = (
        *library.accounts(),
        *library.library(),
        *sound.playback(),
        *sound.desktop(),
        *looks.appearance(),
        *looks.language(),
        *looks.shortcuts(),
    )
    return {row.key: row for row in (*first, *keeping.privacy(), *keeping.data(), *keeping.about())}


def found(text: str) -> tuple[SettingRow, ...]:
    """Rows in which every word of `text` begins a word; those whose title has them come first."""
    wanted = fold(text).split()
    if not wanted:
        return ()
    titles = {section.key: section.title for section in sections()}
    hits = []
    for at, row in enumerate(rows().values()):
        name = _words(row.title)
        full = name | _words(f"{row.text} {row.also} {titles[row.section]}")
        if all(_begins(word, full) for word in wanted):
            in_title = all(_begins(word, name) for word in wanted)
            hits.append((not in_title, at, row))
    return tuple(row for _, _, row in sorted(hits, key=lambda hit: hit[:2]))


def _words(text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset("".join(s if s.isalnum() else " " for s in folded).split()) | {folded}


def _begins(word: str, known: frozenset[str]) -> bool:
    return any(each.startswith(word) for each in known)
