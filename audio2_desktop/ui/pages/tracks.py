"""All tracks of the library, a million if need be: sorted, filtered, selected, played."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.domain.facts import (
    ArtworkReady,
    Fact,
    FavouritesChanged,
    RootsChanged,
    SettingChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Counts, Entity, GenreRow, TrackRow
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.settings import AppearanceSettings
from audio2_desktop.domain.sorting import (
    GroupHead,
    Order,
    Orders,
    TrackGrouping,
    TrackIds,
    TrackQuery,
    TrackSort,
    written,
)
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import (
    PickPlaylist,
    PickTag,
    PlayLast,
    PlayTracks,
    Rate,
    SaveSearch,
    WriteLoudness,
)
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.grouped import GroupedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import Page, PageCommand, PageTools
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.empty_library import empty_library
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.scroll_bubble import ScrollBubble
from audio2_desktop.ui.views.selection_bar import SelectionBar
from audio2_desktop.ui.views.table import skeleton, style
from audio2_desktop.ui.views.table.column_set import ColumnSet
from audio2_desktop.ui.views.table.group_button import GroupButton
from audio2_desktop.ui.views.table.selection_total import SelectionTotal
from audio2_desktop.ui.views.table.table_commands import table_commands
from audio2_desktop.ui.views.table.table_intents import Place, TableIntents
from audio2_desktop.ui.views.table.track_order import TrackOrder
from audio2_desktop.ui.views.table.track_places import TrackPlaces
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.search_field import HALO
from audio2_desktop.ui.widgets.skeleton import SHOW_AFTER_MS
from audio2_desktop.ui.widgets.states import EmptyState

BY_TITLE = (Order(TrackSort.TITLE),)


class Tracks(Protocol):
    """What this page asks of services.browse."""

    async def track_ids(self, query: TrackQuery) -> TrackIds: ...
    async def track_rows(self, ids: Sequence[int]) -> Sequence[TrackRow]: ...
    async def counts(self) -> Counts: ...
    async def next_starting(
        self, ids: "array[int]", prefix: str, after: int, by: TrackSort
    ) -> int | None: ...
    async def genres(self) -> Sequence[GenreRow]: ...
    async def length(self, ids: "array[int]") -> int: ...
    async def marks(self, wanted: "array[int]", rows: "array[int]") -> bytearray: ...
    async def group_heads(
        self, kind: TrackGrouping, keys: Sequence[int]
    ) -> Sequence[GroupHead]: ...


class Values(Protocol):
    """What this page asks of services.settings."""

    def get(self, group: type[AppearanceSettings]) -> AppearanceSettings: ...
    async def set(self, name: str, value: object) -> None: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question whose answer is shown."""

    text: str
    orders: Orders
    group: TrackGrouping


