"""The gallery draws: one scene in both sizes, with the places of what is in it."""

import json
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
SIZES = ((1440, 900), (900, 600))


def test_a_scene_is_drawn_in_both_sizes_with_its_places(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.gallery", str(tmp_path), "--only", "04-album-dark"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for width, height in SIZES:
        picture = tmp_path / f"{width}x{height}" / "04-album-dark.png"
        with Image.open(picture) as image:
            assert image.size == (width, height)
            assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 500
        places = json.loads(picture.with_suffix(".json").read_text("utf-8"))
        assert {"sidebar", "topbar", "albumTracks", "player-bar", "play"} <= set(places)
        assert places["window"] == [0, 0, width, height]
        bar = places["player-bar"]
        assert bar[1] + bar[3] == height
        assert any(name.startswith("albumTracks:Breakwater") for name in places)
