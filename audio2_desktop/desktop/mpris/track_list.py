"""org.mpris.MediaPlayer2.TrackList: the queue, from what plays on."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Protocol

from dbus_fast import PropertyAccess
from dbus_fast.annotations import DBusBool, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from audio2_desktop.desktop.media_controls import Listed
from audio2_desktop.desktop.mpris.metadata import (
    NO_TRACK,
    Metadata,
    entry_path,
    entry_uid,
    metadata,
)
from audio2_desktop.desktop.mpris.player import done
from audio2_desktop.domain.lines import Entry
from audio2_desktop.services.playing import QueueView

SHOWN = 200
"""Entries that are listed: a queue may have a million."""
Paths = Annotated[list[str], DBusSignature("ao")]
ManyMetadata = Annotated[list[Metadata], DBusSignature("aa{sv}")]
Replaced = Annotated[tuple[list[str], str], DBusSignature("aoo")]
Added = Annotated[tuple[Metadata, str], DBusSignature("a{sv}o")]
Changed = Annotated[tuple[str, Metadata], DBusSignature("oa{sv}")]


class Queue(Protocol):
    """What is asked of services.player."""

    def queue(self) -> QueueView: ...
    async def jump(self, uid: int) -> None: ...
    async def remove(self, uids: Sequence[int]) -> object: ...


class TrackList(ServiceInterface):
    """At most SHOWN entries, the playing one first."""

    def __init__(
        self,
        player: Queue,
        listed: Listed,
        add: Callable[[str, int | None], Awaitable[object]],
    ) -> None:
        """add: puts what an address names into the queue before an entry, or (None) at its end.
        Raises a Problem."""
        super().__init__("org.mpris.MediaPlayer2.TrackList")
        self._player, self._listed, self._add = player, listed, add
        self._told: list[str] = []

    def show(self) -> None:
        """Tell of another queue, if the listed part differs."""
        now = [entry_path(entry.uid) for entry in self._entries()]
        if now != self._told:
            self._told = now
            self.track_list_replaced(now, now[0] if self._player.queue().now else NO_TRACK)
            self.emit_properties_changed({}, ["Tracks"])

    async def rows_changed(self) -> None:
        """The playing entry was retagged or rated."""
        now = self._player.queue().now
        if now is not None:
            (heard,) = await self._listed.heard([now], with_art=True)
            self.track_metadata_changed(entry_path(now.uid), metadata(heard))

    def _entries(self) -> list[Entry]:
        queue = self._player.queue()
        first = [queue.now] if queue.now is not None else []
        up_next = queue.up_next[: SHOWN - len(first)]
        rest = queue.from_context[: SHOWN - len(first) - len(up_next)]
        return [*first, *up_next, *rest]

    # ---- methods ----

    @dbus_method(name="GetTracksMetadata")
    async def get_tracks_metadata(self, tracks: Paths) -> ManyMetadata:
        wanted = set(tracks)
        entries = [entry for entry in self._entries() if entry_path(entry.uid) in wanted]
        by_path = {entry_path(each.uid): each for each in await self._listed.heard(entries)}
        return [metadata(by_path[path]) for path in tracks if path in by_path]

    @dbus_method(name="AddTrack")
    async def add_track(self, uri: DBusStr, after: DBusObjectPath, play_it: DBusBool) -> None:
        before = max((entry.uid for entry in self._entries()), default=0)
        await done(self._add(uri, self._behind(after)))
        newest = max((entry.uid for entry in self._entries()), default=0)
        if play_it and newest > before:  # uids count up
            await done(self._player.jump(newest))

    @dbus_method(name="RemoveTrack")
    async def remove_track(self, track: DBusObjectPath) -> None:
        uid = entry_uid(track)
        if uid is not None and track in self._told:
            await done(self._player.remove([uid]))

    @dbus_method(name="GoTo")
    async def go_to(self, track: DBusObjectPath) -> None:
        uid = entry_uid(track)
        if uid is not None and track in [entry_path(entry.uid) for entry in self._entries()]:
            await done(self._player.jump(uid))

    def _behind(self, after: str) -> int | None:
        """The entry that stands behind `after`; NoTrack is the front, an unknown one the end."""
        uids = [entry.uid for entry in self._entries()]
        wanted = entry_uid(after)
        if after == NO_TRACK and uids and self._player.queue().now is not None:
            wanted = uids[0]  # nothing can be put before what plays
        place = uids.index(wanted) + 1 if wanted in uids else len(uids)
        return uids[place] if place < len(uids) else None

    # ---- signals and properties ----

    @dbus_signal(name="TrackListReplaced")
    def track_list_replaced(self, tracks: list[str], current: str) -> Replaced:
        return tracks, current

    @dbus_signal(name="TrackAdded")
    def track_added(self, added: Metadata, after: str) -> Added:
        return added, after

    @dbus_signal(name="TrackRemoved")
    def track_removed(self, track: str) -> DBusObjectPath:
        return track

    @dbus_signal(name="TrackMetadataChanged")
    def track_metadata_changed(self, track: str, now: Metadata) -> Changed:
        return track, now

    @dbus_property(PropertyAccess.READ, name="Tracks")
    def tracks(self) -> Paths:
        return [entry_path(entry.uid) for entry in self._entries()]

    @dbus_property(PropertyAccess.READ, name="CanEditTracks")
    def can_edit_tracks(self) -> DBusBool:
        return True
