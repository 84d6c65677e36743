"""What the desktop's own controls show of the player: lock screen, sound menu, media keys.

MPRIS, SMTC and Now Playing are three of them (`MediaControls`); `Showing` tells them all.
"""

import os
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote_from_bytes

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import (
    AbilitiesChanged,
    Fact,
    NowPlaying,
    QueueChanged,
    SettingChanged,
    TracksChanged,
)
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import TrackFile, TrackRow
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import Ms, Stamp
from audio2_desktop.jobs.tasks import TaskSlot
from audio2_desktop.services.playing import PlayerState, QueueView

ART_PX = 512
JUMP_MS = 750
"""The place differs by more than this from where playing would have brought it: it was sought."""

Wish = Callable[[], Coroutine[Any, Any, object]]
"""A press of a button, to be carried out on the loop."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An entry of the queue, as far as a desktop shows one. Empty and 0 for what is not known."""

    uid: int
    title: str
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    genres: tuple[str, ...] = ()
    number: int = 0
    disc: int = 0
    year: int = 0
    rating: int = 0
    """0 to 100."""
    plays: int = 0
    last_played: Stamp | None = None
    length_ms: Ms = Ms(0)
    url: str = ""
    art: Path | None = None
    """An image file that exists."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The player at one moment, for controls outside of the window."""

    now: Heard | None = None
    is_playing: bool = False
    is_stopped: bool = True
    """Not playing and at the start: nothing would be lost by forgetting the place."""
    volume: int = 100
    repeat: Repeat = Repeat.OFF
    is_shuffled: bool = False
    has_next: bool = False
    can_play: bool = False
    speed: int = 100
    """In percent."""
    has_speeds: bool = False
    """What plays can go slower and faster."""


class MediaControls(Protocol):
    """One of the desktop's controls. All calls come on the loop and return at once."""

    def show(self, shown: Shown) -> None:
        """The player's state differs from what was shown before."""
        ...

    def sought(self, position_ms: Ms) -> None:
        """The place has jumped; else it runs by itself and is not told."""
        ...

    async def close(self) -> None:
        """Take the controls away."""
        ...


class Transport(Protocol):
    """What is asked of services.player."""

    def position_ms(self) -> Ms: ...
    async def toggle(self) -> None: ...
    async def resume(self) -> None: ...
    async def pause(self) -> None: ...
    async def stop(self) -> None: ...
    async def next(self) -> None: ...
    async def previous(self) -> None: ...
    async def seek(self, ms: int) -> None: ...
    async def set_volume(self, volume: int) -> None: ...
    async def set_repeat(self, repeat: Repeat) -> None: ...
    async def set_shuffle(self, on: bool) -> None: ...  # noqa: FBT001 - as the player has it


class PlayerFace(Protocol):
    """What is asked of services.player to show it."""

    @property
    def state(self) -> PlayerState: ...
    def position_ms(self) -> Ms: ...
    def queue(self) -> QueueView: ...
    def known(self, entry: Entry) -> Entry: ...


class Speed(Protocol):
    """What is asked of services.outputs."""

    @property
    def speed(self) -> int: ...
    def can(self, ability: str) -> bool: ...
    async def set_speed(self, percent: int) -> None: ...


class Tracks(Protocol):
    """What is asked of services.browse."""

    async def track_rows(self, ids: Sequence[int]) -> tuple[TrackRow, ...]: ...
    async def files(self, track_ids: Sequence[int]) -> tuple[TrackFile, ...]: ...


class Art(Protocol):
    """What is asked of services.artwork."""

    async def shown_file(self, key: str, px: int) -> Path | None: ...


class Listed:
    """Queue entries as a desktop shows them."""

    def __init__(self, player: PlayerFace, tracks: Tracks, art: Art) -> None:
        self._player, self._tracks, self._art = player, tracks, art

    async def heard(self, entries: Sequence[Entry], *, with_art: bool = False) -> list[Heard]:
        """In order; those that are gone keep their place with an empty title.

        with_art: their covers are made as files first, some 60 ms for one that was never shown.
        """
        ids = [entry.track_id for entry in entries if entry.track_id is not None]
        rows = {row.id: row for row in await self._tracks.track_rows(ids)}
        files = {file.track_id: file for file in await self._tracks.files(ids)}
        found = []
        for entry in entries:
            if entry.outside is not None:
                heard, image = self._outside(entry)
            else:
                row = rows.get(entry.track_id) if entry.track_id is not None else None
                file = files.get(entry.track_id) if entry.track_id is not None else None
                heard, image = _of_row(entry.uid, row, file)
            found.append(await self._drawn(heard, image) if with_art else heard)
        return found

    def _outside(self, entry: Entry) -> tuple[Heard, str]:
        known = self._player.known(entry).outside
        assert known is not None
        heard = Heard(
            entry.uid, known.title, known.artist, known.album, known.artist,
            length_ms=known.length_ms, url=address(known.path),
        )  # fmt: skip
        return heard, known.image

    async def _drawn(self, heard: Heard, image: str) -> Heard:

        if not image:
            return heard
        return replace(heard, art=await self._art.shown_file(image, ART_PX))


