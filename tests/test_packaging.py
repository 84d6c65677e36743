"""The two commands of the README: what they do without installing anything."""

import re
import resource
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`_setup`, looking at a copy of the project's head in a folder of its own."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import _setup

    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(_setup, "ROOT", str(tmp_path))
    monkeypatch.setattr(_setup, "VENV", str(tmp_path / ".venv"))
    return _setup


@pytest.fixture
def system(setup: ModuleType) -> ModuleType:
    import _system

    return _system


def make_ready(setup: ModuleType, witnesses: list[str]) -> Path:
    venv = Path(setup.VENV)
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / setup.STAMP).write_text(setup.stamp_text(witnesses))
    return venv


def test_ready_means_all_of_it(setup: ModuleType, tmp_path: Path) -> None:
    assert not setup.is_ready()
    library = tmp_path / "libvlc.so.5"
    library.touch()
    venv = make_ready(setup, [str(library)])
    assert setup.is_ready()

    library.unlink()
    assert not setup.is_ready()
    library.touch()

    (venv / setup.CHANGING).touch()
    assert not setup.is_ready()
    (venv / setup.CHANGING).unlink()

    pyproject = tmp_path / "pyproject.toml"
    before = pyproject.read_text()
    pyproject.write_text(before.replace('"mutagen>=', '"mutagen>=9'))
    assert not setup.is_ready()
    pyproject.write_text(before + "\n# another line\n")
    assert setup.is_ready()

    (venv / "bin" / "python").unlink()
    assert not setup.is_ready()


def test_a_moved_checkout_is_set_up_again(setup: ModuleType, tmp_path: Path) -> None:
    venv = make_ready(setup, [])
    stamp = venv / setup.STAMP
    stamp.write_text(stamp.read_text().replace(str(tmp_path), "/elsewhere", 1))
    assert not setup.is_ready()


def test_the_wanted_libraries_are_those_of_pyproject(setup: ModuleType) -> None:
    for name in setup.requirements():
        assert f'"{name}"' in setup.wanted()
    for extra in setup.EXTRA_STAMPS:
        for name in setup.requirements(extra):
            assert f'"{name}"' in setup.wanted_by_extras()
    assert "pytest" not in setup.wanted()


def test_the_demo_asks_for_its_extra_once(setup: ModuleType) -> None:
    venv = make_ready(setup, [])
    assert setup.is_ready()
    assert not setup.is_ready("demo")
    (venv / setup.EXTRA_STAMPS["demo"]).write_text(setup.wanted_by_extras())
    assert setup.is_ready("demo")
    assert not setup.is_ready("test")


def test_packaging_has_no_cycles(setup: ModuleType) -> None:
    """Also for imports inside functions: who knows whom goes one way."""
    known = {path.stem for path in PACKAGING.glob("*.py")}
    asked = {
        path.stem: set(re.findall(r"^ *(?:from|import) (_\w+)", path.read_text(), re.M)) & known
        for path in PACKAGING.glob("*.py")
    }
    assert asked["run"] == {"_setup"}
    while ends := [name for name, others in asked.items() if not others]:
        for name in ends:
            del asked[name]
        asked = {name: others - set(ends) for name, others in asked.items()}
    assert asked == {}


def test_every_library_of_the_program_is_named_with_its_reason(setup: ModuleType) -> None:
    """What is installed is imported somewhere, or read as a file."""
    imported = " ".join(path.read_text() for path in (ROOT / "audio2_desktop").rglob("*.py"))
    other = {"pillow": "PIL", "pyside6-essentials": "PySide6", "python-vlc": "vlc",
             "yt-dlp": "yt_dlp", "pyobjc-framework-mediaplayer": "MediaPlayer"}  # fmt: skip
    for requirement in setup.requirements():
        name = re.match(r"[\w.-]+", requirement)[0].lower()
        module = other.get(name, name.replace("winrt-", "winrt.").replace("-", "_"))
        uses = rf"(import|from) {module}\b|(find_spec|import_module)\(\"{module}"
        assert re.search(uses, imported), requirement
        assert re.search(rf'"{re.escape(requirement)}", +# \w|# .*\n +"{re.escape(requirement)}"',
                         setup.wanted()), requirement  # fmt: skip


