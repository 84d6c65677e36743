"""A file that VLC decodes until the first seek: from there FFmpeg goes on, at the exact place."""

from audio2_desktop.decoding.base import Decoder, Samples, Sound


class TakingOver:
    """Two decoders of the same file, both owned; their samples are at the same places."""

    def __init__(self, first: Decoder, exact: Decoder) -> None:
        self._now, self._exact = first, exact
        self._at = self._wanted = 0

    @property
    def sound(self) -> Sound:
        return self._exact.sound

    @property
    def frames(self) -> int | None:
        return self._exact.frames

    def read(self) -> Samples | None:
        while (block := self._now.read()) is not None:
            missing = self._wanted - self._at
            self._at += len(block)
            if missing < len(block):
                self._wanted = self._at
                return block[max(0, missing) :]
        return None

    def seek(self, frame: int) -> None:
        if self._now is not self._exact:
            if self._at <= frame < self._at + self.sound.rate:  # what is near is waited for
                self._wanted = frame
                return
            self._now.close()
            self._now = self._exact
        self._exact.seek(frame)
        self._at = self._wanted = frame

    def close(self) -> None:
        self._now.close()
        self._exact.close()
