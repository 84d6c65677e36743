"""What the command palette offers: commands, settings, and what the library finds.

Commands, pages and settings are compared by letters here; artists, albums, playlists and tags come
from the index of the search, and stand below.
"""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults
from audio2_desktop.domain.fuzzy import LETTERS, Fit, fit
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot
from audio2_desktop.ui import actions, setting_rows, words
from audio2_desktop.ui.dialogs.palette import Chosen, CommandPalette, PaletteLine
from audio2_desktop.ui.feeds.search_feed import intent_for
from audio2_desktop.ui.found_icons import ICONS
from audio2_desktop.ui.intents import Go, Send
from audio2_desktop.ui.keymap import shown
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageCommand
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.window import Window

MOST, FOUND = 8, 4
"""Lines of commands and settings while something is typed; of each kind of the library."""
REMEMBERED = 8
SOON_MS: Final = 40
"""So long the library's answer is waited for before commands are shown without it."""
_KINDS = (FoundKind.ARTIST, FoundKind.ALBUM, FoundKind.PLAYLIST, FoundKind.TAG)
_NOT_HERE = frozenset(("palette", "type_ahead"))


class Search(Protocol):
    """What is asked of services.search."""

    async def local(self, text: str, limit: int = 5) -> SearchResults: ...


class PaletteFeed(QObject):
    """Opens the palette and does what is chosen.

    recent: ids of commands chosen before, newest first; remember: keeps such a list.
    """

    def __init__(
        self,
        window: Window,
        shortcuts: Shortcuts,
        search: Search,
        send: Send,
        on_error: ErrorSink,
        remember: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(window)
        self._window, self._shortcuts, self._search = window, shortcuts, search
        self._send, self._remember = send, remember
        self._answer = TaskSlot(on_error)
        self._rows: dict[str, FoundRow] = {}
        self._palette: CommandPalette | None = None
        self._lines: list[PaletteLine] = []
        self._soon: list[PaletteLine] = []
        self._late = QTimer(self, interval=SOON_MS, singleShot=True)
        self._late.timeout.connect(self._on_late)

    def close(self) -> None:
        """No more answers."""
        self._answer.close()

    def open(self) -> None:
        """Show it; it lists the commands, those chosen last first."""
        if self._palette is not None:
            return
        self._palette = palette = CommandPalette(self._window.theme, self._window)
        palette.typed.connect(lambda text: self._answer.run(self._answer_to(palette, text)))
        palette.on_finished(self._on_finished)
        self._lines = [*self._commands(), *self._here(), *self._settings()]
        palette.show_lines(self._all())
        palette.present()

    # -- what there is -----------------------------------------------------------------------------

    def _commands(self) -> list[PaletteLine]:
        keymap, works = self._shortcuts.keymap, self._shortcuts.ids
        return [
            PaletteLine(
                f"do:{action.id}",
                action.text,
                action.group,
                action.icon,
                keymap.shown(action.id) or _native(action),
            )
            for action in actions.table()
            if action.id in works and action.id not in _NOT_HERE
        ]

    def _here(self) -> list[PaletteLine]:
        """What the open page can do; there once something is typed."""
        return [
            PaletteLine(f"page:{each.key}", each.text, words.tr("This page"), each.icon)
            for each in self._of_page()
        ]

    def _of_page(self) -> Sequence[PageCommand]:
        page = self._window.area.current
        return page.commands() if isinstance(page, Page) else ()

    def _all(self) -> list[PaletteLine]:
        """Nothing is typed: all commands, the recent ones first."""
        order = {f"do:{ref}": at for at, ref in enumerate(self._shortcuts.keymap.values.recent)}
        return sorted(self._commands(), key=lambda line: order.get(line.key, len(order)))

    def _settings(self) -> list[PaletteLine]:
        titles = {section.key: section for section in setting_rows.sections()}
        pages = [
            PaletteLine(f"set:{each.key}", each.title, words.tr("Settings"), each.icon)
            for each in titles.values()
        ]
        rows = [
            PaletteLine(
                f"set:{row.key}", row.title, titles[row.section].title, titles[row.section].icon
            )
            for row in setting_rows.rows().values()
        ]
        return [*pages, *rows]

    def _fitting(self, text: str) -> tuple[list[PaletteLine], list[PaletteLine]]:
        """Commands and settings that fit by their words, and those that fit by letters alone."""
        recent = {f"do:{ref}" for ref in self._shortcuts.keymap.values.recent}
        strong: list[tuple[tuple[Fit, bool], PaletteLine]] = []
        weak: list[tuple[tuple[Fit, bool], PaletteLine]] = []
        for line in self._lines:
            own = fit(line.text, text)
            found = own or fit(f"{line.text} {line.kind}", text)
            if found is not None:
                place = weak if found.rank == LETTERS else strong
                place.append(((found, line.key not in recent), line))
        strong.sort(key=lambda item: (item[0][0].rank, item[0][1], item[0][0]))
        weak.sort(key=lambda item: item[0])
        return [line for _, line in strong[:MOST]], [line for _, line in weak[:MOST]]

    async def _answer_to(self, palette: CommandPalette, text: str) -> None:
        if not text.strip():
            palette.show_lines(self._all())
            return
        strong, weak = self._fitting(text)
        self._soon = strong
        self._late.start()
        try:
            results = await self._search.local(text, FOUND)
        finally:
            is_late = not self._late.isActive() and bool(strong)
            self._late.stop()
        palette.show_lines([*strong, *self._found(results), *weak], grows=is_late)

    def _on_late(self) -> None:
        if self._palette is not None and self._soon:
            self._palette.show_lines(self._soon)

    def _found(self, results: SearchResults) -> list[PaletteLine]:
        """Those whose own names fit first, the best on top."""
        rows = [
            row
            for section in results.sections
            if section.kind in _KINDS
            for row in section.rows[:FOUND]
        ]
        lines = []
        for row in sorted(rows, key=lambda row: row.match):
            key = f"{row.kind.value}:{row.id}"
            self._rows[key] = row
            lines.append(PaletteLine(key, row.title, _kind(row), ICONS[row.kind]))
        return lines

    # -- what happens ------------------------------------------------------------------------------

    def _on_finished(self, answer: object) -> None:
        self._palette = None
        self._answer.cancel()
        if isinstance(answer, Chosen):
            # when the focus is back where it was: a command may be for the list that had it
            QTimer.singleShot(0, self, lambda: self._do(answer))
        else:
            self._rows.clear()

    def _do(self, chosen: Chosen) -> None:
        kind, _, ref = chosen.key.partition(":")
        if kind == "do":
            self._note(ref)
            self._shortcuts.run(ref)
        elif kind == "page":
            for each in self._of_page():
                if each.key == ref:
                    each.run()
        elif kind == "set":
            self._send(Go(Route("settings", ref)))
        elif chosen.key in self._rows:
            self._send(intent_for(self._rows[chosen.key], chosen.verb))
        self._rows.clear()

    def _note(self, ref: str) -> None:
        before = self._shortcuts.keymap.values.recent
        self._remember((ref, *(other for other in before if other != ref))[:REMEMBERED])


def _native(action: actions.Action) -> str:
    return shown(action.native) if action.is_move else ""


def _kind(row: FoundRow) -> str:
    """ "Album · Halden Coast", "Artist"."""
    by = row.artist if row.kind is FoundKind.ALBUM else ""
    return words.joined(words.kind(row.kind.value), by)
