"""The right panel: the queue with its three bands, what it amounts to, and saving it as a playlist;
beside it the lyrics of what plays and the details of a track. Its left edge is dragged to another
width."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.frame.queue_list import QueueList
from audio2_desktop.ui.frame.queue_rows import QueueRows
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton, Toggle
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.labels import Label, LinkLabel
from audio2_desktop.ui.widgets.segmented import Segmented
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.themed import Themed, ThemedSlider
from audio2_desktop.ui.widgets.tinted import AccentFade

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.details_panel import DetailsPanel
    from audio2_desktop.ui.views.lyrics.lyrics_pane import LyricsPane

HEAD, FOOT = 54, 52
STRIP = 44
"""Of autoplay, between the list and the foot."""
QUEUE, LYRICS, DETAILS = "queue", "lyrics", "details"
WIDTH, LEAST, MOST = 336, 300, 420
GRIP = 6


class PanelShadow(Themed, QWidget):
    """The soft edge left of a panel that lies over the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        ramp = QLinearGradient(mirror.flip(self, 0), 0, mirror.flip(self, self.width()), 0)
        ramp.setColorAt(0.0, self.theme.color("clear"))
        ramp.setColorAt(1.0, self.theme.faded("scrim", 0.55))
        QPainter(self).fillRect(self.rect(), ramp)


