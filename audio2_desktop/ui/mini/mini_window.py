"""The mini player's window: cover, names, heart, transport, the place in the track."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QEnterEvent,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.mini import geometry
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton, PlayDisc
from audio2_desktop.ui.widgets.cover import Cover, Covers
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.seek_bar import SeekBar
from audio2_desktop.ui.widgets.themed import Themed
from audio2_desktop.ui.widgets.volume import VolumeSlider


class MiniSize(StrEnum):
    """How large it is."""

    COMPACT = "compact"
    NORMAL = "normal"
    LARGE = "large"


SIZES = {MiniSize.COMPACT: (300, 64), MiniSize.NORMAL: (368, 128), MiniSize.LARGE: (320, 420)}
ART = {MiniSize.COMPACT: 48, MiniSize.NORMAL: 100, MiniSize.LARGE: 280}
RADIUS = 12
_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class MiniWindow(Themed, QWidget):
    """Dragged by whatever is no control. `restored`: the whole window is wanted, also by closing
    this one. `moved(place)`: it stands elsewhere."""

    access_role = Role.Window

    restored = Signal()
    moved = Signal(QPoint)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, covers: Covers | None) -> None:
        super().__init__(None, Qt.WindowType.Window | _FLAGS)
        self.wear(theme)
        self.setObjectName("mini-player")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Space is a command until Tab is used
        self.size_kind = MiniSize.NORMAL
        self._held: QPoint | None = None
        """Where the pointer holds it, from its corner."""
        self._is_near = False
        self.art = Cover(theme, ART[self.size_kind], 8, self, covers=covers)
        self.title = Label(theme, "", "player_title", "t1", self)
        self.artist = Label(theme, "", "table", "t2", self)
        for still in (self.art, self.title, self.artist):
            still.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heart = IconButton(theme, "heart", "", self, px=20)
        self.heart.setCheckable(True)
        self.heart.set_checked_look("heart-fill", "heart")
        self.previous = IconButton(theme, "skip-back-fill", "", self, colour="t1")
        self.play = PlayDisc(theme, "", self, side=36)
        self.next = IconButton(theme, "skip-forward-fill", "", self, colour="t1")
        self.mute = IconButton(theme, "speaker-high", "", self)
        self.volume = VolumeSlider(theme, self)
        self.restore = IconButton(theme, "arrows-out-simple", "", self)
        self.position = SeekBar(theme, self)
        for name in ("heart", "previous", "play", "next", "mute", "volume", "restore", "position"):
            getattr(self, name).setObjectName(f"mini-{name}")
        self.restore.clicked.connect(self.restored)
        self.say()
        self.set_size(self.size_kind)

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Mini player"))
        self.setWindowTitle(tr("Mini player"))
        self.art.setAccessibleName(tr("Cover"))
        self.previous.set_name(tr("Previous"), "Ctrl+Left")
        self.next.set_name(tr("Next"), "Ctrl+Right")
        self.restore.set_name(tr("Show the whole window"), "Ctrl+M")
        self.position.setAccessibleName(tr("Seek"))
        self.volume.setAccessibleName(tr("Volume"))

    # -- what is shown -----------------------------------------------------------------------------

    def show_track(self, track: TrackRow | None, length_ms: int) -> None:
        """What plays; None: nothing does."""
        self.art.set_key(track.image if track is not None else "")
        self.title.set_text(track.title if track is not None else words.tr("Nothing playing"))
        self.artist.set_text(track.artist if track is not None else "")
        self.position.set_length(length_ms)
        is_known = track is not None and track.id > 0
        self.heart.setEnabled(is_known)
        is_loved = track is not None and track.is_favourite
        self.heart.setChecked(is_loved)
        tr = words.tr
        self.heart.set_name(
            tr("Remove from favourites") if is_loved else tr("Add to favourites"), "L"
        )
        for button in (self.previous, self.next):
            button.setEnabled(track is not None)
        self._show_parts()

    def set_state(self, *, playing: bool, muted: bool, volume: int = 100) -> None:
        tr = words.tr
        self.play.set_playing(playing)
        self.play.set_name(tr("Pause") if playing else tr("Play"), tr("Space"))
        self.volume.show_value(volume)
        loud = "speaker-low" if volume < 50 else "speaker-high"
        self.mute.set_icon("speaker-x" if muted or not volume else loud)
        self.mute.set_name(tr("Unmute") if muted else tr("Mute"), "M")

    def set_waiting(self, percent: int | None) -> None:
        """So much has come of what has to be waited for; None: nothing has to."""
        self.play.set_waiting(percent is not None)
        if percent is not None:
            self.artist.set_text(words.buffering(percent))

    def set_size(self, kind: MiniSize) -> None:
        """Another shape."""
        self.size_kind = kind
        self.art.set_side(ART[kind])
        wide, tall = SIZES[kind]
        self.setFixedSize(self.theme.px(wide), self.theme.px(tall))
        self._show_parts()
        self._place()

    def _show_parts(self) -> None:
        """Controls are there when the pointer or the keyboard is; the smallest shows names else."""
        shown = self._is_near or self.isActiveWindow()
        is_small = self.size_kind is MiniSize.COMPACT
        controls = (self.previous, self.play, self.next, self.mute, self.volume, self.restore)
        if not shown and self.focusWidget() in (*controls, self.heart):
            self.setFocus()  # Qt would give it to whatever comes next
        for part in controls:
            part.setVisible(shown)
        self.heart.setVisible(shown or self.heart.isChecked())
        if is_small:
            self.heart.setVisible(False)
            self.volume.setVisible(False)  # the wheel and keys do it
        for name in (self.title, self.artist):
            name.setVisible(not (is_small and shown))
        self.position.setVisible(not is_small)

    # -- hands -------------------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_near = True
        self._show_parts()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_near = False
        self._show_parts()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._show_parts()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.volume.wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        handle = self.windowHandle()
        if QGuiApplication.platformName().startswith("wayland") and handle is not None:
            handle.startSystemMove()  # only the compositor may move a window there
            return
        self._held = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            spot = event.globalPosition().toPoint()
            screen = QGuiApplication.screenAt(spot) or self.screen()
            room = screen.availableGeometry()
            self.move(geometry.pulled(spot - self._held, self.size(), room))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = None
            self.moved.emit(self.pos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.restored.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it brings the whole window back: music and program go on."""
        event.ignore()
        self.restored.emit()

    # -- geometry ----------------------------------------------------------------------------------

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.set_size(self.size_kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        match self.size_kind:
            case MiniSize.COMPACT:
                self._place_compact()
            case MiniSize.NORMAL:
                self._place_normal()
            case MiniSize.LARGE:
                self._place_large()

    def _put(self, part: QWidget, x: float, middle: float) -> int:
        """At its own size, around a middle; returns how wide it is."""
        hint = part.sizeHint()
        mirror.put(part, x, middle - hint.height() / 2, hint.width(), hint.height())
        return hint.width()

    def _row(self, parts: tuple[QWidget, ...], x: float, middle: float, gap: int = 2) -> float:
        for part in parts:
            x += self._put(part, x, middle) + self.theme.px(gap)
        return x

    def _wide(self, parts: tuple[QWidget, ...], gap: int = 2) -> int:
        return sum(part.sizeHint().width() + self.theme.px(gap) for part in parts)

    def _names(self, x: float, top: float, room: float) -> float:
        """Title and artist under each other; returns where they end."""
        for name in (self.title, self.artist):
            high = name.sizeHint().height()
            mirror.put(name, x, top, max(0, room), high)
            top += high + self.theme.px(1)
        return top

    def _place_compact(self) -> None:
        px, middle = self.theme.px, self.height() / 2
        mirror.put(self.art, px(8), middle - px(24), px(48), px(48))
        left = px(68)
        high = self.title.sizeHint().height() + self.artist.sizeHint().height() + px(1)
        self._names(left, middle - high / 2, self.width() - left - px(12))
        self._row((self.previous, self.play, self.next), left, middle)
        ends = (self.mute, self.restore)
        self._row(ends, self.width() - px(8) - self._wide(ends), middle)

    def _place_normal(self) -> None:
        px, wide = self.theme.px, self.width()
        mirror.put(self.art, px(14), px(14), px(100), px(100))
        left, end = px(130), wide - px(12)
        heart = self._wide((self.heart,))
        self._names(left, px(13), end - left - heart - px(4))
        self._put(self.heart, end - heart, px(28))
        middle = px(70)
        x = self._row((self.previous, self.play, self.next), left - px(8), middle)
        last = end - self._wide((self.restore,))
        self._put(self.restore, last, middle)
        self._place_volume(x, last, middle)
        self._seek(left, px(104), end - left - px(8))

    def _place_large(self) -> None:
        px, wide = self.theme.px, self.width()
        mirror.put(self.art, px(20), px(12), px(280), px(280))
        left, end = px(20), wide - px(16)
        heart = self._wide((self.heart,))
        self._names(left, px(298), end - left - heart - px(4))
        self._put(self.heart, end - heart, px(316))
        self._seek(left, px(352), end - left - px(4))
        middle = px(390)
        parts = (self.previous, self.play, self.next)
        first = (wide - self._wide(parts)) / 2
        self._row(parts, first, middle)
        self._place_volume(left - px(6), first, middle)
        self._put(self.restore, end - self._wide((self.restore,)), middle)

    def _place_volume(self, x: float, end: float, middle: int) -> None:
        """The speaker, and its slider in what is left before `end`."""
        x += self._put(self.mute, x, middle)
        high = self.theme.target()
        mirror.put(self.volume, x, middle - high / 2, max(0.0, end - x), high)

    def _seek(self, x: int, middle: int, room: int) -> None:
        high = self.theme.target()
        mirror.put(self.position, x, middle - high / 2, room, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        box = QRectF(self.rect())
        painting.rounded(painter, box, RADIUS, theme.color("pop"), theme.color("line2"))
