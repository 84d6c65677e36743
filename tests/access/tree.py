"""The tree that a screen reader sees, read inside the process: QAccessible over a window."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

from audio2_desktop.ui.theme import TARGET
from audio2_desktop.ui.views.heads.tag_button import LEAST, TagButton
from audio2_desktop.ui.widgets.labels import LinkLabel

Role = QAccessible.Role
NOTHING = frozenset({Role.NoRole, Role.Client})
_NOT_HIT = Qt.WidgetAttribute.WA_TransparentForMouseEvents
MANY = 40
"""Children looked at in one list."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node as it is now."""

    role: QAccessible.Role
    name: str
    depth: int
    is_focusable: bool
    actions: tuple[str, ...]
    widget: QWidget | None

    @property
    def where(self) -> str:
        kind = type(self.widget).__name__ if self.widget is not None else "-"
        called = self.widget.objectName() if self.widget is not None else ""
        return f"{kind} {called!r} [{self.role.name}] {self.name!r}"


def nodes(window: QWidget) -> Iterator[Node]:
    """Everything visible in it, parents first."""
    face = QAccessible.queryAccessibleInterface(window)
    if face is not None:
        yield from _walk(face, 0)


def _walk(face: QAccessibleInterface, depth: int) -> Iterator[Node]:
    state, thing = face.state(), face.object()
    if state.invisible:
        return
    acting = face.actionInterface()
    yield Node(
        face.role(),
        face.text(QAccessible.Text.Name),
        depth,
        bool(state.focusable),
        tuple(acting.actionNames()) if acting is not None else (),
        thing if isinstance(thing, QWidget) else None,
    )
    count = face.childCount()
    if isinstance(thing, QAbstractItemView):
        count = min(count, MANY)
    for at in range(count):
        child = face.child(at)
        if child is not None and child.isValid():
            yield from _walk(child, depth + 1)


def faults(window: QWidget) -> list[str]:
    """What a user of a screen reader could not know: controls without a name, contents without a
    role."""
    found = []
    for node in nodes(window):
        can_act = node.is_focusable or set(node.actions) - {"SetFocus"}
        if can_act and not node.name.strip():
            found.append(f"no name: {node.where}")
        if node.role in NOTHING and (node.name or can_act):
            found.append(f"no role: {node.where}")
    return found


def small_targets(window: QWidget) -> list[str]:
    """Buttons that are hard to hit: less than TARGET wide or high, at any size of text.

    Names that lead somewhere stand in lines of text and are as tall as those; genres are tags of
    24 in the pictures.
    """
    found = []
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.isEnabled() or isinstance(button, LinkLabel):
            continue
        owner = button.parentWidget()
        if owner is not None and owner.testAttribute(_NOT_HIT):
            continue  # for readers alone
        wanted = LEAST if isinstance(button, TagButton) else TARGET
        if min(button.width(), button.height()) < wanted:
            size = f"{button.width()}x{button.height()}"
            found.append(f"small: {type(button).__name__} {button.accessibleName()!r} {size}")
    return found
