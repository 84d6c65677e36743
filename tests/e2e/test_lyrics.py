"""Lyrics by mouse and keys in the real window, full screen and the mini player on a real screen."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import rig
from tests.e2e.conftest import Start

FIRST = "First Light"
LINES = ("We counted every lantern", "And lost them one by one", "You said the tide", "So hold me")
LRC = "\n".join(f"[00:{at:02}.00]{line}" for at, line in zip((1, 20, 40, 50), LINES, strict=True))


class Hands:
    def __init__(self, screen: rig.Screen, program: rig.Program, song: Path) -> None:
        self.screen, self.program, self.song = screen, program, song
        self.place = program.place

    def second(self) -> float:
        return float(self.program.status()["position_ms"]) / 1000

    def sees(self, name: str) -> None:
        rig.until(lambda: self.program.show(name), name)

    def misses(self, name: str) -> None:
        rig.until(lambda: not self.program.show(name), f"{name} to go")

    def look(self, name: str) -> None:
        """Keep a picture where AUDIO2_E2E_SHOTS says."""
        folder = os.environ.get("AUDIO2_E2E_SHOTS")
        if folder:
            self.screen.shot(Path(folder) / f"{name}.png")


@pytest.fixture
def hands(screen: rig.Screen, start: Start, music: Path, tmp_path: Path) -> Hands:
    home, own = tmp_path / "home", tmp_path / "Music"
    shutil.copytree(music / "Halden Coast", own / "Halden Coast")
    scan = [sys.executable, "-m", "audio2_desktop", "scan", str(own)]
    env = {**os.environ, "AUDIO2_HOME": str(home)}
    subprocess.run(scan, cwd=rig.ROOT, env=env, check=True, timeout=120, capture_output=True)
    song = next(own.rglob(f"*{FIRST}*"))
    made = Hands(screen, start(home=home).ready(), song)
    screen.click(made.place("nav-albums"))
    screen.click(made.place("albumsGrid:Slow Harbour"), times=2)
    screen.click(made.place(f"albumTracks:{FIRST}|Title"), times=2)
    rig.until(lambda: made.program.status().get("title") == FIRST, "the music")
    return made


def _seeks(hands: Hands, line: str, second: float) -> Callable[[], bool]:
    hands.screen.click(hands.place(f"lyrics:{line}"))
    return lambda: second <= hands.second() < second + 8


def test_sung_with_by_mouse_and_keys(hands: Hands) -> None:
    screen, place = hands.screen, hands.place
    screen.key("ctrl+l")
    screen.click(place("button:Lyrics"))
    hands.program.say("No lyrics found")
    hands.look("lyrics-none")
    hands.song.with_suffix(".lrc").write_text(LRC)
    screen.click(place("button:Search again"))
    hands.sees(f"lyrics:{LINES[0]}")
    hands.program.say(f"From {hands.song.with_suffix('.lrc').name}")
    rig.until(_seeks(hands, LINES[2], 40), "the third line")
    hands.look("lyrics-page")
    screen.click(place("lyrics-earlier"))
    hands.program.say("+0.1 s")
    screen.key("F11")
    hands.misses("sidebar")
    hands.sees(f"lyrics:{LINES[2]}")
    hands.look("lyrics-full")
    screen.key("Escape")
    hands.sees("sidebar")
    screen.key("ctrl+l")
    screen.click(place("lyrics-button"))
    rig.until(_seeks(hands, LINES[1], 19.8), "the second line, a tenth earlier")
    hands.look("lyrics-panel")


def test_the_mini_player_stands_over_the_desktop(hands: Hands) -> None:
    screen = hands.screen
    screen.click(hands.place("mini-button"))
    hands.misses("sidebar")
    hands.look("mini")
    screen.key("space")
    rig.until(lambda: hands.program.status().get("state") == "paused", "the pause")
    screen.drag((1470, 811), (400, 300))
    hands.look("mini-moved")
    screen.key("alt+F4")
    hands.sees("sidebar")
    hands.program.must_live()
