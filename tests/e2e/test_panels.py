"""The panels, the page of what plays and drags over the frame, by mouse and keys alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e import rig
from tests.e2e.conftest import Start

ALBUM, QUEUE = "albumTracks", "queue"
ERR = "#ff7a75"
FIRST, SECOND, THIRD, FOURTH = "First Light", "Slipway", "Breakwater", "Customs House"


class Hands:
    """A user whose library is read, with an album open."""

    def __init__(self, screen: rig.Screen, program: rig.Program) -> None:
        self.screen, self.program = screen, program
        self.place = program.place

    def row(self, title: str) -> tuple[int, int]:
        return self.place(f"{ALBUM}:{title}|Title").middle

    def hold(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Begin a drag and hold it there; `let_go` ends it."""
        words: list[object] = ["mousemove", *start, "mousedown", 1]
        for step in range(1, 13):
            x = start[0] + (end[0] - start[0]) * step // 12
            y = start[1] + (end[1] - start[1]) * step // 12
            words += ["mousemove", x, y, "sleep", "0.03"]
        self.screen.xdo(*words, "mousemove", end[0] + 2, end[1], "sleep", "0.1")

    def let_go(self) -> None:
        self.screen.xdo("mouseup", 1)

    def queue(self) -> list[str]:
        heads = ("Now playing", "Next")
        rows = {
            place.y: name.removeprefix(f"{QUEUE}:")
            for name, place in self.program.places().items()
            if name.startswith(f"{QUEUE}:")
        }
        return [rows[y].split(",")[0] for y in sorted(rows) if not rows[y].startswith(heads)]

    def look(self, name: str) -> None:
        """Keep a picture where AUDIO2_E2E_SHOTS says."""
        folder = os.environ.get("AUDIO2_E2E_SHOTS")
        if folder:
            self.screen.shot(Path(folder) / f"{name}.png")


@pytest.fixture
def hands(screen: rig.Screen, start: Start, music: Path, tmp_path: Path) -> Hands:
    home = tmp_path / "home"
    scan = [sys.executable, "-m", "audio2_desktop", "scan", str(music)]
    env = {**os.environ, "AUDIO2_HOME": str(home)}
    subprocess.run(scan, cwd=rig.ROOT, env=env, check=True, timeout=120, capture_output=True)
    made = Hands(screen, start(home=home).ready())
    made.place("home-added")
    screen.click(made.place("nav-albums"))
    screen.click(made.place("albumsGrid:Slow Harbour"), times=2)
    made.place(f"{ALBUM}:{FIRST}|Title")
    screen.click(made.place(f"{ALBUM}:{FIRST}|Title"), times=2)
    rig.until(lambda: made.program.status().get("title") == FIRST, "the music")
    return made


def test_panels_pages_and_pop_overs(hands: Hands) -> None:
    screen, place = hands.screen, hands.place
    screen.click(place(f"{ALBUM}:{THIRD}|Title"))
    screen.key("ctrl+i")
    place("details")
    hands.program.say("File: ")
    hands.look("details")
    screen.click(place(f"{ALBUM}:{FOURTH}|Title"))
    rig.until(lambda: f"button:{FOURTH}" in hands.program.places(), "the other track's name")
    screen.key("ctrl+u")
    place(QUEUE)
    grip = place("panel-grip")
    before = place("right-panel")
    screen.drag(grip.middle, (grip.middle[0] - 60, grip.middle[1]))
    rig.until(lambda: place("right-panel").width == before.width + 60, "a wider panel")
    screen.key("ctrl+u")
    screen.key("ctrl+l")
    hands.program.say("Album: Slow Harbour")
    hands.look("now")
    screen.click(place("button:Credits"))
    hands.program.say("Artist: Halden Coast")
    screen.key("F11")
    rig.until(lambda: place("player-bar").width == 1500, "the full screen")
    hands.look("full")
    screen.key("F11")
    rig.until(lambda: place("player-bar").width < 1500, "the window")
    screen.key("ctrl+l")
    place(f"{ALBUM}:{FIRST}|Title")
    screen.click(place("bell"))
    place("notices")
    hands.look("bell")
    screen.key("Escape")
    rig.until(lambda: not hands.program.show("notices"), "the card to go")


def test_five_drags(hands: Hands) -> None:
    screen, place = hands.screen, hands.place
    screen.key("ctrl+u")
    place(QUEUE)
    rig.until(lambda: hands.queue()[:2] == [FIRST, SECOND], "the queue")
    # 1: a row on the player bar plays next
    hands.hold(hands.row(FOURTH), place("player-bar").middle)
    hands.program.say("Play next: 1 track")
    hands.look("drag-player")
    hands.let_go()
    rig.until(lambda: hands.queue()[:2] == [FIRST, FOURTH], "it to be next")
    # 2: a row into the queue, at the third place
    target = place(f"{QUEUE}:{THIRD}") if hands.program.show(f"{QUEUE}:{THIRD}") else None
    spot = target or next(
        where for name, where in hands.program.places().items()
        if name.startswith(f"{QUEUE}:{THIRD}")
    )  # fmt: skip
    hands.hold(hands.row("Undertow Hymn"), (spot.middle[0], spot.y + 4))
    hands.program.say("Add 1 track at position")
    hands.look("drag-queue")
    hands.let_go()
    rig.until(lambda: "Undertow Hymn" in hands.queue()[:5], "it to be in the queue")
    # 3: on Favourites
    hands.hold(hands.row(SECOND), place("nav-favourites").middle)
    hands.program.say("Add to favourites: 1 track")
    hands.let_go()
    hands.program.say("Added")
    # 4: below the playlists, a new one
    screen.key("ctrl+n")
    place("answer")
    screen.type("Coast")
    screen.key("Return")
    lists = place("playlists:Coast")
    screen.click(place("nav-albums"))
    screen.click(place("albumsGrid:Slow Harbour"), times=2)
    hands.hold(hands.row(THIRD), lists.middle)
    hands.program.say("Add 1 to Coast")
    hands.look("drag-playlist")
    hands.let_go()
    hands.program.say("Added 1 track to Coast")
    # 5: waiting over a place opens it; Esc takes the drag back
    hands.hold(hands.row(THIRD), place("nav-tracks").middle)
    hands.program.say("Wait to open Tracks")
    place("tracksTable")
    screen.key("Escape")
    hands.let_go()
    rig.until(lambda: not hands.program.show("text:Wait to open Tracks"), "the words to go")


def test_a_place_that_takes_nothing_fades_the_ghost(hands: Hands, tmp_path: Path) -> None:
    def refusing(end: tuple[int, int]) -> int:
        """Pixels of the crossed circle beside the pointer."""
        hands.screen.shot(tmp_path / "seen.png")
        seen = QImage(str(tmp_path / "seen.png"))
        places = [(end[0] + x, end[1] + y) for x in range(15, 70) for y in range(5, 65)]
        return sum(seen.pixelColor(*spot).name() == ERR for spot in places)

    row = hands.row(THIRD)
    hands.hold(row, hands.row(FIRST))
    rig.until(lambda: refusing(hands.row(FIRST)) >= 10, "a crossed circle")
    hands.look("drag-refused")
    player = hands.place("player-bar").middle
    hands.screen.xdo("mousemove", *player, "sleep", "0.1", "mousemove", player[0] + 2, player[1])
    rig.until(lambda: refusing(player) == 0, "the whole ghost")
    hands.look("drag-welcome")
    hands.screen.key("Escape")
    hands.let_go()
