"""The user's own tags in the head of an album or an artist: chips that lead to the tag's page, and
can be dragged onto rows of music."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.music import Entity, OwnTag
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.theme import TARGET, Theme
from audio2_desktop.ui.views import ghost
from audio2_desktop.ui.views.drag_away import drag_away
from audio2_desktop.ui.views.fit_row import FitRow
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

WIDEST = 220


class OwnTagButton(ThemedButton):
    """The tag's name behind a dot of its colour."""

    def __init__(self, theme: Theme, tag: OwnTag) -> None:
        super().__init__(theme, words.fill(words.tr("Tag {name}"), {"name": tag.name}))
        self.setToolTip("")
        self.tag = tag
        self._shown = words.one_line(tag.name)
        self._pressed_at = QPoint()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        wide = round(self.theme.metrics("caption_medium").horizontalAdvance(self._shown)) + px(34)
        return QSize(min(wide, px(WIDEST)), max(TARGET, px(TARGET)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px = self.theme, self.theme.px
        body = QRectF(self.rect()).adjusted(0, px(4), 0, -px(4))
        ink = theme.preset(self.tag.colour)
        radius = body.height() / 2
        painting.rounded(painter, body, radius, theme.faded(ink, 0.16))
        if self.hover.share > 0:
            painting.rounded(painter, body, radius, theme.faded("sel", self.hover.share))
        dot = QRectF(px(10), body.center().y() - px(4), px(8), px(8))
        painting.rounded(painter, dot, px(4), ink)
        room = body.adjusted(px(24), 0, -px(9), 0)
        font = theme.font("caption_medium")
        painting.text_line(
            painter, room, self._shown, font, theme.color("t1"), Qt.AlignmentFlag.AlignLeft
        )
        if self.has_ring:
            painting.focus_ring(painter, theme, body, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self.isDown() and far >= QApplication.startDragDistance():
            self.setDown(False)
            self._drag()
        else:
            super().mouseMoveEvent(event)

    def _drag(self) -> None:
        theme, dpr = self.theme, self.devicePixelRatioF()
        look = ghost.ghost(theme, None, self._shown, 1, 0, dpr, icon="tag")
        drag_away(self, theme, TrackMime.of_things(Entity.TAG, [self.tag.id]), look)


class OwnTagsRow(FitRow):
    """Hidden while there are none. `chosen(id of the tag)`."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, foot: int = 0) -> None:
        """foot: free pixels below them."""
        super().__init__(theme, spacing=6)
        self._foot = foot
        self._tags: tuple[OwnTag, ...] = ()
        self.hide()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(0, self._theme.px(self._foot))

    def show_tags(self, tags: Sequence[OwnTag]) -> None:
        if tuple(tags) == self._tags:
            return
        self._tags = tuple(tags)
        buttons = [OwnTagButton(self._theme, tag) for tag in tags]
        for button in buttons:
            button.clicked.connect(lambda _=False, ref=button.tag.id: self.chosen.emit(ref))
        self.show_parts(buttons)
        self.setVisible(bool(tags))
