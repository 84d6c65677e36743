"""The lock that names the owner of a library."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths

HOLD = """
import sys, time
from pathlib import Path
from audio2_desktop.services import instance
from audio2_desktop.services.paths import Paths
held = instance.claim(Paths.under(Path(sys.argv[1])), sys.argv[2])
print("held" if held else "refused", flush=True)
time.sleep(60)
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path / "home")


def hold(paths: Paths, what: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(paths.data.parent), what],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "held"
    return process


def end(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def test_one_owner_at_a_time(paths: Paths) -> None:
    first = instance.claim(paths, "window")
    assert first is not None
    assert instance.claim(paths, "scan") is None
    found = instance.holder(paths)
    assert found is not None
    assert (found.pid, found.what, found.address) == (os.getpid(), "window", "")
    first.close()
    assert instance.holder(paths) is None
    second = instance.claim(paths, "scan")
    assert second is not None
    second.close()


def test_a_killed_owner_leaves_no_lock(paths: Paths) -> None:
    process = hold(paths, "window")
    try:
        assert instance.claim(paths, "scan") is None
        found = instance.holder(paths)
        assert found is not None
        assert found.pid == process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
        assert instance.holder(paths) is None
        mine = instance.claim(paths, "scan")
        assert mine is not None
        mine.close()
    finally:
        end(process)


def test_asking_who_owns_it_never_takes_it_away(paths: Paths) -> None:
    """`holder` looks by trying the lock; a claim at that moment must still succeed."""
    stop = paths.data.parent / "stop"
    code = (
        "import sys, pathlib\n"
        "from audio2_desktop.services import instance\n"
        "from audio2_desktop.services.paths import Paths\n"
        "stop = pathlib.Path(sys.argv[2]); paths = Paths.under(pathlib.Path(sys.argv[1]))\n"
        "print('asking', flush=True)\n"
        "while not stop.exists(): instance.holder(paths)\n"
    )
    paths.data.mkdir(parents=True)
    asking = subprocess.Popen(
        [sys.executable, "-c", code, str(paths.data.parent), str(stop)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert asking.stdout is not None
        assert asking.stdout.readline().strip() == "asking"
        for _ in range(50):
            mine = instance.claim(paths, "scan")
            assert mine is not None
            mine.close()
    finally:
        stop.touch()
        end(asking)


def test_a_garbled_lock_file_still_locks(paths: Paths) -> None:
    mine = instance.claim(paths, "window")
    assert mine is not None
    paths.lock.write_bytes(b"\xff{nonsense")
    found = instance.holder(paths)
    assert found is not None
    assert found.is_window
    mine.close()


def test_stale_words_of_a_killed_owner_do_not_count(paths: Paths) -> None:
    paths.data.mkdir(parents=True)
    paths.lock.write_text(json.dumps({"pid": 1, "what": "window", "address": "unix:/nowhere"}))
    assert instance.holder(paths) is None
    with pytest.raises(instance.NotRunning):
        instance.call(paths, "status", {})
    assert not instance.hand_over(paths, ["a.flac"])


def test_a_command_that_works_is_named(paths: Paths) -> None:
    process = hold(paths, "scan")
    try:
        with pytest.raises(instance.LibraryBusy, match=rf"scan, process {process.pid}"):
            instance.window(paths)
    finally:
        end(process)


def test_a_window_that_never_gets_ready_is_told(paths: Paths) -> None:
    process = hold(paths, "window")
    try:
        with pytest.raises(instance.Broken, match="does not answer"):
            instance.call(paths, "status", {}, waking_s=0.1)
    finally:
        end(process)


@pytest.fixture
def unwritable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    """A home that nobody, not even root, can write to."""
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    (tmp_path / "file").touch()
    return Paths.under(tmp_path / "file")


def test_a_home_that_cannot_be_written_has_an_owner_all_the_same(unwritable: Paths) -> None:
    held = instance.claim(unwritable, "window")
    assert held is not None
    assert instance.claim(unwritable, "window") is None
    held.announce("unix:/x")
    found = instance.holder(unwritable)
    assert found is not None
    assert (found.pid, found.is_window, found.address) == (os.getpid(), True, "unix:/x")
    held.close()
    assert instance.holder(unwritable) is None


def test_where_nothing_at_all_can_be_written_nothing_is_owned(
    unwritable: Paths, tmp_path: Path
) -> None:
    (tmp_path / "run" / "audio2").touch()
    held = instance.claim(unwritable, "window")
    assert held is not None
    held.announce("unix:/x")
    assert instance.holder(unwritable) is None
    held.close()


@pytest.mark.skipif(
    sys.platform == "win32",
    reason="Windows: the window listens to a port, see test_single_instance",
)
def test_a_lock_that_cannot_say_anything_holds_and_the_window_is_found(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    held = instance.claim(paths, "window")
    assert held is not None
    paths.lock.write_bytes(b"")  # as a full disk leaves it
    found = instance.holder(paths)
    assert found is not None
    assert (found.is_window, found.address) == (True, "")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(paths.socket))
        found = instance.holder(paths)
    assert found is not None
    assert found.address == f"unix:{paths.socket}"
    held.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_claim_is_let_go_on_a_full_disk() -> None:
    with Path("/dev/full").open("rb+", buffering=0) as file:
        held = instance.Claim(file, "window")
        with pytest.raises(OSError, match="Errno"):
            held.announce()
        held.close()
        assert file.closed


def test_absolute_targets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert instance.absolute("a/../b.flac") == str(tmp_path / "b.flac")
    assert instance.absolute("http://host/x.m3u") == "http://host/x.m3u"
    assert instance.absolute("/x/y") == "/x/y"
