"""org.mpris.MediaPlayer2.Playlists: the user's playlists, to be listed and played."""

from collections.abc import Sequence
from typing import Annotated, Protocol

from dbus_fast import DBusError, PropertyAccess
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from audio2_desktop.desktop.mpris.metadata import playlist_id, playlist_path
from audio2_desktop.desktop.mpris.player import REFUSED, done
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.playlists import PlaylistRow
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.services.playing import QueueView

Playlist = Annotated[list[str], DBusSignature("(oss)")]
"""dbus-fast wants structs as lists."""
Many = Annotated[list[list[str]], DBusSignature("a(oss)")]
Maybe = Annotated[list[object], DBusSignature("(b(oss))")]
Strings = Annotated[list[str], DBusSignature("as")]
ORDERINGS = ("Alphabetical", "Modified", "User")
NONE = ["/", "", ""]


class Lists(Protocol):
    """What is asked of services.playlists."""

    async def all(self, *, counts_smart: bool = True) -> tuple[PlaylistRow, ...]: ...
    async def track_ids(self, playlist: PlaylistId) -> Sequence[int]: ...


class Starts(Protocol):
    """What is asked of services.player."""

    def queue(self) -> QueueView: ...
    async def play(self, ids: Sequence[int], at: int = 0, *, context: Context) -> object: ...


class Playlists(ServiceInterface):
    """Lists are read when they are asked for; `changed` tells of those that differ."""

    def __init__(self, playlists: Lists, player: Starts) -> None:
        super().__init__("org.mpris.MediaPlayer2.Playlists")
        self._playlists, self._player = playlists, player
        self._rows: tuple[PlaylistRow, ...] = ()
        self._active: list[object] = [False, NONE]

    async def changed(self, ids: frozenset[PlaylistId]) -> None:
        """Playlists were made, deleted, or (ids) are named or filled otherwise."""
        count = len(self._rows)
        self._rows = await self._playlists.all(counts_smart=False)
        for row in self._rows:
            if row.id in ids:
                self.playlist_changed(_shown(row))
        if len(self._rows) != count:
            self.emit_properties_changed({"PlaylistCount": len(self._rows)})
        self.show()

    def show(self) -> None:
        """Tell of another playlist that plays."""
        active = self._now()
        if active != self._active:
            self._active = active
            self.emit_properties_changed({"ActivePlaylist": active})

    def _now(self) -> list[object]:
        context = self._player.queue().context
        if context.kind is ContextKind.PLAYLIST:
            for row in self._rows:
                if row.id == context.id:
                    return [True, _shown(row)]
        return [False, NONE]

    @dbus_method(name="ActivatePlaylist")
    async def activate_playlist(self, playlist: DBusObjectPath) -> None:
        wanted = playlist_id(playlist)
        row = next((row for row in self._rows if row.id == wanted), None)
        if row is None:
            raise DBusError(REFUSED, "There is no such playlist.")
        await done(self._play(row))

    async def _play(self, row: PlaylistRow) -> None:
        ids = await self._playlists.track_ids(row.id)
        await self._player.play(ids, context=Context(ContextKind.PLAYLIST, row.id, row.name))

    @dbus_method(name="GetPlaylists")
    async def get_playlists(
        self, index: DBusUInt32, most: DBusUInt32, order: DBusStr, is_reversed: DBusBool
    ) -> Many:
        rows = list(self._rows)
        match order:
            case "Alphabetical":
                rows.sort(key=lambda row: sort_key(row.name))
            case "Modified":
                rows.sort(key=lambda row: row.changed_at)
        if is_reversed:
            rows.reverse()
        return [_shown(row) for row in rows[index : index + most]]

    @dbus_signal(name="PlaylistChanged")
    def playlist_changed(self, playlist: list[str]) -> Playlist:
        return playlist

    @dbus_property(PropertyAccess.READ, name="PlaylistCount")
    def playlist_count(self) -> DBusUInt32:
        return len(self._rows)

    @dbus_property(PropertyAccess.READ, name="Orderings")
    def orderings(self) -> Strings:
        return list(ORDERINGS)

    @dbus_property(PropertyAccess.READ, name="ActivePlaylist")
    def active_playlist(self) -> Maybe:
        return self._now()


def _shown(row: PlaylistRow) -> list[str]:
    return [playlist_path(row.id), row.name, ""]
