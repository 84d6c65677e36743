"""org.mpris.MediaPlayer2: the program itself."""

from collections.abc import Callable
from typing import Annotated

from dbus_fast import PropertyAccess
from dbus_fast.annotations import DBusBool, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

from audio2_desktop.domain.mime_types import MIME_TYPES

Strings = Annotated[list[str], DBusSignature("as")]
READ = PropertyAccess.READ
SCHEMES = ("file", "http", "https")


class Root(ServiceInterface):
    """Raise and quit, and what can be opened."""

    def __init__(
        self, desktop_id: str, raise_: Callable[[], None], quit_: Callable[[], None]
    ) -> None:
        super().__init__("org.mpris.MediaPlayer2")
        self._desktop_id, self._raise, self._quit = desktop_id, raise_, quit_

    @dbus_method(name="Raise")
    def raise_window(self) -> None:
        self._raise()

    @dbus_method(name="Quit")
    def quit_program(self) -> None:
        self._quit()

    @dbus_property(READ, name="CanQuit")
    def can_quit(self) -> DBusBool:
        return True

    @dbus_property(READ, name="CanRaise")
    def can_raise(self) -> DBusBool:
        return True

    @dbus_property(READ, name="HasTrackList")
    def has_track_list(self) -> DBusBool:
        return True

    @dbus_property(READ, name="Identity")
    def identity(self) -> DBusStr:
        return "Audio2"

    @dbus_property(READ, name="DesktopEntry")
    def desktop_entry(self) -> DBusStr:
        return self._desktop_id

    @dbus_property(READ, name="SupportedUriSchemes")
    def schemes(self) -> Strings:
        return list(SCHEMES)

    @dbus_property(READ, name="SupportedMimeTypes")
    def mime_types(self) -> Strings:
        return list(MIME_TYPES)