class Showing:
    """Tells all controls how the player is, whenever that changes. Owned by `desktop_face`."""

    def __init__(
        self,
        player: PlayerFace,
        listed: Listed,
        bus: FactBus,
        clock: Clock,
        controls: Iterable[MediaControls],
        on_error: Callable[[BaseException], None],
        speed: Speed,
    ) -> None:
        self._player, self._listed, self._clock = player, listed, clock
        self._speed = speed
        self._controls = tuple(controls)
        self._shown = Shown()
        self._place: tuple[int | None, Ms, float, float] = (None, Ms(0), 0.0, 0.0)
        self._slot = TaskSlot(on_error)
        kinds = (NowPlaying, QueueChanged, TracksChanged, SettingChanged, AbilitiesChanged)
        self._subscription = bus.subscribe(kinds, self._on_fact)
        self._slot.run(self._show())

    def close(self) -> None:
        """Tell no more."""
        self._subscription.close()
        self._slot.close()

    def _on_fact(self, fact: Fact) -> None:
        if isinstance(fact, SettingChanged) and fact.name != "playback.speed":
            return
        self._watch_place()
        if isinstance(fact, TracksChanged):
            now = self._player.state.entry
            if fact.ids and (now is None or now.track_id not in fact.ids):
                return
        self._slot.run(self._show())

    async def _show(self) -> None:
        state = self._player.state
        now = state.entry
        queue = self._player.queue()
        heard = None
        if now is not None:
            (heard,) = await self._listed.heard([now], with_art=True)
        if self._player.state.entry != now:
            return  # the next fact brings what is true now
        state = self._player.state
        follows = queue.up_next or queue.from_context or queue.coming
        has_next = bool(follows) or state.repeat is not Repeat.OFF
        shown = Shown(
            now=_with_length(heard, state.length_ms),
            is_playing=state.is_playing,
            is_stopped=not state.is_playing and not self._player.position_ms(),
            volume=0 if state.is_muted else state.volume,
            repeat=state.repeat,
            is_shuffled=state.is_shuffled,
            has_next=has_next,
            can_play=now is not None or has_next,
            speed=self._percent,
            has_speeds=self._speed.can("speed"),
        )
        if shown != self._shown:
            self._shown = shown
            for each in self._controls:
                each.show(shown)

    @property
    def _percent(self) -> int:
        """How fast it really plays."""
        return self._speed.speed if self._speed.can("speed") else 100

    def _watch_place(self) -> None:
        """Jumps are not facts of their own: they are seen by the place itself."""
        state, now = self._player.state, self._clock.monotonic()
        position = self._player.position_ms()
        uid = state.entry.uid if state.entry else None
        before, place, at, rate = self._place
        self._place = uid, position, now, state.is_playing * self._percent / 100
        expected = place + (now - at) * 1000 * rate
        if uid is not None and uid == before and abs(position - expected) > JUMP_MS:
            for each in self._controls:
                each.sought(position)


def address(path: bytes) -> str:
    """The file: URL of a path, or the address that stands in its place."""
    if path.startswith((b"http://", b"https://")):
        return path.decode("ascii", "replace")
    if os.sep == "\\":
        return Path(os.fsdecode(path)).as_uri()
    return "file://" + quote_from_bytes(path)


def _of_row(uid: int, row: TrackRow | None, file: TrackFile | None) -> tuple[Heard, str]:
    if row is None:
        return Heard(uid, ""), ""
    heard = Heard(
        uid, row.title, row.artist, row.album, row.album_artist, row.genres, row.number, row.disc,
        row.year, row.rating, row.plays, row.last_played, row.length_ms,
        address(file.path) if file is not None else "",
    )  # fmt: skip
    return heard, row.image


def _with_length(heard: Heard | None, length_ms: Ms) -> Heard | None:
    return replace(heard, length_ms=length_ms) if heard is not None and length_ms else heard
