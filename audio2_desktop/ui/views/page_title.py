"""The title of a page with a note beside it: "Tracks  1,048,576 tracks · 7.9 years"."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.labels import Label

HEIGHT = 44
"""With room for the marks above capitals ("Álbumes"), which reach over the font's ascent."""


class PageTitle(QWidget):
    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = Label(theme, title, "page_title", "t1")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self._note = Label(theme, "", "body", "t2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(20))
        row.addWidget(self._title)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, text: str) -> None:
        self._note.set_text(text)

    def note(self) -> str:
        return self._note.text()

    def sizeHint(self) -> QSize:
        return QSize(300, self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._theme.px(HEIGHT))
