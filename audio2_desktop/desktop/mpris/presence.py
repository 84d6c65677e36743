"""The player on the session bus: its name, its objects, and what is told when."""

import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dbus_fast import NameFlag, RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusError as BusError

from audio2_desktop.desktop.media_controls import Listed, Shown, Speed
from audio2_desktop.desktop.mpris.metadata import OBJECT
from audio2_desktop.desktop.mpris.player import Player
from audio2_desktop.desktop.mpris.playlists import Lists, Playlists
from audio2_desktop.desktop.mpris.root import Root
from audio2_desktop.desktop.mpris.track_list import TrackList
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import Fact, PlaylistsChanged, QueueChanged, TracksChanged
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag, TaskSlot
from audio2_desktop.services.player import Player as MusicPlayer

NAME = "org.mpris.MediaPlayer2.audio2"

log = logging.getLogger("audio2.desktop")


@dataclass(frozen=True, slots=True)
class Program:
    """What the bus may ask of the window."""

    desktop_id: str
    raise_window: Callable[[], None]
    quit: Callable[[], None]
    open: Callable[[list[str]], Awaitable[None]]
    add: Callable[[str, int | None], Awaitable[object]]
    """Puts what an address names into the queue before an entry, or (None) at its end."""


class Mpris:
    """MediaControls on the session bus. `await start()` once; the connection is others' too, and
    the name goes with it."""

    def __init__(
        self,
        bus: MessageBus,
        player: MusicPlayer,
        playlists: Lists,
        listed: Listed,
        facts: FactBus,
        program: Program,
        on_error: ErrorSink,
        speed: Speed,
    ) -> None:
        self._bus, self._player_state = bus, player
        self._root = Root(program.desktop_id, program.raise_window, program.quit)
        self._player = Player(player, speed, program.open)
        self._track_list = TrackList(player, listed, program.add)
        self._playlists = Playlists(playlists, player)
        self._tasks, self._reading = TaskBag(on_error), TaskSlot(on_error)
        kinds = (QueueChanged, PlaylistsChanged, TracksChanged)
        self._subscription = facts.subscribe(kinds, self._on_fact)

    async def start(self) -> bool:
        """Be on the bus, as a second player of this name where another one is. False: the bus went
        away meanwhile."""
        try:
            for interface in (self._root, self._player, self._track_list, self._playlists):
                self._bus.export(OBJECT, interface)
            await self._playlists.changed(frozenset())
            reply = await self._bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
            if reply is not RequestNameReply.PRIMARY_OWNER:
                await self._bus.request_name(f"{NAME}.instance{os.getpid()}")
        except (OSError, EOFError, BusError) as error:
            log.warning("not on the session bus: %s", error)
            return False
        return True

    def show(self, shown: Shown) -> None:
        """See MediaControls."""
        if self._bus.connected:
            self._player.show(shown)
            self._track_list.show()
            self._playlists.show()

    def sought(self, position_ms: Ms) -> None:
        """See MediaControls."""
        if self._bus.connected:
            self._player.seeked(position_ms * 1000)

    async def close(self) -> None:
        """See MediaControls."""
        self._subscription.close()
        self._reading.close()
        await self._tasks.close()
        if self._bus.connected:
            self._bus.unexport(OBJECT)

    def _on_fact(self, fact: Fact) -> None:
        if not self._bus.connected:
            return
        match fact:
            case QueueChanged():
                self._track_list.show()
                self._playlists.show()
            case PlaylistsChanged(ids):
                self._tasks.start(self._playlists.changed(ids))
            case TracksChanged(ids):
                now = self._player_state.queue().now
                if now is not None and (not ids or now.track_id in ids):
                    self._reading.run(self._track_list.rows_changed())
