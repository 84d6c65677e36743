"""The packages are well-formed, run where there is no Python, and go without a trace."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio2_desktop import __version__
from audio2_desktop.__main__ import CHILDREN
from audio2_desktop.app import APPLICATION_ID
from tests import sounds
from tests.e2e import rig
from tests.e2e.music import shelf, tracks
from tests.fakes.null_sink import RATE, NullSink, Recording
from tests.packages.conftest import APP, Installed, Way, install
from tests.packages.machine import environment, machine

pytestmark = pytest.mark.timeout(900)
UNWANTED = re.compile(
    r"WebEngine|Qt6?Qml|Qt6?Quick|Qt6?Pdf|qgtk3|libgtk|[Vv]irtual_?[Kk]eyboard|tkinter|libvlc"
)
OVERRIDDEN = {"unstripped-binary-or-object", "embedded-library", "custom-library-search-path"}
ODD = ("flac", "opus", "m4a", "mka")
"""Formats with readers of their own, the last one FFmpeg's."""


@pytest.fixture(params=["deb", "bundle", "appdir"])
def way(request: pytest.FixtureRequest, installed: Installed) -> Way:
    return installed(request.param)


@pytest.fixture
def screen() -> Iterator[rig.Screen]:
    with rig.screen() as made:
        yield made


@pytest.fixture
def sink(way: Way) -> Iterator[NullSink]:
    folder = way.on.seen / "sound"
    folder.mkdir(exist_ok=True)
    made = NullSink(folder)
    yield made
    made.close()
    (folder / "pulse.sock").unlink(missing_ok=True)


def test_nothing_is_inside_that_the_window_does_not_use(dist: Path) -> None:
    names = {str(file.relative_to(dist)) for file in (dist / "audio2").rglob("*")}
    assert len(names) > 500
    assert [name for name in names if UNWANTED.search(name)] == []


def test_desktops_find_entry_metadata_and_icons(dist: Path) -> None:
    assert APP == APPLICATION_ID
    share = dist / "Audio2.AppDir" / "usr" / "share"
    entry = share / "applications" / f"{APP}.desktop"
    subprocess.run(["desktop-file-validate", "--warn-kde", entry], check=True)
    assert f"\nStartupWMClass={APP}\n" in entry.read_text("utf-8")
    metadata = share / "metainfo" / f"{APP}.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", metadata], check=True)
    assert f'version="{__version__}"' in metadata.read_text("utf-8")
    for side in (16, 32, 48, 64, 128, 256, 512):
        assert (share / f"icons/hicolor/{side}x{side}/apps/{APP}.png").stat().st_size > 100
    assert (share / f"icons/hicolor/scalable/apps/{APP}.svg").is_file()
    for name in ("AppRun", ".DirIcon", f"{APP}.desktop", f"{APP}.png"):
        assert (share.parents[1] / name).is_file()


def test_the_manual_is_read_without_a_warning(dist: Path) -> None:
    page = dist / "Audio2.AppDir/usr/share/man/man1/audio2.1.gz"
    done = subprocess.run(
        ["man", "-l", "--warnings=w", "-Tascii", page], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "add folders to the library and scan them" in done.stdout


def test_debians_checker_finds_no_error(deb: Path) -> None:
    done = subprocess.run(
        ["lintian", "--fail-on", "error", deb], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_checker_may_not_say_is_little_and_has_its_reason() -> None:
    lines = (rig.ROOT / "packaging/linux/lintian-overrides").read_text("utf-8").splitlines()
    hidden = set()
    for before, line in zip(["", *lines], lines, strict=False):
        if not line.startswith("#"):
            found = re.fullmatch(r"audio2: ([a-z-]+) .*\[usr/lib/audio2/\*\]", line)
            assert found is not None, line
            assert before.startswith("# "), line
            hidden.add(found[1])
    assert hidden == OVERRIDDEN


@pytest.mark.parametrize("kind", sorted(CHILDREN))
def test_child_processes_of_every_kind_start(way: Way, kind: str) -> None:
    """Without anything to do they end, and not because something is missing."""
    done = way.run(f"--child={kind}", patience_s=30)
    assert "Error" not in done.stderr
    assert done.returncode in (0, 2), done.stderr  # the doctor is asked by a word


def test_it_knows_its_version_and_finds_its_libraries(way: Way) -> None:
    assert way.run("--version").stdout == f"audio2 {__version__}\n"
    checks = {row["name"]: row for row in json.loads(way.run("doctor", "--json").stdout)["checks"]}
    for name in ("VLC", "FFmpeg"):
        assert checks[name]["state"] == "ok", checks[name]


def test_other_programs_are_not_led_to_its_libraries(way: Way) -> None:
    """With one that a child process starts: what it is told comes from the user alone."""
    folder = way.on.seen / "bin"
    folder.mkdir()
    (folder / "deno").write_text('#!/bin/sh\necho "deno [$LD_LIBRARY_PATH]"\n')
    (folder / "deno").chmod(0o755)
    for mine in ("", "/opt/mine"):
        told = {"PATH": f"{folder}:/usr/bin:/bin", **({"LD_LIBRARY_PATH": mine} if mine else {})}
        assert f"with deno [{mine}]" in way.run("doctor", **told).stdout


def test_it_scans_and_finds(way: Way) -> None:
    music = shelf(way.on.seen / "music")
    (music / "Odd").mkdir()
    for kind in ODD:
        sounds.write(music / f"Odd/{kind}.{kind}", tags={"title": f"Odd {kind}"}, seconds=0.5)
    home = {"AUDIO2_HOME": "/tmp/scanned"}
    done = way.run("scan", str(music), "--json", **home)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["added"], report["unreadable"]) == (tracks() + len(ODD), 0)
    found = json.loads(way.run("search", "odd", "--json", **home).stdout)
    assert {row["title"] for row in found["tracks"]} == {f"Odd {kind}" for kind in ODD}


def test_it_plays_what_the_desktop_hands_it(way: Way, screen: rig.Screen, sink: NullSink) -> None:
    song = way.on.seen / "song.mp3"
    sounds.write(song, tags={"title": "A Song"}, seconds=30)
    session = environment(screen, sink.variables)
    recording = Recording(sink, "heard")
    log = (way.on.seen / "window.log").open("wb")
    window = subprocess.Popen(
        way.on.line(*way.program, f"file://{song}", **session), stdout=log, stderr=log
    )

    def position_ms() -> int:
        assert window.poll() is None, (way.on.seen / "window.log").read_text("utf-8")
        answer = way.run("status", "--json", **session).stdout
        status = json.loads(answer or "{}")
        return int(status["position_ms"]) if status.get("state") == "playing" else 0

    try:
        first = rig.until(position_ms, "the song to play")
        rig.until(lambda: position_ms() > first + 1000, "a second to pass")
        rig.until(lambda: recording.is_loud(recording.length - RATE), "sound")
        screen.xdo("search", "--onlyvisible", "--classname", f"^{re.escape(APP)}$")
        assert way.run("pause", **session).returncode == 0
        assert way.run(str(song), **session).returncode == 0  # handed over to the window
        rig.until(position_ms, "the song to play again")
    finally:
        window.terminate()
        code = window.wait(20)
        log.close()
        recording.close()
    assert code == 0


def test_it_goes_without_a_trace(deb: Path, place: Path) -> None:
    seen = place / "for-a-moment"
    seen.mkdir()
    with machine(seen) as made:
        before = made.files()
        install(made, deb)
        assert "/usr/bin/audio2" in made.files()
        made.says("audio2", "--version")
        made.says("apt-get", "purge", "-y", "audio2")
        assert made.files() == before
