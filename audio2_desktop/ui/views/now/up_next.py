"""The card that says what plays next, and when."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.cover import Covers, paint_cover
from audio2_desktop.ui.widgets.themed import ThemedButton, plain_tip

HEIGHT = 56


class UpNext(ThemedButton):
    """A click plays it now."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._covers = covers
        self._track: TrackRow | None = None
        self._in = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_track(self, track: TrackRow | None) -> None:
        self._track = track
        self.setVisible(track is not None)
        if track is not None:
            text = words.fill(words.tr("Up next: {track}"), {"track": _line(track)})
            self.setAccessibleName(text)
            self.setToolTip(plain_tip(text))
        self.update()

    def set_left(self, left_ms: int | None) -> None:
        """How long until then; None when nobody knows."""
        text = ""
        if left_ms is not None:
            text = words.fill(words.tr("in {time}"), {"time": words.clock(left_ms)})
        if text != self._in:
            self._in = text
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(352), self.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        track = self._track
        if track is None:
            return
        painter, theme = QPainter(self), self.theme
        box = QRectF(self.rect())
        painting.rounded(painter, box, 12, theme.faded("s1", 0.82), theme.color("line2"))
        if self.hover.share > 0:
            painting.rounded(painter, box, 12, theme.faded("hover", self.hover.share))
        side, px = theme.px(40), theme.px
        is_right = self.isRightToLeft()
        left = box.right() - px(8) - side if is_right else px(8)
        art = QRectF(left, (box.height() - side) / 2, side, side)
        dpr = self.devicePixelRatioF()
        paint_cover(painter, theme, art, self._covers.pixmap(track.image, side, 5), 5, dpr=dpr)
        wide = theme.metrics("time").horizontalAdvance(self._in) + 1
        start = px(60)
        room = box.width() - start - px(16) - wide - px(12)
        x = box.width() - start - room if is_right else start
        middle = box.center().y()
        top = QRectF(x, middle - px(20), room, px(18))
        title = words.tr("Up next")
        painting.text_line(painter, top, title, theme.font("caption"), theme.color("t2"))
        below = QRectF(x, middle - px(2), room, px(20))
        painting.text_line(
            painter, below, _line(track), theme.font("body_strong"), theme.color("t1")
        )
        end = QRectF(px(16) if is_right else box.width() - px(16) - wide, 0, wide, box.height())
        align = Qt.AlignmentFlag.AlignLeft if is_right else Qt.AlignmentFlag.AlignRight
        painting.text_line(painter, end, self._in, theme.font("time"), theme.color("t2"), align)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 12)


def _line(track: TrackRow) -> str:
    return f"{track.title} \N{EM DASH} {track.artist}" if track.artist else track.title
