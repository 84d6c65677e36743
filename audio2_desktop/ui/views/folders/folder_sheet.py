"""The sheet of the Folders page: the tree at the left, at the right a folder with its tracks."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.empty_library import empty_library
from audio2_desktop.ui.views.filters.filter_bar import FilterBar
from audio2_desktop.ui.views.folders.crumbs import Crumbs
from audio2_desktop.ui.views.folders.folder_list import FolderList
from audio2_desktop.ui.views.folders.folder_model import name_of, why_dim
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.table import skeleton
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.search_field import HALO
from audio2_desktop.ui.widgets.states import EmptyState

TREE, TREE_LEAST, TRACKS_LEAST = 280, 180, 360
NARROW = 480


class _Handle(QSplitterHandle):
    def __init__(self, theme: Theme, parent: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        x = self.width() / 2
        line = self._theme.color("line")
        painting.hairline(QPainter(self), line, x, 0, x, self.height())


class _Halves(QSplitter):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(theme.px(9))
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self._theme, self)


class _Beside(QWidget):
    """The part beside the tree; tells when it has another width."""

    def __init__(self, resized: Callable[[int], None]) -> None:
        super().__init__()
        self._resized = resized

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized(self.width())


class FolderSheet(QWidget):
    """Dumb: the page fills it and listens to its parts."""

    def __init__(self, theme: Theme, tree: FolderList, table: TrackTable) -> None:
        super().__init__()
        self.theme, self.tree, self.table = theme, tree, table
        self.title = PageTitle(theme, words.tr("Folders"))
        self.crumbs = Crumbs(theme)
        self.name = Label(theme, "", "empty_title", "t1")
        self.facts = Label(theme, "", "table", "t2")
        self.away = Label(theme, "", "table_medium", "warn")
        self.play = PillButton(theme, words.tr("Play"), icon="play-fill", primary=True)
        self.shuffle = PillButton(theme, words.tr("Shuffle"), icon="shuffle")
        self.more = IconButton(theme, "dots-three", words.tr("More"), px=20)
        self.filter = FilterBar(theme, words.tr("Filter tracks"))
        self.order = PillButton(theme, words.tr("As on disk"), icon="arrow-u-up-left", height=34)
        self.filter.add_right(self.order)
        self.empty = empty_library(theme)
        self.nothing = EmptyState(
            theme,
            words.tr("No track matches"),
            words.tr("Change the filter or clear it."),
            [(words.tr("Clear filter"), "x")],
            icon="funnel",
        )
        self.halves = _Halves(theme)
        self._lay_out()
        for part in (self.order, self.away, self.empty, self.nothing):
            part.hide()

    def _lay_out(self) -> None:
        px = self.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(px(24), px(4), px(24), px(10))
        line.setSpacing(px(12))
        line.addWidget(self.title, 1)
        column.addLayout(line)
        left = QWidget()
        inner = QVBoxLayout(left)
        inner.setContentsMargins(px(16), 0, 0, 0)
        inner.addWidget(self.tree)
        left.setMinimumWidth(px(TREE_LEAST))
        right = _Beside(self._on_width)
        right.setMinimumWidth(px(TRACKS_LEAST))
        self._lay_out_right(right)
        self.halves.addWidget(left)
        self.halves.addWidget(right)
        self.halves.setStretchFactor(0, 0)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes([px(TREE), px(1000)])
        column.addWidget(self.halves, 1)
        column.addWidget(self.empty, 1)

    def _lay_out_right(self, right: QWidget) -> None:
        px = self.theme.px
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setContentsMargins(px(16), 0, px(24), 0)
        head.setSpacing(px(10))
        text = QVBoxLayout()
        text.setSpacing(px(3))
        for part in (self.crumbs, self.name, self.facts):
            text.addWidget(part)
        head.addLayout(text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        for button in (self.shuffle, self.play, self.more):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch(1)
        head.addLayout(buttons)
        column.addLayout(head)
        reason = QHBoxLayout()
        reason.setContentsMargins(px(16), px(3), px(24), 0)
        reason.addWidget(self.away)
        column.addLayout(reason)
        line = QHBoxLayout()
        # the field's body, not its halo, stands on the margin
        line.setContentsMargins(px(16) - HALO, px(10), px(24), px(6))
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)

    def _on_width(self, width: int) -> None:
        """Where it is narrow, the buttons stand below the name."""
        ways = QBoxLayout.Direction
        is_narrow = width < self.theme.px(NARROW)
        self._head.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def show_folder(self, row: FolderRow, above: list[tuple[object, str]]) -> None:
        """The folder at the right; `above` are those that it lies in."""
        self.crumbs.show_path(above)
        self.crumbs.setVisible(bool(above))
        self.name.set_text(name_of(row))
        length = words.length(row.length_ms) if row.length_ms else ""
        self.facts.set_text(words.apart(words.tracks(row.tracks), length))
        why = why_dim(row)
        self.away.set_text(why)
        self.away.setVisible(bool(why))
        for button in (self.play, self.shuffle):
            button.setEnabled(row.tracks > 0)

    def show_found(self, count: int, text: str, *, is_own: bool) -> None:
        """How many tracks the filter leaves, and whether they come as they lie on disk."""
        match = words.fill(words.tr("{count} match"), {"count": words.count(count)})
        self.filter.match.set_text(match if text else "")
        self.order.setVisible(not is_own)
        self.table.setVisible(count > 0 or not text)
        self.nothing.setVisible(count == 0 and bool(text))

    def show_library(self, folders: int, tracks: int) -> None:
        """What there is altogether; with no folder at all, how to begin."""
        self.title.set_note(
            words.apart(words.tr("%n folders", "", folders), words.tracks(tracks))
            if folders
            else ""
        )
        self.halves.setVisible(folders > 0)
        self.empty.setVisible(folders == 0)

    def skeleton(self) -> list[QRectF]:
        """Blocks in the shape of the page."""
        px = self.theme.px
        right = px(TREE) + px(25)
        blocks = [QRectF(px(24), px(8), px(140), px(30))]
        for at, top in enumerate(range(px(62), max(px(63), self.height()), px(34))):
            indent = px(18) * (at % 3)
            blocks.append(QRectF(px(34) + indent, top, px(190) - indent, px(14)))
        blocks.append(QRectF(right, px(62), px(220), px(22)))
        area = QRectF(right, px(170), self.width() - right - px(34), self.height() - px(170))
        return blocks + skeleton.rows(self.theme, area, 36, 28)
