"""The window's side of the sound path: an engine whose sound is made in a process of its own.

What is wished is kept here, so that a new process can go on where a dead one stopped. The place is
counted on from what the process told last, and corrected softly.
"""

import asyncio
from collections.abc import Callable
from enum import Enum, auto

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback import engine
from audio2_desktop.playback.engine import EngineEvent, MediaSource, Sink
from audio2_desktop.playback.sound import messages
from audio2_desktop.playback.sound_process import Converse, SoundProcess

AHEAD_MS = 5000
"""What follows is opened so long before it begins."""
DEATHS = 2
"""A source over which the process died so often is not played any more."""
FADE_MS = 250
EASED_MS = 150
STALE_MS = 400
SEEK_SETTLES_S = 1.0
"""For so long after a seek, places of before it may still arrive."""
NEVER = float("-inf")
KILLS = "it made the sound process end twice"
UNSTARTED = "VLC plays, with short gaps between tracks: the sound process cannot be started."


class _Phase(Enum):
    IDLE = auto()
    READY = auto()
    """Loaded; the process does not know yet."""
    OPEN = auto()
    CROSSED = auto()
    """The next one sounds already, while the listener decides whether it is to."""


class SoundEngine:
    """An `Engine` on a sound process. Construct on the loop; `get_ready` or `play` starts it.

    fades: whether pause, stop and seek fade, asked when it matters.
    """

    abilities: frozenset[engine.Ability] = engine.EVERY_ABILITY

    def __init__(
        self, converse: Converse, clock: Clock, fades: Callable[[], bool] = lambda: True
    ) -> None:
        self._clock, self._fades = clock, fades
        self._loop = asyncio.get_running_loop()
        self._process = SoundProcess(converse, clock, self._up, self._told, self._lost)
        self._sink: Sink = lambda _: None
        self._phase = _Phase.IDLE
        self._source = MediaSource()
        self._next: MediaSource | None = None
        self._crossfade_ms = 0
        self._id = self._last_id = 0
        self._prepared: dict[int, MediaSource] = {}
        """What the process was told to prepare behind this source, by id."""
        self._following = 0
        """The one of them that is still to follow; 0 for none."""
        self._wants_sound = self._is_opened = False
        self._said: type[EngineEvent] | None = None
        self._length_told = 0
        self._anchor_ms, self._anchor_at, self._speed = 0.0, 0.0, 1.0
        self._is_counting = False
        self._sought_at = NEVER
        self._deaths: dict[MediaSource, int] = {}
        self._is_device_lost = False
        self._suspect: MediaSource | None = None
        """Was prepared when the process died: it is opened alone, to see which one it was."""

    # ---- Engine ----

    def listen(self, sink: Sink) -> None:
        self._sink = sink

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        is_heard = self._phase is _Phase.CROSSED and self._prepared.get(self._id) == source
        self._source, self._next, self._said = source, None, None
        self._wants_sound = self._is_opened = False
        self._length_told = 0
        if is_heard and not start_ms:
            self._phase = _Phase.OPEN
            self._prepared, self._following = {}, 0
            return
        self._leave()
        self._phase = _Phase.READY
        self._anchor(self._clamped(start_ms))

    def prepare_next(self, source: MediaSource | None, *, crossfade_ms: int = 0) -> None:
        if self._next == source and self._crossfade_ms == crossfade_ms:
            return
        self._next, self._crossfade_ms = source, crossfade_ms
        if self._following:
            self._following = 0
            self._process.say(messages.Forget())
        self._look_ahead()

    def play(self) -> None:
        if self._phase in (_Phase.IDLE, _Phase.CROSSED) or self._wants_sound:
            return
        self._wants_sound = True
        self._fade()
        if self._phase is _Phase.READY:
            self._open()
        elif self._said is None and self._is_counting:
            self._loop.call_soon(self._begun, self._id)  # it sounds already
        else:
            self._process.say(messages.Play())

    def pause(self) -> None:
        if self._phase is not _Phase.OPEN or not self._wants_sound:
            return
        self._wants_sound = False
        self._hold()
        self._fade()
        self._process.say(messages.Pause())
        if not self._process.is_up:
            self._loop.call_soon(self._has_paused, self._id)

    def stop(self) -> None:
        self._leave()

    def seek(self, ms: Ms) -> None:
        if self._phase in (_Phase.IDLE, _Phase.CROSSED):
            return
        self._anchor(self._clamped(ms))
        self._sought_at = self._clock.monotonic()
        if self._phase is _Phase.OPEN:
            self._fade()
            self._process.say(messages.Seek(self._id, int(self._anchor_ms)))
            self._look_ahead()
        self._loop.call_soon(self._tell_position, self._source)

    def set_volume(self, volume: int) -> None:
        self._process.keep(messages.Volume(max(0, min(100, volume))))

    def set_muted(self, *, muted: bool) -> None:
        self._process.keep(messages.Mute(muted))

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:
        self._process.keep(messages.Output(name, "move" if moves else "pause", keeps_rates))

    def get_ready(self) -> None:
        self._process.begin()  # it tells them by itself

    def set_speed(self, percent: int) -> None:
        self._anchor(self._counted())
        self._speed = percent / 100
        self._process.keep(messages.Speed(percent))

    def set_equaliser(self, bands: tuple[engine.Band, ...], preamp_db: float = 0.0) -> None:
        self._process.keep(messages.Equalise(bands, preamp_db))

    def position_ms(self) -> Ms:
        return Ms(int(self._clamped(self._counted())))

    async def close(self) -> None:
        self._leave()
        self._sink = lambda _: None
        await self._process.close()

    # ---- what the process says ----

    def _told(self, message: messages.News) -> None:
        match message:
            case messages.Loaded(id=which, length_ms=length) if which == self._id:
                self._length_told = length
            case messages.Playing(id=which):
                self._begun(which)
            case messages.Paused(id=which):
                self._has_paused(which)
            case messages.Place(id=which) if which == self._id:
                self._on_place(message)
            case messages.Waits(id=which) if which == self._id:
                self._on_waits(message.percent)
            case messages.Crossed(id=which) if self._phase is _Phase.OPEN:
                self._on_crossed(which, message.at)
            case messages.Ended(id=which) if which == self._id and self._phase is _Phase.OPEN:
                self._end()
            case messages.Failed(id=which):
                self._on_failed(which, Refused(message.reason, **message.values))
            case messages.Unheard(reason=reason):
                self._is_device_lost = True
                self._sink(engine.Unheard(Refused(reason)))
            case messages.Heard():
                self._is_device_lost = False
                self._sink(engine.Heard())
            case messages.Devices(names=names):
                self._sink(engine.Devices(names))
            case _:
                pass  # it lives; or it speaks of what was left meanwhile

    def _begun(self, which: int) -> None:
        """Sound comes out: of a fresh source, after a pause, or of the one that followed."""
        if which != self._id or not self._wants_sound:
            return
        if not self._is_counting:
            self._anchor(self._anchor_ms)
            self._is_counting = True
        if self._said is engine.Playing:
            return  # after a crash: nobody has to know
        if not self._is_opened:
            self._is_opened = True
            self._sink(engine.Loaded(Ms(self._source.known_ms or self._length_told)))
        self._said = engine.Playing
        self._sink(engine.Playing())

    def _has_paused(self, which: int) -> None:
        if which != self._id or self._phase is not _Phase.OPEN:
            return
        is_own = self._wants_sound and self._is_device_lost
        if is_own:
            self._wants_sound = False
            self._hold()
        if not self._wants_sound and self._said is not engine.Paused:
            self._said = engine.Paused
            self._sink(engine.Paused(is_own=is_own))

    def _on_waits(self, percent: int) -> None:
        if self._phase is _Phase.OPEN and self._wants_sound:
            self._hold()
            self._said = engine.Waiting
            self._sink(engine.Waiting(percent))

    def _on_place(self, place: messages.Place) -> None:
        """Correct the count: small errors softly, so that nobody sees the place jump."""
        if self._phase is not _Phase.OPEN or self._said is not engine.Playing:
            return
        if not self._wants_sound:
            return
        now = self._clock.monotonic()
        heard_ms = place.ms + ((now - place.at) * 1000 * self._speed if place.runs else 0.0)
        error = heard_ms - self._counted()
        if abs(error) > STALE_MS and now - self._sought_at < SEEK_SETTLES_S:
            return
        self._anchor(self._counted() + (error * 0.25 if abs(error) < EASED_MS else error))
        self._is_counting = place.runs
        self._sink(engine.Position(self.position_ms()))
        self._look_ahead()

    def _on_crossed(self, which: int, at: float) -> None:
        """What was prepared is heard: this one has ended, and what follows may go on in it."""
        if which not in self._prepared:
            return
        self._forgive()
        if which != self._following:  # it was told too late that something else is to follow
            self._end()
            return
        self._id, self._phase = which, _Phase.CROSSED
        was_wanted, self._wants_sound = self._wants_sound, False
        self._anchor_ms, self._anchor_at, self._is_counting = 0.0, at, was_wanted
        self._sink(engine.Ended())
        if self._phase is _Phase.CROSSED:
            self._leave()
        elif self._phase is _Phase.OPEN and self._id == which and not self._wants_sound:
            self._leave()  # the next one was loaded, but is not to play yet
            self._phase = _Phase.READY

    def _on_failed(self, which: int, problem: Refused) -> None:
        if which == self._following:
            self._following, self._next = 0, None  # it is heard of when its turn comes
        elif which == self._id and self._phase is _Phase.OPEN:
            self._fail(problem)

    # ---- the process comes and goes ----

    def _up(self) -> None:
        """Go on where the last one stopped."""
        if self._phase is _Phase.OPEN:
            self._say_all()

    def _lost(self) -> None:
        self._hold()
        self._prepared = {}
        if self._following:
            self._following, self._suspect = 0, self._next
        if self._phase is not _Phase.OPEN:
            return
        if not self._process.was_up:
            self._leave()
            self._sink(engine.Unable(Refused(UNSTARTED)))
        elif not self._wants_sound:
            self._phase = _Phase.READY
        elif self._deaths.get(self._source, 0) + 1 >= DEATHS:
            self._forgive()
            self._fail(Refused(KILLS))
        else:
            self._deaths[self._source] = self._deaths.get(self._source, 0) + 1
            self._process.begin()

    # ---- within ----

    def _open(self) -> None:
        self._phase = _Phase.OPEN
        self._process.begin()
        if self._process.is_up:
            self._say_all()

    def _say_all(self) -> None:
        """Have the process do what is wished now, from nothing."""
        self._id = self._last_id = self._last_id + 1
        self._process.say(messages.Load(self._id, self._source, int(self._anchor_ms)))
        if self._wants_sound:
            self._said = None if self._said is engine.Paused else self._said
            self._process.say(messages.Play())

    def _look_ahead(self) -> None:
        """Have the next one opened shortly before it begins."""
        following, length = self._next, self._source.known_ms or self._length_told
        if following is None or self._following or not length or following == self._suspect:
            return
        ahead_ms = AHEAD_MS * max(1.0, self._speed) + self._crossfade_ms
        if self._phase is not _Phase.OPEN or length - self._counted() > ahead_ms:
            return
        self._following = self._last_id = self._last_id + 1
        self._prepared[self._following] = following
        self._process.say(messages.Prepare(self._following, following, self._crossfade_ms))

    def _fade(self) -> None:
        self._process.keep(messages.Fade(FADE_MS if self._fades() else 0))

    def _end(self) -> None:
        self._forgive()
        self._leave()
        self._sink(engine.Ended())

    def _fail(self, problem: Refused) -> None:
        self._leave()
        self._sink(engine.Failed(problem))

    def _forgive(self) -> None:
        """Nothing is held against this source any more."""
        self._deaths.pop(self._source, None)

    def _leave(self) -> None:
        """Be idle, silent, and deaf to what is still said of this source."""
        if self._phase in (_Phase.OPEN, _Phase.CROSSED):
            self._process.say(messages.Stop())
        self._phase = _Phase.IDLE
        self._id, self._prepared, self._following = 0, {}, 0
        self._wants_sound = self._is_counting = False
        self._said, self._anchor_ms = None, 0.0
        self._sought_at = NEVER

    def _tell_position(self, source: MediaSource) -> None:
        if source is self._source and self._phase in (_Phase.READY, _Phase.OPEN):
            self._sink(engine.Position(self.position_ms()))

    def _anchor(self, ms: float) -> None:
        self._anchor_ms, self._anchor_at = ms, self._clock.monotonic()

    def _hold(self) -> None:
        self._anchor(self._counted())
        self._is_counting = False

    def _counted(self) -> float:
        if not self._is_counting:
            return self._anchor_ms
        passed = self._clock.monotonic() - self._anchor_at
        return self._anchor_ms + passed * 1000 * self._speed

    def _clamped(self, ms: float) -> float:
        length = self._source.known_ms or self._length_told
        return max(0.0, min(ms, length) if length else ms)
