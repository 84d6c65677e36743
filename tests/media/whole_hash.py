"""The hash of a file's whole sound in one go."""

from pathlib import Path

from audio2_desktop.media import payload


def audio_hash(path: Path) -> str:
    """What `payload.hashing` returns at its end."""
    reading = payload.hashing(bytes(path))
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return str(end.value)
