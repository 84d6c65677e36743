"""A menu that paints itself, at the pointer or above a button. It never runs a loop of its own."""

import re
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QGuiApplication,
    QHideEvent,
    QMoveEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget, QWidgetAction

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import mirror, painting
from audio2_desktop.ui.widgets.themed import Fade

WIDTH, SUB_WIDTH = 262, 220
WIDEST = 340
WORDS_LESS = 72
"""What an entry has beside its words: icon, gaps, edges."""
MARGIN = 6
RADIUS = 12
APPEAR_MS, SLIDE = 120, 4
BLUR, DROP = 28, 12


class MenuShadow(QWidget):
    """What a menu throws on the window below it. A part of that window: a margin of the menu's own
    would take the clicks beside it, and be black where no compositor runs."""

    def __init__(self, theme: Theme, window: QWidget, appear_ms: int) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._appear = Fade(theme, self, appear_ms)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fall_from(self, menu: QRect) -> None:
        """Lie under a menu that stands there (global)."""
        spot = QRect(self._window.mapFromGlobal(menu.topLeft()), menu.size())
        reach = BLUR + DROP
        self.setGeometry(spot.adjusted(-reach, -reach, reach, reach))
        if not self.isVisible():
            self.show()
            self._appear.go(1.0)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._appear.share)
        reach = BLUR + DROP
        spot = self.rect().adjusted(reach, reach, -reach, -reach)
        self._theme.shadow(BLUR, DROP, dpr=self.devicePixelRatioF()).paint(painter, spot)


class Menu(QMenu):
    """A menu that paints itself: icon, text, key at the right; red for what takes away."""

    def __init__(self, theme: Theme, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, tuple[str, str | QColor]] = {}
        self._keys: dict[QAction, str] = {}
        self._appear = Fade(theme, self, APPEAR_MS)
        self._shadow: MenuShadow | None = None
        self.opener: Menu | None = None
        """The menu that this one is a part of."""
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(theme.px(width))
        self.setFont(theme.font("body_medium"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is None)
        self.triggered.connect(lambda _: self.close())  # a reader's press leaves it open

    def add(
        self,
        text: str,
        icon: str,
        run: Callable[[], None],
        *,
        key: str = "",
        danger: bool = False,
        colour: str | QColor = "t2",
        stars: int = 0,
    ) -> QAction:
        """One entry; with stars they are painted in place of icon and text. `key` is only shown:
        the shortcut itself belongs to the window or the list. It is the one of the design; the
        user's own is shown."""
        action = self.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False: run())
        self._icons[action] = (icon, "err" if danger else colour)
        self._keys[action] = _spaced(self._theme.key_hint(key)) if key else ""
        if danger:
            action.setProperty("danger", True)
        if stars:
            action.setProperty("stars", stars)
        self._widen(text, self._keys[action])
        return action

    def _widen(self, text: str, key: str) -> None:
        """A longer language needs more room than the design's."""
        theme = self._theme
        needed = theme.metrics("body_medium").horizontalAdvance(text) + theme.px(WORDS_LESS)
        if key:
            needed += theme.metrics("caption").horizontalAdvance(key) + theme.px(18)
        if needed > self.width():
            self.setFixedWidth(min(round(needed) + 1, theme.px(WIDEST)))

    def add_choice(self, text: str, run: Callable[[], None], *, is_chosen: bool) -> None:
        """One of several of which one holds, which has a tick."""
        action = self.add(text, "", run)
        action.setCheckable(True)
        action.setChecked(is_chosen)

    def add_menu(self, text: str, icon: str, menu: "Menu", *, key: str = "") -> QAction:
        menu.opener = self
        action = self.addMenu(menu)
        action.setText(text)
        menu.setAccessibleName(text)
        self._icons[action] = (icon, "t2")
        self._keys[action] = key
        return action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._appear.set_share(0.0)
        self._appear.go(1.0)
        below = QApplication.activeWindow()
        if self.opener is not None:
            # edge to edge: the stock place covers the ends of the entries
            beside, mine = self.opener.geometry(), self.geometry()
            if beside.left() < mine.left() <= beside.right():
                mine.moveLeft(beside.right() + 1)
            elif mine.left() < beside.left() <= mine.right():
                mine.moveRight(beside.left() - 1)
            room = self.screen().availableGeometry()
            if below is not None and below.geometry().contains(beside):
                room = room.intersected(below.geometry())
                if mine.right() > room.right() and beside.left() - mine.width() > room.left():
                    mine.moveRight(beside.left() - 1)
            if room.contains(mine):
                self.move(mine.topLeft())
        if below is not None:
            self._shadow = MenuShadow(self._theme, below, APPEAR_MS)
            self._shadow.fall_from(self.geometry())

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self._shadow is not None:
            self._shadow.fall_from(self.geometry())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._shadow is not None:
            self._shadow.hide()
            self._shadow.deleteLater()
            self._shadow = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shadow is not None:
            self._shadow.fall_from(self.geometry())
        if QGuiApplication.platformName() == "xcb":
            # without a compositor the corners would be black; a little more than what is painted
            # stays, so that with one the edge is as smooth as ever
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), RADIUS - 1, RADIUS - 1)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = mirror.painter(self)
        theme = self._theme
        if not self.mask().isEmpty():
            # what the mask leaves at the corners is black where no compositor runs
            painter.fillRect(self.rect(), theme.color("pop"))
        if self._appear.share < 1.0:
            painter.setOpacity(self._appear.share)
            painter.translate(0, (self._appear.share - 1.0) * theme.px(SLIDE))
        painting.rounded(painter, self.rect(), RADIUS, theme.color("pop"), theme.color("line2"))
        for action in self.actions():
            rect = QRectF(self.actionGeometry(action))
            if action.isSeparator():
                y = rect.center().y()
                left, right = rect.left() + theme.px(4), rect.right() - theme.px(4)
                painting.hairline(painter, theme.color("line"), left, y, right, y)
            elif not isinstance(action, QWidgetAction):
                self._paint_entry(painter, action, rect)

    def _paint_entry(self, painter: QPainter, action: QAction, rect: QRectF) -> None:
        theme = self._theme
        is_on = action is self.activeAction() and action.isEnabled()
        if is_on:
            painting.rounded(painter, rect, 8, theme.color("sel"))
        stars = action.property("stars")
        if isinstance(stars, int):
            self._paint_stars(painter, stars, rect)
            self._paint_end(painter, action, rect, rect.right() - theme.px(10))
            return
        icon, colour = self._icons.get(action, ("", "t2"))
        ink = theme.color("err" if action.property("danger") else "t1")
        if not action.isEnabled():
            ink, colour = theme.color("t3"), "t3"
        side = theme.px(18)
        left = rect.left() + theme.px(10)
        if icon:
            spot = QRectF(left, rect.top(), side, rect.height())
            drawn = theme.icon(icon, side, colour, self.devicePixelRatioF())
            painting.centred_icon(painter, drawn, spot)
        right = rect.right() - theme.px(10)
        right = self._paint_end(painter, action, rect, right)
        if any(name for name, _ in self._icons.values()):
            left += side + theme.px(12)
        text = QRectF(left, rect.top(), 0, rect.height())
        text.setRight(right - theme.px(8))
        shown = action.text().replace("&&", "&")
        painting.text_line(painter, text, shown, theme.font("body_medium"), ink)

    def _paint_stars(self, painter: QPainter, stars: int, rect: QRectF) -> None:
        theme, dpr = self._theme, self.devicePixelRatioF()
        side = theme.px(16)
        left = rect.left() + theme.px(11)
        for at in range(5):
            name, colour = ("star-fill", "star") if at < stars else ("star", "t3")
            spot = QRectF(left + at * (side + theme.px(4)), rect.top(), side, rect.height())
            painting.centred_icon(painter, theme.icon(name, side, colour, dpr), spot)

    def _paint_end(self, painter: QPainter, action: QAction, rect: QRectF, right: float) -> float:
        theme = self._theme
        dpr = self.devicePixelRatioF()
        name = ""
        if action.menu() is not None:
            name = "caret-right"
        elif action.isCheckable() and action.isChecked():
            name = "check-bold"
        if name:
            side = theme.px(12 if name == "caret-right" else 14)
            spot = QRectF(right - side, rect.top(), side, rect.height())
            colour = "accent" if name == "check-bold" else "t2"
            painting.centred_icon(painter, theme.icon(name, side, colour, dpr), spot)
            return spot.left()
        key = self._keys.get(action, "")
        if key:
            wide = theme.metrics("caption_medium").horizontalAdvance(key) + 1
            spot = QRectF(right - wide, rect.top(), wide, rect.height())
            is_on = action is self.activeAction() and action.isEnabled()
            ink = theme.color("t2" if is_on else "t3")  # t3 is too weak on the lit entry
            painting.text_line(painter, spot, key, theme.font("caption_medium"), ink)
            return spot.left()
        return right


