"""Where a day with music begins: what was begun, and rows of albums with a reason each."""

import time
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    ArtworkReady,
    Fact,
    FavouritesChanged,
    PlaylistsChanged,
    QueueChanged,
    RootsChanged,
    TracksChanged,
)
from audio2_desktop.domain.home import TILES, HomeRow, Tile
from audio2_desktop.domain.home import HomePage as HomeData
from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import TEXT_HEIGHT
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import COALESCE_MS, TOP_BAR, Page, PageTools
from audio2_desktop.ui.views.grids.card_row import CardRow
from audio2_desktop.ui.views.grids.grid_frame import GAP, ROW_GAP, SMALLEST
from audio2_desktop.ui.views.grids.strip import Strip
from audio2_desktop.ui.views.home.home_section import ABOVE, HomeSection
from audio2_desktop.ui.views.home.row_head import PORTRAIT
from audio2_desktop.ui.views.home.tile import HEIGHT
from audio2_desktop.ui.views.home.tile_grid import GAP as TILE_GAP
from audio2_desktop.ui.views.home.tile_grid import (
    LINE_GAP,
    TileGrid,
    columns_for,
    mime_of,
    picked,
    spoken,
)
from audio2_desktop.ui.views.home.tile_grid import TOP as TILE_TOP
from audio2_desktop.ui.views.scroll_body import BAR, REACH, ScrollBody
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from audio2_desktop.domain.undo import Undoable

QUIET_MS = 400
"""During a scan facts come all the time; the page follows them a few times a second at most."""
GLOW = 0.65
"""Not a record's own page: its colour is a hint."""
TITLE_TOP, TITLE = 14, 40
"""From the top bar to the greeting, and its height."""


class Home(Protocol):
    """What this page asks of services.home."""

    async def page(self) -> HomeData: ...
    def playing(self) -> tuple[Entity, int] | None: ...
    async def going_on(self, tile: Tile) -> tuple["array[int]", int]: ...
    async def dismiss(self, ids: Sequence[int]) -> "Undoable": ...


