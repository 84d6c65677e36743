"""A settings portal for tests, under the system's own Python: portal.py '{"namespace key": value}'.

Prints a line when it has its name; ends with its standard input.
"""

import json
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402 - the version comes first

NODE = """<node><interface name="org.freedesktop.portal.Settings"><method name="Read">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/>
</method></interface></node>"""
KINDS = {bool: "b", int: "u", str: "s"}


def main():
    known = json.loads(sys.argv[1])

    def on_call(_bus, _sender, _path, _interface, _method, asked, answer):
        value = known.get(" ".join(asked.unpack()))
        if value is None:
            answer.return_dbus_error("org.freedesktop.portal.Error.NotFound", "not found")
            return
        inner = GLib.Variant("v", GLib.Variant(KINDS[type(value)], value))
        answer.return_value(GLib.Variant("(v)", (inner,)))

    def on_bus(bus, _name):
        face = Gio.DBusNodeInfo.new_for_xml(NODE).interfaces[0]
        bus.register_object("/org/freedesktop/portal/desktop", face, on_call, None, None)

    loop = GLib.MainLoop()
    name = "org.freedesktop.portal.Desktop"
    ready = lambda *_: print("ready", flush=True)  # noqa: E731 - one word
    Gio.bus_own_name(Gio.BusType.SESSION, name, 0, on_bus, ready, None)
    end = GLib.IO_HUP | GLib.IO_IN
    GLib.io_add_watch(GLib.IOChannel.unix_new(0), end, lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()
