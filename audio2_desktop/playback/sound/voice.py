"""One source on its way to being heard: decoded by a thread of its own into a short queue."""

import threading  # noqa: TID251 - the sound process has threads of its own
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from audio2_desktop.decoding.base import Decoder, Samples, Sound, Undecodable, to_stereo
from audio2_desktop.playback.sound.conversion import Converter, Resampler, Tempo
from audio2_desktop.playback.sound.silence import without_edges

AHEAD_S = 2.0
"""So much sound lies ready, at most a block more."""
READY_S = 0.25
"""So much must lie ready before a voice begins or goes on."""
STREAM_READY_S = 1.0
"""The same of what comes over a network: one that is slow would stutter else."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What can be pulled now."""

    frames: int
    is_whole: bool
    """True when nothing will be added: it goes to the end, or to where decoding failed."""
    is_ready: bool
    """Enough of it to begin."""


class Voice:
    """Opens at once in its thread. Frames that are pulled are stereo, of `rate` frames a second.

    opener: gives the decoder. rate: tells from the source's own at which it is pulled, None is the
    same. Both are called in the thread.
    changed: called from the thread when it is open, ready to be pulled, or failed.
    """

    def __init__(
        self,
        id: int,
        opener: Callable[[], Decoder],
        *,
        start_ms: float = 0.0,
        gain_db: float = 0.0,
        speed: int = 100,
        rate: Callable[[int], int] | None = None,
        skips_silence: bool = False,
        ready_s: float = READY_S,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self.id = id
        self.gain = np.float32(10 ** (gain_db / 20))
        self._opener = opener
        self._rate_for = rate
        self._rate = 0
        self._skips_silence, self._ready_s = skips_silence, ready_s
        self._changed = changed
        self._news = threading.Condition()
        self._queue: deque[Samples] = deque()
        self._frames = 0
        self._is_whole = False
        self._is_closed = False
        self._sound: Sound | None = None
        self._length: int | None = None
        self._failure: Undecodable | None = None
        self._turn = 0  # counts jumps: what was decoded for an earlier one is thrown away
        self._start_ms, self._pulled, self._speed = start_ms, 0, speed
        threading.Thread(target=self._run, name=f"voice {id}", daemon=True).start()

    # ---- what is known ----

    @property
    def is_open(self) -> bool:
        """False also when it could not be opened."""
        return self._sound is not None

    @property
    def failure(self) -> Undecodable | None:
        """Why it could not be opened or ends too early."""
        return self._failure

    @property
    def rate(self) -> int:
        """Frames a second of what is pulled; 0 before it is open."""
        return self._rate

    @property
    def length_ms(self) -> int:
        """Of the source; 0 when nobody knows."""
        if self._sound is None or self._length is None:
            return 0
        return round(self._length * 1000 / self._sound.rate)

    @property
    def position_ms(self) -> float:
        """The place in the source of the frame that is pulled next."""
        with self._news:
            if self._sound is None:
                return self._start_ms
            return self._position() * 1000 / self._sound.rate

    @property
    def remaining(self) -> int | None:
        """Frames still to be pulled; None when nobody knows."""
        with self._news:
            if self._is_whole:
                return self._frames
            if self._sound is None or self._length is None:
                return None
            return max(0, round((self._length - self._position()) / self._per_pulled()))

    def stock(self) -> Stock:
        """What can be pulled now; by the time it is pulled it may be more."""
        with self._news:
            enough = self._frames >= self._ready_s * self.rate
            ready = self._is_whole or (self._sound is not None and enough)
            return Stock(self._frames, self._is_whole, ready)

    @property
    def ready_percent(self) -> int:
        """How much there is of what must lie ready."""
        with self._news:
            needed = self._ready_s * self.rate
            return min(100, int(100 * self._frames / needed)) if needed else 0

    # ---- what can be done ----

    def pull(self, frames: int) -> Samples:
        """The next frames, gain not applied; fewer when there are fewer."""
        found: list[Samples] = []
        with self._news:
            wanted = min(frames, self._frames)
            self._frames -= wanted
            self._pulled += wanted
            while wanted:
                block = self._queue.popleft()
                if len(block) > wanted:
                    self._queue.appendleft(block[wanted:])
                    block = block[:wanted]
                found.append(block)
                wanted -= len(block)
            self._news.notify_all()
        if len(found) == 1:
            return found[0]
        return np.concatenate(found) if found else np.zeros((0, 2), np.float32)

    def seek(self, ms: float) -> None:
        """Go on from a place in the source."""
        self._jump(ms, self._speed)

    def set_speed(self, percent: int) -> None:
        """Go on from here faster or slower, the pitch kept."""
        if percent != self._speed:
            self._jump(self.position_ms, percent)

    def close(self) -> None:
        """Let go of everything; the thread ends as soon as its decoder lets it."""
        with self._news:
            self._is_closed = True
            self._queue.clear()
            self._frames = 0
            self._news.notify_all()

    def _jump(self, ms: float, speed: int) -> None:
        with self._news:
            if self._failure is not None:
                return
            self._turn += 1
            self._start_ms, self._pulled, self._speed = ms, 0, speed
            self._queue.clear()
            self._frames, self._is_whole = 0, False
            self._news.notify_all()

    def _position(self) -> float:
        """In frames of the source."""
        assert self._sound is not None
        start = self._first_frame(self._start_ms, self._sound)
        place = start + self._pulled * self._per_pulled()
        return place if self._length is None else min(place, self._length)

    def _per_pulled(self) -> float:
        """Frames of the source for one that is pulled."""
        assert self._sound is not None
        return self._speed / 100 * self._sound.rate / self.rate

    @staticmethod
    def _first_frame(ms: float, sound: Sound) -> int:
        return round(ms * sound.rate / 1000)

    # ---- the thread ----

    def _run(self) -> None:
        decoder: Decoder | None = None
        try:
            decoder = self._opener()
            own = decoder.sound.rate
            rate = self._rate_for(own) if self._rate_for else own
            with self._news:
                self._length, self._rate = decoder.frames, rate
                self._sound = decoder.sound
            self._changed()
            done = -1
            while (turn := self._next_turn(done)) is not None:
                self._decode(decoder, decoder.sound, turn)
                done = turn
        except Undecodable as problem:
            self._fail(problem)
        finally:
            if decoder is not None:
                decoder.close()

    def _next_turn(self, done: int) -> int | None:
        """Wait for a turn that is not done yet; None when the voice is closed."""
        with self._news:
            self._news.wait_for(lambda: self._is_closed or self._turn != done)
            return None if self._is_closed else self._turn

    def _decode(self, decoder: Decoder, sound: Sound, turn: int) -> None:
        """From the place of a turn to the end, or until something else is wanted."""
        with self._news:
            start, speed = self._first_frame(self._start_ms, sound), self._speed
        if start or turn:
            decoder.seek(start)
        blocks = _stereo(decoder, sound)
        if self._skips_silence:
            blocks = without_edges(blocks, sound.rate, None if start else self._skip(turn))
        for block in _converted(blocks, self._converters(sound, speed)):
            if not self._put(block, turn):
                return
        with self._news:
            self._is_whole = turn == self._turn
        self._changed()

    def _skip(self, turn: int) -> Callable[[int], None]:
        """Counts what is left out at the start as played."""

        def skip(frames: int) -> None:
            with self._news:
                if self._sound is not None and turn == self._turn:
                    self._start_ms = frames * 1000 / self._sound.rate

        return skip

    def _converters(self, sound: Sound, speed: int) -> list[Converter]:
        chain: list[Converter] = []
        if self.rate != sound.rate:
            chain.append(Resampler(sound.rate, self.rate))
        if speed != 100:
            chain.append(Tempo(self.rate, speed))
        return chain

    def _put(self, block: Samples, turn: int) -> bool:
        """Queue a block once there is room; False when it is not wanted any more."""
        limit = AHEAD_S * self.rate

        def is_over() -> bool:
            return self._is_closed or self._turn != turn

        with self._news:
            self._news.wait_for(lambda: is_over() or self._frames < limit)
            if is_over():
                return False
            was_short = self._frames < self._ready_s * self.rate
            self._queue.append(block)
            self._frames += len(block)
        if was_short and self._frames >= self._ready_s * self.rate:
            self._changed()
        return True

    def _fail(self, problem: Undecodable) -> None:
        with self._news:
            self._failure, self._is_whole = problem, True
        self._changed()


def _stereo(decoder: Decoder, sound: Sound) -> Iterator[Samples]:
    while (block := decoder.read()) is not None:
        yield to_stereo(block, sound.speakers)


def _converted(blocks: Iterator[Samples], chain: list[Converter]) -> Iterator[Samples]:
    """Through all converters, with what they still hold at the end."""
    if not chain:
        yield from blocks
        return
    first, *others = chain

    def through() -> Iterator[Samples]:
        for block in blocks:
            yield first.convert(block)
        yield first.rest()

    yield from (block for block in _converted(through(), others) if len(block))
