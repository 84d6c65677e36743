"""A card of a grid: cover, title, a line below, and what hovering shows. Layout, painting, hits."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QStaticText, QTransform

from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art, Look
from audio2_desktop.ui.delegates.strokes import Strokes, box
from audio2_desktop.ui.theme import Theme

RADIUS = 8
PAD = 10
"""How far the hover surface reaches around a card."""
TEXT_HEIGHT = 54
PLAY = 44
HEART_GROUND = 0.8


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. glyph: "" (none), "owned", "partial", "missing"; share 0..1 of a partial
    one."""

    title: str
    subtitle: str
    image: str
    is_round: bool = False
    glyph: str = ""
    share: float = 0.0
    tint: int = 0
    is_favourite: bool = False
    rating: int = 0
    cells: tuple[str, ...] = ()
    """What stands in the columns of a list, in their order; "" for marks."""


class Prepared(NamedTuple):
    title: QStaticText
    subtitle: QStaticText


class Fade(Protocol):
    """How much of a cover is there: 0 while it is not, rising to 1 when it has just come."""

    def share(self, key: str, area: QRectF, *, is_here: bool) -> float: ...


class CardPainter:
    """Paints cards of one size."""

    fade: Fade | None = None

    def __init__(self, theme: Theme, art: Art) -> None:
        self.theme = theme
        self.strokes = Strokes(theme)
        self._art = art

    def height(self, side: int) -> int:
        """A card's height for its width."""
        return side + self.theme.px(TEXT_HEIGHT)

    def prepare(self, card: Card, side: int) -> Prepared:
        """Texts elided to the card."""
        lead = self.theme.px(20) if card.glyph else 0
        return Prepared(
            self._text(card.title, "body_strong", side),
            self._text(card.subtitle, "table", side - lead),
        )

    def _text(self, text: str, role: str, room: float) -> QStaticText:
        shown = words.elided(self.theme.metrics(role), text, room)
        laid = QStaticText(shown)
        laid.setTextFormat(Qt.TextFormat.PlainText)  # names come from files: never markup
        laid.prepare(QTransform(), self.theme.font(role))
        return laid

    def cover_rect(self, area: QRectF) -> QRectF:
        return QRectF(area.left(), area.top(), area.width(), area.width())

    def play_rect(self, area: QRectF) -> QRectF:
        """The play disc that hovering shows."""
        side = self.theme.px(PLAY)
        gap = self.theme.px(11)
        cover = self.cover_rect(area)
        return QRectF(cover.right() - side - gap, cover.bottom() - side - gap, side, side)

    def paint(
        self, painter: QPainter, area: QRectF, card: Card, texts: Prepared, look: Look, dpr: float
    ) -> None:
        """Paint the card into `area` (cover and texts)."""
        theme = self.theme
        self._back(painter, area, look)
        cover = self.cover_rect(area)
        self._cover(painter, cover, card, dpr)
        px = theme.px
        left = area.left()
        if card.is_round:
            left += (area.width() - texts.title.size().width()) / 2
        painter.setFont(theme.font("body_strong"))
        title = "t3" if card.glyph == "missing" else "t1"
        painter.setPen(theme.color("accent" if look.is_playing else title))
        painter.drawStaticText(QPointF(left, cover.bottom() + px(10)), texts.title)
        left = area.left()
        if card.is_round:
            left += (area.width() - texts.subtitle.size().width()) / 2
        if card.glyph:
            spot = QRectF(left, cover.bottom() + px(31), px(16), px(16))
            self._glyph(painter, spot, card, dpr)
            left += px(20)
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("t3" if card.glyph == "missing" else "t2"))
        painter.drawStaticText(QPointF(left, cover.bottom() + px(31)), texts.subtitle)
        if card.is_favourite:
            self._heart(painter, cover, dpr)
        if look.is_hovered:
            self._play(painter, area, dpr)

    def _back(self, painter: QPainter, area: QRectF, look: Look) -> None:
        theme, pad = self.theme, self.theme.px(PAD)
        body = area.adjusted(-pad, -pad, pad, pad - self.theme.px(2))
        if look.is_selected:
            box(painter, body, theme.px(12), theme.color("accentbg"))
        elif look.is_hovered:
            box(painter, body, theme.px(12), theme.color("hover"))
        if look.is_current:
            inner = body.adjusted(1, 1, -1, -1)
            box(painter, inner, theme.px(12), None, theme.color("accent"), theme.ring)

    def _cover(self, painter: QPainter, cover: QRectF, card: Card, dpr: float) -> None:
        side = round(cover.width())
        radius = self._radius(side, card)
        pixmap = self._art(card.image, side, radius) if card.image else None
        shade = 0.5 if card.glyph == "missing" else 1.0
        share = 1.0 if pixmap is not None else 0.0
        if card.image and self.fade is not None:
            share = self.fade.share(card.image, cover, is_here=pixmap is not None)
        if share < 1:
            painter.setOpacity(shade)
            if card.is_round:
                self._initial(painter, cover, card)
            else:
                blank = self.strokes.placeholder(side, radius, dpr, tint=card.tint)
                painter.drawPixmap(cover.topLeft(), blank)
        if pixmap is not None:
            painter.setOpacity(shade * share)
            # of another size only in the frames of a resize, while its own is on its way
            painter.drawPixmap(cover, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)

    def paint_blank(self, painter: QPainter, area: QRectF, dpr: float) -> None:
        """A card whose row is on its way, in its final shape."""
        cover, px = self.cover_rect(area), self.theme.px
        side = round(cover.width())
        painter.drawPixmap(cover.topLeft(), self.strokes.placeholder(side, RADIUS, dpr))
        for down, share in ((12, 0.78), (33, 0.5)):
            bar = QRectF(cover.left(), cover.bottom() + px(down), side * share, px(12))
            box(painter, bar, px(6), self.theme.color("s2"))

    def _radius(self, side: int, card: Card) -> float:
        return side / 2 if card.is_round else RADIUS

    def _initial(self, painter: QPainter, disc: QRectF, card: Card) -> None:
        """An artist without a picture: the first letter on a tinted disc."""
        theme = self.theme
        fill = theme.mixed(theme.tint(card.tint), "s2", 0.28)
        box(painter, disc, disc.width() / 2, fill)
        letter = next((sign for sign in card.title if sign.isalnum()), card.title[:1]).upper()
        painter.setFont(theme.font("page_title" if disc.width() > theme.px(64) else "body_strong"))
        painter.setPen(theme.color("t1"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), letter)

    def _glyph(self, painter: QPainter, spot: QRectF, card: Card, dpr: float) -> None:
        theme = self.theme
        px = round(spot.width())
        if card.glyph == "partial":
            self._ring(painter, spot.adjusted(2, 2, -2, -2), card.share)
            return
        name, colour = {
            "owned": ("check-circle-fill", "ok"),
            "missing": ("link-break", "t3"),
        }.get(card.glyph, ("check-circle", "t3"))
        painter.drawPixmap(spot.topLeft(), theme.icon(name, px, colour, dpr))

    def _ring(self, painter: QPainter, spot: QRectF, share: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.faded("warn", 0.3), 2))
        painter.drawEllipse(spot)
        pen = QPen(self.theme.color("warn"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(spot, 90 * 16, -round(share * 360 * 16))

    def _heart(self, painter: QPainter, cover: QRectF, dpr: float) -> None:
        """On a disc of its own: covers have any colour."""
        theme, px = self.theme, self.theme.px
        side, gap = px(26), px(6)
        spot = QRectF(cover.right() - side - gap, cover.top() + gap, side, side)
        box(painter, spot, side / 2, theme.faded("window", HEART_GROUND))
        icon = theme.icon("heart-fill", px(16), "heart", dpr)
        corner = spot.topLeft() + QPointF(px(5), px(5))
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())), icon)

    def _play(self, painter: QPainter, area: QRectF, dpr: float) -> None:
        theme, spot = self.theme, self.play_rect(area)
        theme.shadow(14, 6, dpr=dpr).paint(painter, spot.adjusted(6, 6, -6, -6))
        box(painter, spot, spot.width() / 2, theme.color("accent"))
        px = theme.px(20)
        icon = theme.icon("play-fill", px, "onaccent", dpr)
        painter.drawPixmap(
            QPointF(round(spot.center().x() - px / 2 + 1), round(spot.center().y() - px / 2)), icon
        )
