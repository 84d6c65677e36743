"""The icon in the system tray, by choice: the window can go, the music stays.

Its menu is the desktop's own (the tray draws it, not we).
"""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import Fact, NowPlaying, SettingChanged
from audio2_desktop.domain.settings import DesktopSettings
from audio2_desktop.services.playing import PlayerState
from audio2_desktop.services.settings import Settings
from audio2_desktop.ui import words
from audio2_desktop.ui.widgets.themed import plain_tip
from audio2_desktop.ui.window import Window

Wish = Callable[[], Coroutine[Any, Any, object]]


class Player(Protocol):
    """What is asked of services.player."""

    @property
    def state(self) -> PlayerState: ...
    async def toggle(self) -> None: ...
    async def next(self) -> None: ...
    async def previous(self) -> None: ...


class Tray(QObject):
    """Follows the setting `desktop.tray`; a desktop without a tray gets none, and closing the
    window closes the program there as ever."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        settings: Settings,
        player: Player,
        start: Callable[[Wish], object],
    ) -> None:
        """start: runs what the menu wishes."""
        super().__init__(window)
        self._window, self._settings, self._player, self._start = window, settings, player, start
        self._icon: QSystemTrayIcon | None = None
        self._subscription = bus.subscribe((NowPlaying, SettingChanged), self._on_fact)
        self._follow()

    def close(self) -> None:
        """Take the icon away, hear no more."""
        self._subscription.close()
        self._take_away()

    def _on_fact(self, fact: Fact) -> None:
        match fact:
            case SettingChanged(name) if name in ("desktop.tray", "language.language"):
                self._take_away()
                self._follow()
            case NowPlaying() if self._icon is not None:
                self._tell()

    def _follow(self) -> None:
        wanted = (
            self._settings.get(DesktopSettings).tray and QSystemTrayIcon.isSystemTrayAvailable()
        )
        self._window.stays_when_closed = wanted
        if not wanted:
            return
        self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
        self._icon.setContextMenu(self._menu())
        self._icon.activated.connect(self._on_activated)
        self._tell()
        self._icon.show()

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        tr = words.tr
        menu.addAction(tr("Show Audio2"), self._window.come_forward)
        menu.addSeparator()
        self._play = menu.addAction(tr("Play"), lambda: self._start(self._player.toggle))
        menu.addAction(tr("Previous"), lambda: self._start(self._player.previous))
        menu.addAction(tr("Next"), lambda: self._start(self._player.next))
        menu.addSeparator()
        menu.addAction(tr("Quit"), self._window.closing.emit)
        return menu

    def _tell(self) -> None:
        assert self._icon is not None
        state = self._player.state
        self._play.setText(words.tr("Pause") if state.is_playing else words.tr("Play"))
        track = state.track
        said = f"{track.title}\n{track.artist}" if track is not None else "Audio2"
        self._icon.setToolTip(plain_tip(said))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger:
                window = self._window
                window.hide() if window.isActiveWindow() else window.come_forward()
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self._start(self._player.toggle)

    def _take_away(self) -> None:
        if self._icon is None:
            return
        self._icon.hide()
        menu = self._icon.contextMenu()
        self._icon.deleteLater()
        if menu is not None:
            menu.deleteLater()
        self._icon = None
        if not self._window.isVisible():
            self._window.come_forward()  # nothing else would bring it back
