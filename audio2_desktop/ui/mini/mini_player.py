"""The mini player in use: comes in place of the window, and goes when that is wanted again."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, QTimer

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import Fact, NowPlaying, SettingChanged
from audio2_desktop.domain.units import Ms
from audio2_desktop.services.playing import PlayerState
from audio2_desktop.ui import words
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.mini import geometry
from audio2_desktop.ui.mini.mini_window import MiniSize, MiniWindow
from audio2_desktop.ui.outside import outside_row
from audio2_desktop.ui.page import PageCovers
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.window import Window

POSITION_MS = 250
COMMANDS = (
    "play_pause", "next", "previous", "seek_on", "seek_back", "louder", "quieter", "mute",
    "shuffle", "repeat", "favourite", "mini", "quit",
)  # fmt: skip
"""What has a key in it, too."""
Wish = Callable[[], Coroutine[Any, Any, object]]


class Player(Protocol):
    """What is asked of services.player."""

    @property
    def state(self) -> PlayerState: ...
    def position_ms(self) -> Ms: ...
    async def seek(self, ms: int) -> None: ...
    async def set_volume(self, volume: int) -> None: ...


class MiniPlayer(QObject):
    """Made at the start, its window when it is wanted first. `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        player: Player,
        covers: PageCovers,
        seed: Callable[[str], int | None],
        commands: Mapping[str, Callable[[], object]],
        keymap: Keymap,
        start: Callable[[Wish], object],
        settings: QSettings,
    ) -> None:
        """commands: by action id, as the window's keys have them; start: runs what is wished."""
        super().__init__(window)
        self._window, self._bus, self._player = window, bus, player
        self._covers, self._seed = covers, seed
        self._commands, self._keymap = commands, keymap
        self._start, self._settings = start, settings
        self.mini: MiniWindow | None = None
        self._clock = QTimer(self, interval=POSITION_MS)
        self._clock.timeout.connect(self._show_position)
        self._subscription = bus.subscribe((NowPlaying, SettingChanged), self._on_fact)
        window.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        return self.mini is not None and self.mini.isVisible()

    def toggle(self) -> None:
        """The mini player in place of the window, or the other way round."""
        if self.is_shown:
            self._window.come_forward()
            return
        mini = self.mini or self._make()
        screen = self._window.screen()
        kept = self._settings.value("mini/size", "")
        mini.set_size(next((kind for kind in MiniSize if kind == kept), MiniSize.NORMAL))
        room = screen.availableGeometry()
        mini.move(geometry.remembered(self._settings, screen.name(), mini.size(), room))
        self._show()
        mini.show()
        mini.raise_()
        mini.activateWindow()
        mini.setFocus()
        self._window.hide()

    def close(self) -> None:
        """Hear no more; the window goes."""
        self._subscription.close()
        self._clock.stop()
        self._window.removeEventFilter(self)
        if self.mini is not None:
            self.mini.hide()
            self.mini.deleteLater()
            self.mini = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window came back, by whatever way."""
        if event.type() is QEvent.Type.Show and self.mini is not None:
            self._clock.stop()
            self.mini.hide()
        return False

    def _make(self) -> MiniWindow:
        mini = self.mini = MiniWindow(self._window.theme, self._covers)
        run = self._commands
        mini.restored.connect(self._window.come_forward)
        mini.moved.connect(self._on_moved)
        mini.menu_wanted.connect(self._open_menu)
        for button, name in (
            (mini.play, "play_pause"),
            (mini.previous, "previous"),
            (mini.next, "next"),
            (mini.mute, "mute"),
            (mini.heart, "favourite"),
        ):
            button.clicked.connect(partial(_run, run[name]))
        mini.position.seek.connect(lambda ms: self._start(lambda: self._player.seek(ms)))
        mini.volume.valueChanged.connect(
            lambda volume: self._start(lambda: self._player.set_volume(volume))
        )
        known = {name: run[name] for name in COMMANDS}
        Shortcuts(mini, {**known, "close": self._window.come_forward}, self._keymap)
        self._covers.ready.connect(self._on_covers)
        return mini

    def _on_moved(self, spot: QPoint) -> None:
        assert self.mini is not None
        geometry.remember(self._settings, self.mini.screen().name(), spot)

    def _open_menu(self, spot: QPoint) -> None:
        assert self.mini is not None
        menu, tr = Menu(self._window.theme, parent=self.mini), words.tr
        for kind, text in (
            (MiniSize.COMPACT, tr("Small")),
            (MiniSize.NORMAL, tr("Medium")),
            (MiniSize.LARGE, tr("Large")),
        ):
            entry = menu.add(text, "picture-in-picture", partial(self._set_size, kind))
            entry.setCheckable(True)
            entry.setChecked(kind is self.mini.size_kind)
        menu.addSeparator()
        key = self._keymap.hint("Ctrl+M")
        menu.add(
            tr("Show the whole window"), "arrows-out-simple", self._window.come_forward, key=key
        )
        open_menu(menu, spot)

    def _set_size(self, kind: MiniSize) -> None:
        mini = self.mini
        assert mini is not None
        mini.set_size(kind)
        room = mini.screen().availableGeometry()
        mini.move(geometry.pulled(mini.pos(), mini.size(), room))
        self._settings.setValue("mini/size", kind.value)

    # -- what is shown -----------------------------------------------------------------------------

    def _on_fact(self, fact: Fact) -> None:
        if not self.is_shown:
            return
        if isinstance(fact, SettingChanged) and fact.name == "language.language":
            assert self.mini is not None
            self.mini.say()
        self._show()

    def _on_covers(self, _keys: object) -> None:
        if self.is_shown:
            self._show()

    def _show(self) -> None:
        mini, state = self.mini, self._player.state
        assert mini is not None
        track = state.track if state.track is not None else outside_row(state.entry)
        mini.show_track(track, state.length_ms)
        mini.volume.setSingleStep(self._window.player_bar.volume.singleStep())
        mini.set_state(playing=state.is_playing, muted=state.is_muted, volume=state.volume)
        mini.set_waiting(state.waits)
        seed = self._seed(track.image) if track is not None else None
        mini.position.set_accent(self._window.theme.accent(seed))
        mini.art.update()
        self._show_position()
        if state.is_playing:
            self._clock.start()
        else:
            self._clock.stop()

    def _show_position(self) -> None:
        assert self.mini is not None
        bar, waves = self.mini.position, self._window.player_bar.position.waves
        if waves != bar.waves:
            bar.set_waves(waves)
        bar.set_position(self._player.position_ms())


def _run(command: Callable[[], object], _is_checked: bool = False) -> None:
    command()
