"""A day of somebody who cannot see: everything is found, pressed and read by name through AT-SPI;
the keyboard does the rest. No coordinate, no inspection of the program.
"""

import json
import re
from pathlib import Path

import pytest

from audio2_desktop.services.paths import Paths
from tests.access.ears import Ears
from tests.e2e import rig
from tests.e2e.conftest import Listen, Start
from tests.e2e.music import tracks

pytestmark = pytest.mark.timeout(240)


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

    def opens(self, text: str, heading: str) -> None:
        """By the command palette."""
        self.screen.key("ctrl+shift+p")
        field = "Command, page, setting"
        rig.until(lambda: self.ear.focused()["name"].startswith(field), "the palette's field")
        self.screen.type(text)
        self.announced(heading)
        self.ear.read(heading, "list item", within="What fits")
        self.screen.key("Return")
        self.ear.read(heading, "heading")

    def until_track(self, title: str, **wanted: object) -> None:
        """What the library knows of a track."""

        def known() -> bool:
            code, out, err = rig.answer_of("export", "tracks", home=self.program.home)
            assert code == 0, err
            rows = [json.loads(line) for line in out.splitlines()]
            row = next(row for row in rows if row["title"] == title)
            return all(row[key] == value for key, value in wanted.items())

        rig.until(known, f"{title!r} with {wanted}")

    def select(self, row: str, table: str = "Tracks of the album") -> None:
        """Go to a row of the page's table, from its first on."""
        self.ear.ask("focus", name=table, role="table")
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


def test_commands_marks_and_a_smart_playlist_by_ear(
    screen: rig.Screen, start: Start, listen: Listen, bus: dict[str, str], music: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    home = tmp_path / "home"
    code, _, error = rig.answer_of("scan", str(music), home=home)
    assert code == 0, error
    settings = Paths.under(home).settings
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(json.dumps({"appearance": {"say_tracks": True}}))
    program = start(home=home, env=bus).ready()
    day = Day(screen, program, listen(program))
    day.ear.read("Recently added", "heading")
    _lines_of_the_search(day)
    _marks_of_a_row(day)
    _menu_of_a_row(day)
    _what_plays_and_back(day)
    _smart_playlist(day)
    _table_of_keys(day)
    _another_language(day)


def _lines_of_the_search(day: Day) -> None:
    """Interaction 2: how many were found is told, and a line is pressed by its name."""
    ear = day.ear
    day.screen.key("ctrl+k")
    rig.until(lambda: ear.focused()["name"] == "Search your library", "the search field")
    day.screen.type("quiet")
    day.announced("2 results")
    assert "SELECTED" in ear.read("Quiet Machines", "list item", within="Search results")["states"]
    ear.press("Quiet Machines", "list item", within="Search results")
    ear.read("Low Rooms", "heading")


def _marks_of_a_row(day: Day) -> None:
    """Hearts and stars are controls of the row that has the keyboard."""
    ear = day.ear
    day.select("Quiet Machines")
    ear.press("Quiet Machines, Favourite", "check box")
    day.until_track("Quiet Machines", favourite=True)
    rig.until(
        lambda: "CHECKED" in ear.read("Quiet Machines, Favourite", "check box")["states"],
        "the heart to be on",
    )
    assert ear.ask("set", name="Quiet Machines, Rating", role="slider", value=4)
    day.until_track("Quiet Machines", rating=80)
    ear.read("Quiet Machines, Rating 4 of 5", "slider")


def _menu_of_a_row(day: Day) -> None:
    """Interaction 4: the menu of a row says what can be done, and what was done is told."""
    ear = day.ear
    day.select("Tape Hiss")
    day.screen.key("shift+F10")
    ear.read("Play last", "menu item")
    ear.ask("heard")
    ear.press("Play next", "menu item")
    day.announced("Undo")


def _what_plays_and_back(day: Day) -> None:
    """Interaction 3: an album plays, another one, and the former queue comes back."""
    day.opens("slow harb", "Slow Harbour")
    day.ear.press("Play", "push button", within="Slow Harbour")
    day.until(title="First Light", state="playing")
    day.ear.ask("heard")
    day.screen.key("n")
    day.announced("Slipway")
    day.opens("night pilot", "Night Pilot")
    day.ear.press("Play", "push button", within="Night Pilot")
    day.until(title="Skagerrak")
    day.screen.key("ctrl+z")
    day.until(title="Slipway")


def _smart_playlist(day: Day) -> None:
    """Interaction 6: what is wrong is told while typing; the search is changed in place."""
    ear = day.ear
    day.screen.key("ctrl+shift+n")
    dialog = ear.read("New smart playlist", "dialog")
    assert "MODAL" in dialog["states"]
    day.screen.type("yaer:2011")
    day.announced("There is no field")
    day.screen.key("ctrl+a")
    day.screen.type("year:2011")
    day.screen.key("Return")
    rig.until(lambda: ear.focused()["name"] == "Name", "the field of the name")
    day.screen.type("That year")
    day.screen.key("Return")
    ear.read("That year", "list item", within="Side bar")
    day.opens("that year", "That year")
    day.select("Breakwater", "Tracks of the playlist")
    ear.press("Edit search", "push button")
    assert ear.ask("type", name="Search", role="text", text="artist:juniper", within="That year")
    ear.press("Save", "push button", within="That year")
    day.select("Lullaby", "Tracks of the playlist")


def _table_of_keys(day: Day) -> None:
    """Interaction 10: every key is read, line by line."""
    day.screen.key("F1")
    day.ear.read("Play or pause: Space", within="Keys")
    day.screen.key("Escape")
    rig.until(lambda: day.ear.ask("read", name="Play or pause: Space") is None, "the table to go")


def _another_language(day: Day) -> None:
    """A setting is found and changed by its name; what is read is in the other language at once."""
    day.screen.key("ctrl+comma")
    day.ear.press("Language", "radio button")
    day.ear.press("Español", "page tab")
    day.ear.read("Ajustes")
