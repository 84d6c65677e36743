"""Choose a playlist by typing: key P, and the twin of dragging onto the side bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from audio2_desktop.domain.names import fold
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.search_field import SearchField

SHOWN = 50
ROW = 34
NEW_ROLE = int(Qt.ItemDataRole.UserRole)
"""True for the row that makes a new playlist."""


@dataclass(frozen=True, slots=True)
class Picked:
    """playlist: id, or None for a new one of this name."""

    playlist: int | None
    name: str


def fitting(playlists: Sequence[tuple[int, str]], typed: str) -> list[tuple[int, str]]:
    """Playlists whose names hold all typed words, those that begin with them first."""
    wanted = fold(typed)
    if not wanted:
        return list(playlists)
    found = [item for item in playlists if all(word in fold(item[1]) for word in wanted.split())]
    return sorted(found, key=lambda item: not fold(item[1]).startswith(wanted))


class _Delegate(QStyledItemDelegate):
    """Rows as in the menus: 34 high, an icon, a soft fill where the choice is."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = parent

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.px(100), self._theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(rect)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painting.rounded(painter, box, 8, theme.color("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, box, 8, theme.color("hover"))
        side = theme.px(18)
        is_new = bool(index.data(NEW_ROLE))
        name, colour = ("plus", "accent") if is_new else ("playlist", "t2")
        icon = theme.icon(name, side, colour, self._view.devicePixelRatioF())
        painting.centred_icon(
            painter, icon, QRectF(box.left() + theme.px(10), box.top(), side, box.height())
        )
        text = box.adjusted(theme.px(40), 0, -theme.px(10), 0)
        shown = str(index.data(Qt.ItemDataRole.DisplayRole))
        painting.text_line(painter, text, shown, theme.font("body_medium"), theme.color("t1"))
        painter.restore()


class PlaylistPicker(Overlay):
    """Answers Picked, or None."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, playlists: Sequence[tuple[int, str]]
    ) -> None:
        """playlists: (id, name), most recently used first."""
        super().__init__(theme, window, title)
        self._all = tuple(playlists)
        self._shown: list[Picked] = []
        self.field = SearchField(theme, words.tr("Find a playlist"), self.card, width=384)
        self.field.text_changed.connect(self._filter)
        self.field.key_pressed.connect(self._on_key)
        self.names = QStandardItemModel(self)
        self.list = QListView(self.card)
        self.list.setObjectName("playlist-choices")
        self.list.setAccessibleName(words.tr("Playlists"))
        self.list.setModel(self.names)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFixedHeight(theme.px(260))
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.card.content.addWidget(self.field)
        self.card.content.addWidget(self.list)
        self._filter("")

    def first_focus(self) -> QWidget:
        return self.field.line

    async def picked(self) -> Picked | None:
        """Show it and wait for the choice."""
        answer = await self.answer()
        return answer if isinstance(answer, Picked) else None

    def _filter(self, typed: str) -> None:
        found = fitting(self._all, typed)[:SHOWN]
        self._shown = [Picked(ref, name) for ref, name in found]
        texts = [name for _, name in found]
        name = typed.strip()
        is_new = bool(name) and not any(fold(known) == fold(name) for _, known in found)
        if is_new or not name:
            self._shown.append(Picked(None, name))
            new = words.fill(words.tr("New playlist {name}"), {"name": name})
            texts.append(new if name else words.tr("New playlist"))
        self.names.clear()
        for at, text in enumerate(texts):
            item = QStandardItem(text)
            item.setData(self._shown[at].playlist is None, NEW_ROLE)
            self.names.appendRow(item)
        self.list.setCurrentIndex(self.names.index(0, 0))

    def _on_key(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentIndex(self.names.index((row + step) % len(self._shown), 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        else:
            return
        event.accept()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self.finish(self._shown[row])
