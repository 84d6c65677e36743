"""The settings by keys alone, in the real window: a row is found, and a backup takes the library's
place."""

import json
import os
import signal
from contextlib import suppress
from pathlib import Path

from tests.e2e import rig
from tests.e2e.conftest import Start


def names(home: Path) -> set[str]:
    """The playlists that the command line sees."""
    shown = rig.json_of("playlist", "list", "--json", home=home)
    return {row["name"] for row in shown.get("playlists", shown)}


def make(name: str, home: Path) -> None:
    listing = home.parent / f"{name}.m3u8"
    listing.write_text("#EXTM3U\n/nowhere/song.mp3\n")
    code, _, error = rig.answer_of("playlist", "import", str(listing), home=home)
    assert code == 0, error


def owner(program: rig.Program) -> int:
    """Process id of the window that has the library; 0 for none."""
    with suppress(OSError, ValueError, KeyError):
        return int(json.loads(program.paths.lock.read_text())["pid"])
    return 0


def find(screen: rig.Screen, program: rig.Program, text: str) -> None:
    """Ctrl+comma, Ctrl+F, type, Enter: the row has the keyboard."""
    screen.key("ctrl+comma")
    program.place("settingsPage")
    screen.key("ctrl+f")
    screen.type(text)
    program.place("settingsFound")
    screen.key("Return")
    rig.until(lambda: not program.show("settingsFound"), "the row itself")


def test_a_backup_takes_the_librarys_place(
    screen: rig.Screen, start: Start, tmp_path: Path
) -> None:
    home, safe = tmp_path / "home", tmp_path / "safe.db"
    make("Before", home)
    code, _, error = rig.answer_of("backup", str(safe), home=home)
    assert code == 0, error
    make("After", home)
    program = start(home=home).ready()
    first = program.process.pid
    find(screen, program, "restore")
    screen.key("Return")
    rig.until(lambda: "QFileDialog" in program.places(), "the file chooser")
    screen.type(str(safe))
    screen.key("Return")
    program.place("button:Restore and start again")
    screen.key("Tab", "Return")
    assert program.process.wait(30) == 0
    try:
        rig.until(lambda: owner(program) not in (0, first), "the window to come back")
        rig.until(lambda: program.ask("control", verb="status") is not None, "its answer")
        assert "Before" in names(home)
        assert "After" not in names(home)
        kept = list(program.paths.data.glob("library.db.replaced-*"))
        assert len(kept) == 1
    finally:
        if again := owner(program):
            with suppress(ProcessLookupError):
                os.kill(again, signal.SIGTERM)


def test_looks_change_at_once_and_stay(screen: rig.Screen, start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    program = start(home=home).ready()
    find(screen, program, "theme")
    chosen = program.paths.settings

    def kept(name: str) -> object:
        group, _, field = name.partition(".")
        with suppress(OSError, ValueError):
            return json.loads(chosen.read_text()).get(group, {}).get(field)
        return None

    screen.key("Right", "Right")
    rig.until(lambda: kept("appearance.theme") == "light", "the light theme")
    find(screen, program, "accent")
    screen.key("Right", "Right")
    rig.until(lambda: kept("appearance.accent") == "red", "the red accent")
    find(screen, program, "language")
    screen.key("Right")
    rig.until(lambda: kept("language.language") == "en", "English")
    program.place("button:Language")  # the page was built anew, and the keyboard is where it was
    screen.key("Right")
    rig.until(lambda: kept("language.language") == "es", "Spanish")
    program.place("button:Idioma")
    assert program.close() == 0
