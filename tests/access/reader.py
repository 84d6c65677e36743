"""A screen reader in small: reads the AT-SPI tree of one application, presses, types, hears events.

Runs under the system's own Python (its bindings belong to that one), as a process that takes one
JSON request a line and answers each with one line. Nothing here imports the program.

Requests: {"do": "tree" | "press" | "focus" | "type" | "set" | "heard", ...}; see `Reader`.
"""

import json
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

MANY = 60
"""Children that are looked at in one list; longer ones are read where they are on the screen."""
STATES = (
    "FOCUSABLE", "FOCUSED", "CHECKED", "CHECKABLE", "SELECTED", "SELECTABLE", "SHOWING", "ENABLED",
    "EXPANDABLE", "EXPANDED", "EDITABLE", "MODAL", "ACTIVE",
)  # fmt: skip
EVENTS = (
    "object:announcement", "object:state-changed:focused", "object:active-descendant-changed",
    "object:selection-changed", "object:property-change:accessible-name",
    "object:property-change:accessible-value", "object:property-change:accessible-description",
    "object:state-changed:showing", "window:activate", "object:text-changed", "object:alert",
    "object:state-changed:checked", "object:state-changed:selected", "notification",
)  # fmt: skip


class Reader:
    """Answers requests about the application with this process id."""

    def __init__(self, pid):
        self.pid = pid
        self.events = []
        self.focus = None
        self.listener = Atspi.EventListener.new(self._hear)
        for name in EVENTS:
            self.listener.register(name)

    def answer(self, request):
        return getattr(self, "do_" + request.pop("do"))(**request)

    # ---- requests --------------------------------------------------------------------------------

    def do_tree(self, showing=True):
        """All nodes from top to bottom, as dictionaries with their depth."""
        found = []
        for window in self._windows():
            self._walk(window, 0, found, showing)
        return found

    def do_press(self, name, role=None, action=None, within=None):
        """Do the first action (or the one of this name) of a node; its actions, None if not
        there."""
        node = self._find(name, role, within)
        if node is None:
            return None
        names = _actions(node)
        at = names.index(action) if action else 0
        done = names and Atspi.Action.do_action(node.get_action_iface(), at)
        return {"actions": names, "done": bool(done)}

    def do_focus(self, name, role=None, within=None):
        """Take the keyboard there."""
        node = self._find(name, role, within)
        return None if node is None else bool(node.get_component_iface().grab_focus())

    def do_type(self, name, text, role=None, within=None):
        """Replace the text of a field."""
        node = self._find(name, role, within)
        return (
            None if node is None else bool(node.get_editable_text_iface().set_text_contents(text))
        )

    def do_set(self, name, value, role=None, within=None):
        """Another value of a slider; True when it was taken."""
        node = self._find(name, role, within)
        if node is None:
            return None
        return bool(node.get_value_iface().set_current_value(float(value)))

    def do_select(self, name, role=None, within=None):
        """Make a row of a list the selected one."""
        node = self._find(name, role, within)
        if node is None:
            return None
        owner = node.get_parent()
        chosen = owner.get_selection_iface()
        return chosen is not None and bool(chosen.select_child(node.get_index_in_parent()))

    def do_read(self, name, role=None, within=None):
        """One node, None when it is not there."""
        node = self._find(name, role, within)
        return None if node is None else _told(node, 0)

    def do_focused(self):
        """What the last event of focus was about, as it is now."""
        return None if self.focus is None else _told(self.focus, 0)

    def do_heard(self):
        """Events since the last asking."""
        heard, self.events = self.events, []
        return heard

    # ---- inside ----------------------------------------------------------------------------------

    def _windows(self):
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(at)
            if app is not None and app.get_process_id() == self.pid:
                app.set_cache_mask(Atspi.Cache.NONE)
                for number in range(app.get_child_count()):
                    yield app.get_child_at_index(number)

    def _walk(self, node, depth, found, showing):
        if node is None:
            return
        try:
            told = _told(node, depth)
            if showing and depth and "SHOWING" not in told["states"]:
                return
            found.append(told)
            for child in _children(node):
                self._walk(child, depth + 1, found, showing)
        except GLib.Error as error:
            if "no longer exists" not in str(error) and "No such object" not in str(error):
                raise

    def _find(self, name, role=None, within=None):
        windows = list(self._windows())
        windows.reverse()  # menus and pop-overs are younger than the window
        for window in windows:
            top = window if within is None else _search(window, within, None)
            node = None if top is None else _search(top, name, role)
            if node is not None:
                return node
        return None

    def _hear(self, event):
        source = event.source
        if event.type.startswith("object:state-changed:focused") and event.detail1:
            self.focus = source
        try:
            heard = {
                "type": event.type,
                "name": source.get_name(),
                "role": source.get_role_name(),
                "detail": event.detail1,
            }
        except (GLib.Error, AttributeError):
            return
        try:
            heard["data"] = str(event.any_data)
        except TypeError:
            heard["data"] = ""
        self.events.append(heard)


def _search(node, name, role):
    """The first showing node whose name begins so."""
    try:
        states = node.get_state_set()
        if node.get_role_name() != "application" and not states.contains(Atspi.StateType.SHOWING):
            return None
        if (role is None or node.get_role_name() == role) and node.get_name().startswith(name):
            return node
        for child in _children(node):
            if child is not None and (found := _search(child, name, role)) is not None:
                return found
    except GLib.Error:
        return None
    return None


def _children(node):
    count = node.get_child_count()
    table = node.get_table_iface() if count > MANY else None
    if table is not None:
        columns = max(1, table.get_n_columns())
        count = min(count, columns * 12)
    for at in range(min(count, MANY * 4)):
        yield node.get_child_at_index(at)


def _actions(node):
    action = node.get_action_iface()
    if action is None:
        return []
    return [Atspi.Action.get_action_name(action, at) for at in range(action.get_n_actions())]


def _told(node, depth):
    states = node.get_state_set()
    told = {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name(),
        "about": node.get_description(),
        "states": [s for s in STATES if states.contains(getattr(Atspi.StateType, s))],
        "actions": _actions(node),
        "children": node.get_child_count(),
    }
    value = node.get_value_iface()
    if value is not None:
        told["value"] = Atspi.Value.get_current_value(value)
        told["most"] = Atspi.Value.get_maximum_value(value)
        try:
            told["said"] = Atspi.Value.get_text(value)
        except (GLib.Error, AttributeError):
            told["said"] = ""
    text = node.get_text_iface()
    if text is not None:
        told["text"] = Atspi.Text.get_text(text, 0, min(200, text.get_character_count()))
    place = node.get_component_iface()
    if place is not None:
        box = place.get_extents(Atspi.CoordType.WINDOW)
        told["box"] = [box.x, box.y, box.width, box.height]
    return told


def main():
    warnings.simplefilter("ignore", DeprecationWarning)  # names that every version has
    Atspi.init()
    reader = Reader(int(sys.argv[1]))
    loop = GLib.MainLoop()

    def on_line(channel, _condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        try:
            answer = {"answer": reader.answer(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - the test shows it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
        return True

    GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.IO_IN | GLib.IO_HUP, on_line)
    loop.run()


if __name__ == "__main__":
    main()