def _spaced(key: str) -> str:
    """As pictured: "Ctrl E" for Ctrl+E."""
    return re.sub(r"\+(?=.)", " ", key)


def open_menu(menu: Menu, place: QPoint, *, above: bool = False) -> None:
    """Pop it up there (global), or with its lower edge there; moved into the window where it would
    reach out of it. It goes away by itself."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if above:
        place = place - QPoint(0, menu.sizeHint().height() + MARGIN)
    window = QApplication.activeWindow()
    menu.popup(place)
    if window is not None and window.geometry().contains(place):
        menu.move(_inside(menu.geometry(), window.geometry()))


def refill(menu: Menu, fill: Callable[[], None]) -> None:
    """Other entries for a menu, open or not: the lit one stays, and it stays in the window."""
    lit, before = menu.activeAction(), menu.actions()
    at = before.index(lit) if lit in before else -1
    menu.clear()
    fill()
    if menu.isVisible():
        if 0 <= at < len(menu.actions()):
            menu.setActiveAction(menu.actions()[at])
        window = QApplication.activeWindow()
        if window is not None and window.geometry().contains(menu.pos()):
            menu.move(_inside(menu.geometry(), window.geometry()))


def _inside(menu: QRect, window: QRect) -> QPoint:
    """Its corner; a menu that is larger than the window stays where it is."""
    room = window.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    x, y = menu.x(), menu.y()
    if menu.width() <= room.width():
        x = max(room.left(), min(x, room.right() - menu.width() + 1))
    if menu.height() <= room.height():
        y = max(room.top(), min(y, room.bottom() - menu.height() + 1))
    return QPoint(x, y)
