"""The table of commands: shortcuts, menus and the list of keys are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QWidget,
)

from audio2_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Action:
    """A command. `keys` in Qt's portable notation; `group` is its heading in the table of keys."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: str = ""


def table() -> tuple[Action, ...]:
    """All commands in the user's language (texts are translated when this is called)."""
    return (*_playing(), *_going(), *_doing(), *_window())


def _playing() -> tuple[Action, ...]:
    group = tr("Playing")
    rows = (
        ("play_pause", tr("Play or pause"), ("Space",), "play"),
        ("next", tr("Next track"), ("Ctrl+Right", "N"), "skip-forward"),
        ("previous", tr("Previous track"), ("Ctrl+Left", "B"), "skip-back"),
        ("seek_on", tr("30 seconds on"), ("Shift+Right",), ""),
        ("seek_back", tr("30 seconds back"), ("Shift+Left",), ""),
        ("louder", tr("Louder"), ("Ctrl+Up",), "speaker-high"),
        ("quieter", tr("Quieter"), ("Ctrl+Down",), "speaker-low"),
        ("mute", tr("Mute"), ("M",), "speaker-x"),
        ("shuffle", tr("Shuffle"), ("S",), "shuffle"),
        ("repeat", tr("Repeat: off, all, one"), ("R",), "repeat"),
        ("favourite", tr("Favourite: the playing track"), ("L",), "heart"),
        ("rate_0", tr("No rating for the playing track"), ("Ctrl+Alt+0",), ""),
        ("rate_1", tr("1 star"), ("Ctrl+Alt+1",), ""),
        ("rate_2", tr("2 stars"), ("Ctrl+Alt+2",), ""),
        ("rate_3", tr("3 stars"), ("Ctrl+Alt+3",), ""),
        ("rate_4", tr("4 stars"), ("Ctrl+Alt+4",), ""),
        ("rate_5", tr("5 stars"), ("Ctrl+Alt+5",), ""),
    )
    return tuple(Action(ref, text, keys, icon, group) for ref, text, keys, icon in rows)


def _going() -> tuple[Action, ...]:
    group = tr("Going places")
    rows = (
        ("search", tr("Search"), ("Ctrl+K", "/"), "magnifying-glass"),
        ("filter", tr("Filter this view"), ("Ctrl+F",), "funnel"),
        ("back", tr("Back"), ("Alt+Left",), "caret-left"),
        ("forward", tr("Forward"), ("Alt+Right",), "caret-right"),
        ("home", tr("Home"), ("Ctrl+1",), "house"),
        ("artists", tr("Artists"), ("Ctrl+4",), "users-three"),
        ("albums", tr("Albums"), ("Ctrl+5",), "disc"),
        ("tracks", tr("Tracks"), ("Ctrl+6",), "music-notes"),
        ("genres", tr("Genres"), ("G, G",), "tag"),
        ("composers", tr("Composers"), ("G, C",), "pen-nib"),
        ("years", tr("Years"), ("G, Y",), "calendar-blank"),
        ("folders", tr("Folders"), ("G, F",), "folders"),
        ("go_album", tr("Go to the album that plays"), ("G, A",), "disc"),
        ("go_artist", tr("Go to the artist that plays"), ("G, R",), "user"),
        ("go_context", tr("Go to where it plays from"), ("G, P",), ""),
        ("queue", tr("Queue"), ("Ctrl+U", "G, Q"), "queue"),
        ("settings", tr("Settings"), ("Ctrl+,",), "gear-six"),
        ("next_region", tr("Next part of the window"), ("F6",), ""),
        ("previous_region", tr("Previous part of the window"), ("Shift+F6",), ""),
        ("focus_toast", tr("To the message"), ("F8",), ""),
    )
    return tuple(Action(ref, text, keys, icon, group) for ref, text, keys, icon in rows)


