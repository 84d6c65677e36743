"""The player bar: what plays, the transport, the place in the track, the volume. Polls nothing
itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, announce
from audio2_desktop.ui.frame.track_card import TrackCard
from audio2_desktop.ui.theme import TARGET, Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton, PlayDisc
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.labels import LinkLabel
from audio2_desktop.ui.widgets.seek_bar import SeekBar
from audio2_desktop.ui.widgets.themed import Themed
from audio2_desktop.ui.widgets.tinted import AccentFade
from audio2_desktop.ui.widgets.volume import VolumeSlider

HEIGHT, LOW_HEIGHT = 88, 72
SEEK, SEEK_LEAST = 548, 220
TINT_WIDTH = 460
TINT_DARK, TINT_LIGHT = 0.18, 0.12
OFFSETS = (-114, -60, 0, 60, 114)
"""Centres of the transport buttons from the middle of the window."""
LEAST, TIGHT_CARD = 690, 246
"""Below this width, at large text in a small window, gaps shrink so that it would be this wide; the
card has its width, and what menus and keys do as well is left out."""


class PlayerBar(Themed, QWidget):
    """88 high, the whole width. All wishes are signals; what it shows comes through the setters."""

    access_role = Role.ToolBar

    play_pressed = Signal()
    next_pressed = Signal()
    previous_pressed = Signal()
    shuffle_pressed = Signal()
    repeat_pressed = Signal()
    seek = Signal(int)
    volume_changed = Signal(int)
    mute_pressed = Signal()
    queue_pressed = Signal()
    lyrics_pressed = Signal()
    mini_pressed = Signal()
    device_pressed = Signal(QPoint)
    """Where a menu above the button goes."""
    ending_pressed = Signal(QPoint)
    """The mark of where playing ends, and where a menu above it goes."""

    def __init__(
        self, theme: Theme, covers: Covers | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setObjectName("player-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tint: QColor | None = None
        self._shows_remaining = True
        self._is_narrow = False
        self._is_low = False
        self._volume = 100
        self._status = ""
        self._is_playing, self._is_muted, self._repeat = False, False, Repeat.OFF
        self.card = TrackCard(theme, covers, self)
        self._make_transport()
        self._make_right()
        self._fade = AccentFade(theme, self, self._wear_accent)
        self.say()
        self.show_track(None)
        self.set_state(playing=False)

    def _make_transport(self) -> None:
        theme = self.theme
        self.shuffle = IconButton(theme, "shuffle", "", self, side=36)
        self.shuffle.setCheckable(True)
        self.shuffle.set_checked_look("shuffle", dot=True)
        self.shuffle.setObjectName("shuffle")
        self.previous = IconButton(theme, "skip-back-fill", "", self, px=20, side=36, colour="t1")
        self.previous.setObjectName("previous")
        self.play = PlayDisc(theme, "", self, side=40)
        self.play.setObjectName("play")
        self.next = IconButton(theme, "skip-forward-fill", "", self, px=20, side=36, colour="t1")
        self.next.setObjectName("next")
        self.repeat = IconButton(theme, "repeat", "", self, side=36)
        self.repeat.setCheckable(True)
        self.repeat.setObjectName("repeat")
        self.position = SeekBar(theme, self)
        self.position.setObjectName("seek")
        self.elapsed = LinkLabel(theme, "0:00", "time", "t2", self)
        self.elapsed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.elapsed.access_role = Role.StaticText
        self.rest = LinkLabel(theme, "0:00", "time", "t2", self)
        self.rest.clicked.connect(self._toggle_rest)
        self.shuffle.clicked.connect(self.shuffle_pressed)
        self.previous.clicked.connect(self.previous_pressed)
        self.play.clicked.connect(self.play_pressed)
        self.next.clicked.connect(self.next_pressed)
        self.repeat.clicked.connect(self.repeat_pressed)
        self.position.seek.connect(self._on_seek)

    def _make_right(self) -> None:
        theme = self.theme
        self.ending = PillButton(theme, "", self, icon="moon", height=32)
        self.ending.setObjectName("ending")
        self.ending.hide()
        self.ending.clicked.connect(self.ask_ending)
        self.lyrics = self._tab_button("microphone-stage", "lyrics-button")
        self.queue = self._tab_button("queue", "queue-button")
        self.device = IconButton(
            theme, "speaker-box", words.tr("Output device"), self, px=20, side=36
        )
        self.device.setObjectName("device-button")
        self.device.clicked.connect(self.ask_device)
        self.mute = IconButton(theme, "speaker-high", "", self, px=20, side=36)
        self.mute.setObjectName("mute")
        self.volume = VolumeSlider(theme, self)
        self.volume.setObjectName("volume")
        self.mini = IconButton(theme, "picture-in-picture", "", self, px=20, side=36)
        self.mini.setObjectName("mini-button")
        self.mini.clicked.connect(self.mini_pressed)
        self.queue.clicked.connect(self.queue_pressed)
        self.lyrics.clicked.connect(self.lyrics_pressed)
        self.mute.clicked.connect(self.mute_pressed)
        self.volume.valueChanged.connect(self._on_volume_changed)

    def _tab_button(self, icon: str, name: str) -> IconButton:
        """Opens a tab of the right panel."""
        button = IconButton(self.theme, icon, "", self, px=20, side=36)
        button.setCheckable(True)
        button.set_checked_look(icon, dot=True)
        button.setObjectName(name)
        return button

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Player"))
        self.shuffle.set_name(tr("Shuffle"), "S")
        self.previous.set_name(tr("Previous"), "Ctrl+Left")
        self.next.set_name(tr("Next"), "Ctrl+Right")
        self.queue.set_name(tr("Queue"), "Ctrl+U")
        self.lyrics.set_name(tr("Lyrics"))
        self.mini.set_name(tr("Mini player"), "Ctrl+M")
        self.device.set_name(tr("Output device"))
        self.position.setAccessibleName(tr("Seek"))
        self.volume.setAccessibleName(tr("Volume"))
        self.card.say()
        self._name_states()

    def _name_states(self) -> None:
        tr = words.tr
        self.play.set_name(tr("Pause") if self._is_playing else tr("Play"), tr("Space"))
        name = {
            Repeat.OFF: tr("Repeat is off"),
            Repeat.ALL: tr("Repeat all"),
            Repeat.ONE: tr("Repeat this track"),
        }[self._repeat]
        self.repeat.set_name(name, "R")
        self.mute.set_name(tr("Unmute") if self._is_muted else tr("Mute"), "M")

    # -- what is shown -----------------------------------------------------------------------------

    def show_track(self, track: TrackRow | None, length_ms: int = 0) -> None:
        """The playing track, or the empty state. Length 0 = take the row's."""
        has_track = track is not None
        if has_track and self.card.start.hasFocus():
            self.play.setFocus()  # or hiding the button would hand the focus to whatever comes next
        self.card.show_track(track)
        self.position.set_length((length_ms or track.length_ms) if track is not None else 0)
        for button in (self.previous, self.next):
            button.setEnabled(has_track)
        self.elapsed.setVisible(has_track)
        self.rest.setVisible(has_track)
        self.set_position(0)

    def set_seed(self, seed: int | None) -> None:
        """Seed colour of the playing track's cover (0xRRGGBB) for tint and accent."""
        self._fade.set_seed(seed)

    def _wear_accent(self, tint: QColor | None, accent: QColor | None) -> None:
        self._tint = tint
        for part in (self.shuffle, self.repeat, self.lyrics, self.queue, self.position):
            part.set_accent(accent)
        self.update()

    def set_state(
        self,
        *,
        playing: bool,
        shuffle: bool = False,
        repeat: Repeat = Repeat.OFF,
        volume: int = 100,
        muted: bool = False,
    ) -> None:
        self._is_playing, self._repeat = playing, repeat
        self.play.set_playing(playing)
        self.shuffle.setChecked(shuffle)
        self.repeat.setChecked(repeat is not Repeat.OFF)
        icon = "repeat-once" if repeat is Repeat.ONE else "repeat"
        self.repeat.set_checked_look(icon, dot=True)
        self._volume = volume
        self.volume.show_value(volume)
        self._show_loudness(volume, muted)

    def set_waiting(self, percent: int | None) -> None:
        """So much has come of what has to be waited for; None: nothing has to. Said once."""
        text = "" if percent is None else words.buffering(percent)
        if text and not self._status:
            announce(self, words.buffering(0))
        self._status = text
        self.play.set_waiting(bool(text))
        self.play.setAccessibleDescription(text)
        self.card.set_status(text)

    def set_position(self, position_ms: int) -> None:
        """Called ten times a second while playing; repaints a strip."""
        self.position.set_position(position_ms)
        length = self.position.maximum()
        self._say(self.elapsed, words.clock(position_ms))
        left = max(0, length - position_ms)
        self._say(
            self.rest, words.remaining(left) if self._shows_remaining else words.clock(length)
        )

    def set_ending(self, text: str, sentence: str) -> None:
        """Where playing ends by itself: "24 min" and what that means; empty when it goes on."""
        if text != self.ending.text():
            self.ending.set_text(text)
            self.ending.setVisible(bool(text))
            self.place()
        self.ending.setAccessibleName(sentence)
        self.ending.setToolTip(sentence)

    def set_device(self, name: str, *, is_able: bool) -> None:
        """What the button of the output device says; is_able: another one can be chosen."""
        self.device.set_name(name)
        self.device.setEnabled(is_able)

    def set_tab_open(self, tab: str) -> None:
        """What the right panel shows; "" when it is closed."""
        self.queue.setChecked(tab == "queue")
        self.lyrics.setChecked(tab == "lyrics")

    def set_narrow(self, narrow: bool, low: bool) -> None:
        """narrow: below 1100 px wide; low: below 700 px high (72 px bar without stars)."""
        self._is_narrow, self._is_low = narrow, low
        self.card.set_low(low)
        self.place()

    def _unit(self, size: int) -> int:
        """Pixels of a length of the design: as the text is scaled, as long as there is room."""
        return round(size * min(self.theme.scale_percent / 100, self.width() / LEAST))

    def body_height(self) -> int:
        return self.theme.px(LOW_HEIGHT if self._is_low else HEIGHT)

    # -- inside ------------------------------------------------------------------------------------

    @staticmethod
    def _say(label: LinkLabel, text: str) -> None:
        if len(label.shown_text()) == len(text):
            label.tick(text)
        else:
            label.set_text(text)

    def _toggle_rest(self) -> None:
        self._shows_remaining = not self._shows_remaining
        self.set_position(self.position.value())

    def _on_seek(self, place: int) -> None:
        self.set_position(place)
        self.seek.emit(place)

    def ask_ending(self) -> None:
        """Have the menu of where playing ends opened, above its mark or where that would be."""
        mark = self.queue if self.ending.isHidden() else self.ending
        self.ending_pressed.emit(mark.mapToGlobal(QPoint(0, 0)))

    def ask_device(self) -> None:
        """Have the menu of the output devices opened, above its button or where that would be."""
        mark = self.mute if self.device.isHidden() else self.device
        self.device_pressed.emit(mark.mapToGlobal(QPoint(0, 0)))

    def _on_volume_changed(self, volume: int) -> None:
        self._show_loudness(volume, muted=False)
        self.volume_changed.emit(volume)

    def _show_loudness(self, volume: int, muted: bool) -> None:
        if muted or volume == 0:
            icon = "speaker-x"
        else:
            icon = "speaker-low" if volume < 50 else "speaker-high"
        self.mute.set_icon(icon)
        self._is_muted = muted
        self._name_states()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.place()

    def place(self) -> None:
        """Three parts: the track at the left, the transport in the middle, the volume at the
        right."""
        px, width = self._unit, self.width()
        is_tight = width < self.theme.px(LEAST)
        first = 23 if self._is_low else 27
        self.volume.setVisible(not is_tight)
        self.lyrics.setVisible(not is_tight)
        self.device.setVisible(not is_tight and not self._is_narrow)
        self.mini.setVisible(not is_tight)
        right_edge = self._place_right(width, px)
        centre = (px(TIGHT_CARD) + right_edge) // 2 if is_tight else width // 2
        seek = min(px(SEEK), max(px(SEEK_LEAST), width - 2 * px(446)))
        left_part = px(TIGHT_CARD) if is_tight else max(px(200), centre - seek // 2 - px(44))
        self.card.set_tight(is_tight)
        mirror.put(self.card, 0, 1, left_part, self.height() - 1)
        times = self.rest.sizeHint().width() + px(24)
        seek = min(seek, 2 * (right_edge - (times if is_tight else px(56)) - centre))
        for at, button in enumerate(
            (self.shuffle, self.previous, self.play, self.next, self.repeat)
        ):
            side = px(40) if button is self.play else max(TARGET, px(36))
            x = centre + px(OFFSETS[at]) - side // 2
            button.setGeometry(x, px(first) - side // 2, side, side)
        tall = px(24) if self._is_low else self.position.sizeHint().height()
        line = self.height() - px(15 if self._is_low else 21)
        self.position.setGeometry(centre - seek // 2, line - tall // 2, seek, tall)
        high = self.elapsed.sizeHint().height()
        wide = self.elapsed.sizeHint().width()
        self.elapsed.setGeometry(centre - seek // 2 - px(12) - wide, line - high // 2, wide, high)
        time = max(px(48), self.rest.sizeHint().width())
        self.rest.setGeometry(centre + seek // 2 + px(12), line - high // 2, time, high)

    def _place_right(self, width: int, px: Callable[[int], int]) -> int:
        """Where playing ends, lyrics, queue, device, speaker, volume and mini player; returns where
        they begin."""
        middle = self.height() // 2
        x = width - px(20)
        tall, side = self.theme.target(), max(TARGET, px(36))
        if not self.mini.isHidden():
            x -= side - px(8)
            mirror.put(self.mini, x, middle - side // 2, side, side)
            x -= px(4)
        slider = 0 if self.volume.isHidden() else px(76 if self._is_narrow else 108)
        x -= slider
        mirror.put(self.volume, x, middle - tall // 2, slider, tall)
        x -= side
        mirror.put(self.mute, x, middle - side // 2, side, side)
        if not self.device.isHidden():
            x -= px(4) + side
            mirror.put(self.device, x, middle - side // 2, side, side)
        x -= px(4) + side
        mirror.put(self.queue, x, middle - side // 2, side, side)
        if not self.lyrics.isHidden():
            x -= px(4) + side
            mirror.put(self.lyrics, x, middle - side // 2, side, side)
        if self.ending.text():
            wide = self.ending.sizeHint().width()
            x -= wide + px(8)
            mirror.put(self.ending, x, middle - tall // 2, wide, tall)
        return x

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.theme
        painter.fillRect(event.rect(), theme.color("player"))
        tint = self._tint
        if tint is not None and not theme.is_high_contrast:
            wide = theme.px(TINT_WIDTH)
            ramp = QLinearGradient(0, 0, wide, 0)
            strength = TINT_DARK if theme.is_dark else TINT_LIGHT
            ramp.setColorAt(0.0, theme.faded(tint, strength))
            ramp.setColorAt(1.0, theme.faded(tint, 0.0))
            painter.fillRect(QRectF(0, 0, wide, self.height()), ramp)
        painting.hairline(painter, theme.color("line"), 0, 0, self.width(), 0)
