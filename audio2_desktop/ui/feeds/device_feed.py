"""The player bar's button of the output device, named after it, and menus of the devices, kept true
while they are open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import AbilitiesChanged, Fact, OutputsChanged, SettingChanged
from audio2_desktop.ui import words
from audio2_desktop.ui.sound_menu import Outputs, Start, add_outputs, output_name, unable
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu, refill
from audio2_desktop.ui.window import Window


class DeviceFeed(QObject):
    """Belongs to the window; `close` ends its subscription."""

    def __init__(self, window: Window, bus: FactBus, outputs: Outputs, start: Start) -> None:
        super().__init__(window)
        self._window, self._outputs, self._start = window, outputs, start
        self._refill: Callable[[], None] | None = None
        kinds = (AbilitiesChanged, OutputsChanged, SettingChanged)
        self._subscription = bus.subscribe(kinds, self._on_fact)
        self._retold = QTimer(self, interval=0, singleShot=True)
        self._retold.timeout.connect(self._show)
        window.player_bar.device_pressed.connect(self._open)
        self._show()

    def close(self) -> None:
        """Hear no more."""
        self._retold.stop()
        self._subscription.close()

    def _on_fact(self, fact: Fact) -> None:
        match fact:
            case SettingChanged(name="language.language"):
                self._retold.start()  # the words come with another listener
                return
            case SettingChanged(name=name) if name != "playback.output":
                return
        self._show()
        if self._refill is not None:
            self._refill()

    def _show(self) -> None:
        outputs, tr = self._outputs, words.tr
        is_able = outputs.can("devices")
        said = output_name(outputs.chosen, outputs.names) if is_able else unable()
        self._window.player_bar.set_device(f"{tr('Output device')}: {said}", is_able=is_able)

    def follow(self, menu: Menu) -> None:
        """Fill a menu with the devices, and keep it true while it is open."""
        self._keep(menu, partial(refill, menu, partial(self._fill, menu)))

    def _open(self, place: QPoint) -> None:
        if not self._outputs.can("devices"):
            self._window.toasts.say(unable(), "info")
            return
        menu = Menu(self._window.theme, SUB_WIDTH, self._window)
        menu.setAccessibleName(words.tr("Output device"))
        self._keep(menu, partial(self._put, menu, place))
        open_menu(menu, place, above=True)

    def _keep(self, menu: Menu, again: Callable[[], None]) -> None:
        """What is there is known after a moment when nothing was played yet: the menu grows."""
        self._fill(menu)
        menu.aboutToShow.connect(lambda: self._on_shown(again))
        menu.aboutToHide.connect(self._on_hidden)

    def _put(self, menu: Menu, place: QPoint) -> None:
        menu.clear()
        self._fill(menu)
        open_menu(menu, place, above=True)

    def _fill(self, menu: Menu) -> None:
        outputs = self._outputs
        add_outputs(menu, outputs.names, outputs.chosen, self._choose)

    def _on_shown(self, again: Callable[[], None]) -> None:
        self._refill = again
        self._outputs.look()

    def _choose(self, name: str) -> None:
        self._start(lambda: self._outputs.choose(name))

    def _on_hidden(self) -> None:
        self._refill = None
