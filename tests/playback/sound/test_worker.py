"""The process itself: what it says, and that it never outlives whoever started it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs import children
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m
from tests import sounds
from tests.playback.sound.process import SoundChild, is_running

START_S = 0.25
MARGIN_S = 1.5
"""For a busy machine; the benchmark `sounding` has the true figure."""
ORPHAN = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-m", "audio2_desktop", "--child=sound"],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.read(4)
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def child() -> Iterator[SoundChild]:
    made = SoundChild({"AUDIO2_SOUND_OUT": "null"})
    yield made
    made.close()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[MediaSource, MediaSource]:
    folder = tmp_path_factory.mktemp("two")
    for name in ("a", "b"):
        sounds.write(folder / name, "flac", seconds=1.0)
    return MediaSource(os.fsencode(folder / "a")), MediaSource(os.fsencode(folder / "b"))


def test_two_sources_in_a_row(child: SoundChild, two: tuple[MediaSource, MediaSource]) -> None:
    child.say(m.Load(1, two[0], 300), m.Play(), m.Prepare(2, two[1]))
    child.wait(lambda: child.of(m.Ended))
    assert sorted(child.of(m.Loaded), key=lambda news: news.id) == [
        m.Loaded(1, 1000),
        m.Loaded(2, 1000),
    ]
    whole = [n for n in child.told if isinstance(n, m.Playing | m.Crossed | m.Ended)]
    assert [(type(n), n.id) for n in whole] == [(m.Playing, 1), (m.Crossed, 2), (m.Ended, 2)]
    began, crossed, ended = (child.times[child.told.index(news)] for news in whole)
    assert crossed - began == pytest.approx(0.7, abs=0.15)
    assert ended - crossed == pytest.approx(1.0, abs=0.15)
    assert child.of(m.Alive)[-1].dropouts == 0


def test_places_are_those_of_their_moment(
    child: SoundChild, two: tuple[MediaSource, MediaSource]
) -> None:
    child.say(m.Load(1, two[0]), m.Play())
    child.wait(lambda: child.of(m.Ended))
    running = [place for place in child.of(m.Place) if place.runs]
    assert len(running) >= 4
    starts = [place.at - place.ms / 1000 for place in running]
    assert max(starts) - min(starts) < 0.03
    for place in running:
        assert child.times[child.told.index(place)] - place.at == pytest.approx(0, abs=0.1)


def test_pause_seek_and_stop(child: SoundChild, two: tuple[MediaSource, MediaSource]) -> None:
    child.say(m.Load(1, two[0]), m.Play())
    child.wait(lambda: child.of(m.Playing))
    child.say(m.Pause())
    child.wait(lambda: child.of(m.Paused))
    child.say(m.Seek(1, 640), m.Seek(7, 10))
    child.wait(lambda: child.of(m.Place)[-1].ms == 640)
    assert not child.of(m.Place)[-1].runs
    child.say(m.Play())
    child.wait(lambda: child.of(m.Ended))
    assert len(child.of(m.Playing)) == 2
    child.say(m.Load(2, two[0]), m.Play())
    child.wait(lambda: len(child.of(m.Playing)) == 3)
    child.say(m.Stop())
    count = len(child.of(m.Place))
    alive = len(child.of(m.Alive))
    child.wait(lambda: len(child.of(m.Alive)) >= alive + 2)
    assert len(child.of(m.Place)) <= count + 1
    assert len(child.of(m.Ended)) == 1


def test_what_cannot_be_played_is_told_and_the_next_one_waits_for_a_word(
    child: SoundChild, tmp_path: Path, two: tuple[MediaSource, MediaSource]
) -> None:
    (tmp_path / "text.flac").write_text("no music " * 99)
    bad = MediaSource(os.fsencode(tmp_path / "text.flac"), length_ms=Ms(4000))
    child.say(m.Load(1, bad), m.Play(), m.Prepare(2, two[0]))
    child.wait(lambda: child.of(m.Failed))
    failed = child.of(m.Failed)[0]
    assert (failed.id, bool(failed.reason)) == (1, True)
    child.say(m.Load(3, MediaSource(b"/nowhere.flac")), m.Load(4, two[1]), m.Play())
    child.wait(lambda: child.of(m.Playing))
    assert [news.id for news in child.of(m.Playing)] == [4]
    child.say(m.Prepare(5, bad))
    child.wait(lambda: child.of(m.Ended))
    assert 5 in [news.id for news in child.of(m.Failed)]


def test_many_tracks_leave_nothing_behind(two: tuple[MediaSource, MediaSource]) -> None:
    child = SoundChild({"AUDIO2_SOUND_OUT": "fast"})
    try:
        task = Path(f"/proc/{child.process.pid}")

        def use() -> tuple[int, int]:
            return len(list((task / "task").iterdir())), len(list((task / "fd").iterdir()))

        def is_over(id: int) -> bool:
            return any(isinstance(n, m.Crossed | m.Ended) and n.id >= id for n in child.told)

        def play(first: int, last: int) -> None:
            for id in range(first, last, 2):
                child.say(m.Load(id, two[0]), m.Play(), m.Prepare(id + 1, two[1]))
                child.wait(lambda id=id: is_over(id + 1) or m.Ended(id) in child.told)

        play(1, 5)
        before = use()
        play(7, 60)
        assert len(child.of(m.Crossed)) > 20
        child.wait(lambda: use() <= before)
    finally:
        child.close()


def test_it_starts_quickly_and_without_the_window() -> None:
    child = SoundChild({"AUDIO2_SOUND_OUT": "null"})
    try:
        child.wait(lambda: child.told)
        assert child.times[0] - child.began < START_S + MARGIN_S
        maps = Path(f"/proc/{child.process.pid}/maps").read_text()
        assert "PySide6" not in maps
        assert "sqlite" not in maps
    finally:
        child.close()


def test_importing_it_brings_nothing_of_the_window() -> None:
    script = (
        "import sys, audio2_desktop.playback.sound.worker;"
        "print([n for n in sys.modules if n in ('av', 'asyncio', 'PySide6', 'sqlite3') or"
        " n.startswith(('audio2_desktop.services', 'audio2_desktop.storage'))])"
    )
    line = [sys.executable, "-c", script]
    found = subprocess.run(line, capture_output=True, text=True, env=children.environment())
    assert found.stdout.strip() == "[]", found.stderr


def test_a_window_that_is_killed_takes_it_along() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", ORPHAN],
        stdout=subprocess.PIPE,
        env={**children.environment(), "AUDIO2_SOUND_OUT": "null"},
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert is_running(pid)
    parent.send_signal(signal.SIGKILL)
    parent.wait(5)
    parent.stdout.close()
    deadline = time.monotonic() + 2
    while is_running(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_nonsense_ends_it() -> None:
    child = SoundChild({"AUDIO2_SOUND_OUT": "null"})
    assert child.process.stdin is not None
    child.process.stdin.write(m.framed(b"[]"))
    child.process.stdin.flush()
    assert child.process.wait(5) == 70
    child.close()
