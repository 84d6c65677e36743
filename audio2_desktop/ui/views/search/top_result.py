"""The best hit of a search as a card: picture, name, what it is, and a play disc."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPixmap, QResizeEvent

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import PlayDisc
from audio2_desktop.ui.widgets.themed import ThemedButton

WIDTH, HEIGHT = 388, 232
PICTURE = 112


TITLES = ("page_title", "heading", "section")
"""Roles of the title, largest first."""


@dataclass(frozen=True, slots=True)
class Top:
    """What the card says."""

    title: str
    kind: str
    detail: str
    image: str
    is_round: bool
    icon: str
    """Where there is no picture."""


class TopResult(ThemedButton):
    """`clicked` opens it, `played` plays it."""

    played = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setToolTip("")
        self._top = Top("", "", "", "", False, "music-note")
        self._picture: QPixmap | None = None
        self._seed: int | None = None
        self._wide = WIDTH
        self.disc = PlayDisc(theme, words.tr("Play"), self, side=52, accented=True)
        self.disc.clicked.connect(self.played)

    @property
    def picture_px(self) -> int:
        return self.theme.px(PICTURE)

    @property
    def picture_radius(self) -> float:
        return self.picture_px / 2 if self._top.is_round else 8

    @property
    def image(self) -> str:
        return self._top.image

    def show_top(self, top: Top, seed: int | None) -> None:
        self._top, self._seed = top, seed
        self.setAccessibleName(", ".join((top.title, top.kind, top.detail)))
        self.update()

    def set_picture(self, picture: QPixmap | None) -> None:
        self._picture = picture
        self.update()

    def set_body_width(self, wide: int) -> None:
        """Logical pixels at 100 %."""
        self._wide = wide
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(self._wide), self.theme.px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, size = self.theme.px, self.disc.sizeHint()
        right, bottom = self.width() - px(24), self.height() - px(24)
        left, top = right - size.width(), bottom - size.height()
        mirror.put(self.disc, left, top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        body = QRectF(self.rect())
        accent = theme.accent(self._seed)
        share = 0.16 if theme.is_dark else 0.10
        start, end = mirror.flip(self, 0), mirror.flip(self, body.width())
        ramp = QLinearGradient(start, 0, end, body.height())
        ramp.setColorAt(0, theme.mixed(accent, "s1", share if self._seed is not None else 0.0))
        ramp.setColorAt(1, theme.color("s1"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ramp)
        painter.drawRoundedRect(body, 14, 14)
        painting.rounded(painter, body, 14, None, theme.color("line"))
        if self.hover.share > 0:
            painting.rounded(painter, body, 14, theme.faded("hover", self.hover.share))
        side = self.picture_px
        spot = QRectF(px(24), px(22), side, side)
        if self._picture is not None:
            painter.drawPixmap(spot.topLeft(), self._picture)
        else:
            painting.rounded(painter, spot, self.picture_radius, theme.color("s2"))
            icon = theme.icon(self._top.icon, px(36), "t3", self.devicePixelRatioF())
            painting.centred_icon(painter, icon, spot)
        self._paint_words(painter)
        if self.has_ring:
            painting.focus_ring(painter, theme, body, 14)

    def _paint_words(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        room = self.width() - px(24 + 24 + 52 + 16)
        title = QRectF(px(24), px(148), room, px(38))
        role = fitting(theme, self._top.title, room)
        painting.text_line(painter, title, self._top.title, theme.font(role), theme.color("t1"))
        tag = self._top.kind.upper()
        wide = theme.metrics("tag").horizontalAdvance(tag) + px(14)
        box = QRectF(px(24), px(191), wide, px(20))
        painting.rounded(painter, box, 4, theme.color("sel"))
        painting.text_line(
            painter, box, tag, theme.font("tag"), theme.color("t1"), Qt.AlignmentFlag.AlignHCenter
        )
        rest = QRectF(box.right() + px(10), box.top(), room - wide - px(10), box.height())
        painting.text_line(painter, rest, self._top.detail, theme.font("table"), theme.color("t2"))


def fitting(theme: Theme, title: str, room: float) -> str:
    """The largest role in which the title has room, or the least."""
    fits = (role for role in TITLES if theme.metrics(role).horizontalAdvance(title) <= room)
    return next(fits, TITLES[-1])
