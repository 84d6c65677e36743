"""An entry of the side bar: a place to go, with its icon and count."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import ThemedButton

WIDE, HIGH = 223, 34


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry. `group` is a caption key: "" for none, "library"."""

    route: Route
    text: str
    icon: str
    group: str = "library"
    is_further: bool = False
    """Goes behind "More" in a low window, so that some playlists can be seen."""


class NavButton(ThemedButton):
    """Checked while its page, or one below it, is shown. Narrow: the icon alone."""

    access_role = Role.RadioButton

    def __init__(self, theme: Theme, item: NavItem, parent: QWidget) -> None:
        super().__init__(theme, item.text, parent)
        self.item = item
        self._count = ""
        self._number: int | None = None
        self._is_narrow = False
        self.setToolTip("")
        self.setText(item.text)
        self.setCheckable(True)
        self.setObjectName(f"nav-{item.route.name}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int | None) -> None:
        self._number = count
        self._count = words.count(count) if count else ""
        self.setAccessibleName(words.joined(self.text(), self._count))
        self.update()

    def set_text(self, text: str) -> None:
        """Another text (another language)."""
        self.setText(text)
        self.set_count(self._number)
        self.set_narrow(self._is_narrow)

    def set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.update()

    def nextCheckState(self) -> None:
        """Only navigation checks an entry: a click on the shown one leaves it as it is."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(WIDE), self.theme.target(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme, box = self.theme, QRectF(self.rect())
        on = self.isChecked()
        if on:
            painting.rounded(painter, box, 8, theme.color("sel"))
            bar = QRectF(0, box.center().y() - theme.px(8), 3, theme.px(16))
            painting.rounded(painter, bar, 1.5, theme.color("accent"))
        elif self.hover.share > 0:
            painting.rounded(painter, box, 8, theme.faded("hover", self.hover.share))
        side = theme.px(18)
        left = (box.width() - side) / 2 if self._is_narrow else theme.px(12)
        name = f"{self.item.icon}-fill" if on else self.item.icon
        icon = theme.icon(name, side, "accent" if on else "t2", self.devicePixelRatioF())
        painting.centred_icon(painter, icon, QRectF(left, 0, side, box.height()))
        if not self._is_narrow:
            self._paint_words(painter, box, on)
        if self.has_ring:
            painting.focus_ring(painter, theme, box, 8)

    def _paint_words(self, painter: QPainter, box: QRectF, on: bool) -> None:
        theme = self.theme
        right = box.right() - theme.px(9)
        if self._count:
            wide = theme.metrics("count").horizontalAdvance(self._count)
            spot = QRectF(right - wide - 2, 0, wide + 2, box.height())
            align = Qt.AlignmentFlag.AlignRight
            painting.text_line(
                painter, spot, self._count, theme.font("count"), theme.color("t3"), align
            )
            right -= wide + theme.px(8)
        left = theme.px(42)
        text = QRectF(left, 0, right - left, box.height())
        font = theme.font("body_strong" if on else "body_medium")
        ink = theme.color("t1" if on or self.hover.share > 0.5 else "t2")
        painting.text_line(painter, text, self.text(), font, ink)
