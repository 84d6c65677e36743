"""The head of a row that scrolls sideways: title, note, the way to all of it, two arrows."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.cover import Cover
from audio2_desktop.ui.widgets.labels import Label, LinkLabel

PORTRAIT = 36


class Arrow(IconButton):
    """A round button with a ground of its own."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        box = QRectF(self.rect())
        painting.rounded(painter, box, box.height() / 2, self.theme.color("s1"))
        painter.end()
        super().paintEvent(event)


class RowHead(QWidget):
    """`turned(-1 or 1)`: an arrow was pressed; `all_wanted`: show all of it; `named`: the name in
    the head, an artist's, was clicked."""

    turned = Signal(int)
    all_wanted = Signal()
    named = Signal()

    def __init__(self, theme: Theme, title: str, *, lead: str = "") -> None:
        """lead: a line above the title, beside a round picture; the title is a link then."""
        super().__init__()
        self.theme = theme
        self.picture: Cover | None = None
        self.title: Label | LinkLabel
        self.note = Label(theme, "", "body", "t3")
        self.all = LinkLabel(theme, words.tr("Show all"), "table_strong", "t2")
        self.all.clicked.connect(self.all_wanted)
        self.back = Arrow(theme, "caret-left", "", px=16)
        self.on = Arrow(theme, "caret-right", "", px=16)
        for arrow in (self.back, self.on):
            policy = arrow.sizePolicy()
            policy.setRetainSizeWhenHidden(True)  # heads are alike, with arrows and without
            arrow.setSizePolicy(policy)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        px = theme.px
        if lead:
            self._with_portrait(row, lead, title)
        else:
            self.title = Label(theme, title, "section", "t1")
            self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            row.addWidget(self.title)
        row.addSpacing(px(12))
        row.addWidget(self.note, 1)
        row.addSpacing(px(12))
        row.addWidget(self.all)
        row.addSpacing(px(10))
        row.addWidget(self.back)
        row.addSpacing(px(6))
        row.addWidget(self.on)

    def _with_portrait(self, row: QHBoxLayout, lead: str, title: str) -> None:
        theme, px = self.theme, self.theme.px
        self.picture = Cover(theme, PORTRAIT, PORTRAIT / 2, icon="user")
        link = LinkLabel(theme, title, "section", "t1")
        link.clicked.connect(self.named)
        self.title = link
        text = QVBoxLayout()
        text.setContentsMargins(0, 0, 0, 0)
        text.setSpacing(0)
        text.addWidget(Label(theme, lead, "table_medium", "t2"))
        text.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.picture)
        row.addSpacing(px(12))
        row.addLayout(text)

    def say(self, title: str, note: str) -> None:
        """Other words; the arrows are named after the row."""
        self.title.set_text(title)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        self.back.set_name(words.fill(words.tr("{row}: back"), {"row": title}))
        self.on.set_name(words.fill(words.tr("{row}: on"), {"row": title}))
        self.all.setAccessibleName(words.fill(words.tr("Show all: {row}"), {"row": title}))

    def set_ways(self, *, back: bool, on: bool) -> None:
        """Which arrows lead anywhere; none is shown when neither does."""
        for arrow, leads in ((self.back, back), (self.on, on)):
            arrow.setVisible(back or on)
            arrow.setEnabled(leads)

    def set_picture(self, pixmap: QPixmap | None) -> None:
        """The portrait beside the lead."""
        if self.picture is not None:
            self.picture.set_pixmap(pixmap)
