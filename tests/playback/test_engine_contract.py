"""What every engine keeps to; the same suite for all."""

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import (
    Ended,
    EngineEvent,
    Failed,
    Loaded,
    MediaSource,
    Paused,
    Playing,
    Position,
)
from audio2_desktop.playback.silent_engine import SilentEngine
from tests.playback.conftest import Bench, refuse, source


def part(path: Path, start: int, end: int | None, length: int = 0) -> MediaSource:
    return MediaSource(
        os.fsencode(path),
        start_ms=Ms(start),
        end_ms=None if end is None else Ms(end),
        length_ms=Ms(length or (end or 4000) - start),
    )


async def test_a_loaded_source_is_silent_until_it_is_played(
    bench: Bench, four: MediaSource
) -> None:
    bench.command("load", four, start_ms=Ms(1200))
    assert bench.engine.position_ms() == 1200
    assert bench.events == []
    bench.command("play")
    await bench.told(Playing)
    assert bench.kinds(Position) == ["Loaded", "Playing"]
    assert bench.events[0] == Loaded(Ms(4000))
    await bench.until(lambda: bench.engine.position_ms() > 1250)
    assert bench.engine.position_ms() < 2500, "it began at the place that was asked for"


@pytest.mark.parametrize("kind", ["flac", "mp3", "ogg", "opus", "wav", "m4a"])
async def test_formats_play_from_a_place_to_their_end(bench: Bench, music: Path, kind: str) -> None:
    bench.command("load", source(music / f"four.{kind}"), start_ms=Ms(2000))
    bench.command("play")
    await bench.told(Ended)
    assert bench.kinds(Position) == ["Loaded", "Playing", "Ended"]


async def test_the_position_runs_while_playing_and_stands_while_paused(
    bench: Bench, four: MediaSource
) -> None:
    bench.command("load", four)
    bench.command("play")
    await bench.until(lambda: bench.engine.position_ms() > 100)
    bench.command("pause")
    held = bench.engine.position_ms()
    await bench.told(Paused)
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.1)
    assert bench.engine.position_ms() == held
    bench.command("play")
    await bench.told(Playing, 2)
    await bench.until(lambda: bench.engine.position_ms() > held + 50)
    assert bench.count(Loaded) == 1


async def test_the_position_never_jumps_back_while_playing(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four)
    bench.command("play")
    await bench.told(Playing)
    seen = [bench.engine.position_ms()]
    while seen[-1] < 900:
        await bench.until(lambda: bench.engine.position_ms() != seen[-1])
        seen.append(bench.engine.position_ms())
    assert min(b - a for a, b in pairwise(seen)) > -40


async def test_seeking_is_seen_at_once_and_clamped(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four)
    bench.command("seek", Ms(700))
    assert bench.engine.position_ms() == 700, "before it plays"
    bench.command("play")
    await bench.told(Playing)
    bench.command("seek", Ms(1500))
    assert 1500 <= bench.engine.position_ms() < 1550
    await bench.until(lambda: Position in map(type, bench.events))
    bench.command("pause")
    await bench.told(Paused)
    bench.command("seek", Ms(300))
    assert bench.engine.position_ms() == 300, "while paused"
    bench.command("seek", Ms(-5))
    assert bench.engine.position_ms() == 0
    bench.command("play")
    await bench.told(Playing, 2)
    await bench.until(lambda: bench.engine.position_ms() > 60)
    assert bench.engine.position_ms() < 700, "it went on from the last place"
    bench.command("seek", Ms(99_000))
    assert bench.engine.position_ms() == 4000


async def test_a_seek_near_the_end_ends(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four)
    bench.command("play")
    await bench.told(Playing)
    bench.command("seek", Ms(3600))
    await bench.told(Ended)


