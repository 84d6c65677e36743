"""Where mixed sound goes: a sound device, or real time without one.

Both have one face (`Output`) and pull from a function that gives as many frames as it is asked for.
Only this module knows `miniaudio`.
"""

import sys
import threading  # noqa: TID251 - the sound process has threads of its own
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, Protocol

import miniaudio
import numpy as np
import numpy.typing as npt

from audio2_desktop.decoding.base import Samples

Pull = Callable[[int], Samples]
Integers = npt.NDArray[np.int32]

PERIOD_MS = 100
PERIODS = 3
"""What a device is asked to buffer. On PulseAudio it is one period in all: with 100 ms it may be
served 75 ms late without running dry, with 40 ms only 30."""
LOST_AFTER_S = 0.3
"""A device that has not asked for so long while it runs is gone."""
_HIDDEN_S = 0.02
"""Devices have so much more than they tell."""
_LEARNING_S = 1.0

_BACKENDS = {
    "linux": [
        miniaudio.Backend.PULSEAUDIO,
        miniaudio.Backend.ALSA,
        miniaudio.Backend.JACK,
    ],
    "win32": [miniaudio.Backend.WASAPI, miniaudio.Backend.DSOUND, miniaudio.Backend.WINMM],
    "darwin": [miniaudio.Backend.COREAUDIO],
}.get(sys.platform, [])
"""All but miniaudio's own silent one, which it would take without a word."""

_EXCLUSIVE = 2
"""Flag of a format that a device has only for one program alone (WASAPI)."""

_TOP = np.float32(1 - 2**-24)  # the largest below full scale, as 32 bit integers have no more


class NoDevice(Exception):
    """The sound system has no device, or not this one, or refuses it."""


class Output(Protocol):
    """Pulls what it plays while it runs, from another thread; frames are counted from its making.

    `failure` is what the pull raised: nothing comes out any more.
    """

    rate: int
    name: str
    late: int
    """So often it ran dry because it was not served in time."""
    failure: BaseException | None

    @property
    def is_running(self) -> bool: ...

    @property
    def is_lost(self) -> bool:
        """True when the device has gone while it ran."""
        ...

    def heard_at(self, frame: int) -> float:
        """When a frame is or was heard (time.monotonic); now, when nothing runs."""
        ...

    def start(self) -> None:
        """Raises NoDevice."""
        ...

    def stop(self) -> None: ...
    def close(self) -> None: ...


def integers(samples: Samples) -> Integers:
    """As 32 bit samples, exactly for sound of up to 24 bits; what is too loud is cut off."""
    return (np.clip(samples, -1, _TOP) * np.float32(2**31)).astype(np.int32)


class Timeline:
    """Which frame is heard when, learnt from when a device asks.

    It asks for the first frames when it begins, and for more as soon as there is room: how much it
    had by then is how far it is asked ahead from then on.
    """

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._asked = 0
        self._began = 0  # frames asked for before this run
        self._origin: float | None = None  # when frame 0 was heard, had all run as smoothly as now
        self._ahead_s = 0.0
        self.late = 0

    def asked(self, frames: int, now: float) -> None:
        """The device asks for the next frames."""
        given_s = self._asked / self._rate
        if self._origin is None or now > self._origin + given_s + _HIDDEN_S:
            self.late += self._origin is not None
            self._origin, self._began, self._ahead_s = now - given_s, self._asked, 0.0
        ahead_s = self._origin + given_s - now
        if self._asked - self._began < _LEARNING_S * self._rate:
            self._ahead_s = max(self._ahead_s, ahead_s)
        else:
            self._origin += (self._ahead_s - ahead_s) * 0.02  # clocks differ, calls are late
        self._asked += frames

    def pause(self) -> None:
        """What runs next is heard as soon as it is asked for."""
        self._origin = None

    def heard_at(self, frame: int, now: float) -> float:
        """On the clock of `now`."""
        return now if self._origin is None else self._origin + frame / self._rate


