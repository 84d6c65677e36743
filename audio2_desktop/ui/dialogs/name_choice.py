"""Which of several things gives its name to all: asked before artists or albums are merged."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.choice_list import ChoiceRows, Index, choice_list
from audio2_desktop.ui.dialogs.overlay import PAD, Overlay
from audio2_desktop.ui.dialogs.questions import wrapped
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.labels import Label

WIDTH = 480
ROW = 44
ROWS_SHOWN = 6
DETAIL_ROLE = int(Qt.ItemDataRole.UserRole)

Named = tuple[int, str, str]
"""Id, name, a second line that tells it from others of the same name."""


class _Rows(ChoiceRows):
    """Two lines a row, a tick where the choice is."""

    tall = ROW

    def paint_row(self, painter: QPainter, box: QRectF, index: Index) -> None:
        theme, px = self.theme, self.theme.px
        if index == self.view.currentIndex():
            icon = theme.icon("check", px(16), "accent", self.view.devicePixelRatioF())
            spot = QRectF(box.left() + px(10), box.top(), px(16), box.height())
            painting.centred_icon(painter, icon, spot)
        line = box.adjusted(px(38), px(5), -px(10), 0)
        line.setHeight(px(18))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        painting.text_line(painter, line, name, theme.font("body_medium"), theme.color("t1"))
        detail = str(index.data(DETAIL_ROLE))
        line.translate(0, px(17))
        painting.text_line(painter, line, detail, theme.font("caption"), theme.color("t2"))


class NameChoice(Overlay):
    """Answers the id of what keeps its name, or None. The first one is the proposal."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str,
        things: Sequence[Named],
        ok: str,
    ) -> None:
        super().__init__(theme, window, title, WIDTH)
        self._things = tuple(things)
        for line in wrapped(theme, text, theme.px(WIDTH - 2 * PAD)):
            self.card.content.addWidget(Label(theme, line, "body", "t2", self.card))
        self._rows = QStandardItemModel(self)
        for _, name, detail in self._things:
            item = QStandardItem(name)
            item.setData(detail, DETAIL_ROLE)
            item.setData(
                ", ".join(part for part in (name, detail) if part),
                int(Qt.ItemDataRole.AccessibleTextRole),
            )
            self._rows.appendRow(item)
        self.list = choice_list(theme, self.card, "name-choices", self._rows, _Rows)
        self.list.setAccessibleName(text)
        shown = min(ROWS_SHOWN, len(self._things))
        self.list.setFixedHeight(theme.px(ROW) * shown + theme.px(4))
        self.list.setCurrentIndex(self._rows.index(0, 0))
        self.list.doubleClicked.connect(lambda _: self._accept())
        self.card.content.addWidget(self.list)
        self.add_button(words.tr("Cancel"), lambda: self.finish(None))
        self.ok = self.add_button(ok, self._accept, primary=True)

    def first_focus(self) -> QWidget:
        return self.list

    async def chosen(self) -> int | None:
        """Show it and wait for the choice."""
        answer = await self.answer()
        return answer if isinstance(answer, int) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._accept()
            return
        super().keyPressEvent(event)

    def _accept(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._things):
            self.finish(self._things[row][0])
