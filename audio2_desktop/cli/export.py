"""`audio2 export tracks`: to stdout, or whole and at once into a file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from audio2_desktop.services.exports import Exports


async def tracks(service: Exports, form: str, output: Path | None) -> int:
    """Write every file's row to `output`, or to stdout."""
    if output is None:
        await service.tracks(form, sys.stdout.write)
        sys.stdout.flush()
        return 0
    with _replacing(output) as file:
        await service.tracks(form, file.write)
    return 0


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    """A file that takes its name only when it is whole; until then an older one stays."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