def _doing() -> tuple[Action, ...]:
    group = tr("Library and playlists")
    rows = (
        ("undo", tr("Undo"), ("Ctrl+Z",), "arrow-counter-clockwise"),
        ("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "arrow-clockwise"),
        ("new_playlist", tr("New playlist"), ("Ctrl+N",), "plus"),
        ("rename", tr("Rename playlist"), ("F2",), "pencil-simple"),
        ("add_folder", tr("Add a folder"), ("Ctrl+O",), "folder-plus"),
        ("refresh", tr("Refresh this page"), ("F5", "Ctrl+R"), "arrow-clockwise"),
    )
    return tuple(Action(ref, text, keys, icon, group) for ref, text, keys, icon in rows)


def _window() -> tuple[Action, ...]:
    group = tr("Window")
    rows = (
        ("side_bar", tr("Collapse the side bar"), ("Ctrl+B",), "sidebar-simple"),
        ("bigger", tr("Larger text"), ("Ctrl+=", "Ctrl++"), ""),
        ("smaller", tr("Smaller text"), ("Ctrl+-",), ""),
        ("normal_size", tr("Normal text"), ("Ctrl+0",), ""),
        ("theme", tr("Dark or light"), ("Ctrl+Shift+T",), "circle-half"),
        ("full_screen", tr("Full screen"), ("F11",), "arrows-out"),
        ("keys", tr("This table of keys"), ("F1", "?"), "keyboard"),
        ("close", tr("Close the window"), ("Ctrl+W",), ""),
        ("quit", tr("Quit"), ("Ctrl+Q",), ""),
    )
    return tuple(Action(ref, text, keys, icon, group) for ref, text, keys, icon in rows)


def in_lists() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Keys that lists of music know by themselves, for the table of keys."""
    return (
        (tr("Play"), ("Return",)),
        (tr("Play next"), ("Shift+Return",)),
        (tr("Play last"), ("Q",)),
        (tr("Add to a playlist"), ("P",)),
        (tr("Rate"), ("0", "1", "2", "3", "4", "5")),
        (tr("Favourite"), ("L",)),
        (tr("Move row"), ("Alt+Up", "Alt+Down")),
        (tr("Remove from the list"), ("Del",)),
        (tr("Find by typing"), ("'",)),
        (tr("Context menu"), ("Menu", "Shift+F10")),
    )


def by_group() -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """The table of keys: heading, then what each key does; the keys of lists come last."""
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for action in table():
        groups.setdefault(action.group, []).append((action.text, action.keys))
    shown = tuple((heading, tuple(rows)) for heading, rows in groups.items())
    return (*shown, (tr("In lists"), in_lists()))


class Shortcuts(QObject):
    """Makes the commands' keys work in a window. Keys without a modifier give way to whoever has a
    use for them."""

    def __init__(self, window: QWidget, commands: Mapping[str, Callable[[], object]]) -> None:
        """commands: what to call, by action id; actions without one are left out."""
        # goes with the window, before its actions: focus moves on while windows are taken down
        super().__init__(window)
        self._by_id: dict[str, QAction] = {}
        self._plain: dict[str, QAction] = {}
        for action in table():
            command = commands.get(action.id)
            if command is None:
                continue
            made = QAction(action.text, window)
            made.setObjectName(action.id)
            made.setShortcuts([QKeySequence(keys) for keys in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(lambda _=False, run=command: run())
            window.addAction(made)
            self._by_id[action.id] = made
            if "Space" in action.keys:
                self._plain["Space"] = made
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def action(self, ref: str) -> QAction:
        return self._by_id[ref]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self._by_id)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        space = self._plain.get("Space")
        if space is not None:
            space.setEnabled(not keeps_space(new))


def keeps_space(widget: QWidget | None) -> bool:
    """Whether Space means something to this widget: buttons, boxes, sliders (text fields defend it
    themselves)."""
    return isinstance(widget, QAbstractButton | QComboBox | QAbstractSlider)
