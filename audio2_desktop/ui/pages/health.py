"""Library health: what wants looking at, each line with the way to its fix."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import AlbumsChanged, RootsChanged, TracksChanged
from audio2_desktop.domain.folders import HealthKind, HealthRow
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.names import fold
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import Locate, RemoveFromLibrary, Rescan, ShowFile
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.plain_list import Item, PlainList
from audio2_desktop.ui.views.settings.folder_card import shown_path
from audio2_desktop.ui.views.settings.section_list import SectionList
from audio2_desktop.ui.views.settings.setting_card import Words
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.search_field import HALO
from audio2_desktop.ui.widgets.states import EmptyState

AT_MOST = 1000
FILTERED = 50_000
"""So many are looked through when there is a filter; AT_MOST of those that fit are shown."""


class Checks(Protocol):
    """What this page asks of services.health."""

    async def rows(self, kind: HealthKind, limit: int = 1000) -> Sequence[HealthRow]: ...
    async def counts(self) -> Mapping[HealthKind, int]: ...


class Scans(Protocol):
    """What this page asks of services.library."""

    async def rescan(self) -> Sequence[str]: ...
    async def rescan_paths(self, paths: Sequence[bytes]) -> object: ...


class HealthPage(Page):
    """Route("health", kind or None)."""

    def __init__(self, tools: PageTools, health: Checks, library: Scans) -> None:
        super().__init__(tools, "healthPage")
        self._health, self._library = health, library
        entries = [(str(kind), _icon(kind), _name(kind)) for kind in HealthKind]
        self.sections = SectionList(self.theme, words.tr("Kinds of trouble"), entries)
        self.title = PageTitle(self.theme, words.tr("Library health"))
        self._rescan = PillButton(
            self.theme, words.tr("Rescan all"), icon="arrow-clockwise", height=34
        )
        self._about = Words(self.theme, "", "body")
        self.filter = FilterBar(self.theme, words.tr("Filter"), is_plain=True)
        self.list = PlainList(self.theme, words.tr("Library health"))
        self.list.setObjectName("healthList")
        self._fine = EmptyState(
            self.theme,
            words.tr("All is well here"),
            words.tr("Nothing of this kind was found."),
            icon="check-circle",
        )
        self._lay_out()
        self.sections.chosen.connect(lambda _: self.load())
        self.filter.changed.connect(lambda _: self.load())
        self.list.opened.connect(self._on_opened)
        self.list.acted.connect(self._on_acted)
        self._rescan.clicked.connect(lambda: self.start(self._library.rescan()))
        self.hear((TracksChanged, AlbumsChanged, RootsChanged))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column, (22, 4, 22, 0), 16, at_edges=True)
        head = QHBoxLayout()
        self.measured(head, (10, 0, 10, 0))
        head.addWidget(self.title, 1)
        head.addWidget(self._rescan)
        column.addLayout(head)
        line = QHBoxLayout()
        self.measured(line, spacing=24)
        line.addWidget(self.sections)
        right = QVBoxLayout()
        self.measured(right, spacing=10)
        words_line = QVBoxLayout()
        self.measured(words_line, (14 - HALO, 6, 10, 0), 10)
        about = QHBoxLayout()
        self.measured(about, (HALO, 0, 0, 0))
        about.addWidget(self._about)
        words_line.addLayout(about)
        words_line.addWidget(self.filter)
        right.addLayout(words_line)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._fine)
        right.addWidget(self._stack, 1)
        line.addLayout(right, 1)
        column.addLayout(line, 1)
        self.set_content(page)

    def open(self, arg: int | str | None) -> None:
        if isinstance(arg, str) and arg in {str(kind) for kind in HealthKind}:
            self.sections.mark(arg)
        super().open(arg)

    @property
    def kind(self) -> HealthKind:
        return HealthKind(self.sections.current)

    async def reload(self) -> None:
        counts = await self._health.counts()
        for kind in HealthKind:
            number = counts.get(kind, 0)
            self.sections.set_count(str(kind), words.count(number) if number else "")
        kind = self.kind
        wanted = fold(self.filter.text()).split()
        rows = await self._health.rows(kind, FILTERED if wanted else AT_MOST)
        if wanted:
            rows = [row for row in rows if _fits(row, wanted)][:AT_MOST]
        self._about.setText(_about(kind))
        self.list.show_items([_item(at, row) for at, row in enumerate(rows, start=1)])
        title, text = words.tr("All is well here"), words.tr("Nothing of this kind was found.")
        if wanted:
            title, text = words.tr("Nothing matches"), words.tr("Change the filter or clear it.")
        self._fine.set_words(title, text)
        self._stack.setCurrentWidget(self.list if rows else self._fine)

    def state(self) -> dict[str, object]:
        return {
            "kind": self.sections.current,
            "text": self.filter.text(),
            "scroll": self.list.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, object]) -> None:
        kind = str(state.get("kind", ""))
        if kind in {str(one) for one in HealthKind}:
            self.sections.mark(kind)
        self.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self.list.verticalScrollBar().setValue(scroll)

    def focus_first(self) -> None:
        self.sections.focus_current()

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_opened(self, item: Item) -> None:
        if isinstance(item.what, HealthRow) and item.what.album_id is not None:
            self.navigate.emit(Route("album", item.what.album_id))

    def _on_acted(self, item: Item) -> None:
        row = item.what
        if not isinstance(row, HealthRow):
            return
        match row.kind:
            case HealthKind.MISSING if row.track_id is not None:
                self.intent.emit(Locate(row.track_id))
            case HealthKind.UNREADABLE if row.path:
                self.start(self._library.rescan_paths([row.path]))
            case HealthKind.UNTAGGED if row.track_id is not None:
                self.intent.emit(ShowFile(row.track_id))
            case HealthKind.NO_COVER if row.album_id is not None:
                self.intent.emit(Rescan(Entity.ALBUM, (row.album_id,)))
            case HealthKind.DUPLICATE if row.track_id is not None:
                self.intent.emit(RemoveFromLibrary((row.track_id,)))
            case _:
                self._on_opened(item)


def _fits(row: HealthRow, wanted: list[str]) -> bool:
    place = shown_path(row.path) if row.path else ""
    text = fold(f"{row.text} {row.detail} {place}")
    return all(word in text for word in wanted)


def _item(at: int, row: HealthRow) -> Item:
    place = shown_path(row.path) if row.path else ""
    detail = "" if row.detail and row.detail in place else row.detail
    if row.kind is HealthKind.UNREADABLE:
        detail = words.tr(detail)  # one of the readers' sentences
    colour = "err" if row.kind in (HealthKind.UNREADABLE, HealthKind.MISSING) else "warn"
    return Item(
        at,
        row.text,
        words.joined(detail, place),
        _icon(row.kind),
        colour,
        _action(row),
        row.album_id is not None,
        row,
    )


def _action(row: HealthRow) -> str:
    """What the button of a row does; "" where opening the album is all there is to do."""
    match row.kind:
        case HealthKind.MISSING if row.track_id is not None:
            return words.tr("Locate…")
        case HealthKind.UNREADABLE if row.path:
            return words.tr("Read again")
        case HealthKind.UNTAGGED if row.track_id is not None:
            return words.tr("Show file")
        case HealthKind.NO_COVER if row.album_id is not None:
            return words.tr("Look again")
        case HealthKind.DUPLICATE if row.track_id is not None:
            return words.tr("Remove…")
    return words.tr("Open album") if row.album_id is not None else ""


def _icon(kind: HealthKind) -> str:
    match kind:
        case HealthKind.UNREADABLE:
            return "warning-circle"
        case HealthKind.MISSING:
            return "link-break"
        case HealthKind.UNTAGGED:
            return "tag"
        case HealthKind.NO_COVER:
            return "image"
        case HealthKind.DUPLICATE:
            return "copy"
    return "circle-half"


def _name(kind: HealthKind) -> str:
    match kind:
        case HealthKind.UNREADABLE:
            return words.tr("Cannot be read")
        case HealthKind.MISSING:
            return words.tr("Missing files")
        case HealthKind.UNTAGGED:
            return words.tr("Without tags")
        case HealthKind.NO_COVER:
            return words.tr("Without cover")
        case HealthKind.DUPLICATE:
            return words.tr("Duplicates")
    return words.tr("Incomplete albums")


def _about(kind: HealthKind) -> str:
    match kind:
        case HealthKind.UNREADABLE:
            return words.tr("No reader could make sense of these files. The reason is below each.")
        case HealthKind.MISSING:
            return words.tr("These files are not where they were. Ratings and playlists are kept.")
        case HealthKind.UNTAGGED:
            return words.tr("These tracks have no artist in their tags.")
        case HealthKind.NO_COVER:
            return words.tr("Put a cover.jpg into the folder of such an album, then look again.")
        case HealthKind.DUPLICATE:
            return words.tr(
                "The same recording more than once."
                " What you remove leaves the library, not the disk."
            )
    return words.tr("Fewer tracks are there than the tags say the album has.")
