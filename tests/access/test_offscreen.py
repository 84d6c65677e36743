"""Every scene of the gallery is read offscreen: nothing without a name or a role, nothing too
small to hit, and large text cuts none of the program's own words."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CROWDED = {"05d-tracks-filtered-dark": {"cut: 'Quality: Lossless' has 143 px, 164"}}
"""The row of filters with three of them and all its links is wider than the page at 150 %; the
chip tells the rest in its name."""
MOST = 50
"""Scenes that are there at least."""


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("size", "scale"), [("1440x900", 100), ("1280x800", 150), ("900x600", 85)])
def test_every_scene_can_be_read_and_hit(size: str, scale: int, gallery_library: Path) -> None:
    command = [sys.executable, "-m", "tests.access.survey", "--library", str(gallery_library)]
    done = subprocess.run(
        [*command, "--size", size, "--scale", str(scale)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=360,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = json.loads(done.stdout)
    assert len(found) > MOST, done.stderr[-3000:]
    left = {name: set(faults) - CROWDED.get(name, set()) for name, faults in found.items()}
    assert {name: sorted(faults) for name, faults in left.items() if faults} == {}
