"""A stretch of a decoder as a decoder: parts of a file, and files without what encoders added."""

from audio2_desktop.decoding.base import Decoder, Samples, Sound


class Bounded:
    """What lies from `first` to `end` (None: its end) in another decoder, which it owns."""

    def __init__(self, decoder: Decoder, first: int, end: int | None) -> None:
        """Raises Undecodable."""
        self._decoder = decoder
        self._first = first
        whole = decoder.frames
        known = [limit for limit in (whole, end) if limit is not None]
        self._length = None if end is None else max(0, end - first)
        self.frames = max(0, min(known) - first) if whole is not None or end is not None else None
        self._at = 0
        if first:
            decoder.seek(first)

    @property
    def sound(self) -> Sound:
        return self._decoder.sound

    def read(self) -> Samples | None:
        if self._length is not None and self._at >= self._length:
            return None
        block = self._decoder.read()
        if block is None:
            return None
        if self._length is not None:
            block = block[: self._length - self._at]
        self._at += len(block)
        return block

    def seek(self, frame: int) -> None:
        self._at = frame
        if self._length is None or frame < self._length:
            self._decoder.seek(self._first + frame)

    def close(self) -> None:
        self._decoder.close()
