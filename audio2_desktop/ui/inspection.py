"""Where everything is on the screen, by name: for end-to-end tests and the gallery's rectangles.

Widgets are named by their object name, rows by "view:first part of their accessible text". Only
what is visible is listed. Answers to outsiders only when AUDIO2_TEST_INSPECT is set (`app.py`).
"""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

Rect = tuple[int, int, int, int]
"""x, y, width, height in global logical pixels."""

ROWS_AT_MOST = 200


def places(window: QWidget) -> dict[str, Rect]:
    """Visible named widgets of `window` and the visible rows of its item views."""
    found: dict[str, Rect] = {}
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        name = widget.objectName()
        if name and not name.startswith("qt_"):
            found.setdefault(name, _global(widget, widget.rect()))
        if isinstance(widget, QAbstractItemView):
            _add_rows(widget, found)
    return found


def _add_rows(view: QAbstractItemView, found: dict[str, Rect]) -> None:
    # The stubs do not know that a view may have no model yet.
    model = cast("QAbstractItemModel | None", view.model())
    if model is None:
        return
    viewport = view.viewport()
    name = view.objectName() or type(view).__name__
    row = max(0, view.indexAt(QPoint(viewport.width() // 2, 1)).row())
    for at in range(row, min(model.rowCount(view.rootIndex()), row + ROWS_AT_MOST)):
        index = model.index(at, 0, view.rootIndex())
        area = _row_rect(view, index).intersected(viewport.rect())
        if area.height() > 4:
            found.setdefault(f"{name}:{_text(index)}", _global(viewport, area))


def _row_rect(view: QAbstractItemView, index: QModelIndex) -> QRect:
    """The first cell that has a size: tables may hide column 0."""
    model = index.model()
    for column in range(model.columnCount(index.parent())):
        rect = view.visualRect(model.index(index.row(), column, index.parent()))
        if not rect.isEmpty():
            return rect
    return QRect()


def _text(index: QModelIndex) -> str:
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        text = index.data(role)
        if text:
            return str(text).split(",", maxsplit=1)[0]
    return str(index.row())


def _global(widget: QWidget, rect: QRect) -> Rect:
    corner = widget.mapToGlobal(rect.topLeft())
    return corner.x(), corner.y(), rect.width(), rect.height()
