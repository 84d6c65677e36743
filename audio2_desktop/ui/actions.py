"""The table of commands: shortcuts, menus, the palette and the list of keys are made from it."""

from collections.abc import Container
from dataclasses import dataclass

from audio2_desktop.ui.words import tr

Row = tuple[str, str, tuple[str, ...], str]
"""(id, text, keys, icon)."""
KeyRows = tuple[tuple[str, tuple[str, ...]], ...]
"""((what it does, its keys in portable notation), ...)."""


@dataclass(frozen=True, slots=True)
class Action:
    """A command. `keys` in Qt's portable notation; `group` is its heading in the table of keys."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: str = ""
    native: str = ""
    """The key by which lists of music know it, whatever keys the user gave it; "" for commands of
    the window alone."""
    is_move: bool = False
    """It moves in lists: its native key stays beside the user's."""


def table() -> tuple[Action, ...]:
    """All commands in the user's language (texts are translated when this is called)."""
    return (*_playing(), *_going(), *_doing(), *_in_lists(), *_window())


def _rows(group: str, rows: tuple[Row, ...]) -> tuple[Action, ...]:
    return tuple(Action(ref, text, keys, icon, group) for ref, text, keys, icon in rows)


def _playing() -> tuple[Action, ...]:
    rows = (
        ("play_pause", tr("Play or pause"), ("Space",), "play"),
        ("next", tr("Next track"), ("Ctrl+Right", "N"), "skip-forward"),
        ("previous", tr("Previous track"), ("Ctrl+Left", "B"), "skip-back"),
        ("seek_on", tr("30 seconds on"), ("Shift+Right",), "fast-forward"),
        ("seek_back", tr("30 seconds back"), ("Shift+Left",), "rewind"),
        ("louder", tr("Louder"), ("Ctrl+Up",), "speaker-high"),
        ("quieter", tr("Quieter"), ("Ctrl+Down",), "speaker-low"),
        ("mute", tr("Mute"), ("M",), "speaker-x"),
        ("shuffle", tr("Shuffle"), ("S",), "shuffle"),
        ("repeat", tr("Repeat: off, all, one"), ("R",), "repeat"),
        ("autoplay", tr("Autoplay similar music: on or off"), (), "sparkle"),
        ("stop_after_track", tr("Stop after this track"), (), "stop"),
        ("stop_after_album", tr("Stop after this album"), (), "vinyl-record"),
        ("sleep_timer", tr("Sleep timer"), (), "moon"),
        ("output_device", tr("Output device"), (), "speaker-box"),
        ("shuffle_library", tr("Shuffle library"), (), "shuffle"),
        ("rate_0", tr("No rating for the playing track"), ("Ctrl+Alt+0",), "star"),
        ("rate_1", tr("1 star for the playing track"), ("Ctrl+Alt+1",), "star"),
        ("rate_2", tr("2 stars for the playing track"), ("Ctrl+Alt+2",), "star"),
        ("rate_3", tr("3 stars for the playing track"), ("Ctrl+Alt+3",), "star"),
        ("rate_4", tr("4 stars for the playing track"), ("Ctrl+Alt+4",), "star"),
        ("rate_5", tr("5 stars for the playing track"), ("Ctrl+Alt+5",), "star"),
    )
    return _rows(tr("Playing"), rows)


def _going() -> tuple[Action, ...]:
    rows = (
        ("palette", tr("Command palette"), ("Ctrl+Shift+P",), "command"),
        ("search", tr("Search"), ("Ctrl+K", "/"), "magnifying-glass"),
        ("filter", tr("Filter this view"), ("Ctrl+F",), "funnel"),
        ("back", tr("Back"), ("Alt+Left",), "caret-left"),
        ("forward", tr("Forward"), ("Alt+Right",), "caret-right"),
        ("home", tr("Home"), ("Ctrl+1",), "house"),
        ("artists", tr("Artists"), ("Ctrl+4",), "users-three"),
        ("albums", tr("Albums"), ("Ctrl+5",), "vinyl-record"),
        ("tracks", tr("Tracks"), ("Ctrl+6",), "music-notes"),
        ("favourites", tr("Favourites"), ("Ctrl+7",), "heart"),
        ("tags", tr("Tags"), ("Ctrl+8",), "tag"),
        ("genres", tr("Genres"), ("G, G",), "swatches"),
        ("composers", tr("Composers"), ("G, C",), "pen-nib"),
        ("years", tr("Years"), ("G, Y",), "calendar-blank"),
        ("folders", tr("Folders"), ("G, F",), "folders"),
        ("health", tr("Library health"), (), "heartbeat"),
        ("hidden", tr("Hidden"), (), "eye-slash"),
        ("go_current", tr("Go to the playing track"), ("Ctrl+J",), "crosshair"),
        ("go_album", tr("Go to the album that plays"), ("G, A",), "vinyl-record"),
        ("go_artist", tr("Go to the artist that plays"), ("G, R",), "user"),
        ("go_context", tr("Go to where it plays from"), ("G, P",), "playlist"),
        ("go_queue", tr("Go to the queue"), ("G, Q",), "queue"),
        ("queue", tr("Queue"), ("Ctrl+U",), "queue"),
        ("details", tr("Details"), ("Ctrl+I",), "info"),
        ("now", tr("Now playing"), ("Ctrl+L",), "music-note"),
        ("settings", tr("Settings"), ("Ctrl+,",), "gear-six"),
        ("next_region", tr("Next part of the window"), ("F6",), ""),
        ("previous_region", tr("Previous part of the window"), ("Shift+F6",), ""),
        ("focus_toast", tr("To the message"), ("F8",), ""),
    )
    return _rows(tr("Going places"), rows)


