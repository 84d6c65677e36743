"""The context menu of the side bar's places: which of the library's are shown."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from audio2_desktop.ui.frame.nav_button import NavButton
from audio2_desktop.ui.frame.sidebar import SideBar
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.words import tr


class PlacesMenu(QObject):
    """Opened over any place; `hidden(names)`: those that are left out from now on."""

    hidden = Signal(object)
    navigate = Signal(Route)

    def __init__(self, bar: SideBar) -> None:
        super().__init__(bar)
        self._bar = bar
        for button in bar.places.buttons:
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(partial(self._open, button))

    def _open(self, button: NavButton, spot: QPoint) -> None:
        menu, route = Menu(self._bar.theme), button.item.route
        menu.add(tr("Open"), button.item.icon, lambda: self.navigate.emit(route))
        if button.item.group:
            left_out = (*sorted(self._bar.places.hidden), route.name)
            hide = partial(self.hidden.emit, tuple(dict.fromkeys(left_out)))
            menu.add(tr("Hide from the side bar"), "eye-slash", hide)
        menu.addSeparator()
        settings = Route("settings", "appearance.places")
        menu.add(tr("Choose places"), "sidebar-simple", partial(self.navigate.emit, settings))
        open_menu(menu, button.mapToGlobal(spot))