async def test_seeking_and_pausing_while_it_opens(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four)
    bench.command("play")
    bench.command("seek", Ms(2000))
    bench.command("pause")
    await bench.told(Paused)
    assert bench.engine.position_ms() == 2000
    assert bench.kinds(Position, Loaded)[-1] == "Paused", "nothing plays after it"
    bench.command("play")
    await bench.until(lambda: bench.engine.position_ms() > 2050)
    assert bench.engine.position_ms() < 3000


async def test_the_end_comes_once_and_leaves_the_engine_idle(
    bench: Bench, four: MediaSource
) -> None:
    bench.command("load", four, start_ms=Ms(3000))
    bench.command("play")
    await bench.told(Ended)
    bench.command("play")
    bench.command("load", four)
    bench.command("play")
    await bench.told(Playing, 2)
    assert bench.kinds(Position) == ["Loaded", "Playing", "Ended", "Loaded", "Playing"]


async def test_the_listener_may_load_the_next_one_when_one_ends(
    bench: Bench, four: MediaSource
) -> None:
    def react(event: EngineEvent) -> None:
        if isinstance(event, Ended) and bench.count(Ended) == 1:
            bench.engine.load(four)
            bench.engine.play()

    bench.react = react
    bench.command("load", four, start_ms=Ms(3500))
    bench.command("play")
    await bench.told(Playing, 2)
    assert bench.engine.position_ms() < 500


async def test_loading_another_silences_the_first(bench: Bench, music: Path) -> None:
    bench.command("load", source(music / "four.wav"), start_ms=Ms(3800))
    bench.command("play")
    bench.command("load", source(music / "four.flac", 3000))
    bench.command("play")
    await bench.told(Playing)
    await bench.until(lambda: bench.engine.position_ms() > 300)
    assert bench.kinds(Position) == ["Loaded", "Playing"], "the first one said nothing more"
    assert bench.events[0] == Loaded(Ms(3000))


async def test_stop_lets_go(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four, start_ms=Ms(1000))
    bench.command("play")
    await bench.told(Playing)
    bench.command("stop")
    assert bench.engine.position_ms() == 0
    told = len(bench.events)
    bench.command("play")
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.1)
    assert len(bench.events) == told


@pytest.mark.parametrize("name", ["missing.flac", "garbage.mp3", "empty.mp3", "text.flac", "."])
async def test_what_cannot_be_played_fails_once(bench: Bench, music: Path, name: str) -> None:
    bench.command("load", refuse(bench, music / name))
    bench.command("play")
    await bench.told(Failed)
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.1)
    assert (bench.count(Failed), bench.count(Ended)) == (1, 0)
    failed = bench.events[-1]
    assert isinstance(failed, Failed)
    assert str(failed.problem)
    bench.command("load", source(music / "four.flac"))
    bench.command("play")
    await bench.until(lambda: bench.engine.position_ms() > 50)


async def test_a_name_that_is_not_utf8_plays(bench: Bench, music: Path) -> None:
    name = os.fsencode(music) + b"/no\xff\xfeutf8 %#?.flac"
    bench.command("load", source(name))
    bench.command("play")
    await bench.until(lambda: bench.engine.position_ms() > 50)
    assert bench.count(Failed) == 0


async def test_a_part_of_a_file_plays_alone(bench: Bench, music: Path) -> None:
    bench.command("load", part(music / "four.flac", 1000, 1700))
    bench.command("play")
    await bench.told(Playing)
    assert bench.events[0] == Loaded(Ms(700))
    began = time.monotonic()
    await bench.told(Ended)
    if not isinstance(bench.engine, SilentEngine):
        assert 0.6 < time.monotonic() - began < 1.2
    bench.command("load", part(music / "four.flac", 1000, 1700), start_ms=Ms(600))
    assert bench.engine.position_ms() == 600
    bench.command("play")
    await bench.told(Ended, 2)


