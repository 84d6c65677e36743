"""The tiles of what was begun: two or three columns of wide cards."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap

from audio2_desktop.domain.home import Tile
from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.look import Look
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.grids.strip import Strip
from audio2_desktop.ui.views.home.tile import HEIGHT, RADIUS, TilePainter, TileText

GAP, LINE_GAP = 16, 12
TOP = 4
"""Room for the ring around a focused tile."""
WIDE = 936
"""Content of a page 1000 px wide: three columns from here on."""
NARROWEST = 260
"""A tile that is less wide takes the whole line."""
FEW = 3
"""So many are shown where each takes a whole line: the rows below are not to be pushed away."""


class TileCovers(Protocol):
    """Covers as tiles use them."""

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None: ...
    def mosaic(self, keys: Sequence[str], px: int, radius: float = 8) -> QPixmap | None: ...


class TileGrid(Strip):
    """Rows are Tiles. `played(keys, "play")` asks to go on with one, or to stop and start what
    plays."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        covers: TileCovers,
        *,
        margin: int,
        mime_of: Callable[[Sequence[int]], TrackMime],
    ) -> None:
        self._tiles = TilePainter(theme)
        self._covers = covers
        self._playing: int | None = None
        super().__init__(
            theme, model, covers.pixmap, card_of, margin=margin, top=TOP, expanded=True,
            mime_of=mime_of,
        )  # fmt: skip

    def set_playing(self, key: int | None) -> None:
        """The tile that sound comes out of."""
        if key != self._playing:
            self._playing = key
            self.viewport().update()

    # -- geometry ----------------------------------------------------------------------------------

    @property
    def pitch(self) -> int:
        return self._card_height() + self.theme.px(LINE_GAP)

    def _card_height(self) -> int:
        return self.theme.px(HEIGHT)

    def _lay_out(self) -> None:
        px = self.theme.px
        room = self.width() - 2 * px(self._margin)
        columns = columns_for(room, px)
        side = max(24, (room - px(GAP) * (columns - 1)) // columns)
        self._set_shape(columns, side)

    def shown_count(self) -> int:
        count = super().shown_count()
        return min(count, FEW) if self._columns == 1 else count

    def _full_height(self) -> int:
        lines = -(-self.shown_count() // self._columns)
        px = self.theme.px
        return px(TOP) * 2 + lines * self.pitch - px(LINE_GAP) if lines else 0

    def card_rect(self, row: int) -> QRectF:
        line, column = divmod(row, self._columns)
        px = self.theme.px
        if self.isRightToLeft():
            column = self._columns - 1 - column
        x = px(self._margin) + column * (self._side + px(GAP))
        return QRectF(x, px(TOP) + line * self.pitch, self._side, self._card_height())

    def _row_at(self, point: QPointF) -> int:
        return next(
            (row for row in range(self.shown_count()) if self.card_rect(row).contains(point)), -1
        )

    def play_spot(self, row: int) -> QRectF:
        return self._tiles.disc_rect(self.card_rect(row), mirrored=self.isRightToLeft())

    def seen(self, area: QRect) -> tuple[int, int]:
        return 0, self.shown_count()

    def near(self, x: int, way: int) -> int:
        count = self.shown_count()
        lines = -(-count // self._columns)
        first = (lines - 1) * self._columns if way < 0 else 0
        rows = range(first, min(count, first + self._columns))
        return min(rows, key=lambda at: abs(self.card_rect(at).center().x() - x), default=-1)

    def ends(self, row: int, way: int) -> bool:
        return not 0 <= row + way * self._columns < self.shown_count()

    def _on_theme_changed(self) -> None:
        self._tiles.clear()
        super()._on_theme_changed()

    # -- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        dpr, parts = self.devicePixelRatioF(), self.ranges()
        for at in range(self.shown_count()):
            rect = self.card_rect(at)
            if not rect.adjusted(-6, -6, 6, 6).intersects(QRectF(event.rect())):
                continue
            row = self.rows.row_at(at)
            look = Look(
                is_selected=selection.contains(parts, at),
                is_hovered=at == self._hover,
                is_current=self.hasFocus() and self._by_key and at == self.currentIndex().row(),
                is_playing=row.id == self._playing,
            )
            cover = self._cover(row)
            self._tiles.paint(
                painter, rect, text_of(row), cover, look, dpr, mirrored=self.isRightToLeft()
            )

    def _cover(self, tile: Tile) -> QPixmap | None:
        px = self._card_height()
        if len(tile.images) > 1:
            return self._covers.mosaic(tile.images, px, RADIUS)
        return self._covers.pixmap(tile.images[0], px, RADIUS) if tile.images else None


def columns_for(room: int, px: Callable[[float], int]) -> int:
    """How many tiles stand side by side in so much room."""
    if room >= px(WIDE):
        return 3
    return 2 if (room - px(GAP)) // 2 >= px(NARROWEST) else 1


def card_of(tile: Tile) -> Card:
    """For what hangs on the pointer in a drag."""
    return Card(tile.title, tile.subtitle, tile.images[0] if tile.images else "")


def text_of(tile: Tile) -> TileText:
    icons = {Entity.PLAYLIST: "playlist", Entity.ARTIST: "user", Entity.TRACK: "music-note"}
    icon = "sparkle-fill" if tile.is_smart else icons.get(tile.entity, "vinyl-record")
    return TileText(tile.title, below(tile), place(tile), tile.share, icon)


def below(tile: Tile) -> str:
    """Who it is by, or what it is."""
    if tile.is_smart:
        return words.tr("Smart playlist")
    return tile.subtitle or words.kind(tile.entity)


def place(tile: Tile) -> str:
    """ "Track 3 of 14", in an artist or playlist "18 of 42"; "52 min left" of a long one."""
    if tile.length_ms:
        left = words.length(tile.length_ms - tile.position_ms)
        return words.fill(words.tr("{time} left"), {"time": left})
    if not tile.at:
        return words.tracks(tile.count) if tile.count else ""
    values = {"at": words.count(tile.at), "count": words.count(tile.count)}
    if tile.entity is Entity.ALBUM:
        return words.fill(words.tr("Track {at} of {count}"), values)
    return words.fill(words.tr("{at} of {count}"), values)


def picked(tiles: Sequence[Tile], keys: Sequence[int]) -> list[Tile]:
    """The tiles of these keys that are of the first one's kind: actions take things of one kind."""
    by_key = {tile.id: tile for tile in tiles}
    found = [by_key[key] for key in keys if key in by_key]
    return [tile for tile in found if tile.entity is found[0].entity]


def mime_of(tiles: Sequence[Tile]) -> TrackMime:
    """What a drag of tiles of one kind carries."""
    refs = [tile.ref for tile in tiles]
    if not tiles or tiles[0].entity is Entity.TRACK:
        return TrackMime(refs)
    return TrackMime.of_things(str(tiles[0].entity), refs)


def spoken(tile: Any) -> str:
    """How a screen reader says it."""
    parts = (tile.title, below(tile), place(tile))
    return ", ".join(part for part in parts if part)
