"""An output that a test pulls by hand."""

from audio2_desktop.playback.sound.output import Integers, Pull, integers


class MemoryOutput:
    """Keeps what is pulled by hand, as fast as one likes; time is what was pulled."""

    def __init__(self, rate: int, pull: Pull) -> None:
        self.rate, self.name, self.late = rate, "", 0
        self.failure: BaseException | None = None
        self.is_running = False
        self.is_lost = False
        self._pull = pull
        self.taken: list[Integers] = []

    def heard_at(self, frame: int) -> float:
        return frame / self.rate

    def start(self) -> None:
        self.is_running = True

    def stop(self) -> None:
        self.is_running = False

    def close(self) -> None:
        self.is_running = False

    def take(self, frames: int) -> None:
        """Pull so many frames, if it runs."""
        if self.is_running:
            self.taken.append(integers(self._pull(frames)))