class PanelGrip(ThemedSlider):
    """The edge that is dragged, in logical pixels of the panel's width; arrow keys move it, too."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setObjectName("panel-grip")
        self.setRange(LEAST, MOST)
        self.setSingleStep(12)
        self.setPageStep(40)
        self.setValue(WIDTH)
        self.setInvertedControls(True)  # the panel grows away from its edge of the window
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._from: tuple[float, int] | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().x(), self.value()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            x, width = self._from
            way = -1 if self.isRightToLeft() else 1
            moved = way * (x - event.globalPosition().x()) * 100 / self.theme.scale_percent
            self.setValue(round(width + moved))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.setValue(WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        strength = 1.0 if self.has_ring or self._from is not None else self.hover.share
        if strength > 0:
            painter = mirror.painter(self)
            wide = self.theme.ring
            painter.fillRect(0, 0, wide, self.height(), self.theme.faded("accent", strength))


class RightPanel(Themed, QWidget):
    """336 wide (300 to 420), its own ground, a line at the left; a shadow instead where it lies
    over the page."""

    access_role = Role.Pane

    closed = Signal()
    tab_changed = Signal(str)
    width_wanted = Signal(int)
    """Logical pixels."""
    details_made = Signal()
    lyrics_made = Signal()
    save_wanted = Signal()
    autoplay_chosen = Signal(bool)
    menu_wanted = Signal(QPoint)
    """More about the queue: recent ones, the sleep timer ..."""

    def __init__(
        self, theme: Theme, covers: Covers | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("right-panel")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._covers = covers
        self._details: DetailsPanel | None = None
        self._lyrics: LyricsPane | None = None
        self.position: Callable[[], int] = int
        """The place in what plays, milliseconds; set once something can play."""
        choices = ((QUEUE, ""), (LYRICS, ""), (DETAILS, ""))
        self.tabs = Segmented(theme, "", choices, self)
        self.tabs.setObjectName("panel-tabs")
        self.tabs.chosen.connect(self.show_tab)
        self.more = IconButton(theme, "dots-three", "", self, px=20)
        self.more.setObjectName("queue-more")
        self.more.clicked.connect(self._on_more)
        self.close_button = IconButton(theme, "x", "", self)
        self.close_button.setObjectName("close-panel")
        self.close_button.clicked.connect(self.closed)
        self.rows = QueueRows(self)
        self.list = QueueList(theme, self.rows, covers, self)
        self.empty = EmptyState(theme, "", "", parent=self, icon="queue")
        self.autoplay_text = Label(theme, "", "body_strong", "t1", self)
        self.autoplay = Toggle(theme, "", self)
        self.autoplay.setObjectName("autoplay")
        self.autoplay.clicked.connect(self.autoplay_chosen)
        self.sum = Label(theme, "", "table", "t2", self)
        self.save = LinkLabel(theme, "", "table_strong", "accent", self)
        self.save.setObjectName("save-queue")
        self.save.clicked.connect(self.save_wanted)
        self.grip = PanelGrip(theme, self)
        self.grip.valueChanged.connect(self.width_wanted)
        self.rows.modelReset.connect(self._on_reset)
        self._accents = AccentFade(theme, self, self._wear_accent)
        self.say()
        self._on_reset()

    @property
    def tab(self) -> str:
        return self.tabs.current()

    @property
    def details(self) -> "DetailsPanel":
        """Made when it is wanted first."""
        if self._details is None:
            from audio2_desktop.ui.frame.details_panel import DetailsPanel  # noqa: PLC0415 - hidden

            self._details = DetailsPanel(self.theme, self._covers, self)
            self._details.setVisible(self.tab == DETAILS)
            self._place()
            self.grip.raise_()
            self.details_made.emit()
        return self._details

    @property
    def lyrics(self) -> "LyricsPane":
        """Made when it is wanted first."""
        if self._lyrics is None:
            from audio2_desktop.ui.views.lyrics.lyrics_pane import LyricsPane  # noqa: PLC0415 - hidden

            self._lyrics = LyricsPane(self.theme, lambda: self.position(), "lyrics_small", self)
            self._lyrics.setVisible(self.tab == LYRICS)
            self._place()
            self.grip.raise_()
            self.lyrics_made.emit()
        return self._lyrics

    def show_tab(self, tab: str) -> None:
        """QUEUE, LYRICS or DETAILS."""
        self.tabs.set_current(tab)
        if tab == DETAILS or self._details is not None:
            self.details.setVisible(tab == DETAILS)
        if tab == LYRICS or self._lyrics is not None:
            self.lyrics.setVisible(tab == LYRICS)
        self._on_reset()
        self._name()
        self.update()
        self.tab_changed.emit(tab)

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.tabs.set_texts(tr("What the panel shows"), self._tab_names())
        self.more.set_name(tr("More"))
        self.grip.set_name(tr("Width of the panel"))
        for part in (self._details, self._lyrics):
            if part is not None:
                part.say()
        self._name()
        self.list.setAccessibleName(tr("Queue"))
        self.list.verticalScrollBar().setAccessibleName(tr("Queue"))
        self.empty.set_words(
            tr("The queue is empty"), tr("Drag music here, or press Q on a track.")
        )
        self.save.set_text(tr("Save as playlist"))
        self.autoplay_text.set_text(tr("Autoplay similar music"))
        self.autoplay.set_name(tr("Autoplay similar music"))
        self.autoplay.setAccessibleDescription(
            tr("When the queue ends, similar music of your library goes on.")
        )
        self._place()

    def _name(self) -> None:
        names = dict(zip((QUEUE, LYRICS, DETAILS), self._tab_names(), strict=True))
        keys = {QUEUE: "Ctrl+U", LYRICS: "", DETAILS: "Ctrl+I"}
        self.setAccessibleName(names[self.tab])
        self.close_button.set_name(words.tr("Close the panel"), keys[self.tab])

    @staticmethod
    def _tab_names() -> tuple[str, str, str]:
        return words.tr("Queue"), words.tr("Lyrics"), words.tr("Details")

    def set_sum(self, text: str, later: str = "") -> None:
        """Foot: "16 tracks - 1 h 31 min"; `later` beside the head of the last band."""
        self.sum.set_text(text)
        self.rows.set_detail(later)
        self._place()

    def set_autoplay(self, on: bool) -> None:
        """Whether similar music goes on when the queue ends."""
        self.autoplay.setChecked(on)

    def set_seed(self, seed: int | None) -> None:
        """Seed colour of the playing track's cover (0xRRGGBB): the accent follows theme and
        cover."""
        self._accents.set_seed(seed)

    def set_playing(self, is_playing: bool) -> None:
        """The mark of the playing track moves while there is sound."""
        self.list.beat.set_moving(is_playing)

    def _wear_accent(self, _tint: QColor | None, accent: QColor | None) -> None:
        self.list.set_accent(accent)
        self.save.set_accent(accent)

    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_reset(self) -> None:
        is_queue, is_empty = self.tab == QUEUE, self.rows.is_empty
        self.more.setVisible(is_queue)
        self.list.setVisible(is_queue and not is_empty)
        self.empty.setVisible(is_queue and is_empty)
        self.save.setVisible(is_queue and not is_empty)
        self.sum.setVisible(is_queue and not is_empty)
        self.autoplay_text.setVisible(is_queue and not is_empty)
        self.autoplay.setVisible(is_queue and not is_empty)

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, width = self.theme.px, self.width()
        room = width - px(16 + 96)
        tall, side = self.theme.target(34), self.theme.target()
        mirror.put(self.tabs, px(16), px(14), min(room, self.tabs.sizeHint().width()), tall)
        mirror.put(self.more, width - px(23) - 2 * side, px(15), side, side)
        mirror.put(self.close_button, width - px(19) - side, px(15), side, side)
        room = self.height() - px(HEAD) - px(FOOT)
        strip = max(px(STRIP), self.autoplay.sizeHint().height())
        self._place_autoplay(self.height() - px(FOOT) - strip, strip)
        mirror.put(self.list, 1, px(HEAD), width - 1, room - strip)
        mirror.put(self.empty, px(16), px(HEAD), width - px(32), room)
        if self._details is not None:
            mirror.put(self._details, 1, px(HEAD), width - 1, self.height() - px(HEAD))
        if self._lyrics is not None:
            side = px(12)
            mirror.put(self._lyrics, side, px(HEAD), width - side, self.height() - px(HEAD))
        mirror.put(self.grip, 0, 0, px(GRIP), self.height())
        middle = self.height() - px(FOOT) // 2
        save = self.save.sizeHint()
        mirror.put(
            self.save,
            width - px(20) - save.width(),
            middle - save.height() // 2,
            save.width(),
            save.height(),
        )
        tall = self.sum.sizeHint().height()
        wide = width - px(20) - save.width() - px(20) - px(16)
        mirror.put(self.sum, px(20), middle - tall // 2, wide, tall)

    def _place_autoplay(self, top: int, tall: int) -> None:
        px, size = self.theme.px, self.autoplay.sizeHint()
        left = self.width() - px(17) - size.width()
        mirror.put(
            self.autoplay, left, top + (tall - size.height()) // 2, size.width(), size.height()
        )
        words_tall = self.autoplay_text.sizeHint().height()
        spot = top + (tall - words_tall) // 2
        mirror.put(self.autoplay_text, px(20), spot, left - px(30), words_tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self.theme
        painter.fillRect(self.rect(), theme.color("sidebar"))
        painting.hairline(painter, theme.color("line"), 0, 0, 0, self.height())
        if self.tab == QUEUE and not self.rows.is_empty:
            y = self.list.geometry().bottom() + 1
            painting.hairline(painter, theme.color("line"), 0, y, self.width(), y)
