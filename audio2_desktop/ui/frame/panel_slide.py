"""The right panel as the window has it: made when it is wanted first, slid in and out, as wide as
the user made it. What it shows is `right_panel.py`'s."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.cover import Covers
from audio2_desktop.ui.widgets.themed import Fade

if TYPE_CHECKING:
    from audio2_desktop.ui.frame.right_panel import PanelShadow, RightPanel

WIDTH, LEAST, MOST = 336, 300, 420
"""Pixels at 100 %: at first, and how far it can be dragged."""
SHADOW = 28
SLIDE_MS = 180


class PanelSlide(QObject):
    """`changed`: opened, closed, or another tab. `sliding`: it must be placed again. `settled`: the
    other parts of the window, too. `made`: it exists from now on. `left`: it closes and takes no
    keys any more."""

    changed = Signal()
    sliding = Signal()
    settled = Signal()
    made = Signal()
    left = Signal()

    def __init__(self, theme: Theme, covers: Covers | None, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._covers, self._window = theme, covers, window
        self.is_open = False
        self.width = WIDTH
        self.made_panel: RightPanel | None = None
        self._shadow: PanelShadow | None = None
        self._slide = Fade(theme, window, SLIDE_MS)
        self._slide.valueChanged.connect(self.sliding)
        self._slide.finished.connect(self.settled)

    @property
    def panel(self) -> "RightPanel":
        """The panel, made when it is wanted first."""
        if self.made_panel is None:
            from audio2_desktop.ui.frame import right_panel  # noqa: PLC0415 - hidden at first

            panel = right_panel.RightPanel(self._theme, self._covers, self._window)
            self.made_panel = panel
            self._shadow = right_panel.PanelShadow(self._theme, self._window)
            panel.hide()
            panel.closed.connect(lambda: self.set_open(not self.is_open))
            panel.grip.setValue(self.width)
            panel.width_wanted.connect(self._on_width_wanted)
            panel.tab_changed.connect(lambda _tab: self.changed.emit())
            self.made.emit()
        return self.made_panel

    @property
    def tab(self) -> str:
        """ "queue", "lyrics" or "details"."""
        return self.made_panel.tab if self.made_panel is not None else "queue"

    @property
    def is_settled_open(self) -> bool:
        """Open, and no longer on its way."""
        return self.is_open and self._slide.share >= 1.0

    def set_open(self, is_open: bool) -> None:
        """Slides a panel of fixed width; the page is laid out once, not at every step."""
        if is_open == self.is_open:
            self.changed.emit()
            return
        self.is_open = is_open
        self.changed.emit()
        self.panel.setVisible(True)
        if not is_open:
            self.left.emit()
        is_sliding = bool(self._theme.duration(SLIDE_MS)) and self._window.isVisible()
        if is_sliding and not is_open:
            self.settled.emit()  # the page takes its room back under the leaving panel
        self._slide.go(1.0 if is_open else 0.0)
        if not is_sliding:
            self.settled.emit()

    def turn_tab(self, tab: str) -> None:
        """Open it at this tab; close it when it shows just that."""
        if self.is_open and self.tab == tab:
            self.set_open(False)
            return
        self.panel.show_tab(tab)
        self.set_open(True)

    def place(self, side: int, bar: QWidget, *, over_page: bool) -> None:
        """At the far edge, from the top to the player bar, and under it as all that hangs over
        the window is over both; `side`: what the side bar takes."""
        panel, shadow = self.made_panel, self._shadow
        if panel is None or shadow is None:
            return
        whole = self._window.width()
        wide = min(self._theme.px(self.width), whole - side)
        left = whole - round(wide * self._slide.share)
        mirror.put(panel, left, 0, wide, bar.y())
        panel.setVisible(self._slide.share > 0)
        edge = self._theme.px(SHADOW)
        mirror.put(shadow, left - edge, 0, edge, bar.y())
        shadow.setVisible(self._slide.share > 0 and over_page)
        panel.stackUnder(bar)
        shadow.stackUnder(panel)

    def save(self, settings: QSettings) -> None:
        """For the next start."""
        settings.setValue("window/panel", self.is_open)
        settings.setValue("window/panel_width", self.width)
        settings.setValue("window/panel_tab", self.tab)

    def restore(self, settings: QSettings) -> None:
        """As it was left."""
        width = settings.value("window/panel_width", WIDTH, int)
        if isinstance(width, int):
            self.width = _within(width)
        is_open = settings.value("window/panel", False, bool) is True
        self.set_open(is_open)
        tab = settings.value("window/panel_tab", "queue")
        if is_open and tab in ("lyrics", "details"):
            self.panel.show_tab(str(tab))

    def _on_width_wanted(self, width: int) -> None:
        self.width = _within(width)
        self.settled.emit()


def _within(width: int) -> int:
    return max(LEAST, min(MOST, width))
