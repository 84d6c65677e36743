"""Open the window on a throw-away home with the made-up collection: `packaging/run.py --demo`.

Everything lies in one temporary folder that is removed when the window closes. Further arguments go
to the program.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from audio2_desktop import core
from audio2_desktop.services.paths import Paths
from tests.demo.collection import generate
from tests.demo.habits import live_in


def main(arguments: list[str]) -> int:
    """Generate, scan, use, open, clean up; the window's exit code."""
    with tempfile.TemporaryDirectory(prefix="audio2-demo-") as folder:
        home, music = Path(folder) / "home", Path(folder) / "Music"
        music.mkdir()
        generate(music, progress=_tell)
        print("\rThe demo's music is ready; reading it ...", file=sys.stderr)
        asyncio.run(make_library(home, music))
        env = {**os.environ, "AUDIO2_HOME": str(home)}
        program = [sys.executable, "-m", "audio2_desktop"]
        return subprocess.run([*program, *arguments], env=env, check=False).returncode


async def make_library(home: Path, music: Path) -> None:
    """A home whose library holds `music` and two months of use."""
    async with core.opened(Paths.under(home)) as services:
        root = await services.library.add_folder(music)
        await services.library.finished([f"scan:{root}"])
        await live_in(services)
        await services.artwork.resume()
        await services.artwork.settled()


def _tell(done: int, total: int) -> None:
    if done % 50 == 0:
        print(f"\rMaking music for the demo: {done * 100 // total} %", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
