"""The parts of the window in their order, for F6 and Tab: whatever was made first, Tab goes on from
the last control of one part to the first of the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

Reason = Qt.FocusReason


def stops(part: QWidget, also: QWidget | None = None) -> list[QWidget]:
    """Where Tab stops inside, in the order of Tab. also: what has the focus without being one."""
    found, widget = [], part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and (widget is also or _is_stop(widget)):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _is_stop(widget: QWidget) -> bool:
    can_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(
        can_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    )


def tab(parts: Sequence[QWidget], *, forward: bool) -> bool:
    """To the next control, or the one before; False while the focus is in none of the parts."""
    focus = QApplication.focusWidget()
    way = [stop for part in parts if part.isVisible() for stop in stops(part, focus)]
    if focus is None or focus not in way:
        return False
    reason = Reason.TabFocusReason if forward else Reason.BacktabFocusReason
    way[(way.index(focus) + (1 if forward else -1)) % len(way)].setFocus(reason)
    return True


def following(parts: Sequence[QWidget], *, forward: bool) -> QWidget:
    """The part that F6 goes to from where the focus is."""
    visible = [part for part in parts if part.isVisible()]
    focus = QApplication.focusWidget()
    at = next((i for i, part in enumerate(visible) if focus and part.isAncestorOf(focus)), -1)
    if at < 0:
        at = 0 if not forward else -1
    return visible[(at + (1 if forward else -1)) % len(visible)]


def enter(part: QWidget) -> None:
    """The first control of a part takes the keyboard, and shows it."""
    inside = stops(part)
    if inside:
        inside[0].setFocus(Reason.TabFocusReason)
