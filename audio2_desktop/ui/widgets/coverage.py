"""How much of something is here: one 16 px sign, the same everywhere, never by colour alone."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.themed import Themed, plain_tip


class Coverage(StrEnum):
    OWNED = "owned"
    COMPLETE = "complete"
    """Owned, said loudly: on cards."""
    PARTIAL = "partial"
    MISSING = "missing"
    GONE = "gone"
    """The file was there and is not found."""
    UNREADABLE = "unreadable"


_ICONS = {
    Coverage.OWNED: ("check-circle", "t3"),
    Coverage.COMPLETE: ("check-circle-fill", "ok"),
    Coverage.MISSING: ("cloud-arrow-down", "t2"),
    Coverage.GONE: ("link-break", "err"),
    Coverage.UNREADABLE: ("warning-circle-fill", "err"),
}


def describe(state: Coverage, have: int = 0, whole: int = 0) -> str:
    """The words beside the sign, or in its tool tip."""
    match state:
        case Coverage.OWNED | Coverage.COMPLETE:
            return words.tr("In your library")
        case Coverage.PARTIAL:
            values = {"have": words.count(have), "whole": words.count(whole)}
            return words.fill(words.tr("{have} of {whole}"), values)
        case Coverage.MISSING:
            return words.tr("Not in your library")
        case Coverage.GONE:
            return words.tr("File not found")
        case Coverage.UNREADABLE:
            return words.tr("File cannot be read")


def paint_coverage(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    state: Coverage,
    *,
    share: float = 0.0,
    dpr: float = 1.0,
) -> None:
    """The sign in the middle of `rect`; `share` (0..1) fills the ring of a partial one."""
    side = theme.px(16)
    if state is Coverage.PARTIAL:
        ring = QRectF(
            rect.center().x() - side / 2 + 1, rect.center().y() - side / 2 + 1, side - 2, side - 2
        )
        painting.arc(painter, ring, share, theme.color("warn"), theme.color("line2"), 2.0)
        return
    icon, colour = _ICONS[state]
    painting.centred_icon(painter, theme.icon(icon, side, colour, dpr), rect)


class CoverageGlyph(Themed, QWidget):
    """The sign as a widget, with its words as tool tip and accessible name."""

    access_role = Role.Graphic

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._state = Coverage.OWNED
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_state(Coverage.OWNED)

    def set_state(self, state: Coverage, have: int = 0, whole: int = 0) -> None:
        self._state = state
        self._share = have / whole if whole else 0.0
        text = describe(state, have, whole)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(16), self.theme.px(16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_coverage(
            QPainter(self),
            self.theme,
            QRectF(self.rect()),
            self._state,
            share=self._share,
            dpr=self.devicePixelRatioF(),
        )
