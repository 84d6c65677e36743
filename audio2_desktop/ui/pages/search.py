"""Results of a search: all kinds at once, or one kind whole."""

from array import array
from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    TagsChanged,
    TracksChanged,
)
from audio2_desktop.domain.found import FoundKind, FoundRow, SearchResults, Section
from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity, TrackRow
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import Go, PlayThings, PlayTracks, SaveSearch
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Fetch, Page, PageTools
from audio2_desktop.ui.views.filters.chip_row import ChipRow
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.views.search.pills import NameSheet
from audio2_desktop.ui.views.search.result_sheet import ResultSheet
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.search_field import HALO
from audio2_desktop.ui.widgets.states import EmptyState

R = TypeVar("R", TrackRow, AlbumRow, ArtistRow)
TRACKS = 5
CARDS = 12
NAMED = (FoundKind.PLAYLIST, FoundKind.TAG)
"""Kinds that are shown by name when they are shown alone, up to MOST_NAMED."""
MOST_NAMED = 300
CHIPS_ALONE = 560
"""With less room the kinds of result have their line for themselves."""
_ALL = ""


class Finder(Protocol):
    """What this page asks of services.search."""

    async def local(self, text: str, limit: int = 5) -> SearchResults: ...
    async def ids(self, text: str, kind: FoundKind) -> "array[int]": ...
    async def section(self, text: str, kind: FoundKind, limit: int) -> Section: ...
    async def remember(self, text: str) -> None: ...


