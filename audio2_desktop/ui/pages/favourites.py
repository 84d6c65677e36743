"""Everything with a heart: tracks, albums, artists."""

from array import array
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    FavouritesChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity, TrackRow
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
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import PlayTracks
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.page import Page, PageCommand, PageTools
from audio2_desktop.ui.views.filters.chip_row import ChipRow
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
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


class Loved(Protocol):
    """What this page asks of services.browse."""

    async def track_ids(self, query: TrackQuery) -> TrackIds: ...
    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def album_ids(self, query: AlbumQuery) -> "array[int]": ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...
    async def artist_ids(self, query: ArtistQuery) -> "array[int]": ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class FavouritesPage(Page):
    """Route("favourites", "track" | "album" | "artist" | None)."""

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
        self._albums = PagedRows(spoken=lambda row: f"{row.title}, {row.artist}")
        self._artists = PagedRows(spoken=lambda row: str(row.name))
        self.feed(self._tracks, browse.track_rows)
        self.feed(self._albums, browse.album_rows)
        self.feed(self._artists, browse.artist_rows)
        self.table = TrackTable(self.theme, self._tracks, tools.covers.pixmap, (), style.TRACKS)
        every = track_columns.library(tools.now)
        self.columns = ColumnSet(
            self.table, every, track_columns.DEFAULT, tools.memory, "favourites"
        )
        self.order = TrackOrder(self.table, tools.memory, "favourites", BY_TITLE)
        self.table.setObjectName("favouriteTracks")
        self.table.setAccessibleName(words.tr("Favourite tracks"))
        near = tools.covers.near
        self.albums = CardGrid(
            self.theme,
            self._albums,
            near,
            cards.of_album,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self.artists = CardGrid(
            self.theme,
            self._artists,
            near,
            cards.of_artist,
            enter_plays=False,
            mime_of=lambda keys: TrackMime.of_things("artist", keys),
        )
        self.albums.setAccessibleName(words.tr("Favourite albums"))
        self.artists.setAccessibleName(words.tr("Favourite artists"))
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
        self.measured(head, (24, 1, 24, 0), 12)
        head.addWidget(self.title, 1)
        head.addWidget(self.shuffle)
        head.addWidget(self.play)
        column.addLayout(head)
        line = QHBoxLayout()
        self.measured(line, (24, 7, 24, 8), 12)
        line.addWidget(self.chips)
        line.addWidget(self.filter, 1)
        column.addLayout(line)
        self._stack = QStackedWidget()
        for part in (self.table, self.albums, self.artists, self._none):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        self.set_content(page)

    def _connect(self) -> None:
        actions = TableIntents(self.table, self._place)
        actions.removes_from_library()
        grids = (
            GridIntents(self.albums, Entity.ALBUM),
            GridIntents(self.artists, Entity.ARTIST),
        )
        for source in (actions, *grids):
            source.intent.connect(self.intent)
            source.navigate.connect(self.navigate)
        self.chips.chosen.connect(self._on_chosen)
        self.filter.changed.connect(lambda _: self.load())
        self.order.changed.connect(self.load)
        self.play.clicked.connect(lambda: self._play(shuffled=False))
        self.shuffle.clicked.connect(lambda: self._play(shuffled=True))

    def open(self, arg: int | str | None) -> None:
        if arg in KINDS:
            self._kind = str(arg)
        super().open(arg)

    async def reload(self) -> None:
        text = self.filter.text()
        parts = [tree for each in ("is:favourite", text) if (tree := parse(each).tree) is not None]
        loved = And(tuple(parts)) if len(parts) > 1 else parts[0]
        tracks = await self._browse.track_ids(TrackQuery.in_order(self.order.orders, loved))
        albums = await self._browse.album_ids(AlbumQuery(text=text, favourites_only=True))
        artists = await self._browse.artist_ids(ArtistQuery(text=text, favourites_only=True))
        for view, model, ids in (
            (self.table, self._tracks, tracks.ids),
            (self.albums, self._albums, albums),
            (self.artists, self._artists, artists),
        ):
            if ids != model.ids:
                view.replace_ids(ids)
            model.forget()
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
        views: dict[str, QWidget] = {
            "track": self.table,
            "album": self.albums,
            "artist": self.artists,
        }
        has_any = counts[self._kind] > 0
        title = words.tr("No favourites yet")
        about = words.tr("Press L on a track, an album or an artist, or click its heart.")
        if self.filter.text():
            title, about = words.tr("Nothing matches"), words.tr("Change the filter or clear it.")
        self._none.set_words(title, about)
        self._stack.setCurrentWidget(views[self._kind] if has_any else self._none)
        for button in (self.play, self.shuffle):
            button.setEnabled(bool(tracks.ids))
            button.setVisible(self._kind == "track")

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_covers(self, keys: object) -> None:
        for view in (self.table, self.albums, self.artists):
            view.viewport().update()

    def state(self) -> dict[str, object]:
        return {
            "kind": self._kind,
            "text": self.filter.text(),
            "order": written(self.order.orders),
            "scroll": self._bar().value(),
        }

    def restore(self, state: dict[str, object]) -> None:
        kind = str(state.get("kind", ""))
        self._kind = kind if kind in KINDS else "track"
        self.order.read(str(state.get("order", "")))
        self.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self._bar().setValue(scroll)

    def commands(self) -> list[PageCommand]:
        return table_commands(self.order, self.columns) if self._kind == "track" else []

    def focus_first(self) -> None:
        view = self._stack.currentWidget()
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        area = QRectF(px(62), px(142), self.width() - px(96), self.height() - px(142))
        return [
            QRectF(px(24), px(8), px(160), px(30)),
            *(QRectF(px(24 + at * 96), px(58), px(88), px(30)) for at in range(3)),
            *skeleton.rows(self.theme, area, 36, 28),
        ]

    def _bar(self) -> QScrollBar:
        views: dict[str, TrackTable | CardGrid] = {
            "track": self.table,
            "album": self.albums,
            "artist": self.artists,
        }
        return views[self._kind].verticalScrollBar()

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
