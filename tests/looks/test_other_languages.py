"""Pages in a language that is 40 % longer clip nothing; those of one from right to left are the
mirror image, but for the transport."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_S = 900
PAGES = (
    "01-home", "albums", "artists", "tracks", "05-tracks", "genres", "genre", "composers", "years",
    "folders", "03-artist", "04-album", "06-playlist", "07-queue", "07c-details", "02-search",
    "10b-settings", "favourites", "health", "hidden", "14-menus-toast", "14b-dialog",
    "15-states-first-run", "names-album", "05b-tracks-columns", "05c-tracks-grouped", "albums-list",
    "artists-list", "favourites-albums", "14e-palette", "14h-keys",
)  # fmt: skip
ELIDED = {"Ļîbŕåŕý ûp ţö dåţé öööööö": "has 122 px, 147"}
"""The state of the library in the side bar ends in dots; its tip has it whole."""
LONG = ("900x600-long", "1440x900-long")
PLAIN, MIRRORED = "1440x900", "1440x900-rtl"
WIDE = 1440
TRANSPORT = ("seek", "previous", "play", "next", "shuffle", "repeat")
TURNED = (
    "sidebar", "topbar", "settings", "collapse", "nav-albums", "nav-home", "new-playlist", "volume",
    "mute", "queue-button", "albumTracks",
)  # fmt: skip

pytestmark = pytest.mark.timeout(PATIENCE_S)

Facts = Mapping[str, Mapping[str, Any]]
"""By window and scene."""


@pytest.fixture(scope="module")
def drawn(
    tmp_path_factory: pytest.TempPathFactory, gallery_library: Path
) -> Iterator[dict[str, Facts]]:
    place = tmp_path_factory.mktemp("languages")
    wanted = ",".join(f"{page}-dark" for page in PAGES)
    done = subprocess.run(
        [sys.executable, "-m", "tests.gallery", str(place), "--only", wanted,
         "--variants", ",".join((*LONG, PLAIN, MIRRORED)), "--library", str(gallery_library)],
        cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    yield {
        window.name: {
            file.stem: json.loads(file.read_text("utf-8")) for file in sorted(window.glob("*.json"))
        }
        for window in place.iterdir()
    }


def test_a_longer_language_is_not_cut(drawn: dict[str, Facts]) -> None:
    cut = [
        f"{window}/{scene}: {text!r} {lack}"
        for window in LONG
        for scene, facts in drawn[window].items()
        for text, lack in facts["cut"].items()
        if ELIDED.get(text) != lack
    ]
    assert len(drawn[LONG[0]]) >= len(PAGES)
    assert cut == []


def test_the_frame_is_mirrored_but_for_the_transport(drawn: dict[str, Facts]) -> None:
    plain = drawn[PLAIN]["04-album-dark"]["places"]
    mirrored = drawn[MIRRORED]["04-album-dark"]["places"]
    for name in TURNED:
        x, y, wide, tall = plain[name]
        assert mirrored[name] == pytest.approx([WIDE - x - wide, y, wide, tall], abs=1), name
    for name in TRANSPORT:
        x, y, wide, tall = plain[name]
        assert mirrored[name] == pytest.approx([x, y, wide, tall], abs=1), name


def test_every_page_begins_at_the_right(drawn: dict[str, Facts]) -> None:
    for scene, facts in drawn[MIRRORED].items():
        places = facts["places"]
        if "sidebar" in places and "first-run" not in scene:
            assert places["sidebar"][0] + places["sidebar"][2] == WIDE, scene
