"""The whole window on a screen of 800x600, with a scan running under the pointer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import rig
from tests.walk import unrest

WIDE, TALL = 800, 600
EDGE = 1
"""Of the window manager's frame."""


@pytest.fixture
def small() -> Iterator[rig.Screen]:
    with rig.screen(f"{WIDE}x{TALL}") as screen:
        yield screen


def test_everything_can_be_reached_on_a_small_screen(small: rig.Screen, tmp_path: Path) -> None:
    music = tmp_path / "Music"
    music.mkdir()
    unrest.make(music, 200)
    program = rig.Program(small, tmp_path / "home").ready()
    try:
        _walk_through(program, small, music, tmp_path / "home")
    finally:
        program.end()


def _walk_through(program: rig.Program, screen: rig.Screen, music: Path, home: Path) -> None:
    rig.json_of("scan", str(music), "--json", home=home)  # the window does it
    for name in ("sidebar", "player-bar", "nav-albums", "search"):
        _is_on_the_screen(program.place(name), name)
    screen.click(program.place("nav-albums"))
    rig.until(lambda: _shown(program, "albumsGrid:"), "albums")
    screen.click(program.place("nav-tracks"))
    rig.until(lambda: _shown(program, "tracksTable:"), "tracks")
    row = program.place(_shown(program, "tracksTable:")[0])
    screen.move(*row.middle)
    unrest.Unrest(music, 1).turn()
    rig.json_of("scan", str(music), "--json", home=home)
    screen.click(program.place(_shown(program, "tracksTable:")[0]), times=2)
    rig.until(lambda: program.status().get("title"), "music")
    screen.key("ctrl+u")
    _is_on_the_screen(program.place("queue"), "the queue")
    screen.key("ctrl+k")
    screen.type("ka")
    _is_on_the_screen(program.place("search"), "the search")
    log = (home / "state/logs/audio2.log").read_text()
    assert " ERROR " not in log, log[-2000:]


def _shown(program: rig.Program, kind: str) -> list[str]:
    return [name for name in program.places() if name.startswith(kind) and "|" not in name]


def _is_on_the_screen(place: rig.Place, name: str) -> None:
    right, bottom = place.x + place.width, place.y + place.height
    assert place.x >= 0, name
    assert place.y >= 0, name
    assert right <= WIDE + EDGE, f"{name} ends at {right}"
    assert bottom <= TALL + EDGE, f"{name} ends at {bottom}"
