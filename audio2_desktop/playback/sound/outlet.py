"""The output in use: opened when needed, at the rate that is wanted, replaced when it goes."""

from collections.abc import Callable

from audio2_desktop.playback.sound.mixer import Mixer
from audio2_desktop.playback.sound.output import NoDevice, Output, Pull

IDLE_S = 2.0
"""So long a device goes on with silence before it is stopped."""

Make = Callable[[str, int, Pull], Output]
"""Name ("" is the system's choice), rate; raises NoDevice."""


class Outlet:
    """Plays what a mixer mixes. For one thread.

    make: opens a device. without: what takes its place when there is none.
    """

    def __init__(
        self, mixer: Mixer, pull: Pull, make: Make, without: Callable[[int, Pull], Output]
    ) -> None:
        self.wanted = ""
        """The device's name."""
        self.is_heard = True
        """False when there was no device the last time one was looked for."""
        self._mixer, self._pull, self._make, self._without = mixer, pull, make, without
        self._output: Output | None = None
        self._late = 0  # of outputs that are closed
        self._silent_since: float | None = None

    @property
    def late(self) -> int:
        """So often a device ran dry."""
        return self._late + (self._output.late if self._output else 0)

    @property
    def is_open(self) -> bool:
        return self._output is not None

    @property
    def name(self) -> str:
        """Of the device in use; "" when it is the system's choice or there is none."""
        return self._output.name if self._output else ""

    @property
    def is_lost(self) -> bool:
        """True when the device has gone. Raises what went wrong while mixing."""
        if self._output is None:
            return False
        if self._output.failure is not None:
            raise self._output.failure
        return self._output.is_lost

    def heard_at(self, frame: int, now: float) -> float:
        """When a frame of the mixer is or was heard."""
        return self._output.heard_at(frame) if self._output else now

    def open(self, rate: int) -> None:
        """A new output, not running yet; sets `is_heard`."""
        self.close()
        self._mixer.set_rate(rate)
        names = (self.wanted, "") if self.wanted else ("",)
        for name in names:
            try:
                self._output = self._make(name, rate, self._pull)
            except NoDevice:
                continue
            self.is_heard = True
            return
        self._output, self.is_heard = self._without(rate, self._pull), False

    def run(self) -> None:
        """Let sound out, on what is open or opened now."""
        self._silent_since = None
        if self._output is None:
            self.open(self._mixer.rate)
        assert self._output is not None
        try:
            self._output.start()
        except NoDevice:
            self.close()
            self._output, self.is_heard = self._without(self._mixer.rate, self._pull), False
            self._output.start()

    def rest(self, now: float) -> None:
        """Nothing sounds: after a while the device is stopped."""
        if self._silent_since is None:
            self._silent_since = now
        elif self._output is not None and now - self._silent_since >= IDLE_S:
            self._output.stop()

    def close(self) -> None:
        if self._output is not None:
            self._late = self.late
            output, self._output = self._output, None
            output.close()
