"""Drags with a real mouse that begin or end in another program, or begin in odd places."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.e2e import rig
from tests.e2e.test_panels import SECOND, Hands, hands

__all__ = ["hands"]


class Files:
    """The other program's window."""

    def __init__(self, process: "subprocess.Popen[str]", out: Path) -> None:
        assert process.stdout is not None
        self.place = rig.Place(*map(int, process.stdout.readline().split()))
        self._out = out

    def got(self) -> list[str]:
        """Paths of what was dropped on it."""
        rig.until(self._out.exists, "files in the other program")
        found = self._out.read_text().splitlines()
        self._out.unlink()
        assert all(address.startswith("file:///") for address in found)
        return [unquote(address.removeprefix("file://")) for address in found]


@pytest.fixture
def files(screen: rig.Screen, tmp_path: Path, music: Path) -> Iterator[Files]:
    out, file = tmp_path / "dropped.txt", music / "Juniper Vale/Low Rooms/03 Tape Hiss.mp3"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.file_manager", str(out), str(file)],
        cwd=rig.ROOT,
        env={**screen.env, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        text=True,
    )
    yield Files(process, out)
    process.terminate()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()


def new_playlist(hands: Hands, name: str) -> rig.Place:
    hands.screen.key("ctrl+n")
    hands.place("answer")
    hands.screen.type(name)
    hands.screen.key("Return")
    return hands.place(f"playlists:{name}")


def carry(hands: Hands, start: rig.Place, end: rig.Place) -> None:
    """A drag that is let go when the target has seen it."""
    hands.hold(start.middle, end.middle)
    hands.screen.move(end.middle[0] + 4, end.middle[1] + 2)
    hands.screen.xdo("sleep", "0.2")
    hands.let_go()


def test_rows_cards_and_playlists_go_out_as_files(hands: Hands, files: Files, music: Path) -> None:
    record = music / "Halden Coast/Slow Harbour"
    hands.screen.key("space")  # else the queue goes on
    rig.until(lambda: hands.program.status()["state"] == "paused", "silence")
    # 1: a row of an album
    carry(hands, hands.place(f"albumTracks:{SECOND}|Title"), files.place)
    assert files.got() == [str(record / f"02 {SECOND}.mp3")]
    # 2: the row of the queue that plays next
    hands.screen.key("ctrl+u")
    carry(hands, hands.place(f"queue:{SECOND}"), files.place)
    assert files.got() == [str(record / f"02 {SECOND}.mp3")]
    hands.screen.key("ctrl+u")
    # 3: a whole album by its card
    hands.screen.click(hands.place("nav-albums"))
    carry(hands, hands.place("albumsGrid:Slow Harbour"), files.place)
    assert files.got() == [str(path) for path in sorted(record.glob("*.mp3"))]
    # 4: an artist
    hands.screen.click(hands.place("nav-artists"))
    carry(hands, hands.place("artistsGrid:Halden Coast"), files.place)
    assert files.got() == [str(path) for path in sorted(record.glob("*.mp3"))]
    # 5: a playlist is a file of its own
    tape = new_playlist(hands, "Night tape")
    carry(hands, tape, files.place)
    (listing,) = files.got()
    assert Path(listing).name == "Night tape.m3u8"
    assert "#PLAYLIST:Night tape" in Path(listing).read_text().splitlines()


def test_what_comes_from_outside_or_out_of_the_search_lands_in_a_playlist(
    hands: Hands, files: Files
) -> None:
    tape = new_playlist(hands, "Tape")

    def titles() -> list[str]:
        shown = rig.json_of("playlist", "show", "Tape", "--json", home=hands.program.home)
        return [item["title"] for item in shown["items"]]

    # a file of the other program
    carry(hands, files.place, tape)
    rig.until(lambda: titles() == ["Tape Hiss"], "the file in the playlist")
    # a result of the search, out of its drop-down
    hands.screen.key("ctrl+k")
    hands.screen.type("quiet machines")
    results = hands.place("search-results")
    first = rig.Place(results.x + 28, results.y + 28 + 36, results.width - 56, 48)
    carry(hands, first, tape)
    rig.until(lambda: titles() == ["Tape Hiss", "Quiet Machines"], "the result in the playlist")
    # an album's card
    hands.screen.click(hands.place("nav-albums"))
    carry(hands, hands.place("albumsGrid:Night Pilot"), tape)
    rig.until(lambda: len(titles()) == 4, "the album in the playlist")
