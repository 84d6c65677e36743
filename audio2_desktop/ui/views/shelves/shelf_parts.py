"""Parts of a shelf's page: a line or two of cards with all of them a click away; works as lines."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import NO_CONTEXT, Context
from audio2_desktop.domain.shelves import WorkRow
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PlayLast,
    PlayNext,
    PlayTracks,
)
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.card_list import CardList
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
from audio2_desktop.ui.views.scroll_body import REACH
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt, picture_key
from audio2_desktop.ui.views.titles import SectionHead

WORKS = 6
"""Works that are shown before all of them are asked for."""


class _Part(QWidget):
    """Title with a count and "Show all" when there is more than `_room`."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    grid: CardGrid
    inset = 0
    """How far the words stand in from the rows below them."""

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self.theme, self._lines = theme, lines
        self._title, self._count = "", 0
        self.is_whole = False
        self.head = SectionHead(theme, "")
        self.head.linked.connect(self._on_linked)

    def _wear(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.theme.px(26), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        inset = self.theme.px(self.inset)
        head.setContentsMargins(inset, 0, inset, 0)
        head.addWidget(self.head)
        column.addLayout(head)
        column.addWidget(self.grid)

    def show_less(self) -> None:
        """One line or two again."""
        self._set_whole(whole=False)

    def show_whole(self) -> None:
        self._set_whole(whole=True)

    def _on_linked(self) -> None:
        self._set_whole(whole=not self.is_whole)

    def _set_whole(self, *, whole: bool) -> None:
        self.is_whole = whole
        self.grid.set_max_rows(0 if whole else self._lines)
        self._say()

    def _say(self) -> None:
        link = ""
        if self.is_whole:
            link = words.tr("Show less")
        elif self._count > self.grid.columns * self._lines:
            link = words.fill(words.tr("Show all {count}"), {"count": words.count(self._count)})
        self.head.set_words(self._title, words.count(self._count), link)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._say()


class CardPart(_Part):
    """Cards of albums or artists by their ids; the page feeds `rows`."""

    def __init__(
        self, theme: Theme, art: Art, entity: Entity, card_of: Callable[[Any], Card], *, lines: int
    ) -> None:
        super().__init__(theme, lines)
        self.rows = PagedRows(spoken=lambda row: card_of(row).title + ", " + card_of(row).subtitle)
        self.grid = CardGrid(
            theme,
            self.rows,
            art,
            card_of,
            margin=0,
            expanded=True,
            max_rows=lines,
            enter_plays=entity is Entity.ALBUM,
            smallest=132 if entity is Entity.ARTIST else 168,
            mime_of=lambda keys: TrackMime.of_things(entity, keys),
        )
        self._wear()
        actions = GridIntents(self.grid, entity)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)

    def show_ids(self, title: str, ids: "array[int]") -> None:
        self._title, self._count = title, len(ids)
        self.grid.setAccessibleName(title)
        if ids != self.rows.ids:
            self.grid.replace_ids(ids)
        self.rows.forget()
        self._say()


class WorkPart(_Part):
    """Works of a composer. `chosen(id)`: its tracks alone, please."""

    chosen = Signal(object)
    inset = REACH

    def __init__(self, theme: Theme, art: ShelfArt) -> None:
        super().__init__(theme, WORKS)
        self.place: Callable[[], Context] = lambda: NO_CONTEXT
        self.rows = RowList(spoken=_spoken)
        self.grid = CardList(
            theme,
            self.rows,
            art,
            _line,
            margin=2,
            expanded=True,
            enter_plays=False,
            mime_of=lambda keys: TrackMime(self._tracks(keys)),
        )
        self.grid.setAccessibleName(words.tr("Works"))
        self._wear()
        self.grid.opened.connect(lambda row: self.chosen.emit(self.rows.key_at(row)))
        self.grid.played.connect(self._on_played)
        self.grid.add_to.connect(lambda keys: self.intent.emit(PickPlaylist(self._tracks(keys))))
        self.grid.menu.connect(self._on_menu)
        self.show_less()

    def show_works(self, works: Sequence[WorkRow], chosen: int | None) -> None:
        self._title, self._count = words.tr("Works"), len(works)
        self.rows.show(works)
        at = None if chosen is None else self.rows.at_key(chosen)
        if at is not None:
            self.grid.make_current(at)
        self._say()

    def _works(self, keys: Sequence[int]) -> list[WorkRow]:
        wanted = set(keys)
        return [row for row in self.rows.rows if row.id in wanted]

    def _tracks(self, keys: Sequence[int]) -> list[int]:
        return [track for work in self._works(keys) for track in work.tracks]

    def _on_played(self, keys: Sequence[int], verb: str) -> None:
        tracks = self._tracks(keys)
        match verb:
            case "next":
                self.intent.emit(PlayNext(tracks))
            case "last":
                self.intent.emit(PlayLast(tracks))
            case _:
                self.intent.emit(PlayTracks(tracks, 0, self.place()))

    def _on_menu(self, spot: QPoint) -> None:
        works = self._works(self.grid.selected_keys())
        if works:
            tracks = [track for work in works for track in work.tracks]
            name = works[0].title if len(works) == 1 else ""
            self.intent.emit(OpenMenu(Entity.TRACK, tracks, spot.x(), spot.y(), name=name))


def _line(work: WorkRow) -> Card:
    images = (work.image,) if work.image else ()
    cells = (words.tracks(len(work.tracks)), words.length(work.length_ms))
    return Card(work.title, "", picture_key(work.title, images), tint=work.id, cells=cells)


def _spoken(work: WorkRow) -> str:
    cells = (work.title, words.tracks(len(work.tracks)), words.length(work.length_ms))
    return ", ".join(cells)
