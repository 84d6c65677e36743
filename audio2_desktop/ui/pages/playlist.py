"""One playlist: its order by drag, its name and description in place, drops from anywhere."""

from array import array
from collections.abc import Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    ArtworkReady,
    Fact,
    FavouritesChanged,
    PlaylistsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.playlists import PlaylistItem, PlaylistRow
from audio2_desktop.domain.queue import NO_CONTEXT, Context, ContextKind
from audio2_desktop.domain.sorting import TrackIds, TrackQuery, TrackSort
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.intents import (
    Did,
    MoveInPlaylist,
    PlayTracks,
    RemoveFromPlaylist,
)
from audio2_desktop.ui.models import list_columns
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.page import TOP_BAR, Page, PageTools
from audio2_desktop.ui.views.heads.playlist_head import PlaylistHead
from audio2_desktop.ui.views.heads.playlist_head_intents import PlaylistHeadIntents
from audio2_desktop.ui.views.playlist import playlist_lines, smart_part
from audio2_desktop.ui.views.playlist.notice_bar import NoticeBar
from audio2_desktop.ui.views.playlist.playlist_drops import PlaylistDrops, Target
from audio2_desktop.ui.views.playlist.playlist_lines import Line
from audio2_desktop.ui.views.playlist.smart_part import SmartPart
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.views.table import skeleton, style, type_ahead
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets.states import EmptyState


class Lists(Protocol):
    """What this page asks of services.playlists."""

    async def row(self, playlist: PlaylistId) -> PlaylistRow: ...
    async def items(self, playlist: PlaylistId) -> Sequence[PlaylistItem]: ...
    async def smart_ids(
        self, playlist: PlaylistId, query: TrackQuery | None = None
    ) -> TrackIds: ...
    async def set_rules(self, playlist: PlaylistId, text: str) -> Undoable: ...
    async def describe(self, playlist: PlaylistId, text: str) -> Undoable: ...
    async def duplicates(
        self, playlist: PlaylistId, track_ids: Collection[TrackId]
    ) -> Collection[int]: ...


