"""Starts beside a running window: files are handed over, commands reach the player."""

from pathlib import Path

import pytest

from tests.e2e import rig
from tests.e2e.conftest import Start

NOTHING_RUNS = 3
RECORD = "Halden Coast/Slow Harbour"


def status(home: Path) -> dict[str, object]:
    return dict(rig.json_of("status", "--json", home=home))


def test_a_second_start_hands_its_file_over_and_ends(
    start: Start, music: Path, tmp_path: Path
) -> None:
    program = start().ready()
    wanted = music / RECORD / "03 Breakwater.mp3"
    code, out, err = rig.answer_of(str(wanted), home=program.home)
    assert (code, out, err) == (0, "", "")
    rig.until(lambda: program.status()["state"] == "playing", "the file to play")
    said = status(program.home)
    assert said["path"] == str(wanted)
    rig.until(lambda: status(program.home)["title"] == "Breakwater", "the title of its tags")
    said = status(program.home)
    assert (said["artist"], said["album"]) == ("Halden Coast", "Slow Harbour")
    assert program.process.poll() is None
    code, _, err = rig.answer_of(str(music / "nothing.mp3"), home=program.home)
    assert code == 1
    assert "nothing.mp3" in err
    # it plays without having been added
    found = rig.json_of("search", "Breakwater", "--json", home=program.home)
    assert found["tracks"] == []


def test_a_playlist_of_a_second_start_is_imported_and_told(
    start: Start, music: Path, tmp_path: Path
) -> None:
    program = start().ready()
    tape = tmp_path / "Tape.m3u8"
    tape.write_text(f"{music / RECORD / '03 Breakwater.mp3'}\n")
    assert rig.answer_of(str(tape), home=program.home) == (0, "", "")
    program.say("Imported the playlist Tape")


def test_commands_reach_the_player(start: Start, music: Path) -> None:
    program = start(str(music / RECORD)).ready()  # a folder that is new: asks, adds nothing
    program.say("Add Slow Harbour to your library?")
    home = program.home
    report = rig.json_of("scan", str(music), "--json", home=home)
    assert report["added"] == report["seen"] > 0
    titles = ["First Light", "Slipway"]
    files = [str(music / RECORD / f"{at:02d} {title}.mp3") for at, title in enumerate(titles, 1)]
    assert rig.answer_of(*files, home=home)[0] == 0
    rig.until(lambda: program.status()["state"] == "playing", "the files to play")
    assert status(home)["title"] == "First Light"
    assert rig.json_of("pause", "--json", home=home)["state"] == "paused"
    assert rig.json_of("next", "--json", home=home)["title"] == "Slipway"
    assert rig.json_of("play", "--json", home=home)["state"] == "playing"
    assert rig.json_of("previous", "--json", home=home)["title"] in titles
    assert rig.json_of("play-pause", "--json", home=home)["state"] == "paused"
    assert rig.json_of("stop", "--json", home=home)["state"] in ("stopped", "paused")
    assert program.close() == 0
    code, out, _ = rig.answer_of("status", "--json", home=home)
    assert code == NOTHING_RUNS
    assert '"not running"' in out


@pytest.mark.parametrize("verb", ["play", "pause", "next", "status"])
def test_commands_end_with_3_when_nothing_runs(verb: str, home: Path) -> None:
    code, out, err = rig.answer_of(verb, home=home)
    assert code == NOTHING_RUNS
    assert out == ""
    assert len(err.splitlines()) == 1
