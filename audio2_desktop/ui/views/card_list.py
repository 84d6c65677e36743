"""Cards as lines: the same rows as a grid shows, dense, with their numbers in columns."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStaticText

from audio2_desktop.ui.delegates.card import Card, CardPainter, Prepared
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.strokes import box
from audio2_desktop.ui.models.listing import Listing
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.card_grid import CardGrid
from audio2_desktop.ui.widgets import painting

LINE = 52
COVER = 40
EDGE = 8
CELL = 116
NAME_LEAST = 200
"""So much room is left for the name; columns that do not fit go, the last first."""


class LinePainter(CardPainter):
    """Paints a card as a line. What stands in the columns is in its subtitle, apart by tabs."""

    def prepare(self, card: Card, side: int) -> Prepared:
        cells = self._cells(card, side) * self.theme.px(CELL)
        room = side - self._name_left() - cells - self.theme.px(12)
        return Prepared(self._text(card.title, "body_strong", room), QStaticText())

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
        cover = self.cover_rect(area)
        pixmap = self._art(card.image, round(cover.width()), 5) if card.image else None
        if pixmap is not None:
            painter.drawPixmap(cover, pixmap, QRectF(pixmap.rect()))
        else:
            painter.drawPixmap(
                cover.topLeft(), self.strokes.placeholder(round(cover.width()), 5, dpr)
            )
        if look.is_hovered:
            self._play(painter, area, dpr)
        painter.setFont(theme.font("body_strong"))
        painter.setPen(theme.color("t1"))
        height = texts.title.size().height()
        spot = QPointF(area.left() + self._name_left(), area.center().y() - height / 2)
        painter.drawStaticText(spot, texts.title)
        self._paint_cells(painter, area, card)

    def _paint_cells(self, painter: QPainter, area: QRectF, card: Card) -> None:
        theme, px = self.theme, self.theme.px
        count = self._cells(card, area.width())
        left = area.right() - px(14) - count * px(CELL)
        for text in card.subtitle.split("\t")[:count]:
            cell = QRectF(left, area.top(), px(CELL), area.height())
            painting.text_line(
                painter, cell, text, theme.font("number"), theme.color("t2"),
                Qt.AlignmentFlag.AlignRight,
            )  # fmt: skip
            left += px(CELL)

    def _play(self, painter: QPainter, area: QRectF, dpr: float) -> None:
        theme, cover = self.theme, self.cover_rect(area)
        box(painter, cover, 5, theme.faded("window", 0.55))
        icon = theme.icon("play-fill", theme.px(20), "t1", dpr)
        painting.centred_icon(painter, icon, cover)

    def _name_left(self) -> int:
        return self.theme.px(EDGE + COVER + 14)

    def _cells(self, card: Card, width: float) -> int:
        room = width - self._name_left() - self.theme.px(NAME_LEAST)
        return max(0, min(card.subtitle.count("\t") + 1, int(room // self.theme.px(CELL))))


class CardList(CardGrid):
    """One line a row. `opened`, `played` and the others as in a grid."""

    def __init__(
        self,
        theme: Theme,
        model: Listing,
        art: Art,
        card_of: Callable[[Any], Card],
        *,
        margin: int = 24,
        top: int = 4,
        expanded: bool = False,
        enter_plays: bool = True,
        mime_of: Callable[[Sequence[int]], QMimeData] | None = None,
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
        self._painter = LinePainter(theme, art)

    @property
    def pitch(self) -> int:
        return self.theme.px(LINE)

    def _card_height(self) -> int:
        return self.theme.px(LINE)

    def _lay_out(self) -> None:
        px = self.theme.px
        # the scroll bar stands in the right margin
        room = min(self.width() - 2 * px(self._margin), self.viewport().width() - px(self._margin))
        side = max(24, room)
        if (1, side) != (self._columns, self._side):
            self._columns, self._side = 1, side
            self._prepared.clear()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(200), 0 if self._expanded else 80)