class Rows(Protocol):
    """What this page asks of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class SearchPage(Page):
    """Route("search", text)."""

    def __init__(self, tools: PageTools, search: Finder, browse: Rows) -> None:
        super().__init__(tools, "searchPage")
        self._search, self._browse = search, browse
        self._kind = _ALL
        self._whole_of: tuple[str, ...] | None = None
        self._results = SearchResults("")
        self._can_save = False
        self._chips = ChipRow(self.theme, words.tr("Kind of result"))
        self._timing = Label(self.theme, "", "table", "t3")
        self._flaw = Label(self.theme, "", "table", "err")
        self.save = LinkLabel(self.theme, words.tr("Save search"), "table_strong", "accent")
        self.filter = FilterBar(self.theme, words.tr("Filter results"))
        self.sheet = ResultSheet(self.theme, tools.covers.pixmap, tools.covers.near)
        self.names = NameSheet(self.theme)
        self._lists: dict[str, TrackTable | CardGrid] = {}
        self._empty = EmptyState(
            self.theme,
            words.tr("Nothing found"),
            words.tr("Try other words, or artist: album: genre: year: to ask for a field."),
            [(words.tr("Search for this instead"), "magnifying-glass")],
            icon="magnifying-glass",
        )
        self._lay_out()
        self._connect()
        self.hear((TracksChanged, AlbumsChanged, ArtistsChanged, TagsChanged, ArtworkReady))

    # -- whole lists -------------------------------------------------------------------------------

    @property
    def table(self) -> TrackTable:
        """All tracks that were found."""
        view = self._whole(FoundKind.TRACK)
        assert isinstance(view, TrackTable)
        return view

    def _whole(self, kind: str) -> TrackTable | CardGrid:
        """All results of a kind; its list is made when it is first looked at."""
        view = self._lists.get(kind)
        if view is None:
            view = self._make_tracks() if kind == FoundKind.TRACK else self._make_cards(kind)
            self._lists[kind] = view
            self._stack.addWidget(view)
            self.on_playing()
        return view

    def _make_tracks(self) -> TrackTable:
        model = PagedRows(spoken=track_columns.spoken)
        model.source = "search"
        self.feed(model, self._browse.track_rows)
        every = track_columns.library(self.tools.now)
        columns = [every[key] for key in track_columns.DEFAULT if key in every]
        table = TrackTable(self.theme, model, self.tools.covers.pixmap, columns, style.TRACKS)
        table.setObjectName("searchTracks")
        table.setAccessibleName(words.tr("Tracks"))
        self._follow_table(table)
        return table

    def _make_cards(self, kind: str) -> CardGrid:
        is_album = kind == FoundKind.ALBUM
        model = PagedRows(spoken=_spoken)
        fetch: Fetch = self._browse.album_rows if is_album else self._browse.artist_rows
        self.feed(model, fetch)
        entity = Entity.ALBUM if is_album else Entity.ARTIST
        grid = CardGrid(
            self.theme,
            model,
            self.tools.covers.near,
            cards.of_album if is_album else cards.of_artist,
            enter_plays=is_album,
            mime_of=lambda keys: TrackMime.of_things(str(entity), keys),
        )
        self._follow_grid(grid, entity)
        return grid

    def _follow_table(self, table: TrackTable) -> None:
        actions = TableIntents(table, self._place)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self._go)

    def _follow_grid(self, grid: CardGrid, entity: Entity) -> None:
        taken = GridIntents(grid, entity)
        taken.intent.connect(self.intent)
        taken.navigate.connect(self._go)

    # -- the page ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        self.measured(column)
        line = self._chip_line = QHBoxLayout()
        self.measured(line, spacing=12)
        line.addWidget(self._chips, 1)
        line.addWidget(self._flaw)
        line.addWidget(self._timing)
        line.addWidget(self.save)
        self.save.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addLayout(line)
        self._filter_part = QWidget()
        line = self._filter_line = QHBoxLayout(self._filter_part)
        line.addWidget(self.filter)
        column.addWidget(self._filter_part)
        self._stack = QStackedWidget()
        for part in (self.sheet, self.names, self._empty):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        self.set_content(page)
        self.theme.follow(self._margins)

    def _margins(self) -> None:
        side, px = self.theme.page_side(self.width()), self.theme.px
        self._chip_line.setContentsMargins(side, px(5), side, px(5))
        inset = mirror.margins(side - px(HALO), 0, side, px(6))
        self._filter_line.setContentsMargins(*inset)
        self._show_beside()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._margins()
        super().resizeEvent(event)

    def _connect(self) -> None:
        sheet = self.sheet
        self._follow_table(sheet.table)
        self._follow_grid(sheet.albums, Entity.ALBUM)
        self._follow_grid(sheet.artists, Entity.ARTIST)
        sheet.more.connect(self._choose)
        sheet.named.connect(self._open_row)
        self.names.pills.chosen.connect(self._open_row)
        sheet.top.clicked.connect(self._open_top)
        sheet.top.played.connect(self._play_top)
        self._chips.chosen.connect(self._choose)
        self._empty.acted.connect(self._on_suggestion)
        self.save.clicked.connect(lambda: self.intent.emit(SaveSearch(self.text)))
        self.filter.offer_save()
        self.filter.save_wanted.connect(lambda _: self.intent.emit(SaveSearch(self._narrowed())))
        self.filter.changed.connect(lambda _: self.start(self._show_kind()))

    # -- loading -----------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return str(self.arg or "")

    def open(self, arg: int | str | None) -> None:
        if arg != self.arg:
            self._kind = _ALL
            self.filter.set_text("")
            self.sheet.verticalScrollBar().setValue(0)
        super().open(arg)

    async def reload(self) -> None:
        text = self.text
        results = await self._search.local(text, CARDS)
        rows = {kind: [row.id for row in results.section(kind).rows] for kind in FoundKind}
        tracks = await self._browse.track_rows(rows[FoundKind.TRACK][:TRACKS])
        albums = await self._browse.album_rows(rows[FoundKind.ALBUM])
        artists = await self._browse.artist_rows(rows[FoundKind.ARTIST])
        self._results = results
        top = results.top
        seed = self.tools.seed(top.image) if top is not None and top.image else None
        self.sheet.show_results(
            results,
            _in_order(tracks, rows[FoundKind.TRACK]),
            _in_order(albums, rows[FoundKind.ALBUM]),
            _in_order(artists, rows[FoundKind.ARTIST]),
            seed,
        )
        self._show_head(results)
        for view in self._lists.values():
            _rows(view).forget()
        await self._show_kind()
        self.on_playing()

    def _show_head(self, results: SearchResults) -> None:
        chips = [(_ALL, words.tr("All"))]
        for kind, name in (
            (FoundKind.ARTIST, words.tr("Artists")),
            (FoundKind.ALBUM, words.tr("Albums")),
            (FoundKind.TRACK, words.tr("Tracks")),
            (FoundKind.PLAYLIST, words.tr("Playlists")),
            (FoundKind.TAG, words.tr("Tags")),
        ):
            total = results.section(kind).total
            if total:
                chips.append((str(kind), f"{name} {words.count(total)}"))
        if self._kind not in {key for key, _ in chips}:
            self._kind = _ALL
        self._chips.show_chips(chips if len(chips) > 1 else (), self._kind)
        text = words.tr("{count} in library in {ms} ms")
        ms = max(1, round(results.elapsed_ms))
        values = {"count": words.count(results.total), "ms": ms}
        self._timing.set_text(words.fill(text, values))
        self._can_save = not results.errors and parse(self.text).tree is not None
        self._show_beside()
        first = results.errors[0] if results.errors else None
        self._flaw.set_text(words.query_error(first) if first is not None else "")

    def _show_beside(self) -> None:
        """What stands beside the chips, where there is room."""
        has_room = self.width() >= self.theme.px(CHIPS_ALONE)
        self._timing.setVisible(has_room and not self._results.is_empty)
        self.save.setVisible(has_room and self._can_save)

    async def _show_kind(self) -> None:
        is_list = self._kind not in (_ALL, *NAMED)
        self._filter_part.setVisible(not self._results.is_empty and is_list)
        if self._results.is_empty:
            self._show_nothing()
            return
        if self._kind == _ALL:
            self._stack.setCurrentWidget(self.sheet)
            return
        if self._kind in NAMED:
            kind = FoundKind(self._kind)
            section = await self._search.section(self.text, kind, MOST_NAMED)
            self.names.pills.show_rows(section.rows)
            self._stack.setCurrentWidget(self.names)
            return
        text = self._narrowed()
        asked = (text, self._kind)
        view = self._whole(self._kind)
        ids = await self._search.ids(text, FoundKind(self._kind))
        match = words.fill(words.tr("{count} match"), {"count": words.count(len(ids))})
        self.filter.match.set_text(match if text != self.text else "")
        if ids != _rows(view).ids:
            view.replace_ids(ids, keep_place=asked == self._whole_of)
        self._whole_of = asked
        self._stack.setCurrentWidget(view)

    def _narrowed(self) -> str:
        """The question together with the filter of one kind's list."""
        more = self.filter.text()
        if not more or self._kind == _ALL:
            return self.text
        return f"{_bracketed(self.text)} {_bracketed(more)}"

    def _show_nothing(self) -> None:
        suggestion = self._results.suggestion
        title = words.fill(words.tr("Nothing found for “{text}”"), {"text": self.text[:60]})
        text = words.tr("Try other words, or artist: album: genre: year: to ask for a field.")
        if suggestion:
            text = words.fill(words.tr("Did you mean “{text}”?"), {"text": suggestion[:60]})
        self._empty.set_words(title, text)
        for button in self._empty.buttons:
            button.setVisible(bool(suggestion))
        self._stack.setCurrentWidget(self._empty)

    def on_covers(self, keys: object) -> None:
        self.sheet.update_covers()
        for view in self._lists.values():
            view.viewport().update()

    def on_theme(self) -> None:
        super().on_theme()
        self.on_covers(None)

    def on_playing(self) -> None:
        for table in (self.sheet.table, self._lists.get(FoundKind.TRACK)):
            if isinstance(table, TrackTable):
                table.set_playing(self.playing, is_moving=self.is_sounding)

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        view = self._stack.currentWidget()
        scroll = 0
        if isinstance(view, ScrollBody | TrackTable | CardGrid):
            scroll = view.verticalScrollBar().value()
        return {"kind": self._kind, "scroll": scroll, "text": self.filter.text()}

    def restore(self, state: dict[str, object]) -> None:
        self._kind = str(state.get("kind", _ALL))
        self.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        view, scroll = self._stack.currentWidget(), state.get("scroll")
        if isinstance(view, ScrollBody):
            view.restore_scroll(scroll)
        elif isinstance(view, TrackTable | CardGrid) and isinstance(scroll, int):
            view.verticalScrollBar().setValue(scroll)

    def focus_first(self) -> None:
        view = self._stack.currentWidget()
        target = self.sheet.top if view is self.sheet else view
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        if self.filter.isVisible():
            self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        blocks = [QRectF(px(32), px(92), px(388), px(232))]
        blocks += [QRectF(px(446), px(92 + 47 * at), self.width() - px(478), px(36))
                   for at in range(5)]  # fmt: skip
        blocks += [QRectF(px(32 + 164 * at), px(370), px(146), px(146)) for at in range(6)]
        return blocks

    # -- actions -----------------------------------------------------------------------------------

    def _place(self) -> Place:
        return Place(Context(ContextKind.SEARCH, 0, self.text), "search")

    def _choose(self, kind: str) -> None:
        self._kind = kind
        self._chips.mark(kind)
        self.start(self._show_kind())

    def _go(self, route: Route) -> None:
        """Opening a result shows that the search led somewhere."""
        self.start(self._search.remember(self.text))
        self.navigate.emit(route)

    def _open_top(self) -> None:
        if self._results.top is not None:
            self._open_row(self._results.top)

    def _open_row(self, row: FoundRow) -> None:
        match row.kind:
            case FoundKind.TRACK | FoundKind.LYRICS:
                self._go(Route("album", row.album_id))
            case FoundKind.GENRE | FoundKind.TAG:
                self._go(Route("shelf", shelf_arg(Entity(str(row.kind)), row.id)))
            case _:
                self._go(Route(str(row.kind), row.id))

    def _play_top(self) -> None:
        top = self._results.top
        if top is None:
            return
        if top.kind in (FoundKind.TRACK, FoundKind.LYRICS):
            self.intent.emit(PlayTracks((top.id,), 0, self._place().context))
        else:
            self.intent.emit(PlayThings(Entity(str(top.kind)), (top.id,), "play", top.title))

    def _on_suggestion(self, _which: int) -> None:
        if self._results.suggestion:
            self.intent.emit(Go(Route("search", self._results.suggestion)))


def _bracketed(text: str) -> str:
    """Brackets only where an alternative would reach beyond its part: words stay words, for the
    order by likeness."""
    return f"({text})" if " or " in text.lower() or "|" in text else text


def _in_order(rows: Sequence[R], ids: Sequence[int]) -> list[R]:
    by_id: dict[int, R] = {row.id: row for row in rows}
    return [by_id[key] for key in ids if key in by_id]


def _rows(view: TrackTable | CardGrid) -> PagedRows:
    rows = view.rows
    assert isinstance(rows, PagedRows)
    return rows


def _spoken(row: AlbumRow | ArtistRow) -> str:
    match row:
        case AlbumRow():
            return f"{row.title}, {row.artist}"
    return row.name