async def test_parts_of_one_file_follow_without_a_break(bench: Bench, music: Path) -> None:
    first, second = part(music / "four.flac", 0, 600), part(music / "four.flac", 600, 1500)

    def react(event: EngineEvent) -> None:
        if isinstance(event, Ended) and bench.count(Ended) == 1:
            bench.engine.load(second)
            bench.engine.play()

    bench.react = react
    bench.command("load", first)
    bench.command("prepare_next", second)
    bench.command("play")
    await bench.told(Playing, 2)
    assert bench.engine.position_ms() < 150
    began = time.monotonic()
    await bench.told(Ended, 2)
    if not isinstance(bench.engine, SilentEngine):
        assert 0.7 < time.monotonic() - began < 1.3
    assert bench.kinds(Position) == ["Loaded", "Playing", "Ended"] * 2


async def test_what_was_prepared_follows(bench: Bench, music: Path) -> None:
    first, second = source(music / "four.flac"), source(music / "four.ogg")
    seen = list[Ms]()

    def react(event: EngineEvent) -> None:
        if isinstance(event, Ended) and bench.count(Ended) == 1:
            bench.engine.load(second)
            seen.append(bench.engine.position_ms())
            bench.engine.play()

    bench.react = react
    bench.command("load", first, start_ms=Ms(3400))
    bench.command("prepare_next", source(music / "four.wav"))
    bench.command("prepare_next", second)
    bench.command("play")
    await bench.told(Playing, 2)
    assert seen[0] < 200, "never the place of another track"
    await bench.until(lambda: bench.engine.position_ms() > 500)
    assert bench.engine.position_ms() < 1500
    bench.command("seek", Ms(3500))
    await bench.told(Ended, 2)
    assert bench.kinds(Position) == ["Loaded", "Playing", "Ended"] * 2


async def test_the_next_part_may_be_loaded_without_being_played(bench: Bench, music: Path) -> None:
    first, second = part(music / "four.flac", 0, 400), part(music / "four.flac", 400, 1500)
    bench.react = lambda e: bench.engine.load(second) if isinstance(e, Ended) else None
    bench.command("load", first)
    bench.command("play")
    await bench.told(Ended)
    assert bench.engine.position_ms() == 0
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.1)
    assert bench.kinds(Position) == ["Loaded", "Playing", "Ended"]
    bench.command("play")
    await bench.told(Playing, 2)


async def test_commands_without_a_source_do_nothing(bench: Bench) -> None:
    for name in ("play", "pause", "stop"):
        bench.command(name)
    bench.command("seek", Ms(100))
    bench.command("set_volume", 40)
    bench.command("set_muted", muted=True)
    bench.command("set_output", "")
    bench.command("set_speed", 100)
    bench.command("set_equaliser", ())
    bench.command("prepare_next", None)
    assert bench.engine.position_ms() == 0
    assert bench.events == []


async def test_playing_twice_and_pausing_twice_is_told_once(
    bench: Bench, four: MediaSource
) -> None:
    bench.command("load", four)
    bench.command("play")
    bench.command("play")
    await bench.told(Playing)
    bench.command("play")
    bench.command("pause")
    bench.command("pause")
    await bench.told(Paused)
    bench.command("pause")
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.1)
    assert bench.kinds(Position) == ["Loaded", "Playing", "Paused"]


async def test_quick_changes_of_mind_end_in_the_last_wish(bench: Bench, four: MediaSource) -> None:
    bench.command("load", four)
    for _ in range(5):
        bench.command("play")
        bench.command("pause")
    bench.command("play")
    await bench.told(Playing)
    await bench.until(lambda: bench.engine.position_ms() > 200)
    for _ in range(5):
        bench.command("pause")
        bench.command("play")
    bench.command("pause")
    await bench.until(lambda: bench.kinds(Position)[-1] == "Paused")
    held = bench.engine.position_ms()
    before = time.monotonic()
    await bench.until(lambda: time.monotonic() > before + 0.15)
    assert bench.kinds(Position)[-1] == "Paused"
    assert bench.engine.position_ms() == held
