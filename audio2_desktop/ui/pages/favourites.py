"""Everything with a heart: tracks, albums, artists."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    FavouritesChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_tree import And
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.sorting import (
    AlbumQuery,
    ArtistQuery,
    Order,
    TrackIds,
    TrackQuery,
    TrackSort,
    written,
)
from audio2_desktop.ui import words
from audio2_desktop.ui.grid_pages.loved_grid import LovedCards, LovedGrid
from audio2_desktop.ui.intents import PlayTracks
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.page import Page, PageCommand, PageTools
from audio2_desktop.ui.theme import SIDE
from audio2_desktop.ui.views.filters.chip_row import ChipRow
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.table import skeleton, style
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.table_commands import table_commands
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_order import TrackOrder
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.states import EmptyState

KINDS = ("track", "album", "artist")
BY_TITLE = (Order(TrackSort.TITLE),)
LOOKS = replace(style.TRACKS, margin=SIDE)
"""Its rows begin where the cards of the other kinds do."""


class Loved(LovedCards, Protocol):
    """What this page asks of services.browse."""

    async def track_ids(self, query: TrackQuery) -> TrackIds: ...
    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray: ...
    async def album_ids(self, query: AlbumQuery) -> "array[int]": ...
    async def artist_ids(self, query: ArtistQuery) -> "array[int]": ...


class FavouritesPage(Page):
    """Route("favourites", "track" | "album" | "artist" | None)."""

    floor_changed = Signal()

    def __init__(self, tools: PageTools, browse: Loved) -> None:
        super().__init__(tools, "favouritesPage")
        self._browse = browse
        self._kind = "track"
        self.title = PageTitle(self.theme, words.tr("Favourites"))
        self.chips = ChipRow(self.theme, words.tr("Kind of favourite"))
        self.filter = FilterBar(self.theme, words.tr("Filter favourites"))
        self.shuffle = PillButton(self.theme, words.tr("Shuffle"), icon="shuffle")
        self.play = PillButton(self.theme, words.tr("Play"), icon="play-fill", primary=True)
        self._tracks = PagedRows(spoken=track_columns.spoken)
        self._tracks.source = "favourites"
        self.feed(self._tracks, browse.track_rows)
        self.table = TrackTable(self.theme, self._tracks, tools.covers.pixmap, (), LOOKS)
        every = track_columns.library(tools.now)
        self.columns = ColumnSet(
            self.table, every, track_columns.DEFAULT, tools.memory, "favourites"
        )
        self.order = TrackOrder(self.table, tools.memory, "favourites", BY_TITLE)
        self.table.setObjectName("favouriteTracks")
        self.table.setAccessibleName(words.tr("Favourite tracks"))
        self.albums = LovedGrid(tools, browse, Entity.ALBUM)
        self.artists = LovedGrid(tools, browse, Entity.ARTIST)
        self.albums.name_list("favouriteAlbums", words.tr("Favourite albums"))
        self.artists.name_list("favouriteArtists", words.tr("Favourite artists"))
        self._grids = {"album": self.albums, "artist": self.artists}
        self._none = EmptyState(
            self.theme,
            words.tr("No favourites yet"),
            words.tr("Press L on a track, an album or an artist, or click its heart."),
            icon="heart",
        )
        self._lay_out()
        self._connect()
        kinds = (FavouritesChanged, TracksChanged, AlbumsChanged, ArtistsChanged, ArtworkReady)
        self.hear(kinds)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column)
        head = QHBoxLayout()
        self.measured(head, (SIDE, 1, SIDE, 0), 12, at_edges=True)
        head.addWidget(self.title, 1)
        head.addWidget(self.shuffle)
        head.addWidget(self.play)
        for grid in self._grids.values():
            head.addWidget(grid.tools_row)
        column.addLayout(head)
        line = QHBoxLayout()
        self.measured(line, (SIDE, 7, SIDE, 8), 12, at_edges=True)
        line.addWidget(self.chips)
        line.addWidget(self.filter, 1)
        column.addLayout(line)
        self._stack = QStackedWidget()
        for part in (self.table, *self._grids.values(), self._none):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        self.set_content(page)

    def _connect(self) -> None:
        actions = TableIntents(self.table, self._place)
        actions.removes_from_library()
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        for grid in self._grids.values():
            grid.intent.connect(self.intent)
            grid.navigate.connect(self.navigate)
            grid.floor_changed.connect(self.floor_changed)
        self.chips.chosen.connect(self._on_chosen)
        self.filter.changed.connect(lambda _: self.load())
        self.order.changed.connect(self.load)
        self.play.clicked.connect(lambda: self._play(shuffled=False))
        self.shuffle.clicked.connect(lambda: self._play(shuffled=True))

    @property
    def floor(self) -> int:
        """What the bar of a selection covers."""
        grid = self._grids.get(self._kind)
        return 0 if grid is None else grid.floor

    def open(self, arg: int | str | None) -> None:
        if arg in KINDS:
            self._kind = str(arg)
        super().open(arg)

    def close_page(self) -> None:
        for grid in self._grids.values():
            grid.close_page()
        super().close_page()

    async def reload(self) -> None:
        text = self.filter.text()
        parts = [tree for each in ("is:favourite", text) if (tree := parse(each).tree) is not None]
        loved = And(tuple(parts)) if len(parts) > 1 else parts[0]
        tracks = await self._browse.track_ids(TrackQuery.in_order(self.order.orders, loved))
        albums = await self._browse.album_ids(AlbumQuery(text=text, favourites_only=True))
        artists = await self._browse.artist_ids(ArtistQuery(text=text, favourites_only=True))
        if tracks.ids != self._tracks.ids:
            marks = await self.table.marks_in(tracks.ids, self._browse.marks)
            self.table.replace_ids(tracks.ids, marks=marks)
        self._tracks.forget()
        if (grid := self._grids.get(self._kind)) is not None:
            grid.filter_by(text)
            await grid.settled()
        self.order.show()
        self._show_counts(tracks, len(albums), len(artists))

    def _show_counts(self, tracks: TrackIds, albums: int, artists: int) -> None:
        counts = {"track": len(tracks.ids), "album": albums, "artist": artists}
        names = {
            "track": words.tr("Tracks"),
            "album": words.tr("Albums"),
            "artist": words.tr("Artists"),
        }
        chips = [(key, f"{names[key]} {words.count(counts[key])}") for key in KINDS]
        self.chips.show_chips(chips, self._kind)
        length = words.length(tracks.length_ms) if tracks.ids else ""
        self.title.set_note(length if self._kind == "track" else "")
        has_any = counts[self._kind] > 0
        title = words.tr("No favourites yet")
        about = words.tr("Press L on a track, an album or an artist, or click its heart.")
        if self.filter.text():
            title, about = words.tr("Nothing matches"), words.tr("Change the filter or clear it.")
        self._none.set_words(title, about)
        shown: QWidget = self._grids.get(self._kind, self.table)
        self._stack.setCurrentWidget(shown if has_any else self._none)
        for kind, grid in self._grids.items():
            grid.tools_row.setVisible(kind == self._kind and has_any)
        for button in (self.play, self.shuffle):
            button.setEnabled(bool(tracks.ids))
            button.setVisible(self._kind == "track")

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_covers(self, keys: object) -> None:
        self.table.viewport().update()

    def state(self) -> dict[str, object]:
        return {
            "kind": self._kind,
            "text": self.filter.text(),
            "order": written(self.order.orders),
            "scroll": self.table.verticalScrollBar().value(),
            "cards": grid.state() if (grid := self._grids.get(self._kind)) is not None else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        kind = str(state.get("kind", ""))
        self._kind = kind if kind in KINDS else "track"
        self.order.read(str(state.get("order", "")))
        self.filter.set_text(str(state.get("text", "")))
        cards = state.get("cards")
        if isinstance(cards, dict) and (grid := self._grids.get(self._kind)) is not None:
            grid.come_back(self.filter.text(), cards)
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self.table.verticalScrollBar().setValue(scroll)

    def commands(self) -> list[PageCommand]:
        return table_commands(self.order, self.columns) if self._kind == "track" else []

    def focus_first(self) -> None:
        view = self._stack.currentWidget()
        if isinstance(view, LovedGrid):
            view.focus_first()
        elif view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px, side = self.theme.px, self.theme.page_side(self.width())
        left, wide = side + px(38), self.width() - 2 * side - px(48)
        area = QRectF(left, px(142), wide, self.height() - px(142))
        return [
            QRectF(side, px(8), px(160), px(30)),
            *(QRectF(side + px(at * 96), px(58), px(88), px(30)) for at in range(3)),
            *skeleton.rows(self.theme, area, LOOKS.pitch, LOOKS.cover_px),
        ]

    def _place(self) -> Place:
        context = Context(ContextKind.TRACKS, 0, words.tr("Favourites"))
        return Place(context, "tracks")

    def _on_chosen(self, kind: str) -> None:
        self._kind = kind
        self.load()

    def _play(self, *, shuffled: bool) -> None:
        if self._tracks.ids:
            context = self._place().context
            self.intent.emit(PlayTracks(self._tracks.ids, 0, context, shuffled))
