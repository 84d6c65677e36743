"""Makes the commands' keys work in a window, after the user's keymap.

Keys without a modifier give way to whoever has a use for them: text fields keep all, buttons and
sliders keep Space, lists keep their native keys (`Action.native`). A command of lists that the user
gave another key is handed to the list as its native key; a native key that the user took away from
its command is kept from the list.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QObject,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from audio2_desktop.ui import actions
from audio2_desktop.ui.actions import Action
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.keymap import Keymap, portable

TYPING_MS = 1000
"""Letters that follow within so long belong to one search in a list."""
_EVERYWHERE = (
    "quit", "close", "bigger", "smaller", "normal_size", "theme", "full_screen", "louder",
    "quieter",
)  # fmt: skip
"""Commands that do not wait until a dialog is answered."""
_OF_FIELDS = frozenset(("Return", "Shift+Return", "Ctrl+Return", "Del", "Shift+Del"))
"""Native keys that mean something to buttons and text fields, too."""
_SILENT = Qt.KeyboardModifier.KeypadModifier
_OF_ALL = ("play", "select_all", "paste", "type_ahead")
"""Commands of lists that do not ask what is selected."""
_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Shortcuts(QObject):
    """Runs the commands of a window, by their keys or for the palette."""

    def __init__(
        self,
        window: QWidget,
        commands: Mapping[str, Callable[[], object]],
        keymap: Keymap | None = None,
        place: Callable[[], QWidget | None] = lambda: None,
        escape: Callable[[], bool] = lambda: False,
        pressed: Callable[[], None] = lambda: None,
    ) -> None:
        """commands: what to call, by action id; actions without one are left out, but for those
        that lists do themselves when any of them is given.

        place: the page that is shown; its selection is what is meant while no list has the focus.
        escape: what Esc does before a list lets its selection go; whether it did something.
        pressed: told of every key that a command took.
        """
        # goes with the window, before its actions: focus moves on while windows are taken down
        super().__init__(window)
        self.keymap = keymap or Keymap(parent=self)
        self._window, self._commands, self._place = window, commands, place
        self._escape = escape
        self._on_key = pressed
        self._actions: dict[str, QAction] = {}
        self._natives: dict[str, Action] = {}
        self._watched: QWidget | None = None
        self._is_sending = False
        self._came_back = False
        """A key that was sent to a list ended as a shortcut: the list had no use for it."""
        self._typing = QElapsedTimer()
        has_lists = any(action.native and action.id in commands for action in actions.table())
        for action in actions.table():
            if action.id in commands or (action.native and has_lists):
                self._add(action)
        self.apply()
        self.keymap.changed.connect(self.apply)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)

    def _add(self, action: Action) -> None:
        made = QAction(action.text, self._window)
        made.setObjectName(action.id)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda _=False, ref=action.id: self.run(ref))
        self._window.addAction(made)
        self._actions[action.id] = made
        if action.native:
            self._natives[action.native] = action

    def action(self, ref: str) -> QAction:
        return self._actions[ref]

    @property
    def ids(self) -> frozenset[str]:
        """Of the commands that work here."""
        return frozenset(self._actions)

    def by_group(self) -> tuple[tuple[str, actions.KeyRows], ...]:
        """The table of keys, as they are now."""
        return actions.by_group(self._actions, self.keymap.all_keys())

    def apply(self) -> None:
        """Take over the keymap, and the words of the present language."""
        for action in actions.table():
            made = self._actions.get(action.id)
            if made is None:
                continue
            keys = self.keymap.keys(action.id)
            if action.id not in self._commands or action.native in _OF_FIELDS:
                # lists have them, and whatever else has the focus needs them
                keys = tuple(key for key in keys if key != action.native)
            made.setText(action.text)
            made.setShortcuts([QKeySequence(key) for key in keys])
        self._mind_space(QApplication.focusWidget())

    def run(self, ref: str) -> None:
        """Do it: with the selection of the list that has the focus, else in the window."""
        self._on_key()
        if self._is_sending:
            self._came_back = True
            return
        done = self._in_list(ref)
        command = self._commands.get(ref)
        if not done and command is not None:
            command()

    # -- lists -------------------------------------------------------------------------------------

    def _in_list(self, ref: str) -> bool:
        native = next((key for key, one in self._natives.items() if one.id == ref), "")
        target = self._list() if native else None
        return target is not None and self._press(target, native)

    def _list(self) -> QAbstractItemView | None:
        """The list with the focus; else the one of the page that has something selected."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractItemView):
            return focus
        page = self._place()
        if page is None or isinstance(focus, QLineEdit):
            return None
        for view in page.findChildren(QAbstractItemView):
            if view.isVisible():
                chosen = view.selectionModel()
                # the stubs do not know that a view may have no model yet
                if chosen is not None and chosen.hasSelection():  # type: ignore[redundant-expr]
                    return view
        return None

    def _press(self, target: QWidget, native: str) -> bool:
        """Press the native key in a list; whether it had a use for it."""
        event = key_event(QEvent.Type.KeyPress, native)
        with self._sending():
            asked = key_event(QEvent.Type.ShortcutOverride, native)
            asked.ignore()
            QApplication.sendEvent(target, asked)
            if event.text() and not asked.isAccepted():
                return False  # stock lists would take a letter for the beginning of a search
            self._came_back = False
            QApplication.sendEvent(target, event)
        return event.isAccepted() and not self._came_back

    @contextmanager
    def _sending(self) -> Iterator[None]:
        before, self._is_sending = self._is_sending, True
        try:
            yield
        finally:
            self._is_sending = before

    # -- keys on their way to the widget with the focus --------------------------------------------

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._mind_space(new)
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if new is not None and self._window.isAncestorOf(new):
            self._watched = new
            new.installEventFilter(self)

    def _mind_space(self, focus: QWidget | None) -> None:
        for made in self._actions.values():
            is_space = any(keys.toString() == "Space" for keys in made.shortcuts())
            made.setEnabled(not (is_space and keeps_space(focus)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QAbstractItemView):
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                self._choose_current(watched)
            return False
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or self._is_sending or not isinstance(event, QKeyEvent):
            return False
        is_press = event.type() is QEvent.Type.KeyPress
        if watched is self._window:
            return is_press and self._is_left(event)
        if self._is_behind(watched, event):
            return True
        if is_press and _opens_menu(event) and isinstance(watched, QWidget):
            return _open_menu(watched)
        if not isinstance(watched, QAbstractItemView):
            return False
        if self._needs_selection(_pressed(event)):
            self._choose_current(watched)
        if is_press and event.key() == Qt.Key.Key_Escape and self._escape():
            return True
        return self._searches(watched, event) or self._is_taken_away(event)

    def _is_behind(self, watched: QObject, event: QKeyEvent) -> bool:
        """A dialog has the keyboard: commands of the window behind it wait."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(watched, QWidget):
            return False
        above: QWidget | None = watched
        while above is not None and not isinstance(above, Overlay):
            above = above.parentWidget()
        pressed = _pressed(event)
        if above is None or any(pressed in self.keymap.keys(ref) for ref in _EVERYWHERE):
            return False
        event.accept()
        return True

    def _is_left(self, event: QKeyEvent) -> bool:
        """A key of lists that the list with the focus had no use for: the window's command."""
        action = self._natives.get(_pressed(event))
        is_list = isinstance(QApplication.focusWidget(), QAbstractItemView)
        if action is None or not is_list or action.native not in self.keymap.keys(action.id):
            return False
        command = self._commands.get(action.id)
        if command is None:
            return False
        command()
        return True

    def _choose_current(self, view: QAbstractItemView) -> None:
        """Without a selection, the row that shows where the keyboard is is meant."""
        chosen, current = view.selectionModel(), view.currentIndex()
        shows_it = getattr(view, "shows_ring", False) or QAccessible.isActive()
        if shows_it and current.isValid() and not chosen.hasSelection():
            chosen.select(current, _CHOOSE)

    def _needs_selection(self, key: str) -> bool:
        action = self._action_of(key)
        return action is not None and not action.is_move and action.id not in _OF_ALL

    def _action_of(self, key: str) -> Action | None:
        """The command of lists that has this key now, or always."""
        native = self._natives.get(key)
        if native is not None and key in self.keymap.keys(native.id):
            return native
        own = (one for one in self._natives.values() if key in self.keymap.keys(one.id))
        return next(own, None)

    def _is_taken_away(self, event: QKeyEvent) -> bool:
        """A list's native key that now belongs to another command, or to none."""
        action = self._natives.get(_pressed(event))
        if action is None or action.is_move or action.native in self.keymap.keys(action.id):
            return False
        event.ignore()
        return True

    def _searches(self, view: QAbstractItemView, event: QKeyEvent) -> bool:
        """Where letters search in lists: a letter opens the type-ahead itself."""
        if not self.keymap.values.letters_search:
            return False
        held = event.modifiers() & ~_SILENT
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        goes_on = self._typing.isValid() and self._typing.elapsed() < TYPING_MS
        text = event.text()
        if not (text.isalpha() or (goes_on and text.isprintable() and text)):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not goes_on and not self._press(view, "'"):
            return False
        self._typing.start()
        return False


def _pressed(event: QKeyEvent) -> str:
    """The key in portable notation; Enter of the keypad is Return."""
    return portable(QKeySequence(event.keyCombination())).replace("Enter", "Return")


def _opens_menu(event: QKeyEvent) -> bool:
    """Shift+F10, which only Windows turns into what the menu key sends."""
    return _pressed(event) == "Shift+F10" and QGuiApplication.platformName() != "windows"


def _open_menu(widget: QWidget) -> bool:
    spot = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    wish = QContextMenuEvent(reason, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, wish)
    return True


def key_event(kind: QEvent.Type, key: str) -> QKeyEvent:
    """What the keyboard sends for a key in portable notation."""
    pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
    plain = pressed.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    text = key.lower() if plain and len(key) == 1 else ""
    return QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers(), text)


def keeps_space(widget: QWidget | None) -> bool:
    """Whether Space means something to this widget: buttons, boxes, sliders (text fields defend it
    themselves)."""
    return isinstance(widget, QAbstractButton | QComboBox | QAbstractSlider)
