"""A day of somebody who cannot see: everything is found, pressed and read by name through AT-SPI;
the keyboard does the rest. No coordinate, no inspection of the program.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.access import ears
from tests.access.ears import Ears
from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.music import tracks

pytestmark = pytest.mark.timeout(240)
Listen = Callable[[rig.Program], Ears]


@pytest.fixture
def bus(screen: rig.Screen) -> Iterator[dict[str, str]]:
    if missing := ears.missing():
        pytest.fail(f"install {', '.join(missing)}: packaging/test.py does")
    with ears.bus(screen) as env:
        yield env


@pytest.fixture
def listen(bus: dict[str, str]) -> Iterator[Listen]:
    """Put a screen reader beside a program."""
    made: list[Ears] = []

    def begin(program: rig.Program) -> Ears:
        made.append(Ears(bus, program.process.pid))
        return made[-1]

    yield begin
    for one in made:
        one.close()


class Day:
    """What the listener does."""

    def __init__(self, screen: rig.Screen, program: rig.Program, ear: Ears) -> None:
        self.screen, self.program, self.ear = screen, program, ear

    def announced(self, text: str) -> None:
        """Wait until it is spoken."""
        self.ear.hears(
            lambda event: "announcement" in event["type"] and text in event["data"],
            f"the announcement {text!r}",
        )

    def until(self, **wanted: object) -> None:
        """Wait for a state of the player."""
        rig.until(
            lambda: all(self.program.status().get(k) == v for k, v in wanted.items()),
            f"{wanted}",
        )

    def select(self, row: str) -> None:
        """Go to a row of the page's table, from its first on."""
        self.ear.ask("focus", name="Tracks of the album", role="table")
        self.screen.key("Home")
        for _ in range(12):
            name = self.ear.focused()["name"]
            if name.startswith(row):
                return
            self.screen.key("Down")
            rig.until(lambda before=name: self.ear.focused()["name"] != before, "the next row")
        raise AssertionError(f"{row} was never reached")


def test_a_day_by_ear(
    screen: rig.Screen,
    start: Start,
    listen: Listen,
    bus: dict[str, str],
    music: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Music"
    folder.symlink_to(music, target_is_directory=True)
    env = {**bus, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    program = start(env=env).ready()
    day = Day(screen, program, listen(program))
    ear = day.ear

    # the first run: a heading, a folder that is ticked, one button
    ear.read("Where is your music?", "heading")
    found = ear.read(f"{folder}, {tracks()} files found", "check box")
    assert "CHECKED" in found["states"]
    ear.press("Add", "push button")
    ear.read("Recently added", "heading")

    # places say where one has come; albums are read with artist, year and size
    ear.press("Albums", "radio button")
    day.announced("Albums")
    assert "CHECKED" in ear.read("Albums", "radio button")["states"]
    ear.read("Slow Harbour, Halden Coast, 2011, 5 tracks", "list item")

    # the search: found while typing, opened with Enter
    screen.key("ctrl+k")
    rig.until(lambda: ear.focused()["name"] == "Search your library", "the search field")
    assert ear.ask("type", name="Search your library", role="text", text="slow harb")
    day.announced("Slow Harbour")
    screen.key("Return")
    ear.read("Slow Harbour", "heading")

    # play the album; what plays can be read and changed
    ear.press("Play", "push button", within="Slow Harbour")
    day.until(title="First Light", state="playing")
    ear.read("First Light", "link", within="Player")
    assert ear.ask("set", name="Rating", role="slider", within="Player", value=4)
    ear.read("Rating 4 of 5", "slider", within="Player")
    ear.press("Add to favourites", within="Player")
    ear.read("Remove from favourites", within="Player")
    ear.press("Pause", "push button")
    day.until(state="paused")
    assert ear.ask("set", name="Seek", role="slider", value=30)
    rig.until(lambda: 29_000 < program.status()["position_ms"] < 32_000, "half a minute")
    told = ear.read("Seek, ", "slider")["name"]
    assert re.fullmatch(r"Seek, (29|30|31) seconds of (1 minute|59 seconds)", told), told
    assert ear.ask("set", name="Volume", role="slider", value=40)
    day.until(volume=40)

    # rows are read whole; they are queued by a key, told, and taken back by the toast's button
    day.select("Customs House, Halden Coast, Slow Harbour, 1:00, in library")
    ear.ask("heard")
    screen.key("q")
    day.announced("Undo")
    ear.press("Queue", "check box", within="Player")
    ear.read("Customs House", "list item")

    # a playlist, and a row put into it without a mouse
    ear.press("New playlist", "push button")
    dialog = ear.read("New playlist", "dialog")
    assert "MODAL" in dialog["states"]
    assert ear.ask("type", name="Name", role="text", text="Tape")
    ear.press("Create", "push button")
    ear.read("Tape", "list item", within="Side bar")
    day.select("Breakwater")
    screen.key("p")
    rig.until(lambda: ear.focused()["role"] == "text", "the field of the playlist picker")
    screen.type("Tape")
    screen.key("Return")
    rig.until(
        lambda: (
            [
                item["title"]
                for item in rig.json_of("playlist", "show", "Tape", "--json", home=program.home)[
                    "items"
                ]
            ]
            == ["Breakwater"]
        ),
        "Breakwater in the playlist",
    )
    ear.read("Tape", "list item", within="Side bar")
