"""The gallery draws: a scene in several windows, with what is in it, in the theme of its name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.gallery.variants import VARIANTS

ROOT = Path(__file__).parents[2]
DRAWN = ("900x600", "1920x1080@2x", "1440x900-es")


@pytest.mark.timeout(400)
def test_a_scene_is_drawn_in_every_window_with_its_places(
    tmp_path: Path, gallery_library: Path
) -> None:
    command = [sys.executable, "-m", "tests.gallery", str(tmp_path), "--only", "04-album-dark"]
    done = subprocess.run(
        [*command, "--variants", ",".join(DRAWN), "--library", str(gallery_library)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for name in DRAWN:
        variant = VARIANTS[name]
        width, height = variant.size
        picture = tmp_path / name / "04-album-dark.png"
        with Image.open(picture) as image:
            assert image.size == (width * variant.dpr, height * variant.dpr)
            assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 500
        facts = json.loads(picture.with_suffix(".json").read_text("utf-8"))
        places = facts["places"]
        assert (facts["size"], facts["dpr"]) == ([width, height], variant.dpr)
        assert {"sidebar", "topbar", "albumTracks", "player-bar", "play"} <= set(places)
        assert places["window"] == [0, 0, width, height]
        bar = places["player-bar"]
        assert bar[1] + bar[3] == height
        assert any(text.startswith("albumTracks:Breakwater") for text in places)
        heading = "text:Álbum" if name.endswith("-es") else "text:Album"
        assert heading in places
