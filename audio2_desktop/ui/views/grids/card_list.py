"""Cards as lines: the same rows as a grid shows, dense, with what is known of them in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStaticText

from audio2_desktop.ui.delegates.card import Card, CardPainter, Prepared
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.strokes import box
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.theme import SIDE, Theme
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.widgets import painting

LINE = 52
COVER = 40
EDGE = 8
END = 14
ARROW = 16
GAP = 12
"""Between the text of a column and the next one."""
CELL = 116
NAME_LEAST = 200
"""So much room is left for the name; columns that do not fit go."""


@dataclass(frozen=True, slots=True)
class LineColumn:
    """A column behind the name. sort: the order that its caption asks for, "" for none.

    mark: "" (text of the card's cells), "heart", "stars" or "state". goes: those with a higher
    number go first where there is no room.
    """

    key: str
    title: str
    width: int = CELL
    sort: str = ""
    mark: str = ""
    is_right: bool = True
    goes: int = 0


class Cell(NamedTuple):
    """Where a column is in a line: its number among all, and from where to where."""

    at: int
    column: LineColumn
    left: float
    width: float


class LinePainter(CardPainter):
    """Paints a card as a line."""

    columns: tuple[LineColumn, ...] = ()

    def prepare(self, card: Card, side: int) -> Prepared:
        cells = self.cells(QRectF(0, 0, side, LINE), len(card.cells))
        end = cells[0].left if cells else side - self.theme.px(END)
        room = end - self._name_left() - self.theme.px(12)
        return Prepared(self._text(card.title, "body_strong", room), QStaticText())

    def cells(self, area: QRectF, count: int = 0) -> list[Cell]:
        """The columns that have room in a line, from left to right. count: of a line whose columns
        have no captions."""
        px = self.theme.px
        columns = self.columns or tuple(LineColumn(str(at), "", goes=at) for at in range(count))
        room = area.width() - self._name_left() - px(NAME_LEAST) - px(END)
        shown = set(range(len(columns)))
        for at in sorted(shown, key=lambda at: (-columns[at].goes, -at)):
            if sum(self._width(columns[each]) for each in shown) <= room:
                break
            shown.discard(at)
        left = area.right() - px(END) - sum(self._width(columns[each]) for each in shown)
        found = []
        for at in sorted(shown):
            wide = self._width(columns[at])
            found.append(Cell(at, columns[at], left, wide))
            left += wide
        return found

    def _width(self, column: LineColumn) -> int:
        """At least that of its caption, which another language makes longer."""
        theme, px = self.theme, self.theme.px
        if column.mark == "heart":
            return px(column.width)
        caption = theme.metrics("caption_strong").horizontalAdvance(column.title)
        arrow = ARROW if column.sort else 0
        return max(px(column.width), ceil(caption) + px(GAP + arrow))

    def cover_rect(self, area: QRectF) -> QRectF:
        side = self.theme.px(COVER)
        top = round(area.center().y() - side / 2)
        return QRectF(area.left() + self.theme.px(EDGE), top, side, side)

    def play_rect(self, area: QRectF) -> QRectF:
        """The cover itself: the disc that hovering shows lies over it."""
        return self.cover_rect(area)

    def paint(
        self, painter: QPainter, area: QRectF, card: Card, texts: Prepared, look: Look, dpr: float
    ) -> None:
        theme, px = self.theme, self.theme.px
        if look.is_selected:
            box(painter, area, px(8), theme.color("accentbg"))
        elif look.is_hovered:
            box(painter, area, px(8), theme.color("hover"))
        if look.is_current:
            box(painter, area.adjusted(1, 1, -1, -1), px(8), None, theme.color("accent"),
                theme.ring)  # fmt: skip
        self._cover(painter, self.cover_rect(area), card, dpr)
        if look.is_hovered:
            self._play(painter, area, dpr)
        painter.setFont(theme.font("body_strong"))
        painter.setPen(theme.color("t3" if card.glyph == "missing" else "t1"))
        height = texts.title.size().height()
        spot = QPointF(area.left() + self._name_left(), area.center().y() - height / 2)
        painter.drawStaticText(spot, texts.title)
        for cell in self.cells(area, len(card.cells)):
            self._paint_cell(painter, area, card, cell, dpr)

    def paint_blank(self, painter: QPainter, area: QRectF, dpr: float) -> None:
        """A line whose row is on its way, in its final shape."""
        cover, px = self.cover_rect(area), self.theme.px
        painter.drawPixmap(cover.topLeft(), self.strokes.placeholder(round(cover.width()), 5, dpr))
        left = area.left() + self._name_left()
        bar = QRectF(left, area.center().y() - px(6), min(px(220), area.width() * 0.3), px(12))
        box(painter, bar, px(6), self.theme.color("s2"))

    def _radius(self, side: int, card: Card) -> float:
        return side / 2 if card.is_round else 5

    def _paint_cell(
        self, painter: QPainter, area: QRectF, card: Card, cell: Cell, dpr: float
    ) -> None:
        theme, px = self.theme, self.theme.px
        column = cell.column
        room = QRectF(cell.left, area.top(), cell.width - px(GAP), area.height())
        middle = area.center().y()
        match column.mark:
            case "heart":
                if card.is_favourite:
                    icon = theme.icon("heart-fill", px(16), "heart", dpr)
                    painting.centred_icon(painter, icon, room)
            case "stars":
                if card.rating:
                    stars = self.strokes.stars(card.rating, with_empty=False, dim=False, dpr=dpr)
                    left = cell.left + px(GAP)
                    painter.drawPixmap(QPointF(round(left), round(middle - px(7))), stars)
            case "state":
                self._state(painter, room, card, dpr)
            case _:
                text = card.cells[cell.at] if cell.at < len(card.cells) else ""
                align = (
                    Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
                )
                role = "number" if column.is_right else "table"
                painting.text_line(painter, room, text, theme.font(role), theme.color("t2"), align)

    def _state(self, painter: QPainter, room: QRectF, card: Card, dpr: float) -> None:
        """Quiet when all is there: a grey tick, not the green one of cards."""
        side = self.theme.px(16)
        spot = QRectF(round(room.center().x() - side / 2), round(room.center().y() - side / 2),
                      side, side)  # fmt: skip
        if card.glyph == "owned":
            painter.drawPixmap(spot.topLeft(), self.theme.icon("check-circle", side, "t3", dpr))
        elif card.glyph:
            self._glyph(painter, spot, card, dpr)

    def _play(self, painter: QPainter, area: QRectF, dpr: float) -> None:
        theme, cover = self.theme, self.cover_rect(area)
        box(painter, cover, 5, theme.faded("window", 0.55))
        icon = theme.icon("play-fill", theme.px(20), "t1", dpr)
        painting.centred_icon(painter, icon, cover)

    def _name_left(self) -> int:
        return self.theme.px(EDGE + COVER + 14)


class CardList(CardGrid):
    """One line a row. `opened`, `played` and the others as in a grid. columns: with captions and
    marks; without, the cells of a card stand in columns of one width."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        art: Art,
        card_of: Callable[[Any], Card],
        *,
        columns: Sequence[LineColumn] = (),
        margin: int = SIDE,
        top: int = 4,
        expanded: bool = False,
        enter_plays: bool = True,
        mime_of: Callable[[Sequence[int]], TrackMime] | None = None,
    ) -> None:
        super().__init__(
            theme,
            model,
            art,
            card_of,
            margin=margin,
            top=top,
            expanded=expanded,
            enter_plays=enter_plays,
            mime_of=mime_of,
        )
        self._lines_painter = LinePainter(theme, art)
        self._lines_painter.columns = tuple(columns)
        self._lines_painter.fade = self._painter.fade
        self._painter = self._lines_painter

    def cells(self) -> list[Cell]:
        """Where the columns are in the viewport."""
        left = self.left_edge()
        return self._lines_painter.cells(QRectF(left, 0, self._side, self.pitch))

    @property
    def pitch(self) -> int:
        return self.theme.px(LINE)

    def _card_height(self) -> int:
        return self.theme.px(LINE)

    def _lay_out(self) -> None:
        self._set_shape(1, max(24, self._room()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), 0 if self._expanded else 80)