def _doing() -> tuple[Action, ...]:
    rows = (
        ("undo", tr("Undo"), ("Ctrl+Z",), "arrow-counter-clockwise"),
        ("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "arrow-clockwise"),
        ("new_playlist", tr("New playlist"), ("Ctrl+N",), "plus"),
        ("new_smart", tr("New smart playlist"), ("Ctrl+Shift+N",), "sparkle"),
        ("rename", tr("Rename playlist or tag"), ("F2",), "pencil-simple"),
        ("add_folder", tr("Add a folder"), ("Ctrl+O",), "folder-plus"),
        ("refresh", tr("Refresh this page"), ("F5", "Ctrl+R"), "arrow-clockwise"),
    )
    return _rows(tr("Library and playlists"), rows)


def _in_lists() -> tuple[Action, ...]:
    """What lists do with their selection. The first of a command's keys here is its native one."""
    group = tr("In lists")
    acts = (
        ("play", tr("Play"), ("Return",), "play"),
        ("play_next", tr("Play next"), ("Shift+Return",), "arrow-bend-down-right"),
        ("play_last", tr("Play last"), ("Q",), "queue"),
        ("open", tr("Open"), ("Ctrl+Return",), "arrow-square-out"),
        ("add_to", tr("Add to a playlist"), ("P",), "playlist"),
        ("tag", tr("Put a tag on it"), ("Shift+T",), "tag"),
        ("favourite", tr("Favourite: the selection, or what plays"), ("L",), "heart"),
        ("stars_0", tr("No rating"), ("0",), "star"),
        ("stars_1", tr("1 star"), ("1",), "star"),
        ("stars_2", tr("2 stars"), ("2",), "star"),
        ("stars_3", tr("3 stars"), ("3",), "star"),
        ("stars_4", tr("4 stars"), ("4",), "star"),
        ("stars_5", tr("5 stars"), ("5",), "star"),
        ("select_all", tr("Select all"), ("Ctrl+A",), "selection-all"),
        ("cut", tr("Cut"), ("Ctrl+X",), "scissors"),
        ("copy", tr("Copy"), ("Ctrl+C",), "copy"),
        ("paste", tr("Paste"), ("Ctrl+V",), "clipboard"),
        ("row_up", tr("Move row up"), ("Alt+Up",), "arrow-up"),
        ("row_down", tr("Move row down"), ("Alt+Down",), "arrow-down"),
        ("remove", tr("Remove from the list"), ("Del",), "minus-circle"),
        ("discard", tr("Remove from the library"), ("Shift+Del",), "trash"),
        ("show_file", tr("Show file"), ("Ctrl+E",), "folder-open"),
        ("type_ahead", tr("Find by typing"), ("'",), ""),
    )
    moves = (
        ("go_up", tr("Previous row"), "Up"),
        ("go_down", tr("Next row"), "Down"),
        ("go_first", tr("First row"), "Home"),
        ("go_last", tr("Last row"), "End"),
    )
    return (
        *(Action(ref, text, keys, icon, group, keys[0]) for ref, text, keys, icon in acts),
        *(Action(ref, text, (), "", group, native, is_move=True) for ref, text, native in moves),
    )


def _window() -> tuple[Action, ...]:
    rows = (
        ("side_bar", tr("Collapse the side bar"), ("Ctrl+B",), "sidebar-simple"),
        ("bigger", tr("Larger text"), ("Ctrl+=", "Ctrl++"), "text-aa"),
        ("smaller", tr("Smaller text"), ("Ctrl+-",), "text-aa"),
        ("normal_size", tr("Normal text"), ("Ctrl+0",), "text-aa"),
        ("theme", tr("Dark or light"), ("Ctrl+Shift+T",), "circle-half"),
        ("mini", tr("Mini player"), ("Ctrl+M",), "picture-in-picture"),
        ("full_screen", tr("Full screen"), ("F11",), "arrows-out"),
        ("keys", tr("This table of keys"), ("F1", "?"), "keyboard"),
        ("close", tr("Close the window"), ("Ctrl+W",), "x"),
        ("quit", tr("Quit"), ("Ctrl+Q",), "sign-out"),
    )
    return _rows(tr("Window"), rows)


def fixed() -> KeyRows:
    """Keys that cannot be given to something else, for the table of keys."""
    return (
        (tr("Next control, the one before"), ("Tab", "Shift+Tab")),
        (tr("Move"), ("Up", "Down", "PgUp", "PgDown", "Home", "End")),
        (tr("Select more"), ("Shift+Up", "Shift+Down", "Shift+Home", "Shift+End")),
        (tr("5 seconds on or back, in the player"), ("Right", "Left")),
        (tr("Context menu"), ("Menu", "Shift+F10")),
        (tr("Close, clear the filter, deselect"), ("Esc",)),
    )


def by_group(
    works: Container[str] | None = None, keys: "dict[str, tuple[str, ...]] | None" = None
) -> tuple[tuple[str, KeyRows], ...]:
    """The table of keys: heading, then what each key does; what cannot be changed comes last.

    works: ids of the commands there are; None for all. keys: the user's, by id; commands without
    keys are left out.
    """
    groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for action in table():
        wanted = action.keys if keys is None else keys.get(action.id, ())
        if wanted and (works is None or action.id in works):
            groups.setdefault(action.group, []).append((action.text, wanted))
    shown = tuple((heading, tuple(rows)) for heading, rows in groups.items())
    return (*shown, (tr("Always"), fixed()))
