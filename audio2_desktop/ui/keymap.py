"""Which keys a command has: the chosen preset, and over it what the user changed.

Pure but for Qt's notation of keys. `shortcuts.py` makes the keys work, the settings change them by
the two lists of `KeyboardSettings`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.ui import actions, words
from audio2_desktop.ui.actions import Action

Keys = tuple[str, ...]
BETWEEN: Final = " ; "
"""Between two keys of a command in the settings' file; no key has spaces around it."""

PRESETS: Final[Mapping[str, Mapping[str, Keys]]] = {
    "audio2": {},
    "streaming": {
        "favourite": ("Alt+Shift+B", "L"),
        "shuffle": ("Ctrl+S", "S"),
        "repeat": ("Ctrl+R", "R"),
        "mute": ("Ctrl+Shift+Down", "M"),
        "refresh": ("F5",),
        "search": ("Ctrl+L", "Ctrl+K", "/"),
        "now": ("Alt+Shift+J",),
        "queue": ("Alt+Shift+Q", "Ctrl+U"),
        "home": ("Alt+Shift+H", "Ctrl+1"),
        "side_bar": ("Alt+Shift+L", "Ctrl+B"),
        "settings": ("Ctrl+P", "Ctrl+,"),
    },
    "strawberry": {
        "previous": ("F5", "Ctrl+Left", "B"),
        "play_pause": ("Space", "F6"),
        "next": ("F8", "Ctrl+Right", "N"),
        "refresh": ("Ctrl+R",),
        "next_region": ("Ctrl+F6",),
        "previous_region": ("Ctrl+Shift+F6",),
        "focus_toast": ("Ctrl+F8",),
        "play_next": ("Shift+Return", "Ctrl+Shift+D"),
        "play_last": ("Q", "Ctrl+D"),
        "mute": ("Ctrl+M", "M"),
        "mini": ("Ctrl+Shift+M",),
        "settings": ("Ctrl+P", "Ctrl+,"),
    },
}
"""What a preset gives other keys than `actions.table`; the first key is the one that is shown."""

VIM: Final[Mapping[str, Keys]] = {
    "go_down": ("J",),
    "go_up": ("K",),
    "go_first": ("G, G",),
    "go_last": ("Shift+G",),
    "genres": ("G, E",),
}

_KEPT: Final = frozenset(
    ("Tab", "Shift+Tab", "Esc", "Return", "Enter", "Left", "Right", "Up", "Down",
     "Home", "End", "PgUp", "PgDown", "Backspace", "Shift+Up", "Shift+Down", "Shift+Home",
     "Shift+End", "Shift+PgUp", "Shift+PgDown", "Menu", "Shift+F10", "Del", "Shift+Del",
     "Shift+Return", "Ctrl+Return", "Alt+Return", "Shift+Enter", "Ctrl+Enter", "Alt+Enter"),
)  # fmt: skip
"""Keys that move the focus, move in lists and close: no command may take them away."""


