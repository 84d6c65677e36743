"""A user's first day: from an empty home to a playlist, a power cut, and everything still there.

Only keys, clicks and drags of a real X server; what came of them is read through the command line.
"""

import json
from pathlib import Path
from typing import Any

from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.e2e.music import tracks

STAR_FOUR = 56
"""Pixels from the left end of a row's stars into the right half of the fourth."""
ALBUM, PLAYLIST = "albumTracks", "playlistTable"


class Day:
    """What the user does, step by step."""

    def __init__(self, screen: rig.Screen, program: rig.Program) -> None:
        self.screen = screen
        self.program = program

    def welcome(self, music: Path) -> None:
        """The first page offers the system's Music folder; one click takes it, and Home fills."""
        place = self.program.place
        place("firstRunPage")
        place(f"button:{music}, {tracks()} files found")
        self.screen.click(place("button:Add"))
        place("home-added")
        self.screen.click(place("nav-albums"))
        place("albumsGrid:Slow Harbour")

    def shuffle_nothing(self) -> None:
        """A button that can do nothing yet says why."""
        self.screen.click(self.program.place("shuffle-library"))
        self.program.say("There is no music in the library yet.")

    def search(self, text: str) -> None:
        """Ctrl+K, type, Enter: the best hit opens."""
        self.screen.key("ctrl+k")
        self.screen.type(text)
        self.program.place("search-results")
        self.screen.key("Return")

    def play(self, title: str) -> None:
        """Double click on a row."""
        self.screen.click(self.program.place(f"{ALBUM}:{title}|Title"), times=2)
        self.until_plays(title)

    def until_plays(self, title: str) -> None:
        def plays() -> bool:
            status = self.program.status()
            return status.get("title") == title and status["state"] == "playing"

        rig.until(plays, f"{title!r} to play")

    def new_playlist(self, name: str) -> None:
        """Ctrl+N, type, Enter."""
        self.screen.key("ctrl+n")
        self.program.place("answer")
        self.screen.type(name)
        self.screen.key("Return")
        self.program.place(f"playlists:{name}")

    def drag_into(self, title: str, playlist: str) -> None:
        """A row of the album page onto a playlist of the side bar."""
        row = self.program.place(f"{ALBUM}:{title}|Title")
        self.screen.drag(row.middle, self.program.place(f"playlists:{playlist}").middle)

    def drag_above(self, title: str, other: str) -> None:
        """A row of the playlist page above another one."""
        row = self.program.place(f"{PLAYLIST}:{title}|Title")
        target = self.program.place(f"{PLAYLIST}:{other}|Title")
        self.screen.drag(row.middle, (target.middle[0], target.y + 4))

    def rate(self, title: str) -> None:
        """Click on the fourth star of a row."""
        stars = self.program.place(f"{PLAYLIST}:{title}|Rating")
        self.screen.click_at(stars.x + STAR_FOUR, stars.middle[1])

    def love(self, title: str) -> None:
        """Click on the heart of a row."""
        heart = self.program.place(f"{ALBUM}:{title}|Favourite")
        self.screen.click(heart)

    def set_volume(self) -> int:
        """Click in the volume bar; what it is then."""
        before = self.program.status()["volume"]
        bar = self.program.place("volume")
        self.screen.click(bar)
        rig.until(lambda: self.program.status()["volume"] != before, "another volume")
        return int(self.program.status()["volume"])

    def queue(self) -> list[str]:
        """Rows of the queue's panel from top to bottom."""
        if not self.program.show("queue"):
            self.screen.key("ctrl+u")
            self.program.place("queue")
        rows = {
            place.y: name.removeprefix("queue:")
            for name, place in self.program.places().items()
            if name.startswith("queue:")
        }
        return [rows[y] for y in sorted(rows)]

    def playlist(self, name: str) -> list[str]:
        """The titles that the command line shows."""
        shown = rig.json_of("playlist", "show", name, "--json", home=self.program.home)
        return [item["title"] for item in shown["items"]]

    def until_playlist(self, name: str, titles: list[str]) -> None:
        rig.until(lambda: self.playlist(name) == titles, f"{titles} in {name!r}")


def test_everything_is_there_after_the_power_cut(
    screen: rig.Screen, start: Start, music: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Music"
    folder.symlink_to(music, target_is_directory=True)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / ".config")}
    day = Day(screen, start(env=home))
    day.shuffle_nothing()
    day.welcome(folder)
    day.search("Slow Harb")
    day.play("Slipway")
    day.new_playlist("Tape")
    for at, title in enumerate(("Breakwater", "Customs House", "First Light"), 1):
        day.drag_into(title, "Tape")
        rig.until(lambda at=at: len(day.playlist("Tape")) == at, f"{at} tracks in the playlist")
    day.love("Breakwater")
    screen.click(day.program.place("playlists:Tape"))
    day.drag_above("First Light", "Breakwater")
    wanted = ["First Light", "Breakwater", "Customs House"]
    day.until_playlist("Tape", wanted)
    day.rate("Customs House")
    rig.until(lambda: _track(day, "Customs House")["rating"] == 80, "the rating")
    rig.until(lambda: _track(day, "Breakwater")["favourite"], "the heart")
    volume = day.set_volume()
    queue = day.queue()
    assert "Breakwater" in queue
    rig.until(lambda: day.program.status()["position_ms"] > 3000, "three seconds of music")
    position = day.program.status()["position_ms"]
    day.program.kill()

    day = Day(screen, start(env=home).ready())
    status = rig.json_of("status", "--json", home=day.program.home)
    assert status["title"] == "Slipway"
    assert status["state"] == "paused"
    assert abs(status["position_ms"] - position) <= 1000
    assert status["volume"] == volume
    assert day.playlist("Tape") == wanted
    assert day.queue() == queue
    assert _track(day, "Customs House")["rating"] == 80
    assert _track(day, "Breakwater")["favourite"]
    assert not _track(day, "Slipway")["favourite"]
    screen.click(day.program.place("playlists:Tape"))
    places = day.program.places
    day.program.place(f"{PLAYLIST}:First Light")
    order = [places()[f"{PLAYLIST}:{title}"].y for title in wanted]
    assert order == sorted(order)
    screen.key("space")
    day.until_plays("Slipway")


def _track(day: Day, title: str) -> dict[str, Any]:
    """The row of `audio2 export tracks`."""
    code, out, err = rig.answer_of("export", "tracks", home=day.program.home)
    assert code == 0, err
    rows = [json.loads(line) for line in out.splitlines()]
    return next(row for row in rows if row["title"] == title)
