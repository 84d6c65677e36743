"""The doctor on a healthy machine, and on several sick ones."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audio2_desktop.domain.checks import FAIL, OK, WARN, Check
from audio2_desktop.domain.folders import RootRow
from audio2_desktop.domain.problems import Damaged, DiskFull, LibraryGone, NewerData
from audio2_desktop.domain.units import RootId
from audio2_desktop.services import doctor as doctor_module
from audio2_desktop.services.doctor import Doctor
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock


@pytest.fixture
def paths(home: Path) -> Paths:
    return Paths.under(home)


def by_name(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name: check for check in checks}


async def test_a_new_machine(paths: Paths) -> None:
    found = by_name(await Doctor(paths, None).checks())
    assert found["Player"] == Check(
        "Player", OK, "Audio2 plays by itself: without gaps between tracks."
    )
    assert found["VLC"].state == OK
    assert found["VLC"].text.startswith("VLC 3.")
    assert found["FFmpeg"].state == OK
    assert found["Keyring"].state == WARN  # the tests' own keyring keeps nothing
    assert found["Library"] == Check("Library", OK, "There is no library yet.")
    assert found["Data folder"].state == OK
    assert all(check.fix for check in found.values() if check.state != OK)
    assert not paths.data.exists()


async def test_a_library_and_its_folders(paths: Paths, clock: FixedClock, tmp_path: Path) -> None:
    (tmp_path / "Music").mkdir()

    async def folders() -> tuple[RootRow, ...]:
        return (
            RootRow(RootId(1), bytes(tmp_path / "Music"), True, True, None),
            RootRow(RootId(2), b"/gone/\xe9t\xe9", False, False, None),
        )

    database = Database(paths.library, publish=lambda _: None, clock=clock)
    await database.open()
    try:
        checks = await Doctor(paths, database, folders).checks()
    finally:
        await database.close()
    library = by_name(checks)["Library"]
    assert library.state == OK
    assert "0.0 MB" not in library.text  # all of a new library is in SQLite's log
    here, gone = (check for check in checks if check.name == "Folder")
    assert (here.state, here.text) == (OK, f"{tmp_path / 'Music'}, 0 files")
    assert gone.state == WARN
    assert "is not there" in gone.text


async def test_a_library_that_does_not_open(paths: Paths) -> None:
    for trouble, fix in (
        (Damaged(aside="x"), "Restore a backup"),
        (LibraryGone(path="x"), "Restore a backup"),
        (DiskFull(path="x"), "Free some space."),
        (NewerData(found=9, known=2), ""),
    ):
        found = by_name(await Doctor(paths, None, trouble=trouble).checks())["Library"]
        assert (found.state, found.text) == (FAIL, str(trouble))
        assert found.fix.startswith(fix)
        assert bool(found.fix) == bool(fix)


async def test_what_hangs_and_what_crashes_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A program that sleeps for one probe, dies at another and talks nonsense at a third."""
    sick = tmp_path / "sick"
    sick.write_text(
        f"#!{sys.executable}\nimport os, signal, sys, time\n"
        "name = sys.argv[-1]\n"
        "if name == 'keyring': time.sleep(60)\n"
        "if name == 'vlc': os.kill(os.getpid(), signal.SIGSEGV)\n"
        "print('x')\n"
    )
    sick.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sick))
    monkeypatch.setattr(doctor_module, "PROBE_S", 3.0)
    found = by_name(await Doctor(paths, None).checks())
    assert (found["VLC"].state, found["Keyring"].state) == (WARN, WARN)
    assert "crashed" in found["VLC"].text
    assert "does not answer" in found["Keyring"].text
    assert "crashed" in found["Sound"].text


@pytest.mark.parametrize("name", ["player", "vlc", "sound", "keyring", "reader", "downloads"])
async def test_a_probe_answers_on_one_line_each(name: str) -> None:
    check = await doctor_module._probe(name)
    assert check.state in (OK, WARN, FAIL)
    assert check.text
    assert bool(check.fix) == (check.state != OK)


async def test_vlc_by_choice_is_told(paths: Paths) -> None:
    found = by_name(await Doctor(paths, None, wanted="vlc").checks())["Player"]
    assert (found.state, "as chosen" in found.text) == (OK, True)


async def test_a_player_that_lacks_a_part(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "miniaudio.py").write_text("raise ImportError('it is broken')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    check = await doctor_module._probe("player")
    assert check.state == WARN
    assert "so VLC plays" in check.text


async def test_a_missing_vlc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """python-vlc loads the library when it is imported: let it find none."""
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", str(tmp_path / "libvlc.so"))
    (tmp_path / "libvlc.so").write_bytes(b"no library")
    check = await doctor_module._probe("vlc")
    assert check.state == WARN
    assert "not installed" in check.text


def test_a_full_disk_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, expected_logs: Callable[[str], list[str]]
) -> None:
    monkeypatch.setattr(doctor_module, "LITTLE_BYTES", 1 << 60)
    check = doctor_module._own_folder("Data folder", paths.data)
    assert check.state == WARN
    assert "MB are free" in check.text


async def test_every_sentence_can_be_translated(tmp_path: Path) -> None:
    """What holds a value says where, so that who translates it has the rest as one text."""
    folder = RootRow(RootId(1), b"/nowhere/{path}", True, True, None)

    async def folders() -> tuple[RootRow, ...]:
        return (folder,)

    library = tmp_path / "library.db"
    database = Database(library, publish=lambda _: None, clock=FixedClock())
    await database.open()
    try:
        found = await Doctor(Paths.under(tmp_path), database, folders).checks()
    finally:
        await database.close()
    (away,) = (each for each in found if each.name == "Folder")
    assert away.text == "/nowhere/{path} is not there; its tracks are kept."
    assert (away.template, away.values) == (
        "{path} is not there; its tracks are kept.",
        {"path": "/nowhere/{path}"},
    )