class Tracks(Protocol):
    """What this page asks of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray: ...
    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]: ...


class PlaylistPage(Page):
    """Route("playlist", id)."""

    under_top_bar = True

    def __init__(self, tools: PageTools, playlists: Lists, browse: Tracks) -> None:
        super().__init__(tools, "playlistPage")
        self._playlists, self._browse = playlists, browse
        self._row: PlaylistRow | None = None
        self._lines: list[Line] = []
        self._sort, self._is_descending = "", False
        self._body = ScrollBody(self.theme, bar_top=TOP_BAR)
        self._body.scrolled.connect(self._on_scrolled)
        self.head = PlaylistHead(self.theme)
        self.notice = NoticeBar(self.theme, "copy")
        self._rows = RowList(spoken=playlist_lines.spoken, track_id=lambda line: line.track.id)
        self.table = TrackTable(
            self.theme,
            self._rows,
            tools.covers.pixmap,
            (),
            style.PLAYLIST,
            track_of=lambda line: line.track,
        )
        own = list_columns.playlist(tools.now)
        every = list_columns.chosen_from(tools.now, own, through_track=True)
        keys = [column.key for column in own]
        self.columns = ColumnSet(self.table, every, keys, tools.memory, "playlist")
        self.table.setObjectName("playlistTable")
        self.table.setAccessibleName(words.tr("Tracks of the playlist"))
        self._drops = PlaylistDrops(self._rows, self.notice, playlists, browse, self._target)
        self.table.accept_drops(self._drops.hint)
        self._smart: SmartPart | None = None
        self._empty = EmptyState(self.theme, *smart_part.why_empty(), icon="playlist")
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.hear((PlaylistsChanged, TracksChanged, FavouritesChanged, ArtworkReady))

    def _lay_out(self) -> None:
        body, px = self._body, self.theme.px
        body.hold(TOP_BAR + 12, 32)
        body.add(self.head)
        self._rules_slot, self._smart_slot = QVBoxLayout(), QVBoxLayout()
        self._rules_part = body.add(_with(self._rules_slot))
        body.column.addSpacing(px(10))
        holder = QWidget()
        inner = QVBoxLayout(holder)
        self.measured(inner)
        inner.addWidget(self.notice)
        body.add(holder)
        body.column.addSpacing(px(7))
        self._table_part = body.add(self.table, wide=True)
        self._smart_part = body.add(_with(self._smart_slot), wide=True)
        self._empty_part = body.add_state(self._empty)
        body.column.addStretch(1)
        self.set_content(body)

    def _connect(self) -> None:
        head, table = self.head, self.table
        head.play.clicked.connect(lambda: self._play(shuffled=False))
        head.shuffle.clicked.connect(lambda: self._play(shuffled=True))
        PlaylistHeadIntents(head, lambda: self._row).intent.connect(self.intent)
        head.description.edited.connect(self._on_described)
        head.filter.text_changed.connect(lambda _: self._rearrange())
        head.order.clicked.connect(self._on_custom_order)
        self._intents = TableIntents(table, self._place)
        self._intents.intent.connect(self.intent)
        self._intents.navigate.connect(self.navigate)
        table.remove.connect(self._on_remove)
        table.cut.connect(self._on_remove)
        table.paste.connect(self.paste)
        table.move_by.connect(self._on_move_by)
        table.dropped.connect(self._on_dropped)
        self._drops.intent.connect(self.intent)
        table.header.sort_wanted.connect(self._on_sort_wanted)

    @property
    def smart(self) -> SmartPart:
        """Made for the first smart playlist: it is a third of the page's work."""
        if self._smart is None:
            self._smart = self._make_smart()
        return self._smart

    def _make_smart(self) -> SmartPart:
        tools = self.tools
        part = SmartPart(self.theme, tools.covers.pixmap, tools.now, tools.memory)
        self.feed(part.rows, self._browse.track_rows)
        self._rules_slot.addWidget(part.rules)
        self._smart_slot.addWidget(part.table)
        source = TableIntents(part.table, self._smart_place)
        source.intent.connect(self.intent)
        source.navigate.connect(self.navigate)
        part.rules.edited.connect(lambda text: self.start(self._set_rules(text)))
        part.table.paste.connect(self.paste)
        part.table.header.sort_wanted.connect(self._on_sort_wanted)
        part.table.typed.connect(lambda prefix: self.start(self._go_to_typed(prefix)))
        return part

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        if arg != self.arg:
            self._sort, self._is_descending = "", False
            self.head.filter.set_text("")
            self.notice.hide()
            self._lines = []
            self._rows.show(())
            if self._smart is not None:
                self._smart.rules.leave()
            self._body.verticalScrollBar().setValue(0)
        super().open(arg)

    @property
    def playlist(self) -> PlaylistId:
        return PlaylistId(int(self.arg or 0))

    async def reload(self) -> None:
        row = await self._playlists.row(self.playlist)
        if row.is_smart:
            query = smart_part.asked(
                self._sort, self.head.filter.text(), is_descending=self._is_descending
            )
            marks = self._browse.marks
            await self.smart.ask(self._playlists, marks, row, query, self._sort)
        items = () if row.is_smart else await self._playlists.items(self.playlist)
        lines = await playlist_lines.lines_of(items)
        self._row, self._lines = row, lines
        self._rows.source = f"playlist:{row.id}"
        if not self.head.name.is_editing and not self.head.description.is_editing:
            self.head.show_playlist(row, self.tools.now())
        self._show_mosaic()
        await self._arrange_long() if len(lines) > playlist_lines.TURN else self._arrange()
        self.on_playing()

    @property
    def _is_smart(self) -> bool:
        return self._row is not None and self._row.is_smart

    def _rearrange(self) -> None:
        """The filter or the order differs: a smart playlist asks the library."""
        if self._is_smart:
            self.load()
        elif len(self._lines) > playlist_lines.TURN:
            self.start(self._arrange_long())
        else:
            self._arrange()

    def _arrange(self) -> None:
        text = self.head.filter.text()
        self._show_lines(
            playlist_lines.arranged(
                self._lines, text, self._sort, is_descending=self._is_descending
            )
        )

    async def _arrange_long(self) -> None:
        """As `_arrange`, without holding up the loop; nothing to show when it differs again
        meanwhile."""
        asked = self._lines, self.head.filter.text(), self._sort, self._is_descending
        lines, text, sort, descending = asked
        found = await playlist_lines.arranged_in_turns(lines, text, sort, is_descending=descending)
        now = self.head.filter.text(), self._sort, self._is_descending
        if lines is self._lines and asked[1:] == now:
            self._show_lines(found)

    def _show_lines(self, lines: Sequence[Line]) -> None:
        self._rows.show(lines)
        self.table.set_sorted(self._sort, descending=self._is_descending)
        self.head.order.setVisible(bool(self._sort))
        self._table_part.setVisible(bool(self._lines))
        self._rules_part.setVisible(self._is_smart)
        has_found = self._is_smart and bool(self.smart.found)
        self._smart_part.setVisible(has_found)
        self._empty_part.setVisible(not self._lines and not has_found)
        self._empty.set_words(*smart_part.why_empty(is_smart=self._is_smart))

    def _show_mosaic(self) -> None:
        if self._row is not None:
            cover = self.head.cover
            found = self.tools.covers.mosaic(self._row.images, cover.px, cover.radius)
            cover.set_pixmap(found)
            images = self._row.images
            self._body.ground.set_seed(self.tools.seed(images[0]) if images else None)

    def on_fact(self, fact: Fact) -> None:
        match fact:
            case PlaylistsChanged(ids=ids) if ids and self.playlist not in ids:
                return
            case FavouritesChanged() if not self._is_smart:
                return
            case TracksChanged(ids=ids) if ids and not self._is_smart:
                if ids.isdisjoint({line.track.id for line in self._lines}):
                    return
        self.mark_dirty()

    def on_covers(self, keys: object) -> None:
        self._show_mosaic()
        self.table.viewport().update()
        if self._smart is not None:
            self._smart.table.viewport().update()

    def _on_scrolled(self, y: int) -> None:
        self._list.follow_page()
        self.scrolled.emit(y)

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)
        if self._smart is not None:
            self._smart.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_theme(self) -> None:
        super().on_theme()
        self._show_mosaic()

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        return {
            "scroll": self._body.verticalScrollBar().value(),
            "selected": list(self._list.selected_keys())[:1000],
            "text": self.head.filter.text(),
            "sort": self._sort,
            "descending": self._is_descending,
        }

    def restore(self, state: dict[str, object]) -> None:
        self._sort = str(state.get("sort", ""))
        self._is_descending = bool(state.get("descending"))
        self.head.filter.set_text(str(state.get("text", "")))
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        selected = state.get("selected")
        if isinstance(selected, list):
            self._list.select_keys(selected)
        self._body.restore_scroll(state.get("scroll"))

    def focus_first(self) -> None:
        table = self._list
        if table.currentIndex().row() < 0 and table.rows.count():
            table.make_current(0)
        target: QWidget = table if table.rows.count() else self.head.name
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _list(self) -> TrackTable:
        """The table that is shown."""
        return self.smart.table if self._is_smart else self.table

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.head.filter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def rename(self) -> None:
        """F2: the name becomes a field."""
        self.head.name.edit()

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        top = px(TOP_BAR + 12)
        area = QRectF(px(72), top + px(248), self.width() - px(110), self.height() - top - px(248))
        return [
            QRectF(px(32), top, px(184), px(184)),
            *(
                QRectF(px(244), top + px(y), px(wide), px(high))
                for y, wide, high in ((6, 60, 10), (30, 320, 40), (88, 260, 12), (146, 230, 40))
            ),
            *skeleton.rows(self.theme, area, style.PLAYLIST.pitch, style.PLAYLIST.cover_px),
        ]

    # -- drops -------------------------------------------------------------------------------------

    @property
    def _is_custom(self) -> bool:
        return not self._sort and not self.head.filter.text()

    def _target(self) -> Target:
        name = self._row.name if self._row is not None else ""
        lines = len(self._lines)
        return Target(self.playlist, name, lines, self._is_custom, self._is_smart)

    def _on_dropped(self, what: drag.Dropped, row: int, copies: bool) -> None:
        self.start(self._drops.drop(what, row, copies))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drag.can_read(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Beside the rows: to the end."""
        what = drag.read(event.mimeData())
        if what:
            event.acceptProposedAction()
            self._on_dropped(what, len(self._lines), True)

    # -- actions -----------------------------------------------------------------------------------

    def _place(self) -> Place:
        if self._row is None:
            return Place(NO_CONTEXT, "playlist")
        context = Context(ContextKind.PLAYLIST, self._row.id, self._row.name)
        return Place(context, "playlist", self._row.id)

    def _smart_place(self) -> Place:
        """Its rows are not taken out by hand, so its menu is that of tracks anywhere."""
        return Place(self._place().context, "tracks")

    async def _set_rules(self, text: str) -> None:
        self.intent.emit(Did(await self._playlists.set_rules(self.playlist, text)))

    def _play(self, *, shuffled: bool) -> None:
        ids = self.smart.found if self._is_smart else list(self._intents.all_tracks())
        if len(ids):
            self.intent.emit(PlayTracks(ids, 0, self._place().context, shuffled))

    def _on_described(self, text: str) -> None:
        self.start(self._describe(text))

    async def _describe(self, text: str) -> None:
        self.intent.emit(Did(await self._playlists.describe(self.playlist, text)))

    def _on_remove(self) -> None:
        items = list(self.table.selected_keys())
        if items:
            self.intent.emit(RemoveFromPlaylist(self.playlist, items))

    def _on_move_by(self, step: int) -> None:
        parts = self.table.ranges()
        if not parts or not self._is_custom:
            return
        first, last = parts[0][0], parts[-1][1]
        at = first - 1 if step < 0 else last + 2
        if 0 <= at <= self._rows.count():
            items = list(self.table.selected_keys())
            self.intent.emit(MoveInPlaylist(self.playlist, items, at))

    def paste(self) -> None:
        """What another list put on the clipboard, behind the current row."""
        what = drag.read(QGuiApplication.clipboard().mimeData())
        row = self._list.currentIndex().row()
        if what:
            self._on_dropped(what, row + 1 if row >= 0 else len(self._lines), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename()
        else:
            super().keyPressEvent(event)

    def _on_sort_wanted(self, key: str, _adds: bool) -> None:
        name = self.smart.sort_of(key) if self._is_smart else {"time": "length"}.get(key, key)
        if name != self._sort:
            self._sort, self._is_descending = name, name in ("added", "rating")
        else:
            self._is_descending = not self._is_descending
        self._rearrange()

    def _on_custom_order(self) -> None:
        self._sort, self._is_descending = "", False
        self._rearrange()

    async def _go_to_typed(self, prefix: str) -> None:
        order = self._sort or TrackSort.ALBUM_ARTIST
        row = await type_ahead.first_from(
            prefix, self.smart.found, self._browse.track_rows, order, is_down=self._is_descending
        )
        if row is not None:
            self.smart.table.go_to(row)


def _with(column: QVBoxLayout) -> QWidget:
    """A widget that is as good as its layout."""
    holder = QWidget()
    column.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(column)
    return holder
