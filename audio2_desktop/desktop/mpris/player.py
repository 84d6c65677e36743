"""org.mpris.MediaPlayer2.Player: the transport."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from dbus_fast import DBusError, PropertyAccess
from dbus_fast.annotations import (
    DBusBool,
    DBusDict,
    DBusDouble,
    DBusInt64,
    DBusObjectPath,
    DBusStr,
)
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from audio2_desktop.desktop.media_controls import Shown, Speed, Transport
from audio2_desktop.desktop.mpris.metadata import entry_path, metadata
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.settings import setting

READ = PropertyAccess.READ
REFUSED = "io.github.audio2.Refused"
LOOPS = {Repeat.OFF: "None", Repeat.ONE: "Track", Repeat.ALL: "Playlist"}
SPEEDS = setting("playback.speed")
T = TypeVar("T")
REPEATS = {name: repeat for repeat, name in LOOPS.items()}


class Player(ServiceInterface):
    """Every button, and what plays. Position is asked for, never told, but for jumps (`Seeked`)."""

    def __init__(
        self, player: Transport, speed: Speed, open_: Callable[[list[str]], Awaitable[None]]
    ) -> None:
        super().__init__("org.mpris.MediaPlayer2.Player")
        self._player, self._speed, self._open = player, speed, open_
        self._shown = Shown()

    def show(self, shown: Shown) -> None:
        """Tell what differs."""
        before, self._shown = self._told(self._shown), shown
        now = self._told(shown)
        changed = {name: value for name, value in now.items() if before[name] != value}
        if changed:
            self.emit_properties_changed(changed)

    def _told(self, shown: Shown) -> dict[str, Any]:
        has_place = shown.now is not None
        return {
            "PlaybackStatus": _status(shown),
            "LoopStatus": LOOPS[shown.repeat],
            "Rate": shown.speed / 100,
            "MinimumRate": _slowest(shown) / 100,
            "MaximumRate": _fastest(shown) / 100,
            "Shuffle": shown.is_shuffled,
            "Metadata": metadata(shown.now),
            "Volume": shown.volume / 100,
            "CanGoNext": shown.has_next,
            "CanGoPrevious": has_place,
            "CanPlay": shown.can_play,
            "CanPause": has_place,
            "CanSeek": has_place and bool(shown.now and shown.now.length_ms),
        }

    # ---- methods ----

    @dbus_method(name="Next")
    async def next(self) -> None:
        if self._shown.has_next:  # "if there is no next track, stop" is meant for the playing end
            await done(self._player.next())

    @dbus_method(name="Previous")
    async def previous(self) -> None:
        await done(self._player.previous())

    @dbus_method(name="Pause")
    async def pause(self) -> None:
        await done(self._player.pause())  # what is shown comes later than what is

    @dbus_method(name="PlayPause")
    async def play_pause(self) -> None:
        if not self._shown.can_play:
            raise DBusError(REFUSED, "There is nothing to play.")
        await done(self._player.toggle())

    @dbus_method(name="Stop")
    async def stop(self) -> None:
        await done(self._player.stop())

    @dbus_method(name="Play")
    async def play(self) -> None:
        if self._shown.can_play:
            await done(self._player.resume())

    @dbus_method(name="Seek")
    async def seek(self, offset: DBusInt64) -> None:
        now = self._shown.now
        if now is None or not now.length_ms:
            return
        wanted = self._player.position_ms() + offset // 1000
        if wanted > now.length_ms:  # "acts like a call to Next"
            await self._go_on()
        else:
            await done(self._player.seek(max(0, wanted)))

    @dbus_method(name="SetPosition")
    async def set_position(self, track: DBusObjectPath, position: DBusInt64) -> None:
        now = self._shown.now
        if now is None or track != entry_path(now.uid):
            return  # of a track that is over
        if 0 <= position <= now.length_ms * 1000:
            await done(self._player.seek(position // 1000))

    @dbus_method(name="OpenUri")
    async def open_uri(self, uri: DBusStr) -> None:
        await done(self._open([uri]))

    @dbus_signal(name="Seeked")
    def seeked(self, position: int) -> DBusInt64:
        return position

    async def _go_on(self) -> None:
        if self._shown.has_next:
            await done(self._player.next())

    # ---- properties ----

    @dbus_property(READ, name="PlaybackStatus")
    def playback_status(self) -> DBusStr:
        return _status(self._shown)

    @dbus_property(name="LoopStatus")
    def loop_status(self) -> DBusStr:
        return LOOPS[self._shown.repeat]

    @loop_status.setter
    async def set_loop_status(self, value: DBusStr) -> None:
        if value not in REPEATS:
            raise DBusError(REFUSED, "LoopStatus is None, Track or Playlist.")
        await done(self._player.set_repeat(REPEATS[value]))

    @dbus_property(name="Rate")
    def rate(self) -> DBusDouble:
        return self._shown.speed / 100

    @rate.setter
    async def set_rate(self, value: DBusDouble) -> None:
        if value == 0.0:  # "a value of 0.0 should act as though Pause was called"
            await done(self._player.pause())
        elif value > 0 and self._shown.has_speeds:  # not a number is no speed, nor is backwards
            percent = round(100 * min(value, 100.0))
            wanted = max(_slowest(self._shown), min(percent, _fastest(self._shown)))
            await done(self._speed.set_speed(wanted))

    @dbus_property(name="Shuffle")
    def shuffle(self) -> DBusBool:
        return self._shown.is_shuffled

    @shuffle.setter
    async def set_shuffle(self, value: DBusBool) -> None:
        await done(self._player.set_shuffle(value))

    @dbus_property(READ, name="Metadata")
    def metadata(self) -> DBusDict:
        return metadata(self._shown.now)

    @dbus_property(name="Volume")
    def volume(self) -> DBusDouble:
        return self._shown.volume / 100

    @volume.setter
    async def set_volume(self, value: DBusDouble) -> None:
        # "negative values are 0"; not a number is no volume
        await done(self._player.set_volume(round(100 * min(1.0, value)) if value > 0 else 0))

    @dbus_property(READ, name="Position")
    def position(self) -> DBusInt64:
        return self._player.position_ms() * 1000

    @dbus_property(READ, name="MinimumRate")
    def minimum_rate(self) -> DBusDouble:
        return _slowest(self._shown) / 100

    @dbus_property(READ, name="MaximumRate")
    def maximum_rate(self) -> DBusDouble:
        return _fastest(self._shown) / 100

    @dbus_property(READ, name="CanGoNext")
    def can_go_next(self) -> DBusBool:
        return self._shown.has_next

    @dbus_property(READ, name="CanGoPrevious")
    def can_go_previous(self) -> DBusBool:
        return self._shown.now is not None

    @dbus_property(READ, name="CanPlay")
    def can_play(self) -> DBusBool:
        return self._shown.can_play

    @dbus_property(READ, name="CanPause")
    def can_pause(self) -> DBusBool:
        return self._shown.now is not None

    @dbus_property(READ, name="CanSeek")
    def can_seek(self) -> DBusBool:
        now = self._shown.now
        return now is not None and bool(now.length_ms)

    @dbus_property(READ, name="CanControl")
    def can_control(self) -> DBusBool:
        return True


def _status(shown: Shown) -> str:
    if shown.is_playing:
        return "Playing"
    return "Stopped" if shown.now is None or shown.is_stopped else "Paused"


def _slowest(shown: Shown) -> int:
    return SPEEDS.low if shown.has_speeds else 100


def _fastest(shown: Shown) -> int:
    return SPEEDS.high if shown.has_speeds else 100


async def done(work: Awaitable[T]) -> T:
    """What the work gives; a Problem becomes a D-Bus error with its sentence."""
    try:
        return await work
    except Problem as problem:
        raise DBusError(REFUSED, str(problem)) from problem