class Keymap(QObject):
    """The keys of every command. `changed` after every difference."""

    changed = Signal()

    def __init__(
        self, values: KeyboardSettings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.values = values or KeyboardSettings()
        self._keys = _all(self.values)
        self._by_design = _hints(self._keys)

    def follow(self, values: KeyboardSettings) -> None:
        """The settings say something else now."""
        before = replace(self.values, recent=values.recent)
        self.values = values
        self._keys = _all(values)
        self._by_design = _hints(self._keys)
        if values != before:
            self.changed.emit()

    def keys(self, ref: str) -> Keys:
        """Of a command, in portable notation; the first is the one that is shown."""
        return self._keys.get(ref, ())

    def all_keys(self) -> dict[str, Keys]:
        return dict(self._keys)

    def preset_keys(self, ref: str) -> Keys:
        """What the command had without changes of the user's own."""
        return _of_preset(self.values.preset, vim=self.values.vim).get(ref, ())

    def is_own(self, ref: str) -> bool:
        """Whether the user gave it other keys than the preset does."""
        return self.keys(ref) != self.preset_keys(ref)

    def shown(self, ref: str) -> str:
        """The command's first key as the desktop writes it; "" without one."""
        keys = self.keys(ref)
        return shown(keys[0]) if keys else ""

    def hint(self, key: str) -> str:
        """What to show where the design shows this key: the user's own for the same command, ""
        when it has none. Other texts come back as they are."""
        return self._by_design.get(plain(key), key)

    # -- changing ----------------------------------------------------------------------------------

    def holder(self, key: str, but: str = "") -> Action | None:
        """The command that this key would collide with: the same keys, or one begins the other."""
        wanted = _steps(key)
        for action in actions.table():
            if action.id == but:
                continue
            for own in self.keys(action.id):
                have = _steps(own)
                shorter = min(len(have), len(wanted))
                if have[:shorter] == wanted[:shorter]:
                    return action
        return None

    def refusal(self, ref: str, key: str) -> str:
        """Why the command cannot have this key, in the user's words; "" when it can."""
        first = _steps(key)[:1]
        if not first:
            return words.tr("This is no key.")
        if key in self.preset_keys(ref):
            holder = self.holder(key, ref)
        elif first[0] in _KEPT:
            text = words.tr("{key} moves in lists and between controls.")
            return words.fill(text, {"key": shown(key)})
        else:
            holder = self.holder(key, ref)
        if holder is None:
            return ""
        text = words.tr("{key} is taken: {command}.")
        return words.fill(text, {"key": shown(key), "command": holder.text})

    def begins_others(self, key: str) -> bool:
        """Whether sequences of other commands begin with this key, as G does."""
        return any(one.startswith(f"{key}, ") for keys in self._keys.values() for one in keys)

    def with_keys(self, ref: str, keys: Iterable[str]) -> tuple[str, ...]:
        """What "keyboard.changed" becomes when a command gets these keys."""
        own = {**_own(self.values.changed), ref: tuple(keys)}
        if own[ref] == self.preset_keys(ref):
            del own[ref]
        return tuple(f"{one}={BETWEEN.join(its)}" for one, its in own.items())

    def reset(self, ref: str) -> tuple[str, ...] | Action:
        """What "keyboard.changed" becomes when a command gets the preset's keys back; or the
        command that has one of them now."""
        for key in self.preset_keys(ref):
            holder = self.holder(key, ref)
            if holder is not None:
                return holder
        return self.with_keys(ref, self.preset_keys(ref))


def shown(keys: str) -> str:
    """Keys as the user's desktop writes them."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace(", ", " ")


def portable(keys: QKeySequence) -> str:
    """Keys as they are kept."""
    text: str = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return text


def plain(key: str) -> str:
    """The portable notation of a key as menus and hints of the design write it: "Ctrl E"."""
    arrow = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
    text = key.replace(arrow, "Return").replace(words.tr("Shift") + " ", "Shift+")
    if text == words.tr("Space"):
        return "Space"
    head, _, tail = text.partition(" ")
    if head == "Ctrl":
        return f"Ctrl+{tail}"
    return f"{head}, {tail}" if len(head) == 1 and len(tail) == 1 else text


def _steps(keys: str) -> list[str]:
    text = portable(QKeySequence(keys))
    return text.split(", ") if text else []


def _own(changed: Iterable[str]) -> dict[str, Keys]:
    """What the user changed; lines that mean nothing are passed over."""
    known = {action.id for action in actions.table()}
    found = {}
    for line in changed:
        ref, sign, text = line.partition("=")
        if sign and ref in known:
            keys = (portable(QKeySequence(key.strip())) for key in text.split(BETWEEN))
            found[ref] = tuple(dict.fromkeys(key for key in keys if key))
    return found


@cache
def _of_preset(preset: str, *, vim: bool) -> Mapping[str, Keys]:
    """25 ms; asked once for every command that is shown."""
    return _all(KeyboardSettings(preset=preset, vim=vim))


def _all(values: KeyboardSettings) -> dict[str, Keys]:
    """Every command's keys. What the user chose takes a key from what the preset gives, so that a
    file with a clash (edited by hand, from another version) never has two commands on one key."""
    given = {action.id: action.keys for action in actions.table()}
    given.update(PRESETS.get(values.preset, {}))
    if values.vim:
        given.update(VIM)
    own = _own(values.changed)
    taken: list[list[str]] = []
    found: dict[str, Keys] = {}
    for ref, keys in (*own.items(), *((r, k) for r, k in given.items() if r not in own)):
        kept = tuple(key for key in keys if not _clashes(_steps(key), taken))
        taken += [_steps(key) for key in kept]
        found[ref] = kept
    return {ref: found[ref] for ref in given}


def _clashes(key: list[str], taken: Iterable[list[str]]) -> bool:
    return any(key[: len(other)] == other[: len(key)] for other in taken)


def _hints(keys: Mapping[str, Keys]) -> dict[str, str]:
    """Of every key that the design names: what is shown for it now."""
    found = {}
    for action in actions.table():
        own = keys[action.id]
        for key in action.keys:
            found[key] = _short(own[0]) if own else ""
        if action.keys and action.keys[0] in own:
            for key in action.keys:
                found[key] = _short(key) if key in own else found[key]
    return found


def _short(key: str) -> str:
    """As in menus: an arrow for Enter."""
    arrow = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"
    return shown(key).replace("Return", arrow)
