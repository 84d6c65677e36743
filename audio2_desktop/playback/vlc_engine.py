"""Plays through libVLC: every format, one player a source, 55 to 130 ms between two tracks.

Everything here runs on the loop; `vlc_voice` does the talking. libVLC tells the time four times a
second at best, so the position is counted on from what it told last.
"""

import asyncio
import contextlib
from enum import Enum, auto

from audio2_desktop.domain.clock import Clock
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    Ability,
    Band,
    Ended,
    Failed,
    Heard,
    Loaded,
    MediaSource,
    Paused,
    Playing,
    Position,
    Sink,
    Unheard,
    Waiting,
)
from audio2_desktop.playback.vlc_voice import Commands, Sign, Vlc, Voice

OPENING_S = 20.0
"""A source that has not begun after this long (a disk that does not answer) has failed."""
CLOSING_S = 2.0
PATIENCE_S = 0.3
"""Nobody is told of a shorter wait."""
DEVICE_CHECK_S = 1.5
SEEK_SETTLES_S = 1.0
"""For so long after a seek, libVLC may still tell times from before it."""
ANSWER_S = 1.0
"""After this long without an answer, a wish for pause or play is told again."""
NEVER = float("-inf")
NO_DEVICE = (
    "Nothing can be heard: there is no sound device, or it does not answer. "
    "The music can be heard as soon as one is there."
)
EASED_MS = 150
STALE_MS = 700
EARLY_MS = 2000
HEARD_MS = 1000


class _Phase(Enum):
    IDLE = auto()
    READY = auto()
    """Loaded; libVLC does not know yet."""
    OPENING = auto()
    PLAYING = auto()
    PAUSED = auto()
    BOUNDARY = auto()
    """A part has ended, libVLC plays on into the next one while the listener decides."""
    JUDGING = auto()
    """It ended without a sign of sound: was there any?"""


