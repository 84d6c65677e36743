"""Every row of the settings in words: what the page shows, what its search and the command palette
find. The route to one is Route("settings", key)."""

from collections.abc import Mapping
from dataclasses import dataclass

from audio2_desktop.domain.names import fold
from audio2_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row. key: the setting's name where it is one ("appearance.theme"), else its own."""

    key: str
    section: str
    title: str
    text: str = ""
    """What it means; also searched."""
    also: str = ""
    """Further words people look for it by; not shown."""


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
        *_accounts(),
        *_library(),
        *_playback(),
        *_desktop(),
        *_appearance(),
        *_language(),
        *_shortcuts(),
    )
    return {row.key: row for row in (*first, *_privacy(), *_data(), *_about())}


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


def _accounts() -> tuple[SettingRow, ...]:
    text = tr("Where this computer keeps passwords and keys, and so would Audio2.")
    also = tr("password secret login credentials wallet")
    return (SettingRow("accounts.keyring", "accounts", tr("Keyring"), text, also),)


def _library() -> tuple[SettingRow, ...]:
    at = "library"
    return (
        SettingRow(
            "library.folders",
            at,
            tr("Music folders"),
            tr("Add, remove, rescan or locate a folder."),
            tr("directory drive disk scan import missing"),
        ),
        SettingRow(
            "library.watch",
            at,
            tr("Watch the folders"),
            tr("New, changed and deleted files appear within two seconds."),
        ),
        SettingRow(
            "library.ignored",
            at,
            tr("What is passed over"),
            tr(
                "Hidden and system folders, folders with a file “.nomedia”, and what a file"
                " “.ndignore” in a folder names (patterns as in .gitignore)."
            ),
            tr("ignore exclude skip"),
        ),
        SettingRow(
            "library.articles",
            at,
            tr("Articles that sorting ignores"),
            tr("“The Band” stands under B. Words with commas between them; none sorts by all."),
            tr("order leading the el la"),
        ),
        SettingRow(
            "library.artist_exceptions",
            at,
            tr("Never split these artists"),
            tr(
                "“ / ”, “; ” and “ feat. ” in a tag part artists; names that stand here stay whole."
                " Files that name them are read again."
            ),
            tr("band duo separator slash semicolon"),
        ),
        SettingRow(
            "library.health",
            at,
            tr("Library health"),
            tr("Files that cannot be read, are missing, have no tags or no cover."),
            tr("duplicates incomplete broken"),
        ),
        SettingRow(
            "library.hidden",
            at,
            tr("Hidden and removed"),
            tr("What you hid or took out of the library, to bring it back."),
            tr("restore deleted trash"),
        ),
    )


def _playback() -> tuple[SettingRow, ...]:
    at = "playback"
    return (
        SettingRow(
            "playback.resume_on_start",
            at,
            tr("Go on playing at the start"),
            tr("When music played as the window was closed."),
        ),
        SettingRow(
            "playback.remember_position",
            at,
            tr("Remember the place in long tracks"),
            tr("Mixes and audio books go on where you left them."),
        ),
        SettingRow("playback.long_track", at, tr("What counts as long")),
        SettingRow(
            "playback.loudness",
            at,
            tr("Equal loudness"),
            tr(
                "By what ReplayGain and R128 tags say. Automatic goes by the album while one plays"
                " in its order. Holds from the next track."
            ),
            tr("replaygain normalise volume LUFS"),
        ),
        SettingRow(
            "playback.preamp",
            at,
            tr("Pre-amplification"),
            tr("Added to every known gain; 0 dB is -18 LUFS."),
        ),
        SettingRow(
            "playback.spare_peaks",
            at,
            tr("Never cut off peaks"),
            tr("A gain that would distort the loudest moment is made smaller."),
            tr("clipping protection distortion limiter"),
        ),
        SettingRow(
            "playback.fallback",
            at,
            tr("Tracks of unknown loudness"),
            tr("So much softer, so that they do not stand out."),
        ),
        SettingRow("playback.volume_step", at, tr("Volume step of keys and wheel")),
        SettingRow(
            "playback.engine",
            at,
            tr("Played by"),
            tr(
                "Audio2 itself joins tracks without a gap; VLC does not. Holds from the next start."
            ),
            tr("gapless engine decoder sound"),
        ),
        SettingRow(
            "playback.crossfade",
            at,
            tr("Crossfade"),
            tr("So long two tracks sound together, but never within an album. Not with VLC."),
            tr("overlap mix blend"),
        ),
        SettingRow("playback.fade", at, tr("Fade at pause, stop and seek"), tr("Not with VLC.")),
    )


def _desktop() -> tuple[SettingRow, ...]:
    at = "desktop"
    return (
        SettingRow(
            "desktop.keep_awake",
            at,
            tr("Keep the computer awake while music plays"),
            tr("It may fall asleep by itself when you pause."),
            tr("sleep suspend standby"),
        ),
        SettingRow(
            "desktop.notify",
            at,
            tr("Tell of each track that begins"),
            tr("A notification while another window is in front."),
            tr("notification popup"),
        ),
        SettingRow(
            "desktop.tray",
            at,
            tr("Keep playing in the system tray"),
            tr("Closing the window leaves an icon there; Quit in its menu ends Audio2."),
            tr("icon background close minimise"),
        ),
    )


