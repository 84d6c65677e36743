"""What the sound process does: commands become voices, a mixer and an output, and what happens
there becomes news, told when it is heard.

Runs in one thread. It knows neither pipes nor the process: `worker` does.
"""

from collections import deque
from collections.abc import Callable
from typing import assert_never

from audio2_desktop.decoding.base import Decoder, Samples, Undecodable
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from audio2_desktop.playback.sound.conversion import joint_rate
from audio2_desktop.playback.sound.mixer import Happening, Mixer, What
from audio2_desktop.playback.sound.outlet import Make, Outlet
from audio2_desktop.playback.sound.output import NullOutput
from audio2_desktop.playback.sound.voice import READY_S, STREAM_READY_S, Voice

PLACE_S = 0.25
ALIVE_S = 0.5
PATIENCE_S = 0.3
"""Nobody is told of a shorter wait."""
NO_DEVICE = "Nothing can be heard because there is no sound device."


class Sounding:
    """Obeys commands and tells news.

    tell: takes the news. open_source: gives a decoder, in a thread. make: opens a device.
    device_rate: the only rate of a device ("" is the system's choice), else 0; asked in a thread.
    wake: called from any thread when `tick` has something to do. clock: seconds, monotonic.
    """

    def __init__(
        self,
        tell: Callable[[m.News], None],
        open_source: Callable[[MediaSource], Decoder],
        make: Make,
        device_rate: Callable[[str], int],
        *,
        wake: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        self._tell, self._open_source, self._wake, self._clock = tell, open_source, wake, clock
        self._mixer = Mixer()
        self._device_rate, self._keeps_rates = device_rate, False
        self._outlet = Outlet(self._mixer, self._pull, make, NullOutput)
        self._opening: list[Voice] = []  # neither open nor failed so far as was told
        self._later: deque[tuple[float, m.News]] = deque()
        self._speed = 100
        self._is_starting = False  # Playing is to be told
        self._waits_since: float | None = None
        self._when_lost = "pause"
        self._resumes = False  # when there is a device again
        self._told_heard = True
        self._known: tuple[str, ...] | None = None
        self._drained_at: float | None = None
        self._next_place = self._next_alive = clock()

    # ---- commands ----

    def obey(self, command: m.Command) -> None:
        """Do what is asked; what comes of it is told by `tick`."""
        match command:
            case m.Load():
                self._load(command)
            case m.Prepare():
                self._prepare(command)
            case m.Forget():
                self._mixer.prepare(None)
            case m.Play():
                self._is_starting = self._is_starting or not self._mixer.runs
                self._mixer.play()
            case m.Pause():
                self._is_starting = self._resumes = False
                self._mixer.pause()
            case m.Stop():
                self._mixer.load(None)
                self._later.clear()
                self._resumes = False
            case m.Seek():
                self._seek(command)
            case m.Output():
                self._choose(command)
            case _:
                self._adjust(command)

    def _adjust(self, command: m.Volume | m.Mute | m.Speed | m.Equalise | m.Fade) -> None:
        match command:
            case m.Volume():
                self._mixer.set_volume(command.percent)
            case m.Mute():
                self._mixer.set_muted(muted=command.is_muted)
            case m.Speed():
                self._speed = max(50, min(200, command.percent))
                self._mixer.set_speed(self._speed)
            case m.Equalise():
                self._mixer.equalise(command.bands, command.preamp_db)
            case m.Fade():
                self._mixer.set_fade(command.ms / 1000)
            case _:
                assert_never(command)

    def _load(self, command: m.Load) -> None:
        self._later.clear()
        self._resumes = self._is_starting = False
        self._mixer.load(self._voice(command.id, command.source, start_ms=command.start_ms))

    def _prepare(self, command: m.Prepare) -> None:
        present, device = self._mixer.rate, self._outlet.wanted

        def rate(own: int) -> int:
            if command.crossfade_ms or own == present:
                return present
            return own if self._keeps_rates else joint_rate(present, own, self._device_rate(device))

        voice = self._voice(command.id, command.source, rate=rate)
        self._mixer.prepare(voice, command.crossfade_ms / 1000)

    def _voice(
        self,
        id: int,
        source: MediaSource,
        *,
        start_ms: int = 0,
        rate: Callable[[int], int] | None = None,
    ) -> Voice:
        voice = Voice(
            id,
            lambda: self._open_source(source),
            start_ms=start_ms,
            gain_db=source.gain_db,
            speed=self._speed,
            rate=rate,
            skips_silence=source.skips_silence,
            ready_s=STREAM_READY_S if source.url else READY_S,
            changed=self._wake,
        )
        self._opening.append(voice)
        return voice

    def _seek(self, command: m.Seek) -> None:
        current = self._mixer.current
        if current is not None and current.id == command.id:
            self._mixer.seek(command.ms)
            kept = [entry for entry in self._later if not isinstance(entry[1], m.Place)]
            self._later = deque(kept)
            self._say_place()

    def _choose(self, command: m.Output) -> None:
        self._when_lost, self._keeps_rates = command.when_lost, command.keeps_rates
        if command.name != self._outlet.wanted:
            self._outlet.wanted = command.name
            if self._outlet.is_open:
                self._outlet.open(self._mixer.rate)

    # ---- devices ----

    def devices(self, names: tuple[str, ...]) -> None:
        """The devices that there are: looked at now and then, told when they change."""
        if names != self._known:
            self._known = names
            self._tell(m.Devices(names))
        outlet = self._outlet
        if outlet.name and outlet.name not in names:
            self._lost()
        elif outlet.is_open or not self._told_heard:
            is_better = outlet.wanted in names and outlet.name != outlet.wanted
            if (names and not outlet.is_heard) or is_better:
                outlet.open(self._mixer.rate)
                self._say_heard()

    def _lost(self) -> None:
        """The device went while it played."""
        self._outlet.close()
        self._outlet.open(self._mixer.rate)
        if self._when_lost == "pause" or not self._outlet.is_heard:
            is_playing = not self._mixer.is_silent
            self._mixer.halt()
            self._resumes = is_playing and self._when_lost == "move"
        self._say_heard()

    def _say_heard(self) -> None:
        if self._outlet.is_heard == self._told_heard:
            return
        self._told_heard = self._outlet.is_heard
        self._tell(m.Heard() if self._told_heard else m.Unheard(NO_DEVICE))
        if self._told_heard and self._resumes:
            self._resumes = False
            self.obey(m.Play())

    # ---- what goes on ----

    def tick(self) -> float:
        """Do and tell what is due. Returns the seconds until it has to be called again, unless
        `wake` asks for it. Raises what went wrong while mixing."""
        now = self._clock()
        self._tell_opened()
        self._change_rate(now)
        self._serve(now)
        for happening in self._mixer.happened():
            self._tell_happening(happening, now)
        if now >= self._next_place:
            self._next_place = now + PLACE_S
            if self._mixer.runs:
                self._say_place()
            self._tell_waiting(now)
        if now >= self._next_alive:
            self._next_alive = now + ALIVE_S
            self._tell(m.Alive(self._mixer.dropouts + self._outlet.late))
        while self._later and self._later[0][0] <= now:
            self._tell(self._later.popleft()[1])
        due = [self._next_alive, *(entry[0] for entry in list(self._later)[:1])]
        if not self._mixer.is_silent:
            due.append(self._next_place)
        if self._drained_at is not None:
            due.append(self._drained_at)
        return max(0.0, min(due) - now)

    def close(self) -> None:
        """Silence; nothing is told any more."""
        self._mixer.load(None)
        self._outlet.close()

    def _pull(self, frames: int) -> Samples:
        samples = self._mixer.mix(frames)
        if self._mixer.has_news:
            self._wake()
        return samples

    def _tell_opened(self) -> None:
        for voice in self._opening[:]:
            if voice.is_open:
                self._opening.remove(voice)
                self._tell(m.Loaded(voice.id, voice.length_ms))
            elif voice.failure is not None:
                self._opening.remove(voice)
                if voice is self._mixer.current:
                    self._mixer.load(None)
                elif voice is self._mixer.following:
                    self._mixer.prepare(None)
                self._tell(_failed(voice.id, voice.failure))
            elif voice not in (self._mixer.current, self._mixer.following):
                self._opening.remove(voice)

    def _tell_waiting(self, now: float) -> None:
        voice = self._mixer.awaited
        if voice is None:
            self._waits_since = None
        elif self._waits_since is None:
            self._waits_since = now
        elif now - self._waits_since >= PATIENCE_S:
            self._is_starting = True
            self._tell(m.Waits(voice.id, voice.ready_percent))

    def _change_rate(self, now: float) -> None:
        """Open an output of another rate once the present one has played what it was given."""
        rate = self._mixer.wants_rate
        if rate is None:
            self._drained_at = None
        elif self._drained_at is None and self._outlet.is_open:
            self._drained_at = self._outlet.heard_at(self._mixer.mixed, now)
        if rate is not None and (self._drained_at is None or now >= self._drained_at):
            self._drained_at = None
            if self._outlet.is_open:
                self._outlet.open(rate)
            else:
                self._mixer.set_rate(rate)

    def _serve(self, now: float) -> None:
        if self._outlet.is_lost:
            self._lost()
        if self._mixer.is_silent:
            self._outlet.rest(now)
        elif self._mixer.is_ready and self._drained_at is None:
            self._outlet.run()
            self._say_heard()

    def _tell_happening(self, happening: Happening, now: float) -> None:
        at = self._outlet.heard_at(happening.frame, now)
        id = happening.voice.id
        match happening.what:
            case What.SOUNDS:
                if self._is_starting:
                    self._is_starting = False
                    self._later.append((at, m.Playing(id)))
                self._say_place()
            case What.PAUSED:
                self._later.append((at, m.Paused(id)))
                self._say_place()
            case What.CROSSED:
                self._later.append((at, m.Crossed(id, at)))
                self._say_place()
            case What.ENDED:
                self._later.append((at, m.Ended(id)))
            case What.FAILED:
                assert happening.voice.failure is not None
                self._later.append((at, _failed(id, happening.voice.failure)))
            case What.WAITS:
                self._say_place()

    def _say_place(self) -> None:
        """Where the present voice is, told when it is heard."""
        with self._mixer.lock:
            voice, frame, runs = self._mixer.current, self._mixer.mixed, self._mixer.runs
            if voice is None:
                return
            ms = voice.position_ms
        now = self._clock()
        at = self._outlet.heard_at(frame, now) if runs else now
        self._later.append((at, m.Place(voice.id, ms, at, runs)))


def _failed(id: int, problem: Undecodable) -> m.Failed:
    values = {name: str(value) for name, value in problem.values.items()}
    return m.Failed(id, values.pop("reason"), values)
