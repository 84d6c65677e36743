"""One genre, composer, year, decade or own tag: who is on it, its albums and all its tracks."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    Fact,
    FavouritesChanged,
    RootsChanged,
    TagsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity, TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_tree import Node, all_of
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.shelves import OnShelf, ShelfPage, WorkRow, shelf_of
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import OpenMenu, PlayThings, RenameTag
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import TOP_BAR, Page, PageCommand, PageTools
from audio2_desktop.ui.theme.accent import PRESETS
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.heads.shelf_head import ShelfHead
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.views.shelves import shelf_cards
from audio2_desktop.ui.views.shelves.shelf_cards import ShelfArt
from audio2_desktop.ui.views.shelves.shelf_parts import CardPart, WorkPart
from audio2_desktop.ui.views.table import style
from audio2_desktop.ui.views.table.sorted_tracks import SortedTracks
from audio2_desktop.ui.views.table.table_commands import table_commands
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.titles import SectionHead
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.states import EmptyState

MOST_ROWS = 100_000
"""Rows on the page, which is as high as its list; more are played, but not shown."""
_COLUMNS = ("heart", "title", "artist", "album", "year", "rating", "plays", "time")


class Shelves(Protocol):
    """What this page asks of services.shelves."""

    async def page(self, kind: Entity, ref: int) -> ShelfPage: ...
    async def works(self, composer: int) -> Sequence[WorkRow]: ...
    async def own_order(self, kind: Entity, ref: int, where: Node | None) -> TrackIds: ...
    async def genre_named(self, name: str) -> int: ...


class Rows(Protocol):
    """What this page asks of services.browse."""

    async def track_ids(self, query: TrackQuery) -> TrackIds: ...
    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...


class ShelfPageView(Page):
    """Route("shelf", "genre:12"): what `domain.shelves.shelf_arg` and `genre_arg` make.

    Only a tag can be empty, and be renamed.
    """

    under_top_bar = True
    coalesce_ms = 200

    def __init__(self, tools: PageTools, shelves: Shelves, browse: Rows) -> None:
        super().__init__(tools, "shelfPage")
        self._shelves, self._browse = shelves, browse
        self._data: ShelfPage | None = None
        self._works: Sequence[WorkRow] = ()
        self._work: int | None = None
        self._asked: tuple[object, ...] = ()
        self._body = ScrollBody(self.theme, bar_top=TOP_BAR)
        self._body.scrolled.connect(self.scrolled)
        art = ShelfArt(self.theme, tools.covers)
        self.head = ShelfHead(self.theme, art)
        self.works = WorkPart(self.theme, art)
        near = tools.covers.near
        self.artists = CardPart(self.theme, near, Entity.ARTIST, cards.of_artist, lines=1)
        self.albums = CardPart(self.theme, near, Entity.ALBUM, cards.of_album, lines=2)
        self.feed(self.artists.rows, browse.artist_rows)
        self.feed(self.albums.rows, browse.album_rows)
        look = replace(style.PLAYLIST, drags_move=False, pitch=38, cover_px=30, inset=1)
        self.tracks = SortedTracks(
            self.theme, tools.covers.pixmap, tools.now, _COLUMNS, look, tools.memory, "shelf"
        )
        self.table = self.tracks.table
        self.table.setObjectName("shelfTracks")
        self.table.setAccessibleName(words.tr("Tracks"))
        self.feed(self.tracks.rows, browse.track_rows)
        self._tracks_head = SectionHead(self.theme, words.tr("Tracks"))
        self.order = PillButton(self.theme, words.tr("By album"), icon="arrow-u-up-left", height=34)
        self.filter = FilterBar(self.theme, words.tr("Filter tracks"))
        self._gone = EmptyState(
            self.theme,
            "",
            "",
            [(words.tr("Hidden and removed"), "eye-slash")],
            icon="eye-slash",
        )
        self._empty = EmptyState(
            self.theme,
            words.tr("On nothing yet"),
            words.tr("Drag tracks, albums or artists onto it in Tags, or press Shift+T on them."),
            icon="tag",
        )
        self._lay_out()
        self._connect()
        kinds = (TracksChanged, AlbumsChanged, ArtistsChanged, FavouritesChanged, RootsChanged)
        self.hear((*kinds, TagsChanged, ArtworkReady))

    def _lay_out(self) -> None:
        body, px = self._body, self.theme.px
        body.hold(TOP_BAR + 12, 32)
        body.add(self.head)
        self._parts: dict[str, QWidget] = {}
        for name, part in (
            ("works", self.works), ("artists", self.artists), ("albums", self.albums)
        ):  # fmt: skip
            self._parts[name] = body.add(part, wide=part is self.works)
        line = QWidget()
        row = QHBoxLayout(line)
        self.measured(row, (0, 26, 0, 0), 12)
        row.addWidget(self._tracks_head)
        row.addWidget(self.filter, 1)
        self.filter.add_right(self.order)
        body.add(line)
        body.column.addSpacing(px(8))
        self._table_part = body.add(self.table, wide=True)
        self._tracks_line = line
        self._empty_part = body.add_state(self._empty)
        body.column.addStretch(1)
        self.order.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(body)
        self._stack.addWidget(self._gone)
        self.set_content(self._stack)

    def _connect(self) -> None:
        head = self.head
        head.play.clicked.connect(lambda: self._play("play"))
        head.shuffle.clicked.connect(lambda: self._play("shuffle"))
        head.more.clicked.connect(self._on_more)
        head.artist.clicked.connect(self._on_artist)
        self._gone.acted.connect(lambda _: self.navigate.emit(Route("hidden")))
        for part in (self.works, self.artists, self.albums):
            part.intent.connect(self.intent)
            part.navigate.connect(self.navigate)
        self.works.chosen.connect(self._on_work)
        self.works.place = lambda: self._place().context
        actions = TableIntents(self.table, self._place)
        actions.removes_from_library()
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        self._tracks_head.linked.connect(lambda: self._on_work(None))
        self.filter.changed.connect(lambda _: self.load())
        self.order.clicked.connect(self._on_own_order)
        self.tracks.order.changed.connect(self.load)
        self.table.typed.connect(
            lambda prefix: self.start(self.tracks.go_to_typed(prefix, self._browse.track_rows))
        )

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        if arg != self.arg:
            self._work = None
            self.filter.set_text("")
            for part in (self.works, self.artists, self.albums):
                part.show_less()
            self._body.verticalScrollBar().setValue(0)
        super().open(arg)

    async def reload(self) -> None:
        try:
            kind, ref = await self._named()
            data = await self._shelves.page(kind, ref)
        except NotFound:
            if shelf_of(self.arg) is None:
                raise
            self._data = None
            self._say_gone()
            self._stack.setCurrentWidget(self._gone)
            return
        self._stack.setCurrentWidget(self._body)
        works = await self._shelves.works(ref) if kind is Entity.COMPOSER else ()
        found = await self._found(kind, ref, works)
        self._data, self._works = data, works
        had_focus = self._has_focus()
        self._show(data)
        self._show_tracks(found)
        if had_focus and not self._has_focus():  # what had it is gone or does nothing now
            self.focus_first()
        self.on_playing()

    def _say_gone(self) -> None:
        is_tag = str(self.arg).startswith(Entity.TAG)
        title, text = words.tr("Nothing is left here"), words.tr("This tag was deleted.")
        if not is_tag:
            text = words.tr("It is hidden, or nothing of it is in the library any more.")
        self._gone.set_words(title, text)
        self._gone.buttons[0].setVisible(not is_tag)

    async def _named(self) -> tuple[Entity, int]:
        named = shelf_of(self.arg)
        if named is None:
            raise NotFound("shelf", str(self.arg))
        kind, ref = named
        return kind, await self._shelves.genre_named(ref) if isinstance(ref, str) else ref

    async def _found(self, kind: Entity, ref: int, works: Sequence[WorkRow]) -> TrackIds:
        work = next((work for work in works if work.id == self._work), None)
        self._work = None if work is None else work.id
        if work is not None:
            return TrackIds(array("q", work.tracks), work.length_ms)
        tree = parse(self.filter.text()).tree
        if self.tracks.order.is_own:
            return await self._shelves.own_order(kind, ref, tree)
        where = all_of((OnShelf(kind, ref), tree))
        orders = self.tracks.order.orders
        return await self._browse.track_ids(TrackQuery.in_order(orders, where))

    def _show(self, data: ShelfPage) -> None:
        seed = self._seed(data)
        self._body.ground.set_seed(seed)
        self.head.show_shelf(data, seed)
        self.table.set_accent(seed)
        self.artists.show_ids(words.tr("Artists"), data.artists)
        self.albums.show_ids(words.tr("Albums"), data.albums)
        self.works.show_works(self._works, self._work)
        for name, has_any in (
            ("works", bool(self._works)),
            ("artists", bool(data.artists)),
            ("albums", bool(data.albums)),
        ):
            self._parts[name].setVisible(has_any)

    def _seed(self, data: ShelfPage) -> int | None:
        """The colour of the page: that of its first cover, or the tag's own."""
        images = data.row.images
        return self.tools.seed(images[0]) if images else PRESETS.get(data.row.colour)

    def _show_tracks(self, found: TrackIds) -> None:
        asked = (self.arg, self._work, self.filter.text(), self.tracks.order.orders)
        self.tracks.show(found.ids[:MOST_ROWS], keeps_place=asked == self._asked)
        self._asked = asked
        self.tracks.rows.source = f"shelf:{self.arg}"
        work = next((work for work in self._works if work.id == self._work), None)
        length = words.length(found.length_ms) if found.ids else ""
        note = words.joined(words.tracks(len(found.ids)), length)
        link = words.tr("Show all tracks") if work is not None else ""
        self._tracks_head.set_words(work.title if work else words.tr("Tracks"), note, link)
        text = self.filter.text()
        match = words.fill(words.tr("{count} match"), {"count": words.count(len(found.ids))})
        self.filter.match.set_text(match if text else "")
        self.filter.setVisible(work is None)
        self.order.setVisible(not self.tracks.order.is_own)
        is_empty = not found.ids and not text
        self._table_part.setVisible(bool(found.ids))
        self._tracks_line.setVisible(not is_empty)
        self._empty_part.setVisible(is_empty)

    def on_fact(self, fact: Fact) -> None:
        match fact:
            case TracksChanged(ids=ids) if ids:
                self.tracks.rows.forget(ids)  # hearts and stars are seen at once
            case AlbumsChanged(ids=ids) if ids:
                self.albums.rows.forget(ids)
            case ArtistsChanged(ids=ids) if ids:
                self.artists.rows.forget(ids)
        self.mark_dirty()

    def on_covers(self, keys: object) -> None:
        self.head.show_picture()
        if self._data is not None:
            seed = self._seed(self._data)
            self._body.ground.set_seed(seed)
            self.head.play.set_accent(None if seed is None else self.theme.accent(seed))
        for part in (self.works, self.artists, self.albums):
            part.grid.viewport().update()
        self.table.viewport().update()

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_theme(self) -> None:
        super().on_theme()
        if self._data is not None:
            self._show(self._data)

    def commands(self) -> list[PageCommand]:
        return table_commands(self.tracks.order, self.tracks.columns)

    def rename(self) -> None:
        """F2."""
        data = self._data
        if data is not None and data.kind is Entity.TAG:
            self.intent.emit(RenameTag(data.row.id, data.row.name))

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        return {
            **self.tracks.state(),
            "scroll": self._body.verticalScrollBar().value(),
            "text": self.filter.text(),
            "work": self._work,
            "whole": [name for name, part in self._lists().items() if part.is_whole],
        }

    def restore(self, state: dict[str, object]) -> None:
        self.tracks.restore_order(state)
        work, whole = state.get("work"), state.get("whole")
        self._work = work if isinstance(work, int) else None
        self.filter.set_text(str(state.get("text", "")))
        for name, part in self._lists().items():
            if isinstance(whole, list) and name in whole:
                part.show_whole()
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        self.tracks.restore_place(state)
        self._body.restore_scroll(state.get("scroll"))

    def _lists(self) -> dict[str, CardPart | WorkPart]:
        return {"works": self.works, "artists": self.artists, "albums": self.albums}

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self._gone and not self._gone.buttons[0].isHidden():
            self._gone.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.table.currentIndex().row() >= 0:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.head.play.isEnabled():
            self.head.more.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.head.play.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        top, left = px(TOP_BAR + 12), self.theme.page_side(self.width())
        blocks = [QRectF(left, top, px(184), px(184))]
        blocks += [
            QRectF(left + px(212), top + px(y), px(wide), px(high))
            for y, wide, high in ((58, 60, 10), (76, 300, 38), (122, 220, 14), (148, 230, 36))
        ]
        side, gap = px(172), px(20)
        columns = max(1, (self.width() - px(64) + gap) // (side + gap))
        for column in range(columns):
            x = left + column * (side + gap)
            blocks.append(QRectF(x, top + px(250), side, side))
            blocks.append(QRectF(x, top + px(262) + side, side * 0.7, px(12)))
        return blocks

    # -- actions -----------------------------------------------------------------------------------

    def _name(self) -> str:
        data = self._data
        return "" if data is None else shelf_cards.name_of(data.kind, data.row.id, data.row.name)

    def _place(self) -> Place:
        if self._data is None:
            return Place(NO_CONTEXT, "shelf")
        kind = ContextKind(self._data.kind.value)
        return Place(Context(kind, self._data.row.id, self._name()), "shelf")

    def _play(self, verb: str) -> None:
        if self._data is not None:
            ids = (self._data.row.id,)
            self.intent.emit(PlayThings(self._data.kind, ids, verb, self._name()))

    def _on_more(self) -> None:
        if self._data is not None:
            button = self.head.more
            spot = button.mapToGlobal(QPoint(0, button.height()))
            self.intent.emit(
                OpenMenu(
                    self._data.kind,
                    (self._data.row.id,),
                    spot.x(),
                    spot.y(),
                    name=self._name(),
                    artist_id=self._data.artist or None,
                )
            )

    def _on_artist(self) -> None:
        if self._data is not None and self._data.artist:
            self.navigate.emit(Route("artist", self._data.artist))

    def _on_work(self, work: int | None) -> None:
        self._work = None if work == self._work else work
        self.load()

    def _on_own_order(self) -> None:
        self.tracks.order.go_back()