class VlcEngine:
    """An `Engine` on libVLC. Construct on the loop; `library` may have been made elsewhere."""

    abilities: frozenset[Ability] = frozenset()

    def __init__(self, library: Vlc, clock: Clock, *, patience_s: float = OPENING_S) -> None:
        self._library, self._clock, self._patience_s = library, clock, patience_s
        self._loop = asyncio.get_running_loop()
        self._commands = Commands(self._loop)
        self._sink: Sink = lambda _: None
        self._phase = _Phase.IDLE
        self._source = MediaSource()
        self._voice: Voice | None = None
        self._wants_sound = False
        self._is_opened = self._is_waiting = False
        self._buffered = 0
        self._has_sounded = False
        self._was_sought = False
        self._volume, self._muted, self._output = 100, False, ""
        self._length_told = 0
        self._anchor_ms, self._anchor_at = 0.0, 0.0
        self._is_counting = False
        self._sought_at = NEVER
        self._asked_at = NEVER
        self._begun_at = 0.0
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._is_heard = True
        self._is_closed = False

    # ---- Engine ----

    def listen(self, sink: Sink) -> None:
        self._sink = sink

    def load(self, source: MediaSource, *, start_ms: Ms = Ms(0)) -> None:
        before, self._source = self._source, source
        self._is_opened = self._was_sought = False
        self._length_told = 0
        if self._phase is _Phase.BOUNDARY and not start_ms and before.goes_on_in(source):
            self._anchor(max(0.0, self._counted() - before.known_ms))
            self._wants_sound = False
            self._phase = _Phase.PLAYING
            return
        self._leave()
        self._phase = _Phase.READY
        self._anchor(self._clamped(start_ms))

    def prepare_next(self, source: MediaSource | None, *, crossfade_ms: int = 0) -> None:
        """Nothing to prepare: libVLC 3 cannot join two files. Parts of one file join in `load`."""

    def play(self) -> None:
        if self._phase in (_Phase.IDLE, _Phase.JUDGING, _Phase.BOUNDARY) or self._wants_sound:
            return
        self._wants_sound = True
        if self._phase is _Phase.READY:
            self._open()
        elif self._phase is _Phase.PLAYING and not self._is_opened:
            self._loop.call_soon(self._begun, self._voice)  # the next part goes on by itself
        else:
            self._reconcile()

    def pause(self) -> None:
        if self._phase not in (_Phase.OPENING, _Phase.PLAYING) or not self._wants_sound:
            return
        self._wants_sound = False
        self._hold()
        self._timer("boundary")
        self._timer("waiting")
        self._reconcile()

    def stop(self) -> None:
        self._leave()

    def seek(self, ms: Ms) -> None:
        if self._phase in (_Phase.IDLE, _Phase.JUDGING, _Phase.BOUNDARY):
            return
        self._anchor(self._clamped(ms))
        self._was_sought = True
        self._sought_at = self._clock.monotonic()
        if self._voice is not None and self._phase is not _Phase.OPENING:
            self._voice.seek(self._file_ms())
            self._watch_boundary()
        self._loop.call_soon(self._tell_position, self._source)

    def set_volume(self, volume: int) -> None:
        self._volume = max(0, min(100, volume))
        self._apply_volume()

    def set_muted(self, *, muted: bool) -> None:
        self._muted = muted
        self._apply_volume()

    def set_output(self, name: str, *, moves: bool = False, keeps_rates: bool = False) -> None:  # noqa: ARG002
        """libVLC names devices in its own way and moves as it likes."""
        self._output = name
        if self._voice is not None:
            self._voice.set_output(name)

    def get_ready(self) -> None:
        """It always is, and knows no devices."""

    def set_speed(self, percent: int) -> None:
        """None but the usual one."""

    def set_equaliser(self, bands: tuple[Band, ...], preamp_db: float = 0.0) -> None:
        """None: libVLC's has ten fixed bands."""

    def position_ms(self) -> Ms:
        return Ms(int(self._clamped(self._counted())))

    async def close(self) -> None:
        self._leave()
        self._sink = lambda _: None
        if self._is_closed:
            return
        self._is_closed = True
        self._commands.do(self._library.release)
        with contextlib.suppress(TimeoutError):  # a stuck disk does not keep the program open
            async with asyncio.timeout(CLOSING_S):
                await self._commands.finish()
        self._commands.end()

    # ---- what libVLC says ----

    def _told(self, voice: Voice, sign: Sign, value: int) -> None:
        if voice is not self._voice:
            return
        match sign:
            case Sign.LENGTH:
                self._length_told = value
            case Sign.PLAYING:
                self._on_playing(voice)
            case Sign.PAUSED:
                self._on_paused()
            case Sign.TIME:
                self._on_time(value - self._source.start_ms)
            case Sign.BUFFERING:
                self._on_buffering(voice, value)
            case Sign.END:
                self._on_end(voice)
            case Sign.ERROR:
                self._fail("it cannot be opened")
            case Sign.SOUND:
                self._on_sound(voice, decoded=value)

    def _on_playing(self, voice: Voice) -> None:
        self._timer("opening")
        if self._phase is _Phase.OPENING and self._was_sought:
            voice.seek(self._file_ms())
        self._phase = _Phase.PLAYING
        self._asked_at = NEVER
        self._apply_volume()  # libVLC forgets both when it opens a device
        if self._output:
            voice.set_output(self._output)
        if not self._wants_sound:
            self._reconcile()
            return
        self._anchor(self._anchor_ms)
        self._begun(voice)

    def _on_buffering(self, voice: Voice, percent: int) -> None:
        """Of a stream; a file is there before anybody sees that it was waited for."""
        if not self._source.url or not self._wants_sound:
            return
        self._buffered = percent
        if percent >= 100:
            self._timer("waiting")
            if self._is_waiting and self._phase is _Phase.PLAYING:
                self._anchor(self._anchor_ms)
                self._begun(voice)
        elif self._is_waiting:
            self._tell_waiting()
        elif "waiting" not in self._timers:
            self._timer("waiting", PATIENCE_S, self._tell_waiting)

    def _tell_waiting(self) -> None:
        self._timer("waiting")
        if self._wants_sound:
            self._hold()
            self._is_waiting = True
            self._sink(Waiting(self._buffered))

    def _begun(self, voice: Voice | None) -> None:
        """Sound comes out: of a fresh source, after a pause, or of the next part."""
        if voice is None or voice is not self._voice or not self._wants_sound:
            return
        self._is_counting, self._is_waiting = True, False
        if not self._is_opened:
            self._is_opened = True
            self._begun_at = self._clock.monotonic()
            self._sink(Loaded(Ms(self._source.known_ms or self._length_told)))
        self._timer("device", DEVICE_CHECK_S, voice.ask_sound)
        self._watch_boundary()
        self._sink(Playing())

    def _on_paused(self) -> None:
        self._phase = _Phase.PAUSED
        self._asked_at = NEVER
        if self._wants_sound:
            self._reconcile()
        else:
            self._sink(Paused())

    def _reconcile(self) -> None:
        """Ask libVLC for what is wished, one thing at a time: it loses the last of quick wishes.

        It does not listen while it opens. Its answer leads here again when the wish has changed.
        """
        now = self._clock.monotonic()
        if self._voice is None or now - self._asked_at < ANSWER_S:
            return
        if self._phase is (_Phase.PAUSED if self._wants_sound else _Phase.PLAYING):
            self._asked_at = now
            self._voice.set_paused(paused=not self._wants_sound)

    def _on_time(self, ms: int) -> None:
        """Correct the count: small errors softly, so that nobody sees the place jump."""
        if not self._is_counting:
            return
        self._has_sounded = True
        now = self._clock.monotonic()
        error = ms - self._counted()
        if abs(error) > STALE_MS and (ms <= 0 or now - self._sought_at < SEEK_SETTLES_S):
            return
        self._anchor(self._counted() + (error * 0.25 if abs(error) < EASED_MS else error))
        self._watch_boundary()
        self._sink(Position(self.position_ms()))

    def _on_end(self, voice: Voice) -> None:
        """libVLC ends what it cannot play as if it had played: tell the two apart."""
        left = self._source.known_ms - self._counted()
        heard = (self._clock.monotonic() - self._begun_at) * 1000
        if not self._has_sounded and not self._source.known_ms:
            self._hold()
            self._phase = _Phase.JUDGING
            voice.ask_sound()
        elif not self._has_sounded and left > EARLY_MS:
            self._fail("there is no sound in it that can be played")
        elif left > EARLY_MS and heard < HEARD_MS and not self._was_sought:
            self._fail("it breaks off at once")
        else:
            self._end()

    def _on_sound(self, voice: Voice, *, decoded: int) -> None:
        if self._phase is _Phase.JUDGING:
            if decoded:
                self._end()
            else:
                self._fail("there is no sound in it that can be played")
        elif self._phase is _Phase.PLAYING and decoded:
            self._learn(is_heard=bool(voice.reached))
            if not self._is_heard:  # a device may only be slow
                self._timer("device", DEVICE_CHECK_S, voice.ask_sound)

    def _learn(self, *, is_heard: bool) -> None:
        before, self._is_heard = self._is_heard, is_heard
        if before != is_heard:
            self._sink(Heard() if is_heard else Unheard(Refused(NO_DEVICE)))

    # ---- within ----

    def _open(self) -> None:
        self._phase = _Phase.OPENING
        self._has_sounded = False
        self._was_sought = False
        self._voice = Voice(self._library, self._commands, self._loop, self._told)
        self._timer("opening", self._patience_s, self._give_up)
        self._voice.start(
            self._source, self._file_ms(), self._effective_volume(), muted=self._muted
        )

    def _give_up(self) -> None:
        # the thread may wait for that disk for ever: the next source gets a fresh one
        stuck, self._commands = self._commands, Commands(self._loop)
        self._fail("the disk does not answer")
        stuck.end()

    def _end(self) -> None:
        self._leave()
        self._sink(Ended())

    def _fail(self, reason: str) -> None:
        self._leave()
        self._sink(Failed(Refused(reason)))

    def _leave(self) -> None:
        """Be idle, silent, and deaf to what the old voice still says."""
        if self._voice is not None:
            self._voice.leave()
        self._voice = None
        self._phase = _Phase.IDLE
        self._wants_sound = self._is_counting = self._is_waiting = False
        self._asked_at = NEVER
        self._anchor_ms = 0.0
        for name in tuple(self._timers):
            self._timer(name)

    def _watch_boundary(self) -> None:
        """Parts of a file end by our clock, so that the next part can go on in the same voice."""
        if self._source.end_ms is not None and self._is_counting:
            left_s = max(0.0, (self._source.known_ms - self._counted()) / 1000)
            self._timer("boundary", left_s, self._at_boundary)

    def _at_boundary(self) -> None:
        if self._source.known_ms - self._counted() > 5:
            self._watch_boundary()
            return
        self._phase = _Phase.BOUNDARY
        self._wants_sound = False
        self._sink(Ended())
        if self._phase is _Phase.BOUNDARY:
            self._leave()
        elif self._phase is _Phase.PLAYING and not self._wants_sound:
            self._leave()  # the next part was loaded, but is not to play yet
            self._phase = _Phase.READY

    def _timer(self, name: str, after_s: float = -1, *call: object) -> None:
        """One timer of each name; without a time the old one is only cancelled."""
        old = self._timers.pop(name, None)
        if old is not None:
            old.cancel()
        if after_s >= 0:
            self._timers[name] = self._loop.call_later(after_s, *call)  # type: ignore[arg-type]

    def _tell_position(self, source: MediaSource) -> None:
        if source is self._source and self._phase is not _Phase.IDLE:
            self._sink(Position(self.position_ms()))

    def _apply_volume(self) -> None:
        if self._voice is not None:
            self._voice.set_volume(self._effective_volume(), muted=self._muted)

    def _effective_volume(self) -> int:
        """libVLC's scale is cubic: a gain of g dB is a factor of 10^(g/60) on it. Never louder."""
        return round(min(100.0, self._volume * 10 ** (self._source.gain_db / 60)))

    def _anchor(self, ms: float) -> None:
        self._anchor_ms, self._anchor_at = ms, self._clock.monotonic()

    def _hold(self) -> None:
        self._anchor(self._counted())
        self._is_counting = False

    def _counted(self) -> float:
        if not self._is_counting:
            return self._anchor_ms
        return self._anchor_ms + (self._clock.monotonic() - self._anchor_at) * 1000

    def _clamped(self, ms: float) -> float:
        length = self._source.known_ms or self._length_told
        return max(0.0, min(ms, length) if length else ms)

    def _file_ms(self) -> int:
        return self._source.start_ms + int(self._anchor_ms)