class TracksPage(Page):
    """Route("tracks", None or a question in the query language)."""

    floor_changed = Signal()

    def __init__(self, tools: PageTools, browse: Tracks, settings: Values) -> None:
        super().__init__(tools, "tracksPage")
        self._browse, self._settings = browse, settings
        self._every = track_columns.library(tools.now)
        self._shown: _Asked | None = None
        self._model = GroupedRows(spoken=track_columns.spoken)
        self._model.source = "tracks"
        self.feed(self._model, browse.track_rows)
        self.table = TrackTable(self.theme, self._model, tools.covers.pixmap, (), style.TRACKS)
        self.table.setObjectName("tracksTable")
        self.table.setAccessibleName(words.tr("Tracks"))
        self.columns = ColumnSet(
            self.table, self._every, track_columns.DEFAULT, tools.memory, "tracks"
        )
        self.order = TrackOrder(self.table, tools.memory, "tracks", BY_TITLE)
        self.group = GroupButton(self.theme, tools.memory, "tracks")
        self.title = PageTitle(self.theme, words.tr("Tracks"))
        self.shuffle = PillButton(self.theme, words.tr("Shuffle"), icon="shuffle")
        self.play = PillButton(self.theme, words.tr("Play"), icon="play-fill", primary=True)
        self.filter = FilterBar(self.theme, words.tr("Filter tracks"))
        self._density = IconButton(self.theme, "rows", words.tr("Row height"))
        self._choose = IconButton(self.theme, "columns", words.tr("Columns"))
        self.columns.with_button(self._choose, self)
        self._empty = empty_library(self.theme)
        self._nothing = EmptyState(
            self.theme,
            words.tr("No track matches"),
            words.tr("Change the filter or clear it."),
            [(words.tr("Clear filter"), "x")],
            icon="funnel",
        )
        self._places = TrackPlaces(
            self.table, self._model, self.order, browse, self._every, BY_TITLE[0]
        )
        self.bubble = ScrollBubble(self.theme, self.table, self._places.text)
        self._model.dataChanged.connect(self.bubble.renew)
        self._dim = QTimer(self, interval=SHOW_AFTER_MS, singleShot=True)
        self._dim.timeout.connect(lambda: self.table.set_waiting(is_waiting=True))
        self._lay_out()
        self.bar = SelectionBar(self.theme, self._sheet)
        self._selection_total = SelectionTotal(
            self.table, self._model, self.bar, browse.length, tools.on_error
        )
        self._selection_total.floor_changed.connect(self.floor_changed)
        self._connect()
        kinds = (TracksChanged, FavouritesChanged, RootsChanged, SettingChanged, ArtworkReady)
        self.hear(kinds)
        self._apply_density()

    def _lay_out(self) -> None:
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        self.measured(column)
        head = QVBoxLayout()
        self.measured(head, (24, 1, 24, 0))
        line = QHBoxLayout()
        self.measured(line, spacing=10)
        line.addWidget(self.title, 1)
        line.addWidget(self.shuffle)
        line.addWidget(self.play)
        head.addLayout(line)
        self.filter.add_right(self.group)
        self.filter.add_right(self._density)
        self.filter.add_right(self._choose)
        column.addLayout(head)
        line = QHBoxLayout()
        # the field's body, not its halo, stands on the page's margin
        self.measured(line, (24 - HALO, 7, 24, 0))
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addSpacing(self.theme.px(8))
        for part in (self.table, self._empty, self._nothing):
            column.addWidget(part, 1)
        self._empty.hide()
        self._nothing.hide()
        self.set_content(self._sheet)

    def _connect(self) -> None:
        table = self.table
        actions = TableIntents(table, self._place)
        actions.removes_from_library()
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        self.order.changed.connect(self._ask)
        self.group.changed.connect(self._ask)
        self._model.heads_wanted.connect(lambda kind, keys: self.start(self._name(kind, keys)))
        table.typed.connect(lambda prefix: self.start(self._places.go_to_typed(prefix)))
        self.filter.changed.connect(lambda _: self._ask())
        self.filter.offer_save()
        self.filter.offer_filters()
        self.filter.menu_wanted.connect(lambda: self.start(self._offer_filters()))
        self.filter.save_wanted.connect(lambda text: self.intent.emit(SaveSearch(text)))
        self.play.clicked.connect(lambda: self._play_all(shuffled=False))
        self.shuffle.clicked.connect(lambda: self._play_all(shuffled=True))
        self._density.clicked.connect(self._on_density)
        self._choose.clicked.connect(lambda: self.columns.open_under(self._choose, self))
        self._empty.acted.connect(lambda _: self._go_to_settings())
        self._nothing.acted.connect(lambda _: self.filter.set_text(""))
        bar = self.bar
        bar.play.connect(lambda: self._act(PlayTracks, self._place().context))
        bar.queue.connect(lambda: self.intent.emit(PlayLast(table.selected_tracks())))
        bar.add.connect(lambda: self.intent.emit(PickPlaylist(table.selected_tracks())))
        bar.tag.connect(lambda: self.intent.emit(PickTag(table.selected_tracks())))
        bar.rated.connect(
            lambda value: self.intent.emit(Rate(Entity.TRACK, table.selected_tracks(), value))
        )
        bar.closed.connect(table.clearSelection)

    # -- loading -----------------------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        if isinstance(arg, str):
            self.filter.set_text(arg)
        was_loaded = self._shown is not None
        super().open(arg)
        if was_loaded:
            self.show_content()

    def show_early(self, rows: Sequence[TrackRow], total: int) -> None:
        if self.order.is_own and self.group.is_none:  # the rows come by title
            self._shown = _Asked("", self.order.orders, TrackGrouping.NONE)
            self._model.replace_ids(array("q", [row.id for row in rows]))
            self._model.arrived(0, rows)
        self.order.show()
        self.title.set_note(_total(total))
        super().show_early(rows, total)

    def close_page(self) -> None:
        self._selection_total.close()
        super().close_page()

    def _ask(self) -> None:
        """For another list; those of a million tracks take a while."""
        if not self.table.is_waiting:
            self._dim.start()
        self.load()

    def _end_wait(self) -> None:
        self._dim.stop()
        self.table.set_waiting(is_waiting=False)

    def give_up(self) -> bool:
        """Another order or grouping; a filter is cleared by the same key."""
        shown, is_waiting = self._shown, self._dim.isActive() or self.table.is_waiting
        if shown is None or not is_waiting or shown.text != self.filter.text():
            return False
        with QSignalBlocker(self.order), QSignalBlocker(self.group):
            self.order.take(shown.orders)
            self.group.choose(shown.group)
        self._end_wait()
        self.load()  # in place of the former question, and of what may have changed meanwhile
        return True

    async def reload(self) -> None:
        try:
            await self._read()
        except Exception:
            self._end_wait()
            raise

    async def _read(self) -> None:
        asked = _Asked(self.filter.text(), self.order.orders, self.group.kind)
        query = self.group.query(asked.orders, parse(asked.text).tree, is_own=self.order.is_own)
        found = await self._browse.track_ids(query)
        is_same = asked == self._shown
        rows = found.ids if found.groups is None else found.groups.rows
        if not is_same or rows != self._model.ids:
            marks = await self.table.marks_in(rows, self._browse.marks)
            ids = self._model.next_list(found)
            self.table.replace_ids(ids, keep_place=is_same, marks=marks)
            if not is_same:
                self._show_place()
        self._end_wait()
        self._model.forget()
        self._model.forget_heads()
        self._shown = asked
        self._selection_total.whole_ms = found.length_ms
        self.order.show()
        self._show_found(len(found.ids), asked.text)
        if self._pending is None:  # else where one was comes first
            self.show_content()
        counts = await self._browse.counts()  # 0.3 s for a million
        size = words.size(counts.size_bytes) if counts.size_bytes else ""
        length = words.length(counts.length_ms) if counts.length_ms else ""
        self.title.set_note(words.apart(_total(counts.tracks), length, size))

    def _show_found(self, count: int, text: str) -> None:
        match = words.fill(words.tr("{count} match"), {"count": words.count(count)})
        self.filter.match.set_text(match if text else "")
        self.table.setVisible(count > 0)
        self._nothing.setVisible(not count and bool(text))
        self._empty.setVisible(not count and not text)
        self.play.setEnabled(count > 0)
        self.shuffle.setEnabled(count > 0)

    def _show_place(self) -> None:
        """After another order: the current row where it is now, else the top."""
        row = self.table.currentIndex().row()
        if row >= 0 and self.table.selected_count():
            self.table.go_to(row, select=False)
        else:
            self.table.verticalScrollBar().setValue(0)

    def on_fact(self, fact: Fact) -> None:
        match fact:
            case SettingChanged(name=name):
                if name == "appearance.density":
                    self._apply_density()
            case TracksChanged(ids=ids) if ids:
                self._model.forget(ids)
                self.mark_dirty()
            case _:
                self.mark_dirty()

    def on_playing(self) -> None:
        self.table.set_playing(self.playing, is_moving=self.is_sounding)

    def on_covers(self, keys: object) -> None:
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.settle()

    @property
    def floor(self) -> int:
        """What the bar of the selection covers at the lower edge (`PageArea.floor`)."""
        return 0 if self.bar.isHidden() else self.bar.body_height()

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        table = self.table
        current = table.currentIndex().row()
        return {
            "text": self.filter.field.text(),
            "terms": list(self.filter.terms()),
            "order": written(self.order.orders),
            "scroll": table.verticalScrollBar().value(),
            "selected": list(table.selected_keys()[:1000]),
            "current": self._model.key_at(current) if current >= 0 else None,
        }

    def restore(self, state: dict[str, object]) -> None:
        terms = state.get("terms")
        self.order.read(str(state.get("order", "")))
        self.filter.set_text(
            str(state.get("text", "")), tuple(terms) if isinstance(terms, list) else ()
        )
        super().restore(state)
        self.load()

    def on_restore(self, state: dict[str, object]) -> None:
        selected, scroll, current = (state.get(key) for key in ("selected", "scroll", "current"))
        if isinstance(selected, list) and selected:
            rows = [row for key in selected if (row := self._model.at_key(key)) is not None]
            picked = selection.of_rows(rows)
            selection.select(self.table.selectionModel(), self._model, picked)
        if isinstance(current, int) and (row := self._model.at_key(current)) is not None:
            self.table.make_current(row)
        if isinstance(scroll, int):
            self.table.verticalScrollBar().setValue(scroll)

    def commands(self) -> list[PageCommand]:
        return [*self._of_selected(), *table_commands(self.order, self.columns, self.group)]

    def _of_selected(self) -> list[PageCommand]:
        if not self.table.selectionModel().hasSelection():
            return []
        text = words.tr("Write loudness to files…")
        return [PageCommand("write-loudness", text, "pencil-simple", self._write_loudness)]

    def _write_loudness(self) -> None:
        self.intent.emit(WriteLoudness(Entity.TRACK, tuple(self.table.selected_keys())))

    def focus_first(self) -> None:
        if self.table.currentIndex().row() < 0 and self._model.count():
            self.table.make_current(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def skeleton_blocks(self) -> list[QRectF]:
        px = self.theme.px
        right, looks = self.width() - px(24), self.table.table_style
        area = QRectF(px(62), px(142), right - px(72), self.height() - px(142))
        return [
            QRectF(px(24), px(8), px(140), px(30)),
            QRectF(right - px(204), px(6), px(106), px(36)),
            QRectF(right - px(88), px(6), px(88), px(36)),
            QRectF(px(24), px(56), px(250), px(34)),
            *skeleton.rows(self.theme, area, looks.pitch, looks.cover_px),
        ]

    # -- actions -----------------------------------------------------------------------------------

    def _place(self) -> Place:
        text = self.filter.text()
        kind = ContextKind.SEARCH if text else ContextKind.TRACKS
        return Place(Context(kind, 0, text or words.tr("Tracks")), "tracks")

    def _act(self, intent: type[PlayTracks], context: Context) -> None:
        self.intent.emit(intent(self.table.selected_tracks(), 0, context))

    def _play_all(self, *, shuffled: bool) -> None:
        ids: array[int] = self._model.tracks
        if ids:
            self.intent.emit(PlayTracks(ids, 0, self._place().context, shuffled))

    async def _offer_filters(self) -> None:
        genres = sorted(await self._browse.genres(), key=lambda genre: -genre.tracks)
        year = datetime.fromtimestamp(self.tools.now() / 1000, UTC).year
        self.filter.open_menu([genre.name for genre in genres], year)

    async def _name(self, kind: TrackGrouping, keys: Sequence[int]) -> None:
        self._model.know_heads(await self._browse.group_heads(kind, keys))

    # -- columns and density -----------------------------------------------------------------------

    def _on_density(self) -> None:
        names = list(style.DENSITIES)
        now = self._settings.get(AppearanceSettings).density
        following = names[(names.index(now) + 1) % len(names)]
        self.start(self._settings.set("appearance.density", following))

    def _apply_density(self) -> None:
        density = self._settings.get(AppearanceSettings).density
        self.table.set_pitch(*style.DENSITIES[density])

    def _go_to_settings(self) -> None:
        self.navigate.emit(Route("settings", "library"))


def _total(tracks: int) -> str:
    return words.fill(words.tr("{count} tracks"), {"count": words.count(tracks)})
