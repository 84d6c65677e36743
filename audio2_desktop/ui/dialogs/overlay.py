"""The ground of every dialog: a scrim over the window, a card in its middle, an answer to wait for.

No nested event loop: `answer()` is awaited, the rest of the program goes on. Focus stays inside
until it is answered, then goes back to where it was.
"""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.themed import Themed

RADIUS = 16
PAD = 28


class Card(Themed, QWidget):
    """The box itself: title, cross, room for content, a row of buttons."""

    access_role = Role.Grouping

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self._width = width
        self.setAccessibleName(title)
        px = theme.px
        self.setFixedWidth(px(width))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(PAD), px(22), px(PAD), px(24))
        column.setSpacing(px(14))
        head = QHBoxLayout()
        self.title = Label(theme, title, "dialog_title", "t1", self)
        self.cross = IconButton(theme, "x", words.tr("Close"), self)
        head.addWidget(self.title, 1)
        head.addWidget(self.cross)
        column.addLayout(head)
        self.content = QVBoxLayout()
        self.content.setSpacing(px(10))
        column.addLayout(self.content)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(12))
        self.buttons.addStretch(1)
        column.addSpacing(px(6))
        column.addLayout(self.buttons)

    def settle(self) -> None:
        """Have the right height at once after a part has changed its own."""
        self._column.activate()

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self.setFixedWidth(self.theme.px(self._width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.rounded(
            QPainter(self), self.rect(), RADIUS, self.theme.color("pop"), self.theme.color("line2")
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Overlay(Themed, QWidget):
    """Covers `window`. Esc, the cross and a click beside the card answer None."""

    access_role = Role.Dialog

    def __init__(self, theme: Theme, window: QWidget, title: str, width: int = 440) -> None:
        super().__init__(window)
        self.wear(theme)
        self._window = window
        self.setObjectName("dialog")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = Card(theme, title, width, self)
        self.card.cross.clicked.connect(lambda: self.finish(None))
        self._before: QWidget | None = None
        self._answered: asyncio.Future[object] | None = None
        self._listeners: list[Callable[[object], None]] = []
        self._is_open = False
        window.installEventFilter(self)
        self.hide()

    # -- asking ------------------------------------------------------------------------------------

    async def answer(self) -> object:
        """Show it and wait. What `finish` was given; None when it was dismissed."""
        self._answered = asyncio.get_running_loop().create_future()
        self.present()
        try:
            return await self._answered
        finally:
            self._answered = None
            self.retire()

    def present(self) -> None:
        """Show it, with the focus on its first part."""
        self._before = QApplication.focusWidget()
        self._is_open = True
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._centre()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def on_finished(self, heard: Callable[[object], None]) -> None:
        """Call `heard` with the answer; for callers that do not await."""
        self._listeners.append(heard)

    def finish(self, answer: object) -> None:
        """Close with an answer; a second one is ignored."""
        if not self._is_open:
            return
        self._is_open = False
        for heard in self._listeners:
            heard(answer)
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(answer)
        else:
            self.retire()

    def retire(self) -> None:
        """Go away and give the focus back."""
        self._is_open = False
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def first_focus(self) -> QWidget:
        """What gets the focus first; dialogs with a field name it."""
        return self.card.cross

    def room_of_card(self) -> int:
        """The height that is centred: one that changes while it is open is centred at its most."""
        return self.card.sizeHint().height()

    def add_button(
        self, text: str, answer: Callable[[], None], *, primary: bool = False, danger: bool = False
    ) -> PillButton:
        """A button at the foot of the card, from left to right."""
        button = PillButton(self.theme, text, self.card, primary=primary, danger=danger)
        button.clicked.connect(answer)
        self.card.buttons.addWidget(button)
        return button

    # -- Qt ----------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the card."""
        stops = [
            child
            for child in self.card.findChildren(QWidget)
            if child.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
            and child.isVisible()
            and child.isEnabled()
        ]
        if not stops:
            return True
        stops.sort(key=lambda child: (child is self.card.cross, 0))
        focus = QApplication.focusWidget()
        at = stops.index(focus) if focus in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(None)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.finish(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self._is_open:
            self.setGeometry(self._window.rect())
        return False

    def _centre(self) -> None:
        size = self.card.sizeHint()
        width = min(self.card.width(), self.width())
        left = (self.width() - width) // 2
        top = max(0, (self.height() - self.room_of_card()) * 2 // 5)
        self.card.setGeometry(left, top, width, min(size.height(), self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("scrim"))
        shadow = self.theme.shadow(50, 20, dpr=self.devicePixelRatioF())
        shadow.paint(painter, QRectF(self.card.geometry()))
