"""Where everything is on the screen, by name: for end-to-end tests and the gallery's rectangles.

Widgets are named by their object name, buttons without one by "button:what they say", others by
"text:what they say", rows by "view:first part of their accessible text", cells of tables by the
row's name and "|caption of the column". Only what is visible is listed. Answers to outsiders only
when AUDIO2_TEST_INSPECT is set (`life.py`).
"""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QTableView,
    QWidget,
)

Rect = tuple[int, int, int, int]
"""x, y, width, height in global logical pixels."""

ROWS_AT_MOST = 200


def places(window: QWidget) -> dict[str, Rect]:
    """Visible named widgets of `window` and the visible rows of its item views."""
    found: dict[str, Rect] = {}
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        name = _name(widget)
        if name:
            found.setdefault(name, _global(widget, widget.rect()))
        if isinstance(widget, QAbstractItemView):
            _add_rows(widget, found)
    return found


def focus() -> str:
    """What has the keyboard, named as in `places`; of a list also its current row."""
    widget = QApplication.focusWidget()
    if widget is None:
        return ""
    name = _name(widget) or type(widget).__name__
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        current = widget.currentIndex()
        return f"{name}:{_text(current.siblingAtColumn(0))}"
    return name


def _name(widget: QWidget) -> str:
    name = widget.objectName()
    if name:
        return "" if name.startswith("qt_") else name
    if isinstance(widget, QAbstractButton):
        called = widget.accessibleName() or widget.text()
        return f"button:{called}" if called else ""
    said = widget.accessibleName()
    return f"text:{said}" if said else ""


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
            called = f"{name}:{_text(index)}"
            found.setdefault(called, _global(viewport, area))
            if isinstance(view, QTableView):
                _add_cells(view, index, called, found)


def _add_cells(view: QTableView, row: QModelIndex, called: str, found: dict[str, Rect]) -> None:
    model, viewport = row.model(), view.viewport()
    for column in range(model.columnCount(row.parent())):
        area = view.visualRect(model.index(row.row(), column, row.parent()))
        area = area.intersected(viewport.rect())
        caption = model.headerData(column, Qt.Orientation.Horizontal)
        if caption and not view.isColumnHidden(column) and area.width() > 4 and area.height() > 4:
            found.setdefault(f"{called}|{caption}", _global(viewport, area))


def _row_rect(view: QAbstractItemView, index: QModelIndex) -> QRect:
    rect = view.visualRect(index)
    if isinstance(view, QTableView):
        return QRect(
            0,
            view.rowViewportPosition(index.row()),
            view.viewport().width(),
            view.rowHeight(index.row()),
        )
    return rect


def _text(index: QModelIndex) -> str:
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
        text = index.data(role)
        if text:
            return str(text).split(",", maxsplit=1)[0]
    return str(index.row())


def _global(widget: QWidget, rect: QRect) -> Rect:
    corner = widget.mapToGlobal(rect.topLeft())
    return corner.x(), corner.y(), rect.width(), rect.height()
