"""Lists of rows to choose from in dialogs: how they behave, and the ground of their rows."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting

Index = QModelIndex | QPersistentModelIndex


class ChoiceRows(QStyledItemDelegate):
    """Rows as in the menus: a soft fill where the choice is, a softer one below the pointer."""

    tall: ClassVar[int] = 34
    aside: ClassVar[int] = 0
    """Room left free at both sides."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme, self.view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(100), self.theme.px(self.tall))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect).adjusted(self.aside, 0, -self.aside, 0)
        state: QStyle.StateFlag = option.state
        painter.save()
        within = mirror.turned(painter, self.view.viewport())
        if index == self.view.currentIndex():
            painting.rounded(within, box, 8, self.theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(within, box, 8, self.theme.color("hover"))
        self.paint_row(within, box, index)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        """What stands on the ground, as if all went from left to right: here its text alone."""
        theme = self.theme
        text = box.adjusted(theme.px(10), 0, -theme.px(10), 0)
        shown = str(index.data(Qt.ItemDataRole.DisplayRole))
        painting.text_line(painter, text, shown, theme.font("body_medium"), theme.color("t1"))


def choice_list(
    theme: Theme, parent: QWidget, name: str, model: QStandardItemModel, rows: type[ChoiceRows]
) -> QListView:
    """It marks one row and edits none. name: of the object."""
    made = QListView(parent)
    made.setObjectName(name)
    made.setModel(model)
    made.setItemDelegate(rows(theme, made))
    made.setMouseTracking(True)
    made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    made.setUniformItemSizes(True)
    return made
