"""A file is the old one or the new one, whatever happens while it is written."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from audio2_desktop.domain.problems import Broken, DiskFull, Refused
from audio2_desktop.jobs.children import environment
from audio2_desktop.media import saving

KILLED = """
import os, signal, sys
from audio2_desktop.media import saving

when = sys.argv[2]

def step(event, args):
    if event == when and isinstance(args[0], bytes) and b".audio2-" in args[0]:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)  # hears of a call before it is made
with saving.replacing(os.fsencode(sys.argv[1])) as file:
    file.write(b"new" * 100_000)
    if when == "middle":
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
if when == "after":
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(
    ("when", "is_new"),
    [
        ("open", False),
        ("middle", False),
        ("os.chmod", False),
        ("os.rename", False),
        ("after", True),
    ],
)
def test_a_kill_leaves_the_old_file_or_the_new(tmp_path: Path, when: str, is_new: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), when],
        env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert path.read_bytes() == (b"new" * 100_000 if is_new else b"old")


def test_a_name_of_ours_cannot_be_foreseen(tmp_path: Path) -> None:
    path = tmp_path / "file"
    seen = set()
    for _ in range(3):
        with saving.replacing(os.fsencode(path)) as file:
            [part] = tmp_path.glob(".audio2-*.part")
            assert os.fstat(file.fileno()).st_ino == part.stat().st_ino
            seen.add(part.name)
        path.unlink()
    assert len(seen) == 3


def test_links_planted_beside_the_target_are_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in (f"file.{os.getpid()}.part", ".file.part", "file.part"):
        (folder / name).symlink_to(victim)
    saving.replace(os.fsencode(folder / "file"), b"data")
    assert victim.read_bytes() == b"precious"
    assert (folder / "file").read_bytes() == b"data"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_permissions_stay(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    saving.replace(os.fsencode(path), b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    saving.replace(os.fsencode(tmp_path / "file"), b"new")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    saving.replace(os.fsencode(tmp_path / "link"), b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"new"


FULL = """
import os, resource, signal, sys
from audio2_desktop.media import saving
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, -1))
try:
    saving.replace(os.fsencode(sys.argv[1]), b"new" * 1000)
except Exception as problem:
    print(type(problem).__name__)
"""


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """A limit on the size of files ends the write in the middle, as a full disk does."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "Broken\n"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space") as full, Path("/dev/full").open("wb") as file:
        file.write(b"x")
        file.flush()
    problem = saving.as_problem(full.value, os.fsencode(tmp_path / "file"))
    assert isinstance(problem, DiskFull)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError, OSError])
def test_a_writer_that_fails_leaves_nothing_behind(
    tmp_path: Path, failure: Callable[[], BaseException]
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(BaseException) as raised, saving.replacing(os.fsencode(path)) as file:
        file.write(b"half")
        raise failure()
    assert raised.type in (KeyboardInterrupt, ValueError, OSError)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Broken):
        saving.replace(os.fsencode(tmp_path / "folder"), b"data")
    with pytest.raises(OSError) as missing, saving.replacing(os.fsencode(tmp_path / "a" / "b")):
        pass
    assert missing.value.errno == errno.ENOENT
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_name_as_long_as_can_be_in_a_new_folder(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/new/" + b"x" * 255
    saving.replace(path, b"data")
    assert Path(os.fsdecode(path)).read_bytes() == b"data"
    with pytest.raises(Broken, match="Writing"):
        saving.replace(path + b"x", b"data")


def test_names_that_are_no_text_can_be_said() -> None:
    problem = saving.as_problem(OSError(errno.ENOSPC, "No space left on device"), b"/x\xff")
    assert isinstance(problem, DiskFull)
    assert "disk is full: /x?" in str(problem)


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "a.lrc"
    saving.create(os.fsencode(target), b"first")
    assert target.read_bytes() == b"first"
    with pytest.raises(Refused, match=r"There is a file a\.lrc already\."):
        saving.create(os.fsencode(target), b"second")
    link = tmp_path / "b.lrc"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused):
        saving.create(os.fsencode(link), b"second")
    with pytest.raises(Broken):
        saving.create(os.fsencode(tmp_path / "gone" / "a.lrc"), b"x")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.lrc", "b.lrc"]
    assert target.read_bytes() == b"first"


def test_one_that_comes_meanwhile_stays(tmp_path: Path) -> None:
    target = tmp_path / "a.lrc"
    with (
        pytest.raises(FileExistsError),
        saving.replacing(os.fsencode(target), is_new=True) as file,
    ):
        file.write(b"mine")
        target.write_bytes(b"theirs")
    assert target.read_bytes() == b"theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["a.lrc"]
