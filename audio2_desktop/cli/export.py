"""`audio2 export tracks`: to stdout, or whole and at once into a file."""

import sys
from pathlib import Path

from audio2_desktop.services.exports import Exports


async def tracks(service: Exports, form: str, output: Path | None) -> int:
    """Write every file's row to `output`, or to stdout."""
    if output is None:
        await service.tracks(form, sys.stdout.write)
        sys.stdout.flush()
    else:
        await service.tracks_to(output, form)
    return 0
