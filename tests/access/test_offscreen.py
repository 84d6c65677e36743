"""The tree of every scene of the gallery, read offscreen: nothing without a name, nothing without
a role."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_scene_can_be_read_aloud() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.access.survey"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert len(found) > 50
    assert {name: faults for name, faults in found.items() if faults} == {}