class DeviceOutput:
    """A sound device by its name; "" is the one that the system chooses. Raises NoDevice."""

    def __init__(self, name: str, rate: int, pull: Pull) -> None:
        self.rate, self.name, self.late = rate, name, 0
        self.failure: BaseException | None = None
        self._pull = pull
        self._times = Timeline(rate)
        self._asked_at = 0.0
        self._device = _opened(_device_id(name) if name else None, rate)

    @property
    def is_running(self) -> bool:
        return bool(self._device.running)

    @property
    def is_lost(self) -> bool:
        return self.is_running and time.monotonic() - self._asked_at > LOST_AFTER_S

    def heard_at(self, frame: int) -> float:
        return self._times.heard_at(frame, time.monotonic())

    def start(self) -> None:
        if self.is_running:
            return
        blocks = self._blocks()
        next(blocks)
        self._asked_at = time.monotonic() + 1.0  # some devices take their time to wake
        try:
            self._device.start(blocks)
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from error

    def stop(self) -> None:
        with suppress(miniaudio.MiniaudioError):
            self._device.stop()
        self._times.pause()

    def close(self) -> None:
        context = self._device._context
        self._device.close()
        # the package leaves it: a connection to the sound server and a thread, each time
        miniaudio.lib.ma_context_uninit(context)

    def _blocks(self) -> Generator[bytes, int, None]:
        frames = yield b""
        try:
            while True:
                self._asked_at = time.monotonic()
                self._times.asked(frames, self._asked_at)
                self.late = self._times.late
                frames = yield integers(self._pull(frames)).tobytes()
        except Exception as error:  # whoever runs the output raises it again
            self.failure = error
            raise


class NullOutput:
    """Takes sound in real time, or `pace` times as fast, and drops it."""

    def __init__(self, rate: int, pull: Pull, *, pace: float = 1.0) -> None:
        self.rate, self.name, self.late = rate, "", 0
        self.failure: BaseException | None = None
        self._pull = pull
        self._step_s = PERIOD_MS / 1000 / pace
        self._times = Timeline(rate * pace)
        self._runs = threading.Event()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="no device", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        return self._runs.is_set()

    @property
    def is_lost(self) -> bool:
        return False

    def heard_at(self, frame: int) -> float:
        return self._times.heard_at(frame, time.monotonic())

    def start(self) -> None:
        self._runs.set()

    def stop(self) -> None:
        self._runs.clear()
        self._times.pause()

    def close(self) -> None:
        self._is_closed = True
        self._runs.set()
        self._thread.join(1)

    def _run(self) -> None:
        frames = round(PERIOD_MS * self.rate / 1000)
        due = 0.0
        while self._runs.wait() and not self._is_closed:
            now = time.monotonic()
            if due < now - PERIODS * self._step_s:
                due = now - self._step_s  # it stood, or the machine was asleep: begin with two
            self._times.asked(frames, now)
            try:
                self._pull(frames)
            except Exception as error:  # noqa: BLE001 - whoever runs the output raises it again
                self.failure = error
                return
            due += self._step_s
            time.sleep(max(0.0, due - time.monotonic()))


class Listing:
    """The devices of the sound system, asked over one connection. For any thread."""

    def __init__(self) -> None:
        self._devices: Any = None
        self._one = threading.Lock()

    def names(self) -> tuple[str, ...]:
        """All that can play; none when the sound system is away."""
        with self._one:
            return tuple(device["name"] for device in self._found())

    def own_rate(self, name: str) -> int:
        """The only rate that a device has ("" is the system's choice), to which the system converts
        all others; 0 when it takes several, or nobody knows. About 2 ms."""
        with self._one:
            ids = [device["id"] for device in self._found() if device["name"] == name]
            if self._devices is None:
                return 0
            info = miniaudio.ffi.new("ma_device_info*")
            wanted = ids[0] if ids else miniaudio.ffi.NULL
            playback = miniaudio.DeviceType.PLAYBACK.value
            context = self._devices._context
            miniaudio.lib.ma_context_get_device_info(context, playback, wanted, info)
            formats = [info.nativeDataFormats[n] for n in range(info.nativeDataFormatCount)]
        rates = {one.sampleRate for one in formats if not one.flags & _EXCLUSIVE}
        return int(rates.pop()) if len(rates) == 1 else 0

    def _found(self) -> list[dict[str, Any]]:
        try:
            if self._devices is None:
                self._devices = miniaudio.Devices(_BACKENDS)
            return list(self._devices.get_playbacks())
        except miniaudio.MiniaudioError:
            self._devices = None  # the sound server went: ask for a new one the next time
            return []


def _device_id(name: str) -> Any:
    try:
        found = miniaudio.Devices(_BACKENDS).get_playbacks()
    except miniaudio.MiniaudioError as error:
        raise NoDevice(str(error)) from error
    for device in found:
        if device["name"] == name:
            return device["id"]
    raise NoDevice(name)


def _opened(device_id: Any, rate: int) -> Any:
    try:
        return miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED32,
            nchannels=2,
            sample_rate=rate,
            buffersize_msec=PERIOD_MS,
            device_id=device_id,
            callback_periods=PERIODS,
            backends=_BACKENDS,
            app_name="Audio2",
        )
    except miniaudio.MiniaudioError as error:
        raise NoDevice(str(error)) from error
