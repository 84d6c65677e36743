"""What only the libVLC engine has to stand: disks that do not answer, lengths that nobody knows."""

import asyncio
import gc
import os
import sys
import weakref
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import Ended, Failed, Loaded, MediaSource, Playing, Waiting
from audio2_desktop.playback.vlc_engine import VlcEngine
from audio2_desktop.playback.vlc_voice import Vlc, Voice
from audio2_desktop.services.clock import SystemClock
from tests.fakes.station import station
from tests.playback.conftest import Bench, source


@pytest.fixture
async def bench(vlc_library: Vlc) -> AsyncIterator[Bench]:
    vlc_library.instance.retain()
    engine = VlcEngine(vlc_library, SystemClock(), patience_s=0.5)
    yield Bench(engine)
    await engine.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipe among files")
async def test_a_source_that_does_not_answer_is_given_up_and_the_next_plays(
    bench: Bench, music: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "stuck.flac"
    os.mkfifo(pipe)
    bench.command("load", source(pipe))
    bench.command("play")
    await bench.told(Failed)
    failed = bench.events[-1]
    assert isinstance(failed, Failed)
    assert "does not answer" in str(failed.problem)
    bench.command("load", source(music / "four.flac"))
    bench.command("play")
    await bench.told(Playing)
    await bench.until(lambda: bench.engine.position_ms() > 100)
    os.close(os.open(pipe, os.O_RDWR))  # lets the stuck thread go


async def test_a_file_of_unknown_length_tells_it_and_ends(bench: Bench, music: Path) -> None:
    bench.command("load", source(music / "four.wav", length_ms=0), start_ms=Ms(2000))
    bench.command("play")
    await bench.told(Loaded)
    assert bench.events[0] == Loaded(Ms(4000))
    await bench.told(Ended)
    assert bench.count(Failed) == 0


async def test_garbage_of_unknown_length_fails(bench: Bench, music: Path) -> None:
    for turn, name in enumerate(("garbage.mp3", "."), start=1):
        bench.command("load", source(music / name, length_ms=0))
        bench.command("play")
        await bench.told(Failed, turn)
    assert bench.count(Ended) == 0


async def test_an_address_that_refuses_fails(bench: Bench) -> None:
    bench.command("load", MediaSource(url="http://127.0.0.1:9/x.mp3"))
    bench.command("play")
    await bench.told(Failed)


async def test_a_server_that_keeps_silent_is_waited_for_and_given_up(bench: Bench) -> None:
    with station(b"") as address:
        bench.command("load", MediaSource(url=f"{address}silent"))
        bench.command("play")
        await bench.told(Failed)
    assert bench.count(Waiting) == 1
    assert bench.count(Playing) == 0


async def test_gain_is_part_of_the_volume_and_never_louder(bench: Bench, music: Path) -> None:
    engine = bench.engine
    assert isinstance(engine, VlcEngine)
    engine.set_volume(80)
    engine.load(source(music / "four.flac", gain_db=-6.0))
    assert engine._effective_volume() == 64, "cubic: 80 * 10^(-6/60)"
    engine.load(source(music / "four.flac", gain_db=40.0))
    assert engine._effective_volume() == 100


async def test_closing_in_the_middle_of_everything(bench: Bench, music: Path) -> None:
    bench.command("load", source(music / "four.flac"))
    bench.command("set_output", "nowhere")
    bench.command("play")
    await bench.engine.close()
    told = len(bench.events)
    await asyncio.sleep(0.05)
    assert len(bench.events) == told
    assert bench.engine.position_ms() == 0


async def test_nothing_is_left_of_tracks_that_have_played(bench: Bench, music: Path) -> None:
    voices: list[weakref.ref[Voice]] = []
    for turn in range(1, 5):
        bench.command("load", source(music / "four.flac"))
        bench.command("play")
        await bench.told(Playing, turn)
        assert bench.engine._voice is not None
        voices.append(weakref.ref(bench.engine._voice))
    await bench.engine._commands.finish()
    await bench.told(Playing, 4)
    gc.collect()
    assert [voice() is None for voice in voices] == [True, True, True, False]
