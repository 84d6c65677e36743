"""Open the window on a throw-away home with the made-up collection: `packaging/run.py --demo`.

Everything lies in one temporary folder that is removed when the window closes. Further arguments go
to the program.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.demo.collection import generate


def main(arguments: list[str]) -> int:
    """Generate, scan, open, clean up; the window's exit code."""
    with tempfile.TemporaryDirectory(prefix="audio2-demo-") as home:
        music = Path(home) / "Music"
        music.mkdir()
        generate(music, progress=_tell)
        print("\rThe demo's music is ready; reading it ...", file=sys.stderr)
        env = {**os.environ, "AUDIO2_HOME": str(Path(home) / "home")}
        program = [sys.executable, "-m", "audio2_desktop"]
        scanned = subprocess.run([*program, "scan", str(music)], env=env, check=False)
        if scanned.returncode:
            return scanned.returncode
        return subprocess.run([*program, *arguments], env=env, check=False).returncode


def _tell(done: int, total: int) -> None:
    if done % 50 == 0:
        print(f"\rMaking music for the demo: {done * 100 // total} %", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
