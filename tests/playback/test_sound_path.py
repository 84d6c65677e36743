"""The sound engine with its real process: what happens when that dies, hangs, or is left alone."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil
import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.engine import Ended, EngineEvent, Failed, Loaded, MediaSource, Playing
from audio2_desktop.playback.sound_engine import SoundEngine
from audio2_desktop.services.clock import SystemClock
from tests import sounds
from tests.playback.conftest import SOUND_OUT, Bench, source

ROOT = Path(__file__).parents[2]
NOTICED_S = 2.0


@pytest.fixture
async def path(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    """A sound engine whose process plays into nothing, in real time."""
    monkeypatch.setenv(SOUND_OUT, "null")
    made = Bench(SoundEngine(partial(Conversation, "sound"), SystemClock()))
    yield made
    await made.engine.close()


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> MediaSource:
    """A minute of FLAC."""
    file = tmp_path_factory.mktemp("long") / "minute.flac"
    sounds.write(file, "flac", seconds=60.0)
    return source(file, 60_000)


def processes() -> list[psutil.Process]:
    """The sound processes of now."""
    found = []
    for one in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):  # a zombie, too
            found += [one] if "--child=sound" in one.cmdline() else []
    return found


def process() -> psutil.Process:
    """The only one."""
    [found] = processes()
    return found


def is_there(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSTOP])
async def test_sound_goes_on_at_the_place_after_a_crash_and_a_hang(
    path: Bench, long: MediaSource, end: signal.Signals, expected_logs: object
) -> None:
    expected_logs("does not answer")  # type: ignore[operator]
    path.command("load", long, start_ms=Ms(20_000))
    path.command("play")
    await path.until(lambda: path.engine.position_ms() > 20_400)
    first = process()
    place, began = path.engine.position_ms(), time.monotonic()
    first.send_signal(end)
    await path.until(lambda: not is_there(first.pid))
    assert time.monotonic() - began < NOTICED_S
    counted = path.engine.position_ms()
    await path.until(lambda: path.engine.position_ms() > counted + 100)
    after_s = time.monotonic() - began
    if end is signal.SIGKILL:
        assert abs(counted - place) < 300
        assert after_s < NOTICED_S
    assert process().pid != first.pid
    assert abs(path.engine.position_ms() - counted - 100) < 300
    assert path.kinds()[:2] == ["Loaded", "Playing"]
    assert path.count(Playing) == 1, "nobody has to know"


async def test_a_source_over_which_it_dies_twice_is_left(path: Bench, music: Path) -> None:
    bad, good = source(music / "four.wav"), source(music / "four.flac")
    path.command("load", bad)
    path.command("play")
    await path.until(lambda: path.engine.position_ms() > 0)
    first = process()
    first.kill()
    await path.until(lambda: [one.pid for one in processes()] not in ([], [first.pid]))
    place = path.engine.position_ms()
    await path.until(lambda: path.engine.position_ms() > place)
    process().kill()
    await path.told(Failed)
    path.command("load", good, start_ms=Ms(3000))
    path.command("play")
    await path.told(Ended)


async def test_closing_ends_it_even_when_it_hangs(path: Bench, long: MediaSource) -> None:
    path.command("load", long)
    path.command("play")
    await path.told(Playing)
    hanging = process()
    hanging.suspend()
    await path.engine.close()
    assert not is_there(hanging.pid)


async def test_an_engine_that_never_played_has_no_process(path: Bench, long: MediaSource) -> None:
    path.command("load", long, start_ms=Ms(500))
    path.command("seek", Ms(800))
    path.command("set_volume", 30)
    await path.until(lambda: path.engine.position_ms() == 800)
    assert processes() == []


OWNER = """
import asyncio, sys
from functools import partial
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.engine import MediaSource, Playing
from audio2_desktop.playback.sound_engine import SoundEngine
from audio2_desktop.services.clock import SystemClock

async def main():
    told = asyncio.Queue()
    engine = SoundEngine(partial(Conversation, "sound"), SystemClock())
    engine.listen(told.put_nowait)
    engine.load(MediaSource(sys.argv[1].encode(), length_ms=60000))
    engine.play()
    while not isinstance(await told.get(), Playing):
        pass
    print("playing", flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def test_it_ends_when_its_owner_is_killed(long: MediaSource) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, os.fsdecode(long.path)],
        cwd=ROOT,
        env={**os.environ, SOUND_OUT: "null"},
        stdout=subprocess.PIPE,
    )
    assert owner.stdout is not None
    with owner.stdout:
        assert owner.stdout.readline() == b"playing\n"
    [child] = psutil.Process(owner.pid).children()
    owner.kill()
    owner.wait()
    child.wait(5)


async def test_many_tracks_in_a_row_leave_nothing_behind(
    music: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SOUND_OUT, "fast")
    engine = SoundEngine(partial(Conversation, "sound"), SystemClock())
    kinds = ("flac", "mp3", "ogg", "opus", "wav", "m4a")
    sources = [source(music / f"four.{kind}") for kind in kinds]
    bench, played = Bench(engine), 0
    sizes = list[tuple[int, int, int]]()

    def go_on(event: EngineEvent) -> None:
        nonlocal played
        if isinstance(event, Ended):
            played += 1
            engine.load(sources[played % 6])
            engine.play()
            engine.prepare_next(sources[(played + 1) % 6])
            if played in (30, 90):
                child = process()
                sizes.append((child.num_threads(), child.num_fds(), child.memory_info().rss))

    bench.react = go_on
    engine.load(sources[0])
    engine.play()
    engine.prepare_next(sources[1])
    async with asyncio.timeout(60):
        while len(sizes) < 2:  # noqa: ASYNC110 - told by a plain callback
            await asyncio.sleep(0.01)
    await engine.close()
    (threads, handles, memory), (threads_then, handles_then, memory_then) = sizes
    assert threads_then <= threads + 2
    assert handles_then <= handles + 2
    assert memory_then < memory + (8 << 20)
    assert bench.count(Failed) == 0
    assert bench.count(Loaded) == bench.count(Playing) == played + 1
