"""How loud it is: the listener's volume, muting, and the fade before sleep on top of both."""

from audio2_desktop.playback.engine import Engine

START = 80


class Volume:
    """What the listener set, and what the engine was told."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._share = 1.0
        self.value = START
        """0 to 100."""
        self.is_muted = False

    def set(self, value: int) -> None:
        """Another volume, clamped to 0..100; moving it ends muting."""
        self.value = max(0, min(100, value))
        self._tell()
        if self.is_muted:
            self.mute(muted=False)

    def mute(self, *, muted: bool) -> None:
        """Silence that leaves the volume alone."""
        self.is_muted = muted
        self._engine.set_muted(muted=muted)

    def restore(self, value: int, *, muted: bool) -> None:
        """As it was the last time."""
        self.set(value)
        self.mute(muted=muted)

    def fade(self, share: float) -> None:
        """Only a share (0 to 1) of the volume for now."""
        self._share = share
        self._tell()

    def _tell(self) -> None:
        self._engine.set_volume(round(self.value * self._share))
