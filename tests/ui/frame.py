"""What tests of the frame share: a page that remembers, places of widgets, real drops."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route

NEAR = 2


class OnePage(QWidget):
    """A page that remembers what it was asked."""

    navigate = Signal(Route)
    intent = Signal(Intent)
    scrolled = Signal(int)
    under_top_bar = False

    def __init__(self) -> None:
        super().__init__()
        self.arg: int | str | None = None
        self.scroll = 0
        self.is_closed = False

    def open(self, arg: int | str | None) -> None:
        self.arg = arg
        self.scroll = 0

    def give_up(self) -> bool:
        return False

    def state(self) -> dict[str, object]:
        return {"scroll": self.scroll}

    def restore(self, state: dict[str, object]) -> None:
        self.scroll = int(str(state["scroll"]))

    def focus_first(self) -> None:
        self.setFocus()

    def close_page(self) -> None:
        self.is_closed = True


class HeroPage(OnePage):
    under_top_bar = True


def close(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR


def box(widget: QWidget) -> tuple[int, int, int, int]:
    spot = widget.mapTo(widget.window(), QPoint(0, 0))
    return spot.x(), spot.y(), widget.width(), widget.height()


def drop(target: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Enter and drop with real events; True when it was taken."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
    target.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, buttons, keys)
    target.dropEvent(event)
    return event.isAccepted()
