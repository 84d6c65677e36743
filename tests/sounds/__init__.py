"""Tiny real audio files for tests and benchmarks: every format, many tag dialects, and hostile
ones.

    write(tmp_path / "a.flac", tags={"title": "One", "artist": ["A", "B"]}, seconds=0.5)

`write` encodes with FFmpeg (PyAV) once a session for each kind of sound and tags with mutagen, so
that a further file costs about a millisecond. Formats without an encoder in a wheel are built by
hand.
"""

from tests.sounds.encode import KINDS, encoded
from tests.sounds.pictures import jpeg, png
from tests.sounds.tagging import FORMATS, Tags, content, retag, write

__all__ = ["FORMATS", "KINDS", "Tags", "content", "encoded", "jpeg", "png", "retag", "write"]