class HomePage(Page):
    """Route("home")."""

    under_top_bar = True

    def __init__(self, tools: PageTools, home: Home, listener: str) -> None:
        """listener: the name that is greeted, "" for nobody's."""
        super().__init__(tools, "homePage")
        self._home, self._listener = home, listener
        self._data = HomeData()
        self._sections: dict[str, HomeSection] = {}
        self._empty: EmptyState | None = None
        self._body = ScrollBody(self.theme, bar_top=TOP_BAR, glow=GLOW)
        self._body.scrolled.connect(self.scrolled)
        self.greeting = Label(self.theme, "", "page_title", "t1")
        self.hint = Label(
            self.theme, words.tr("Play something, and here you can go on with it."), "body", "t2"
        )
        self._tiles = RowList(spoken=spoken)
        self.tiles = TileGrid(
            self.theme,
            self._tiles,
            tools.covers,
            margin=REACH,
            mime_of=self._mime_of,
        )
        self.tiles.setObjectName("homeTiles")
        self.tiles.setAccessibleName(words.tr("Continue listening"))
        self.tiles.left.connect(lambda way, x: self._on_left(self.tiles, way, x))
        self._lay_out()
        self._greet()
        self.hear(
            (
                TracksChanged, AlbumsChanged, ArtistsChanged, PlaylistsChanged, FavouritesChanged,
                RootsChanged, QueueChanged, ArtworkReady,
            )
        )  # fmt: skip

    def _lay_out(self) -> None:
        body, px = self._body, self.theme.px
        self.greeting.setMinimumHeight(px(TITLE))
        self._greeting_part = body.add(self.greeting)
        body.column.addSpacing(px(18 - TILE_TOP))
        self._hint_part = body.add(self.hint)
        self._tiles_part = body.add(self.tiles, wide=True)
        body.column.addSpacing(px(28 - TILE_TOP - ABOVE))
        self._first_row = body.column.count()
        body.column.addStretch(1)
        body.hold(TOP_BAR + TITLE_TOP, 16, is_centred=True)
        self.set_content(body)

    def wire(self) -> None:
        from audio2_desktop.ui.views.home.tile_intents import TileIntents  # noqa: PLC0415 - see Page

        actions = TileIntents(self.tiles, lambda: self._data.tiles)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        actions.wanted.connect(lambda tile: self.start(self._go_on(tile)))
        for section in self._sections.values():
            section.wire()

    # -- loading -----------------------------------------------------------------------------------

    async def reload(self) -> None:
        self._greet()
        self._show(await self._home.page())

    def show_early(self, rows: Sequence[HomeData], total: int) -> None:
        self._show(rows[0])
        super().show_early(rows, total)

    def on_fact(self, fact: Fact) -> None:
        """What the user did shows at once, what a scan finds a little later."""
        if isinstance(fact, FavouritesChanged | QueueChanged):
            self._dirty_timer.stop()
            self._dirty_timer.setInterval(COALESCE_MS)
        elif not self._dirty_timer.isActive():
            self._dirty_timer.setInterval(QUIET_MS)
        self.mark_dirty()

    def _greet(self) -> None:
        hour = time.localtime(self.tools.now() / 1000).tm_hour
        self.greeting.set_text(greeting(hour, self._listener))

    def _show(self, data: HomeData) -> None:
        """Show other data; what is in sight stays where it is."""
        anchors = self._anchors()
        self._data = data
        self._tiles.show(data.tiles)
        self._tiles_part.setVisible(bool(data.tiles))
        self._hint_part.setVisible(not data.tiles and not data.has_plays)
        self._show_rows(data.rows)
        self._show_empty(is_empty=not data.has_music)
        self.on_playing()
        self.on_covers(None)
        self._keep(anchors)

    def _show_rows(self, rows: Sequence[HomeRow]) -> None:
        wanted = {row.key: row for row in rows}
        for key in [key for key in self._sections if key not in wanted]:
            gone = self._sections.pop(key)
            self._body.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, (key, row) in enumerate(wanted.items()):
            section = self._sections.get(key)
            if section is None:
                section = self._sections[key] = self._made(row)
            elif section.row != row:
                section.show_row(row)
            place = self._first_row + at
            if self._body.column.indexOf(section) != place:
                self._body.column.removeWidget(section)
                self._body.column.insertWidget(place, section)
                section.show()
        self._sections = {key: self._sections[key] for key in wanted}
        self._order_stops()

    def _made(self, row: HomeRow) -> HomeSection:
        section = HomeSection(self.theme, self.tools.covers.near, row)
        section.intent.connect(self.intent)
        section.navigate.connect(self.navigate)
        section.dismissed.connect(lambda keys: self.start(self._dismiss(keys)))
        section.cards.left.connect(lambda way, x: self._on_left(section.cards, way, x))
        if self._is_wired:
            section.wire()
        return section

    def _order_stops(self) -> None:
        """Tab goes from the top to the bottom, whatever was made first."""
        before: QWidget = self.tiles
        for section in self._sections.values():
            head = section.head
            stops = [head.title] if section.row.reason is not None else []
            for stop in (*stops, head.all, head.back, head.on, section.cards):
                QWidget.setTabOrder(before, stop)
                before = stop

    def _show_empty(self, *, is_empty: bool) -> None:
        if is_empty and self._empty is None:
            self._empty = EmptyState(
                self.theme,
                words.tr("Bring your music home"),
                words.tr("Add a folder and it appears here while it is read."),
                [(words.tr("Add a folder"), "folder-open")],
                self,
            )
            self._empty.acted.connect(lambda _: self.navigate.emit(Route("settings", "library")))
            self._empty.setGeometry(self.rect())
        for part in (self._greeting_part, self._hint_part):
            part.setVisible(part.isVisibleTo(self._body.ground) and not is_empty)
        if not is_empty:
            self._greeting_part.show()
        if self._empty is not None:
            self._empty.setVisible(is_empty)
            self._empty.raise_()

    # -- the place in sight ------------------------------------------------------------------------

    def _anchors(self) -> list[tuple[str, int]]:
        """Rows and how far they are from the upper edge, the first whose head is in sight before
        all others; none at the top of the page."""
        scroll = self._body.verticalScrollBar().value()
        edge = self.theme.px(TOP_BAR)
        places = [(key, section.y() - scroll) for key, section in self._sections.items() if scroll]
        return sorted(places, key=lambda place: (place[1] < edge, abs(place[1] - edge)))

    def _keep(self, anchors: Sequence[tuple[str, int]]) -> None:
        """Bring the first of these rows that is still there back to where it was."""
        self._settle()
        kept = next((each for each in anchors if each[0] in self._sections), None)
        if kept is not None:
            ground, column = self._body.ground, self._body.column
            ground.resize(ground.width(), max(ground.height(), column.sizeHint().height()))
            column.activate()
            target = self._sections[kept[0]].y() - kept[1]
            self._body.verticalScrollBar().setValue(target)

    def _settle(self) -> None:
        """Lay out at once: rows learn their height from the width that they are given."""
        column = self._body.column
        column.activate()
        for part in (self._tiles_part, *self._sections.values()):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        column.activate()

    def on_covers(self, keys: object) -> None:
        self.tiles.viewport().update()
        side = self.theme.px(PORTRAIT)
        for section in self._sections.values():
            section.cards.viewport().update()
            if section.row.reason is not None:
                image = section.row.reason.image
                section.show_picture(self.tools.covers.pixmap(image, side, side / 2))
        image = next((tile.images[0] for tile in self._data.tiles if tile.images), "")
        self._body.ground.set_seed(self.tools.seed(image))

    def on_playing(self) -> None:
        playing = None
        if self.is_sounding and self._data.tiles:
            thing = self._home.playing()
            playing = next(
                (tile.id for tile in self._data.tiles if self._is_current(tile, thing)), None
            )
        self.tiles.set_playing(playing)

    def _is_current(self, tile: Tile, thing: tuple[Entity, int] | None) -> bool:
        """Whether the queue is at this tile, playing or not."""
        if tile.entity is Entity.TRACK:
            return self.playing == tile.ref
        return thing == (tile.entity, tile.ref)

    def on_theme(self) -> None:
        super().on_theme()
        self.greeting.setMinimumHeight(self.theme.px(TITLE))
        self.on_covers(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._empty is not None:
            self._empty.setGeometry(self.rect())

    # -- place -------------------------------------------------------------------------------------

    def state(self) -> dict[str, object]:
        row = next((key for key, each in self._sections.items() if each.cards.hasFocus()), "")
        return {
            "scroll": self._body.verticalScrollBar().value(),
            "row": row,
            "slides": {key: each.cards.first for key, each in self._sections.items()},
            "cards": {
                key: each.cards.rows.key_at(at)
                for key, each in self._sections.items()
                if (at := each.cards.currentIndex().row()) >= 0
            },
        }

    def on_restore(self, state: dict[str, object]) -> None:
        slides, current = state.get("slides"), state.get("cards")
        for key, section in self._sections.items():
            cards = section.cards
            if isinstance(current, dict) and (at := cards.rows.at_key(current.get(key, -1))):
                cards.make_current(at)
            if isinstance(slides, dict):
                cards.slide_to(int(slides.get(key, 0)))
        focused = self._sections.get(str(state.get("row", "")))
        if focused is not None and self.isAncestorOf(focused):
            focused.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.restore_scroll(state.get("scroll"))

    def focus_first(self) -> None:
        grids = self._grids()
        if self._empty is not None and self._empty.isVisible():
            self._empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif grids:
            first = grids[0]
            if first.currentIndex().row() < 0:
                first.make_current(0)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grids(self) -> list[Strip]:
        tiles: list[Strip] = [self.tiles] if self._data.tiles else []
        return [*tiles, *(section.cards for section in self._sections.values())]

    def skeleton_blocks(self) -> list[QRectF]:
        """The greeting, two lines of tiles, rows of cards: where they will be."""
        px, width = self.theme.px, self.width()
        margins = self._body.column.contentsMargins()
        left = max(margins.left(), margins.right()) + px(REACH)
        room = width - left - min(margins.left(), margins.right()) - px(REACH) - BAR
        top = margins.top()
        blocks = [QRectF(left, top + px(6), px(260), px(28))]
        top += px(TITLE + 18)
        columns = columns_for(room, px)
        wide = (room - px(TILE_GAP) * (columns - 1)) // columns
        for at in range(TILES):
            line, column = divmod(at, columns)
            y = top + line * px(HEIGHT + LINE_GAP)
            blocks.append(QRectF(left + column * (wide + px(TILE_GAP)), y, wide, px(HEIGHT)))
        top += -(-TILES // columns) * px(HEIGHT + LINE_GAP) - px(LINE_GAP) + px(28)
        count = max(1, (room + px(GAP)) // (px(SMALLEST) + px(GAP)))
        side = (room - px(GAP) * (count - 1)) // count
        while top < self.height():
            blocks.append(QRectF(left, top + px(8), px(180), px(16)))
            top += px(32 + 12)
            for at in range(count):
                x = left + at * (side + px(GAP))
                blocks.append(QRectF(x, top, side, side))
                blocks.append(QRectF(x, top + side + px(14), side * 0.7, px(12)))
            top += side + px(TEXT_HEIGHT + ROW_GAP)
        return blocks

    # -- keys between the rows ---------------------------------------------------------------------

    def _on_left(self, grid: Strip, way: int, x: int) -> None:
        grids = self._grids()
        at = grids.index(grid) + way
        if not 0 <= at < len(grids):
            self._body.verticalScrollBar().setValue(0 if way < 0 else 1 << 20)
            return
        target = grids[at]
        target.enter(x, way)
        if isinstance(target, CardRow):
            self._reveal(target)
        else:
            self._body.verticalScrollBar().setValue(0)

    def _reveal(self, grid: CardRow) -> None:
        """The whole row with its head, clear of the top bar."""
        section = next(each for each in self._sections.values() if each.cards is grid)
        bar, room = self._body.verticalScrollBar(), self._body.viewport().height()
        top = section.y() - self.theme.px(TOP_BAR + 8)
        bottom = section.y() + section.height() - room
        bar.setValue(max(min(bar.value(), top), min(bottom, top)))

    # -- actions -----------------------------------------------------------------------------------

    def _mime_of(self, keys: Sequence[int]) -> TrackMime:
        return mime_of(picked(self._data.tiles, keys))

    async def _go_on(self, tile: Tile) -> None:
        """Where it was left; what plays or is paused is stopped or started instead."""
        from audio2_desktop.ui.views.home import tile_intents  # noqa: PLC0415 - see Page.wire

        if self._is_current(tile, self._home.playing()):
            self.intent.emit(tile_intents.toggle())
            return
        ids, at = await self._home.going_on(tile)
        self.intent.emit(tile_intents.play(tile, ids, at))

    async def _dismiss(self, keys: Sequence[int]) -> None:
        from audio2_desktop.ui.intents import Did  # noqa: PLC0415 - see Page.wire

        self.intent.emit(Did(await self._home.dismiss(keys)))


def greeting(hour: int, name: str) -> str:
    """By the hour of the day: "Good evening, Santi"."""
    if 5 <= hour < 12:
        text = words.tr("Good morning")
    elif 12 <= hour < 18:
        text = words.tr("Good afternoon")
    else:
        text = words.tr("Good evening")
    if not name:
        return text
    return words.fill(words.tr("{greeting}, {name}"), {"greeting": text, "name": name})
