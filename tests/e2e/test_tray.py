"""With an icon in the tray the window may be closed, and the music goes on."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e import rig
from tests.e2e.conftest import SIZE, Start

RECORD = "Halden Coast/Slow Harbour"
WIDE, TALL = 40, 32
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
"""The icon is then embedded in the tray's window, where a mouse finds it."""


@pytest.fixture
def tray(screen: rig.Screen) -> Iterator[None]:
    if shutil.which("trayer") is None:
        pytest.fail("install trayer: packaging/test.py does")
    process = subprocess.Popen(
        [
            "trayer", "--edge", "bottom", "--align", "right", "--widthtype", "pixel",
            "--width", str(WIDE), "--height", str(TALL), "--SetPartialStrut", "false",
        ],
        env=screen.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    rig.until(lambda: _windows(screen, "panel"), "the tray")
    yield
    process.terminate()
    process.wait(10)


def _settings(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.json").write_text('{"desktop": {"tray": true}}')


def _windows(screen: rig.Screen, name: str) -> list[str]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        env=screen.env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.split()


def test_a_closed_window_plays_on_and_comes_back_from_the_tray(
    start: Start, screen: rig.Screen, music: Path, tmp_path: Path, tray: None
) -> None:
    home = tmp_path / "home"
    _settings(home)
    wanted = str(music / RECORD / "01 First Light.mp3")
    program = start(wanted, home=home, env=NO_BUS).ready()
    rig.until(lambda: program.status().get("state") == "playing", "music")
    rig.until(lambda: _windows(screen, "Audio2"), "the window")
    screen.key("alt+F4")
    rig.until(lambda: not program.ask("inspect")["places"], "a hidden window")
    before = program.status()["position_ms"]
    rig.until(lambda: program.status()["position_ms"] > before + 500, "music without a window")
    width, height = map(int, SIZE.split("x"))
    screen.click_at(width - WIDE // 2, height - TALL // 2)
    rig.until(lambda: program.ask("inspect")["places"], "the window again")
    program.place("search")
    screen.key("ctrl+q")
    rig.until(lambda: program.process.poll() is not None, "the end")
    assert program.process.returncode == 0


def test_a_second_start_brings_the_window_back(
    start: Start, screen: rig.Screen, tmp_path: Path, tray: None
) -> None:
    home = tmp_path / "home"
    _settings(home)
    program = start(home=home, env=NO_BUS).ready()
    program.place("search")
    screen.key("alt+F4")
    rig.until(lambda: not program.ask("inspect")["places"], "a hidden window")
    assert rig.answer_of(home=home)[0] == 0
    rig.until(lambda: program.ask("inspect")["places"], "the window again")


def test_without_a_tray_closing_ends_the_program(
    start: Start, screen: rig.Screen, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _settings(home)
    program = start(home=home, env=NO_BUS).ready()
    program.place("search")
    assert program.close() == 0
