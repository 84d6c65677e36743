"""The faces that widgets turn to a screen reader (see `access.py`), made when it asks for them."""

from collections.abc import Callable
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAccessibleWidget,
    QApplication,
    QMenu,
    QWidget,
)

PRESS, TOGGLE, MORE, LESS = "Press", "Toggle", "Increase", "Decrease"
_Kind = QAccessible.InterfaceType
_NOWHERE = shiboken6.VoidPtr(0)


def announce(source: QObject, text: str, *, at_once: bool) -> None:
    """Have it spoken."""
    event = QAccessibleAnnouncementEvent(source, text)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class Face(QAccessibleWidget):
    """One widget as readers see it. Qt owns it and deletes it with the widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._parts: dict[QAccessible.InterfaceType, Any] = {}

    def role(self) -> QAccessible.Role:
        found: QAccessible.Role = getattr(self.object(), "access_role", QAccessible.Role.Client)
        return found

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            named = getattr(self.object(), "access_name", None)
            if named is not None:
                return str(named())
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state, widget = super().state(), self.object()
        if isinstance(widget, QAbstractButton):
            state.checkable = widget.isCheckable()
            state.checked = widget.isChecked()
            state.pressed = widget.isDown()
        if self.role() is QAccessible.Role.Dialog:
            state.modal = True
        selected = getattr(widget, "access_selected", None)
        if selected is not None:
            state.selectable, state.selected = True, selected
        return state

    def actionNames(self) -> list[str]:
        widget, own = self.object(), super().actionNames()
        if not isinstance(widget, QWidget) or not widget.isEnabled():
            return own
        if isinstance(widget, QAbstractButton):
            return [TOGGLE, PRESS, *own] if widget.isCheckable() else [PRESS, *own]
        if isinstance(widget, QAbstractSlider):
            return [MORE, LESS, *own]
        return own

    def doAction(self, name: str) -> None:
        widget = self.object()
        if isinstance(widget, QAbstractButton) and name in (PRESS, TOGGLE):
            widget.click()  # Qt's own Toggle would change the look and tell nobody
        elif isinstance(widget, QAbstractSlider) and name in (MORE, LESS):
            _take(widget, widget.value() + widget.singleStep() * (1 if name == MORE else -1))
        else:
            super().doAction(name)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        part = self._parts.get(kind)
        if part is None and (part := self._part(kind)) is not None:
            self._parts[kind] = part
        if part is not None:
            return shiboken6.VoidPtr(part)
        own: Any = super().interface_cast(kind)
        return _NOWHERE if own is None else own  # None would come out as a wild pointer

    def _part(self, kind: QAccessible.InterfaceType) -> object:
        thing = self.object()
        if kind is _Kind.AttributesInterface and (level := getattr(thing, "access_level", 0)):
            return _Level(level)
        if kind is _Kind.ValueInterface and isinstance(thing, QAbstractSlider):
            return _Value(thing)
        if kind is _Kind.ValueInterface and (share := getattr(thing, "access_value", None)):
            return _Share(share)
        return None


class WindowFace(Face):
    """The window, and behind its parts the menus that are open: Qt leaves them out of the tree."""

    def _menus(self) -> list[QWidget]:
        window = self.object()
        return [
            menu
            for menu in QApplication.topLevelWidgets()
            if isinstance(menu, QMenu) and menu.isVisible() and menu.parentWidget() is window
        ]

    def childCount(self) -> int:
        return super().childCount() + len(self._menus())

    def child(self, index: int) -> QAccessibleInterface:
        at = index - super().childCount()
        if at < 0:
            return super().child(index)
        return QAccessible.queryAccessibleInterface(self._menus()[at])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        menus = self._menus()
        if child.object() in menus:
            return super().childCount() + menus.index(cast("QWidget", child.object()))
        return super().indexOfChild(child)


class _Level(QAccessibleAttributesInterface):
    """How deep a heading is."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._level if key is QAccessible.Attribute.Level else None


class _Value(QAccessibleValueInterface):
    """Where a slider stands."""

    def __init__(self, slider: QAbstractSlider) -> None:
        super().__init__()
        self._slider = slider
        self._unit: int = getattr(slider, "access_unit", 1)

    def currentValue(self) -> float:
        return self._slider.value() / self._unit

    def setCurrentValue(self, value: Any) -> None:
        _take(self._slider, round(float(value) * self._unit))

    def minimumValue(self) -> float:
        return self._slider.minimum() / self._unit

    def maximumValue(self) -> float:
        return self._slider.maximum() / self._unit

    def minimumStepSize(self) -> float:
        return self._slider.singleStep() / self._unit


class _Share(QAccessibleValueInterface):
    """How far something is, in percent; nobody sets it."""

    def __init__(self, share: Callable[[], float]) -> None:
        super().__init__()
        self._share = share

    def currentValue(self) -> float:
        return self._share()

    def setCurrentValue(self, value: Any) -> None:
        """It goes on by itself."""

    def minimumValue(self) -> float:
        return 0.0

    def maximumValue(self) -> float:
        return 100.0

    def minimumStepSize(self) -> float:
        return 0.0


def _take(slider: QAbstractSlider, value: int) -> None:
    """As the user's own hand does it."""
    within = max(slider.minimum(), min(slider.maximum(), value))
    take = getattr(slider, "access_take", None)
    if take is None:
        slider.setValue(within)
    else:
        take(within)
