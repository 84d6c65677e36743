"""Starts that come at the same moment: one window, and nobody is told off."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS = 3


def test_starts_at_the_same_moment_make_one_window(home: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "AUDIO2_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "audio2_desktop"]
    starts = [
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, cwd=tmp_path)
        for _ in range(STARTS)
    ]
    try:
        deadline = time.monotonic() + 60
        while sum(start.poll() is None for start in starts) > 1:
            assert time.monotonic() < deadline, "more than one window"
            time.sleep(0.02)
        ended = [start for start in starts if start.poll() is not None]
        assert [start.returncode for start in ended] == [0] * (STARTS - 1)
        status = subprocess.run(
            [*command, "status"], env=environment, capture_output=True, text=True, timeout=60
        )
        assert (status.returncode, status.stdout) == (0, "Stopped\n")
    finally:
        for start in starts:
            start.send_signal(signal.SIGKILL)
            start.communicate()
