"""All albums as covers, while a scan runs too."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtworkReady,
    Fact,
    FavouritesChanged,
    RootsChanged,
)
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.domain.sorting import AlbumQuery, AlbumSort, Direction
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageTools
from audio2_desktop.ui.views import cards
from audio2_desktop.ui.views.grid_sheet import GridSheet

_DESCENDING_FIRST = {"year", "added", "rating", "plays", "tracks", "length"}


class Albums(Protocol):
    """What this page asks of services.browse."""

    async def album_ids(self, query: AlbumQuery) -> "array[int]": ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...


class AlbumsPage(Page):
    """Route("albums")."""

    def __init__(self, tools: PageTools, browse: Albums) -> None:
        super().__init__(tools, "albumsPage")
        self._browse = browse
        self._sort, self._direction = "artist", Direction.UP
        self._asked: tuple[str, str, Direction] | None = None
        self._model = PagedRows(spoken=_spoken)
        self.feed(self._model, browse.album_rows)
        self.sheet = GridSheet(
            self.theme,
            words.tr("Albums"),
            self._model,
            tools.covers.near,
            cards.of_album,
            _orders(),
            placeholder=words.tr("Filter albums"),
            nothing=words.tr("No album matches"),
            enter_plays=True,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self.grid = self.sheet.grid
        self.grid.setObjectName("albumsGrid")
        self.set_content(self.sheet)
        self.sheet.filtered.connect(lambda _: self.load())
        self.sheet.sort.chosen.connect(self._on_sort_chosen)
        self.sheet.added.connect(lambda: self.navigate.emit(Route("settings", "library")))
        self.hear((AlbumsChanged, FavouritesChanged, RootsChanged, ArtworkReady))

    def wire(self) -> None:
        from audio2_desktop.ui.views.grid_intents import GridIntents  # noqa: PLC0415 - see Page

        actions = GridIntents(self.grid, Entity.ALBUM)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)

    def show_early(self, rows: Sequence[AlbumRow], total: int) -> None:
        self._asked = ("", self._sort, self._direction)
        self._model.replace_ids(array("q", [row.id for row in rows]))
        self._model.arrived(0, rows)
        self.sheet.show_count(total, words.count(total), "")
        super().show_early(rows, total)

    async def reload(self) -> None:
        text = self.sheet.filter.text().strip()
        asked = (text, self._sort, self._direction)
        query = AlbumQuery(AlbumSort(self._sort), self._direction, text)
        ids = await self._browse.album_ids(query)
        is_same = asked == self._asked
        if not is_same or ids != self._model.ids:
            self.grid.replace_ids(ids, keep_place=is_same)
            if not is_same:
                self.grid.verticalScrollBar().setValue(0)
        self._model.forget()
        self._asked = asked
        self.sheet.sort.show_order(self._sort, descending=self._direction is Direction.DOWN)
        self.sheet.show_count(len(ids), words.count(len(ids)) if ids else "", text)

    def on_fact(self, fact: Fact) -> None:
        if isinstance(fact, AlbumsChanged) and fact.ids:
            self._model.forget(frozenset(fact.ids))
        self.mark_dirty()

    def on_covers(self, keys: object) -> None:
        self.grid.viewport().update()

    def state(self) -> dict[str, object]:
        current = self.grid.currentIndex().row()
        return {
            "text": self.sheet.filter.text(),
            "sort": self._sort,
            "direction": str(self._direction),
            "scroll": self.grid.verticalScrollBar().value(),
            "current": self._model.key_at(current) if current >= 0 else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        sort = str(state.get("sort", self._sort))
        self._sort = sort if sort in {str(one) for one in AlbumSort} else "artist"
        is_down = state.get("direction") == Direction.DOWN
        self._direction = Direction.DOWN if is_down else Direction.UP
        self.sheet.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        current, scroll = state.get("current"), state.get("scroll")
        if isinstance(current, int) and (row := self._model.at_key(current)) is not None:
            self.grid.make_current(row)
        if isinstance(scroll, int):
            self.grid.verticalScrollBar().setValue(scroll)

    def focus_first(self) -> None:
        if self.grid.currentIndex().row() < 0 and self._model.count():
            self.grid.make_current(0)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.sheet.filter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        self.sheet.resize(self.size())
        return self.sheet.skeleton()

    def _on_sort_chosen(self, key: str) -> None:
        if key == self._sort:
            self._direction = self._direction.other
        else:
            self._sort = key
            down = key in _DESCENDING_FIRST
            self._direction = Direction.DOWN if down else Direction.UP
        self.load()


def _orders() -> list[tuple[str, str]]:
    return [
        ("artist", words.tr("Artist")),
        ("title", words.tr("Title")),
        ("year", words.tr("Year")),
        ("added", words.tr("Recently added")),
        ("plays", words.tr("Most played")),
        ("rating", words.tr("Rating")),
        ("length", words.tr("Length")),
    ]


def _spoken(row: AlbumRow) -> str:
    return ", ".join(
        part
        for part in (row.title, row.artist, str(row.year or ""), words.tracks(row.tracks))
        if part
    )
