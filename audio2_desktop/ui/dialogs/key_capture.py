"""Asks for a key by letting it be pressed. What another command has is refused by its name."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.actions import Action
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.keymap import Keymap, portable, shown
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.search_field import paint_key
from audio2_desktop.ui.widgets.themed import Themed
from audio2_desktop.ui.widgets.told_label import ToldLabel

SECOND_MS = 900
"""A second key within so long makes a sequence: G, then A."""
_BARE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta,
         Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
         Qt.Key.Key_unknown)  # fmt: skip
_SIGNS = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Captured:
    """keys: all that the command shall have."""

    keys: tuple[str, ...]


class Catcher(Themed, QWidget):
    """Every key but Tab, Esc and Enter is caught. `caught(keys)` in portable notation."""

    caught = Signal(str)
    confirmed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.wear(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.tr("Press the new keys"))
        self.keys = ""
        self._late = QTimer(self, interval=SECOND_MS, singleShot=True)

    def start_over(self) -> None:
        """The next key is no second one."""
        self._late.stop()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(300), self.theme.px(64))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _BARE:
            return
        if key == Qt.Key.Key_Escape and held == Qt.KeyboardModifier.NoModifier:
            event.ignore()
            return
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and held == Qt.KeyboardModifier.NoModifier:
            self.confirmed.emit()
            return
        if held == _SIGNS and event.text() and not event.text().isalpha() and key < 0x1000000:
            held = Qt.KeyboardModifier.NoModifier  # "?" is a key of its own, whatever makes it
        pressed = portable(QKeySequence(QKeyCombination(held, Qt.Key(key))))
        goes_on = self._late.isActive() and "," not in self.keys[:-1]
        self.keys = f"{self.keys}, {pressed}" if goes_on else pressed
        self._late.start()
        self.update()
        self.caught.emit(self.keys)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, box = self.theme, QRectF(self.rect())
        border = theme.color("accent" if self.hasFocus() else "line2")
        painting.rounded(painter, box, 10, theme.color("s1"), border, 1.5)
        if not self.keys:
            text, centre = self.accessibleName(), Qt.AlignmentFlag.AlignHCenter
            painting.text_line(painter, box, text, theme.font("body"), theme.color("t3"), centre)
            return
        caps = shown(self.keys).split(" ")
        wide = [theme.metrics("tag").horizontalAdvance(cap) + theme.px(20) for cap in caps]
        left = box.center().x() - (sum(wide) + theme.px(8) * (len(caps) - 1)) / 2
        for cap, width in zip(caps, wide, strict=True):
            spot = QRectF(left, box.center().y() - theme.px(14), width, theme.px(28))
            paint_key(painter, theme, spot, cap)
            left += width + theme.px(8)


class KeyCapture(Overlay):
    """Answers Captured, or None."""

    def __init__(self, theme: Theme, window: QWidget, keymap: Keymap, action: Action) -> None:
        super().__init__(theme, window, action.text, 460)
        self._keymap, self._ref = keymap, action.id
        self.catcher = Catcher(theme, self.card)
        self.catcher.caught.connect(self._on_caught)
        self.catcher.confirmed.connect(self._replace)
        self.told = ToldLabel(theme, "", "table", "t2", self.card)
        self.card.content.addWidget(self.catcher)
        self.card.content.addWidget(self.told)
        self.add = self.add_button(words.tr("Add"), self._add)
        self.replace = self.add_button(words.tr("Replace"), self._replace, primary=True)
        self._say("")

    def first_focus(self) -> QWidget:
        return self.catcher

    def _on_caught(self, keys: str) -> None:
        self._say(keys)

    def _say(self, keys: str) -> None:
        refusal = self._keymap.refusal(self._ref, keys) if keys else ""
        if refusal and not self._keymap.begins_others(keys):
            self.catcher.start_over()
        for button in (self.add, self.replace):
            button.setEnabled(bool(keys) and not refusal)
        self.add.setVisible(bool(self._keymap.keys(self._ref)))
        hint = words.tr("Enter keeps them, Esc keeps what was.")
        now = " ".join(shown(key) for key in self._keymap.keys(self._ref))
        if not keys and now:
            hint = words.fill(words.tr("Now: {keys}"), {"keys": now})
        self.told.set_colour("err" if refusal else "t2")
        self.told.set_text(refusal or hint)
        self.catcher.setAccessibleDescription(refusal or hint)

    def _replace(self) -> None:
        if self.replace.isEnabled():
            self.finish(Captured((self.catcher.keys,)))

    def _add(self) -> None:
        keys = (*self._keymap.keys(self._ref), self.catcher.keys)
        self.finish(Captured(tuple(dict.fromkeys(keys))))