def test_scripts_of_a_renamed_environment_find_their_python(setup: ModuleType) -> None:
    aside = Path(setup.VENV + "-new-1")
    (aside / "bin").mkdir(parents=True)
    (aside / "bin" / "tool").write_text(f"#!{aside}/bin/python\nprint()\n")
    (aside / "bin" / "program").write_bytes(b"\x7fELF\0" + str(aside).encode())
    setup._rename_inside(str(aside))
    assert (aside / "bin" / "tool").read_text().startswith(f"#!{setup.VENV}/bin/python\n")
    assert str(aside).encode() in (aside / "bin" / "program").read_bytes()


def test_the_first_start_finds_bytecode(setup: ModuleType, tmp_path: Path) -> None:
    make_ready(setup, [])
    setup._compile()  # a checkout without the package: no failure
    (tmp_path / "audio2_desktop").mkdir()
    (tmp_path / "audio2_desktop" / "one.py").write_text("x = 1\n")
    (tmp_path / "audio2_desktop" / "two.py").write_text("this is no Python\n")
    setup._compile()
    names = [path.name for path in tmp_path.rglob("*.pyc")]
    assert len(names) == 1
    assert names[0].startswith("one.")


def test_one_set_up_at_a_time(setup: ModuleType) -> None:
    import fcntl

    def is_free() -> bool:
        with Path(setup.VENV + ".lock").open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            return True

    with setup._lock():
        assert not is_free()
    assert is_free()


def test_packages_that_may_not_be_installed_are_named_and_nothing_stops(
    system: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    part = system.Part(("libvlc5", "vlc-plugin-base"), "without VLC nothing plays")
    system.provide([part], lambda: None)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "Not installed: libvlc5, vlc-plugin-base; without VLC nothing plays. "
        "To install:  sudo apt install libvlc5 vlc-plugin-base\n"
    )


def test_one_unknown_package_does_not_spoil_the_others(
    system: ModuleType, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With a package manager that knows one name of two."""
    apt = tmp_path / "apt-get"
    apt.write_text('#!/bin/sh\necho "$@" >> "$0.log"\ncase "$*" in *unknown*) exit 100;; esac\n')
    apt.chmod(0o755)
    assert system._install([str(apt)], ["known", "unknown"]) == ["unknown"]
    calls = (tmp_path / "apt-get.log").read_text().splitlines()
    assert [line.split()[0] for line in calls] == ["install", "update", "install"] + ["install"] * 2


@pytest.mark.parametrize(
    ("release", "hint"),
    [
        ('ID=fedora\nNAME="Fedora Linux"\n', "dnf"),
        ('ID=manjaro\nID_LIKE="arch"\n', "pacman"),
        ("ID=void\n", "package manager"),
    ],
)
def test_other_systems_are_told_what_to_type(
    system: ModuleType, tmp_path: Path, release: str, hint: str
) -> None:
    (tmp_path / "os-release").write_text(release)
    assert hint in system.how_to_get_vlc(str(tmp_path / "os-release"))


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_is_told_in_one_sentence(
    script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(PACKAGING / script))
    assert "needs Python 3.11 or newer" in str(end.value)
    assert "\n" not in str(end.value)


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_scripts_take_their_folder_off_the_path_first(script: str) -> None:
    """A `test.py` beside them must not be taken for the standard library's."""
    lines = (PACKAGING / script).read_text().splitlines()
    cleared = next(n for n, line in enumerate(lines) if line.startswith("sys.path[:] ="))
    imports = [n for n, line in enumerate(lines) if line.startswith(("import ", "from "))]
    assert [lines[n] for n in imports if n < cleared] == ["import os", "import sys"]


def test_a_start_costs_little_when_all_is_in_place() -> None:
    """The environment that these tests run in is the one that `run.py` starts."""
    if not (ROOT / ".venv" / "audio2-stamp").is_file():
        pytest.fail("run the tests by packaging/test.py, which sets the environment up")

    def seconds(*command: str) -> float:
        """Of the processor: how long it waits for one is the machine's affair."""
        begin = spent()
        done = subprocess.run(
            [sys.executable, *command], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert done.stdout.startswith("audio2 ")
        assert done.stderr == ""
        return spent() - begin

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    whole = min(seconds("packaging/run.py", "--version") for _ in range(5))
    alone = min(seconds("-m", "audio2_desktop", "--version") for _ in range(5))
    assert whole - alone < 0.1
