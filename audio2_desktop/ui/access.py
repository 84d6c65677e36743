"""What a screen reader is told of widgets that paint themselves: role, name, value, actions.

A widget says it with attributes of its class, and everything else follows:

* `access_role`: a `Role`; without it Qt's own guess holds (a plain QWidget is nothing to readers).
* `access_name()`: a name made when it is asked for; without it the accessible name holds.
* `access_level`: 1..6 of a heading.
* `access_unit`: how many of a slider's steps make one that is told (1000: seconds of milliseconds).
* `access_selected`: whether it is the marked one of its list; None where nothing can be marked.
* `access_value()`: 0..100 of what only shows how far it is.
* `access_take(value)`: what a reader's change of a slider does; without it the value is set.

Nothing of it runs unless a screen reader is there: the faces are in `access_faces.py`.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


def install() -> None:
    """Let Qt ask here first; once, after the QApplication."""
    QAccessible.installFactory(_face)


def announce(source: QObject, text: str, *, at_once: bool = False) -> None:
    """Have a text spoken that belongs to no control; `at_once` interrupts what is being said.

    Free without a screen reader.
    """
    if text and QAccessible.isActive():
        from audio2_desktop.ui import access_faces  # noqa: PLC0415 - only with a screen reader

        access_faces.announce(source, text, at_once=at_once)


def renamed(widget: QObject) -> None:
    """Its `access_name` differs now: readers that keep names ask again."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def went_to(view: QObject, child: int) -> None:
    """The keyboard is on this child of a view that has the focus."""
    if QAccessible.isActive():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def _face(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(thing, "access_role", None)
    if role is None or not isinstance(thing, QWidget):
        return None
    from audio2_desktop.ui import access_faces  # noqa: PLC0415 - only with a screen reader

    kind = access_faces.WindowFace if role is Role.Window else access_faces.Face
    return kind(thing, role)
