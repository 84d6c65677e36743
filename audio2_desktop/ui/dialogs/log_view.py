"""The log over the window: filtered by words and level, to read, select and copy."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.page import clipboard_text
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.search_field import SearchField, on_margins
from audio2_desktop.ui.widgets.segmented import Segmented

WIDTH, HEIGHT = 860, 420
MARGIN = 40
_LEVELS = ("debug", "info", "warning", "error", "critical")


class Entry(Protocol):
    """A line of the log."""

    @property
    def at(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def text(self) -> str: ...


class _Text(QPlainTextEdit):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setFont(theme.font("table"))
        self.setMinimumHeight(theme.px(120))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))


class LogView(Overlay):
    """`copied` when a whole report is wanted, `opened_folder` for the files themselves. entries:
    oldest first, made harmless already."""

    copied = Signal()
    opened_folder = Signal()

    def __init__(self, theme: Theme, window: QWidget, entries: Sequence[Entry]) -> None:
        room = round((window.width() - MARGIN) * 100 / theme.scale_percent)
        super().__init__(theme, window, words.tr("Log"), max(360, min(WIDTH, room)))
        self._entries = tuple(entries)
        px, tr = theme.px, words.tr
        self.filter = SearchField(theme, tr("Filter"), self.card, icon="funnel", width=240)
        self.levels = Segmented(
            theme,
            tr("Level"),
            (("debug", tr("All")), ("warning", tr("Warnings")), ("error", tr("Errors"))),
            self.card,
        )
        self.note = Label(theme, "", "table", "t2", self.card)
        self.text = _Text(theme, self.card)
        self.text.setObjectName("logText")
        self.text.setAccessibleName(tr("Log"))
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addLayout(on_margins(self.filter))
        line.addWidget(self.levels)
        line.addWidget(self.note, 1)
        self.card.content.addLayout(line)
        self.card.content.addWidget(self.text, 1)
        self.add_button(tr("Open the folder"), self.opened_folder.emit)
        self.add_button(tr("Copy what is shown"), self._copy_shown)
        self.report = self.add_button(tr("Copy report"), self.copied.emit, primary=True)
        self.filter.text_changed.connect(lambda _: self._show())
        self.levels.chosen.connect(lambda _: self._show())
        self._show()

    def first_focus(self) -> QWidget:
        return self.filter.line

    def _show(self) -> None:
        wanted = self.filter.text().casefold().split()
        least = _LEVELS.index(self.levels.current())
        shown = [
            _line(each)
            for each in self._entries
            if (_LEVELS.index(each.level) if each.level in _LEVELS else 1) >= least
            and all(word in _line(each).casefold() for word in wanted)
        ]
        self.text.setPlainText("\n".join(shown))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.note.set_text(words.tr("%n entries", "", len(shown)))

    def _copy_shown(self) -> None:
        clipboard_text(self.text.toPlainText())
        self.note.set_text(words.tr("Copied"))


def _line(entry: Entry) -> str:
    return f"{entry.at}  {entry.level.upper()}  {entry.source}: {entry.text}"
