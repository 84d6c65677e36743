"""A start where no window can open: over SSH, in a container."""

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import environment


def test_one_sentence_instead_of_a_crash(home: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    blind = {key: value for key, value in environment(home).items() if key not in screens}
    done = subprocess.run(
        [sys.executable, "-m", "audio2_desktop"],
        env=blind, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("audio2: There is no screen")
    assert done.stderr.count("\n") == 1
    assert not home.exists()
