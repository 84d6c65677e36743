"""What is heard, frame by frame: the voices joined, crossed and faded, equalised, at their volume.

Pulled by whoever plays it; knows no clock, starts no thread. Commands take effect with the next
pull. Nothing clicks: what a command cuts off is at once mixed out into a short tail, which goes on
to sound under whatever comes next.
"""

import threading  # noqa: TID251 - the sound process has threads of its own
from dataclasses import dataclass
from enum import Enum

import numpy as np

from audio2_desktop.decoding.base import Samples
from audio2_desktop.playback.sound.equaliser import Equaliser
from audio2_desktop.playback.sound.messages import Band
from audio2_desktop.playback.sound.ramps import Crossing, Level, Ramp
from audio2_desktop.playback.sound.voice import Stock, Voice

CLICK_S = 0.01
"""The shortest fade."""


class What(Enum):
    """What can happen while mixing."""

    SOUNDS = "the voice is heard from here on"
    PAUSED = "silent from here on"
    CROSSED = "the voice that followed is the present one from here on"
    ENDED = "the voice is at its end and none follows"
    FAILED = "the voice ends here because decoding failed"
    WAITS = "the voice does not come in time"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something happened at a frame of what was mixed."""

    what: What
    voice: Voice
    frame: int


class Mixer:
    """Methods may be called from any thread."""

    def __init__(self, rate: int = 44_100) -> None:
        self.lock = threading.RLock()
        self.mixed = 0
        """Frames given so far."""
        self.dropouts = 0
        self.current: Voice | None = None
        self.following: Voice | None = None
        self._rate = rate
        self._crossfade_s = 0.0
        self._crossing: Crossing[Voice] | None = None
        self._runs = False
        self._waits = True  # the present voice is not (again) heard yet
        self._is_expected = True  # such a wait is no dropout, or one that was counted
        self._fade_s = CLICK_S
        self._rising = Ramp(0)
        self._tail: Samples = np.zeros((0, 2), np.float32)
        self._level = Level()
        self._equaliser = Equaliser(rate)
        self._happened: list[Happening] = []

    # ---- what is known ----

    @property
    def rate(self) -> int:
        return self._rate

    @property
    def runs(self) -> bool:
        """True when sound comes out of the present voice."""
        with self.lock:
            return self._runs and self.current is not None and not self._waits

    @property
    def wants_rate(self) -> int | None:
        """The rate to go on with, when the present voice has another one and all is silent."""
        with self.lock:
            voice = self.current
            if voice is None or not voice.is_open or len(self._tail) or self._crossing:
                return None
            return voice.rate if voice.rate != self._rate else None

    @property
    def is_silent(self) -> bool:
        """True when nothing sounds and nothing will without a command."""
        with self.lock:
            return not (self._runs and self.current) and not len(self._tail)

    @property
    def is_ready(self) -> bool:
        """True when pulling gives sound, or ends the present voice."""
        with self.lock:
            if len(self._tail):
                return True
            return self._runs and self.current is not None and self.current.stock().is_ready

    @property
    def awaited(self) -> Voice | None:
        """The voice that is to sound but has not enough ready."""
        with self.lock:
            voice = self.current
            is_short = voice is not None and self._waits and not voice.stock().is_ready
            return voice if self._runs and is_short else None

    @property
    def has_news(self) -> bool:
        return bool(self._happened)

    def happened(self) -> list[Happening]:
        """All since the last time, in order."""
        with self.lock:
            found, self._happened = self._happened, []
            return found

    # ---- commands ----

    def set_rate(self, rate: int) -> None:
        """For an output that begins: frames are counted from 0 again."""
        with self.lock:
            self.mixed = 0
            if rate != self._rate:
                self._rate = rate
                self._tail = self._tail[:0]
                self._equaliser = self._equaliser.at(rate)

    def load(self, voice: Voice | None) -> None:
        """Replace all, which is let go of; silent until `play`."""
        with self.lock:
            self._cut(CLICK_S if voice else self._fade_s)
            for left in (self.current, self.following):
                if left is not None:
                    left.close()
            self.current, self.following, self._runs = voice, None, False
            self._happened.clear()

    def prepare(self, voice: Voice | None, crossfade_s: float = 0.0) -> None:
        """What follows; what was to follow is let go of."""
        with self.lock:
            if self.following is not None:
                self.following.close()
            self.following, self._crossfade_s = voice, crossfade_s

    def play(self) -> None:
        with self.lock:
            self._runs = self._runs or self.current is not None

    def pause(self) -> None:
        with self.lock:
            if self.current is not None and self._runs:
                self._cut(self._fade_s)
                self._runs = False
                self._happen(What.PAUSED, self.current, len(self._tail))

    def halt(self) -> None:
        """Pause at once: nobody hears a fade any more."""
        with self.lock:
            if self.current is not None and self._runs:
                self._end_crossing()
                self._runs, self._waits, self._tail = False, True, self._tail[:0]
                self._happen(What.PAUSED, self.current)

    def seek(self, ms: float) -> None:
        """Go on from a place of the present voice."""
        with self.lock:
            if self.current is not None:
                self._cut(self._fade_s)
                self.current.seek(ms)

    def set_speed(self, percent: int) -> None:
        with self.lock:
            if self.current is not None:
                self._cut(CLICK_S)
                self.current.set_speed(percent)
            if self.following is not None:
                self.following.set_speed(percent)

    def set_fade(self, seconds: float) -> None:
        """How long sound goes at pause and stop, goes and comes at a seek, and comes at play."""
        with self.lock:
            self._fade_s = max(CLICK_S, seconds)

    def set_volume(self, percent: int) -> None:
        """0 to 100 on a cubic curve, nearer to how loudness is felt."""
        with self.lock:
            self._level.volume = (max(0, min(100, percent)) / 100) ** 3
            if self.is_silent:
                self._level.settle()

    def set_muted(self, *, muted: bool) -> None:
        with self.lock:
            self._level.is_muted = muted
            if self.is_silent:
                self._level.settle()

    def equalise(self, bands: tuple[Band, ...], preamp_db: float) -> None:
        self._equaliser.set(bands, preamp_db)  # takes too long to hold up what is pulled

    # ---- pulling ----

    def mix(self, frames: int) -> Samples:
        """The next frames, always as many as asked for; beyond full scale (1.0) is possible."""
        with self.lock:
            out = np.zeros((frames, 2), np.float32)
            done = 0
            while done < frames and self._runs and self.current is not None:
                step = self._step(self.current, out[done:], done)
                if step is None:
                    break
                done += step
            count = min(frames, len(self._tail))
            out[:count] += self._tail[:count]
            self._tail = self._tail[count:]
            out = self._equaliser.filtered(out)
            self._level.apply(out, self._rate)
            self.mixed += frames
            return out

    def _step(self, voice: Voice, out: Samples, at: int) -> int | None:
        """Fill the beginning of `out`. 0: somebody else sounds now; None: nothing, for now."""
        stock = voice.stock()
        if self._waits:
            if not self._may_begin(voice, stock):
                return None
            self._begin(voice, at)
        count = min(len(out), self._usable(stock))
        if self._crossing is not None:
            leaving = self._crossing.voice.stock()
            count = min(
                count, self._crossing.left, len(out) if leaving.is_whole else leaving.frames
            )
        elif (until := self._until_crossing(voice)) is not None:
            if until == 0:
                self._cross(voice, at)
                return 0
            count = min(count, until)
        if count:
            self._sound(voice, out[:count])
            return count
        if stock.is_whole and not stock.frames:
            return self._hand_over(voice, at)
        self._cut(CLICK_S, at)
        self._is_expected = False
        return None

    def _usable(self, stock: Stock) -> int:
        """So much can sound and still leave enough to fade out if nothing more comes."""
        return stock.frames if stock.is_whole else max(0, stock.frames - self._frames(CLICK_S))

    def _may_begin(self, voice: Voice, stock: Stock) -> bool:
        if stock.is_ready and voice.rate in (self._rate, 0):
            return True
        if not self._is_expected and not stock.is_ready:
            self._is_expected = True
            self.dropouts += 1
            self._happen(What.WAITS, voice)
        return False

    def _begin(self, voice: Voice, at: int) -> None:
        self._waits, self._is_expected = False, True
        # the very beginning of a source is its own: not a bit of it is faded
        self._rising = Ramp(self._frames(self._fade_s)) if voice.position_ms else Ramp(0)
        self._happen(What.SOUNDS, voice, at)

    def _until_crossing(self, voice: Voice) -> int | None:
        """Frames until the crossfade begins; None when there will be none, as far as is known."""
        following = self.following
        if following is None or not self._crossfade_s or following.rate != self._rate:
            return None
        remaining = voice.remaining
        if not remaining or not following.stock().is_ready:
            return None
        return max(0, remaining - self._overlap(remaining, following))

    def _overlap(self, remaining: int, following: Voice) -> int:
        whole = following.remaining
        wanted = min(self._frames(self._crossfade_s), remaining)
        return wanted if whole is None else min(wanted, whole)

    def _cross(self, voice: Voice, at: int) -> None:
        following, remaining = self.following, voice.remaining
        assert following is not None and remaining is not None
        self._crossing = Crossing(voice, self._overlap(remaining, following))
        self.current, self.following, self._rising = following, None, Ramp(0)
        self._happen(What.CROSSED, following, at)

    def _sound(self, voice: Voice, out: Samples) -> None:
        """Fill `out` with frames that are known to be there."""
        out[:] = _with_gain(voice, len(out))
        self._rising.rise(out)
        crossing = self._crossing
        if crossing is not None:
            goes, comes = crossing.shares(len(out))
            out *= comes
            other = _with_gain(crossing.voice, len(out))
            out[: len(other)] += other * goes[: len(other)]
            if not crossing.left:
                self._end_crossing()

    def _hand_over(self, voice: Voice, at: int) -> int | None:
        """The present voice is at its end: the one that follows begins with the next frame."""
        voice.close()
        following = self.following
        if voice.failure is None and following is not None and following.failure is None:
            self.current, self.following, self._rising = following, None, Ramp(0)
            self._waits = not following.stock().is_ready or following.rate != self._rate
            self._is_expected = False
            self._happen(What.CROSSED, following, at)
            return 0
        self._happen(What.FAILED if voice.failure else What.ENDED, voice, at)
        self._end_crossing()
        self.current, self._runs, self._waits = None, False, True
        return None

    def _cut(self, seconds: float, at: int = 0) -> None:
        """Let what sounds fade out from frame `at` of the next ones, and wait for what comes."""
        voice = self.current
        if self._runs and not self._waits and voice is not None:
            frames = min(self._frames(seconds), voice.stock().frames)
            if self._crossing is not None:
                frames = min(frames, self._crossing.left)
            block = np.zeros((max(at + frames, len(self._tail)), 2), np.float32)
            self._sound(voice, block[at : at + frames])
            Ramp(frames).fall(block[at : at + frames])
            block[: len(self._tail)] += self._tail
            self._tail = block
        self._end_crossing()
        self._waits, self._is_expected = True, True

    def _end_crossing(self) -> None:
        if self._crossing is not None:
            self._crossing.voice.close()
            self._crossing = None

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._rate)

    def _happen(self, what: What, voice: Voice, at: int = 0) -> None:
        self._happened.append(Happening(what, voice, self.mixed + at))


def _with_gain(voice: Voice, frames: int) -> Samples:
    block = voice.pull(frames)
    return block if voice.gain == 1 else block * voice.gain
