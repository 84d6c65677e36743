"""Folders that may become the library: checked or not, with the number of audio files found."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

ROW, GAP = 38, 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A folder on the welcome page; count None while it is being counted."""

    path: str
    is_chosen: bool
    count: int | None = None


class _Line(ThemedButton):
    def __init__(self, theme: Theme, path: str) -> None:
        super().__init__(theme, path)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._path = path
        self._count: int | None = None

    def show_count(self, count: int | None) -> None:
        self._count = count
        self.setAccessibleName(f"{self._path}, {self._found()}")
        self.update()

    def _found(self) -> str:
        if self._count is None:
            return words.tr("counting…")
        return words.fill(words.tr("{count} files found"), {"count": words.count(self._count)})

    def sizeHint(self) -> QSize:
        return QSize(240, self.theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, px, box = self.theme, self.theme.px, QRectF(self.rect())
        painting.rounded(painter, box, 8, theme.color("hover"), theme.color("line"))
        if self.hover.share > 0:
            painting.rounded(painter, box, 8, theme.faded("hover", self.hover.share))
        side = px(18)
        check = QRectF(px(12), box.center().y() - side / 2, side, side)
        if self.isChecked():
            painting.rounded(painter, check, 5, theme.color("accent"))
            mark = theme.icon("check-bold", px(12), "onaccent", self.devicePixelRatioF())
            painting.centred_icon(painter, mark, check)
        else:
            painting.rounded(painter, check, 5, None, theme.color("t3"), 1.25)
        found = self._found()
        wide = theme.metrics("count").horizontalAdvance(found)
        end = box.adjusted(0, 0, -px(14), 0)
        painting.text_line(
            painter,
            end,
            found,
            theme.font("count"),
            theme.color("t3"),
            Qt.AlignmentFlag.AlignRight,
        )
        text = box.adjusted(px(42), 0, -px(26) - wide, 0)
        painting.text_line(painter, text, self._path, theme.font("body_medium"), theme.color("t1"))
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)


class FoundFolders(QWidget):
    """`toggled(path, on)` when the user checks one."""

    access_role = Role.Grouping

    toggled = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[str, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(GAP))
        self.setAccessibleName(words.tr("Music folders"))

    def show_folders(self, folders: list[Candidate]) -> None:
        for folder in folders:
            line = self._lines.get(folder.path)
            if line is None:
                line = self._lines[folder.path] = _Line(self._theme, folder.path)
                line.clicked.connect(lambda on, path=folder.path: self.toggled.emit(path, bool(on)))
                self._column.addWidget(line)
            line.setChecked(folder.is_chosen)
            line.show_count(folder.count)
