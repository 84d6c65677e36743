"""The right panel: the queue with its three bands, what it amounts to, and saving it as a
playlist."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.frame.queue_list import QueueList
from audio2_desktop.ui.frame.queue_rows import QueueRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import IconButton
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.themed import Themed

HEAD, FOOT = 54, 52


class PanelShadow(Themed, QWidget):
    """The soft edge left of a panel that lies over the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ramp = QLinearGradient(0, 0, self.width(), 0)
        ramp.setColorAt(0.0, self.theme.color("clear"))
        ramp.setColorAt(1.0, self.theme.faded("scrim", 0.55))
        painter.fillRect(self.rect(), ramp)


class RightPanel(Themed, QWidget):
    """336 wide, its own ground, a line at the left; a shadow instead where it lies over the
    page."""

    closed = Signal()
    save_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """More about the queue: recent ones, the sleep timer ..."""

    def __init__(
        self, theme: Theme, covers: Covers | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._seed: int | None = None
        self.setObjectName("right-panel")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.title = Label(theme, "", "section", "t1", self)
        self.more = IconButton(theme, "dots-three", "", self, px=20)
        self.more.setObjectName("queue-more")
        self.more.clicked.connect(self._on_more)
        self.close_button = IconButton(theme, "x", "", self)
        self.close_button.setObjectName("close-panel")
        self.close_button.clicked.connect(self.closed)
        self.rows = QueueRows(self)
        self.list = QueueList(theme, self.rows, covers, self)
        self.empty = EmptyState(theme, "", "", parent=self, icon="queue")
        self.sum = Label(theme, "", "table", "t2", self)
        self.save = LinkLabel(theme, "", "table_strong", "accent", self)
        self.save.setObjectName("save-queue")
        self.save.clicked.connect(self.save_wanted)
        self.rows.modelReset.connect(self._on_reset)
        self.say()
        self._on_reset()

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Queue"))
        self.title.set_text(tr("Queue"))
        self.more.set_name(tr("More"))
        self.close_button.set_name(tr("Close the queue"), "Ctrl+U")
        self.list.setAccessibleName(tr("Queue"))
        self.empty.set_words(
            tr("The queue is empty"), tr("Drag music here, or press Q on a track.")
        )
        self.save.set_text(tr("Save as playlist"))
        self._place()

    def set_sum(self, text: str, later: str = "") -> None:
        """Foot: "16 tracks - 1 h 31 min"; `later` beside the head of the last band."""
        self.sum.set_text(text)
        self.rows.set_detail(later)
        self._place()

    def set_seed(self, seed: int | None) -> None:
        """Seed colour of the playing track's cover (0xRRGGBB): the accent follows theme and
        cover."""
        self._seed = seed
        accent = self.theme.accent(seed) if seed is not None else None
        self.list.set_accent(accent)
        self.save.set_accent(accent)

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_reset(self) -> None:
        is_empty = self.rows.is_empty
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.save.setVisible(not is_empty)
        self.sum.setVisible(not is_empty)

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.set_seed(self._seed)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, width = self.theme.px, self.width()
        self.title.setGeometry(px(20), px(16), width - px(116), px(30))
        self.more.setGeometry(width - px(87), px(15), px(32), px(32))
        self.close_button.setGeometry(width - px(51), px(15), px(32), px(32))
        room = self.height() - px(HEAD) - px(FOOT)
        self.list.setGeometry(1, px(HEAD), width - 1, room)
        self.empty.setGeometry(px(16), px(HEAD), width - px(32), room)
        middle = self.height() - px(FOOT) // 2
        save = self.save.sizeHint()
        self.save.setGeometry(
            width - px(20) - save.width(), middle - save.height() // 2, save.width(), save.height()
        )
        tall = self.sum.sizeHint().height()
        wide = width - px(20) - save.width() - px(20) - px(16)
        self.sum.setGeometry(px(20), middle - tall // 2, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.color("sidebar"))
        painting.hairline(painter, theme.color("line"), 0, 0, 0, self.height())
        if not self.rows.is_empty:
            y = self.height() - theme.px(FOOT)
            painting.hairline(painter, theme.color("line"), 0, y, self.width(), y)