def _appearance() -> tuple[SettingRow, ...]:
    at = "appearance"
    return (
        SettingRow(
            "appearance.theme",
            at,
            tr("Theme"),
            tr("System follows the desktop between dark and light."),
            tr("night mode colour"),
        ),
        SettingRow(
            "appearance.accent",
            at,
            tr("Accent"),
            tr("The colour of what is active. Artwork takes it from the record that plays."),
            tr("colour highlight"),
        ),
        SettingRow("appearance.density", at, tr("Row height"), "", tr("density compact lines")),
        SettingRow(
            "appearance.font_scale",
            at,
            tr("Text size"),
            tr("Type and everything around it; Ctrl+plus and Ctrl+minus do the same."),
            tr("font zoom scale larger"),
        ),
        SettingRow(
            "appearance.reduced_motion",
            at,
            tr("Reduce motion"),
            tr("No animations, no moving marks."),
            tr("accessibility"),
        ),
        SettingRow(
            "appearance.high_contrast",
            at,
            tr("Increase contrast"),
            tr("Stronger borders and captions, no tinted surfaces."),
            tr("accessibility"),
        ),
        SettingRow(
            "appearance.say_tracks",
            at,
            tr("Announce each track"),
            tr("Screen readers say what plays when it begins."),
            tr("accessibility speak"),
        ),
        SettingRow(
            "appearance.places",
            at,
            tr("Places in the side bar"),
            tr("What stands under Library."),
            tr("hide show entries"),
        ),
    )


def _language() -> tuple[SettingRow, ...]:
    return (
        SettingRow(
            "language.language",
            "language",
            tr("Language"),
            tr("Texts, dates and numbers change at once, without a restart."),
            "language idioma english español",
        ),
    )


def _shortcuts() -> tuple[SettingRow, ...]:
    at = "shortcuts"
    return (
        SettingRow(
            "keyboard.preset",
            at,
            tr("Keys as in"),
            tr("What you changed yourself stays above it."),
            "preset spotify strawberry foobar2000",
        ),
        SettingRow(
            "keyboard.vim",
            at,
            tr("Keys of vim in lists"),
            tr("J and K go down and up, G G to the first row, Shift+G to the last."),
        ),
        SettingRow(
            "keyboard.letters_search",
            at,
            tr("Letters search in lists"),
            tr("Typing goes to the row that begins so. Else letters are commands."),
            tr("type-ahead"),
        ),
        SettingRow(
            "keyboard.changed",
            at,
            tr("Keys of commands"),
            tr("Change the keys of a command, take them away or bring back its own."),
            tr("shortcut hotkey keyboard rebind"),
        ),
    )


def _privacy() -> tuple[SettingRow, ...]:
    at = "privacy"
    return (
        SettingRow(
            "search.typo_tolerance",
            at,
            tr("Find what is misspelled"),
            tr("Below everything that is spelled exactly so."),
            tr("search typos"),
        ),
        SettingRow(
            "search.recent",
            at,
            tr("Recent searches to keep"),
            tr("0 keeps none."),
            tr("search history"),
        ),
        SettingRow("privacy.searches", at, tr("Searches so far"), "", tr("clear forget delete")),
        SettingRow(
            "playback.keep_history",
            at,
            tr("Keep a history of what is played"),
            tr("Home, Last played and smart playlists live on it."),
            tr("listening plays"),
        ),
        SettingRow(
            "privacy.history",
            at,
            tr("History so far"),
            tr("Clearing forgets what was played when; play counts stay."),
            tr("clear forget delete"),
        ),
        SettingRow(
            "privacy.sent",
            at,
            tr("What is sent"),
            tr(
                "Nothing. Audio2 makes no connection to the internet, has no account and keeps no"
                " key or password."
            ),
            tr("online telemetry tracking accounts keys"),
        ),
        SettingRow(
            "privacy.places", at, tr("What is stored where"), "", tr("folder path files location")
        ),
    )


def _data() -> tuple[SettingRow, ...]:
    at = "data"
    return (
        SettingRow(
            "data.backup",
            at,
            tr("Backup"),
            tr(
                "One file with ratings, favourites, playlists and history. Audio2 also makes one a"
                " day and keeps the last seven."
            ),
            tr("save copy"),
        ),
        SettingRow(
            "data.restore",
            at,
            tr("Restore"),
            tr("Puts a backup in the library's place. The present library is kept beside it."),
        ),
        SettingRow(
            "data.check",
            at,
            tr("Check the library"),
            tr("Looks at every page of the library file. Music files are not touched."),
            tr("integrity verify repair damaged"),
        ),
        SettingRow(
            "data.export_tracks",
            at,
            tr("Export the tracks"),
            tr("Every file with its tags, ratings and plays, as CSV or JSON lines."),
            tr("spreadsheet"),
        ),
        SettingRow(
            "data.export_playlists",
            at,
            tr("Export the playlists"),
            tr("Each as an .m3u8 file, which every player can read."),
        ),
        SettingRow("data.sizes", at, tr("Space on the disk"), "", tr("size storage")),
        SettingRow(
            "data.covers_limit",
            at,
            tr("Limit for scaled covers"),
            tr("The oldest are dropped beyond it, and made again when they are shown."),
            tr("cache artwork images clear"),
        ),
    )


def _about() -> tuple[SettingRow, ...]:
    at = "about"
    return (
        SettingRow("about.version", at, tr("Version")),
        SettingRow(
            "about.licence",
            at,
            tr("Licence"),
            tr("GNU General Public License, version 3 or later"),
            tr("license copyright"),
        ),
        SettingRow(
            "about.installed",
            at,
            tr("What is installed"),
            tr("Whether everything is there that Audio2 needs."),
            tr("doctor check problem"),
        ),
        SettingRow(
            "about.log",
            at,
            tr("Log"),
            tr("What Audio2 has noted, and a report to paste where you ask for help."),
            tr("report bug errors diagnostics"),
        ),
        SettingRow(
            "about.libraries", at, tr("Made with"), "", tr("open source licences components")
        ),
    )
