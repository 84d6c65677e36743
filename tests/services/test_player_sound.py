"""The player that sounds: from the key to the ear, and over bad files to the next good one."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact, PlaybackTrouble
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.vlc_voice import OUTPUT_VARIABLE
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.player import Player
from audio2_desktop.storage.database import Database
from tests import sounds
from tests.fakes.catalogue import Catalogue
from tests.fakes.null_sink import RATE, NullSink, Recording

MARGIN_MS = 1500
"""For a busy machine and a process that is only starting; the goal from Enter to sound is 150 ms
when it runs."""


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NullSink]:
    made = NullSink(tmp_path_factory.mktemp("sink"))
    yield made
    made.close()


@pytest.fixture
def heard() -> list[Fact]:
    return []


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """1 and 5 are good, 2 is away, 3 is garbage, 4 is empty."""
    made = Catalogue(length_ms=3000)
    for track in (1, 5):
        made.paths[track] = os.fsencode(tmp_path / f"{track}.flac")
        sounds.write(made.paths[track], "flac", seconds=3.0)
    made.paths[2] = os.fsencode(tmp_path / "away.flac")
    made.paths[3] = os.fsencode(tmp_path / "garbage.mp3")
    (tmp_path / "garbage.mp3").write_bytes(bytes(range(256)) * 100)
    made.paths[4] = os.fsencode(tmp_path / "empty.ogg")
    (tmp_path / "empty.ogg").write_bytes(b"")
    return made


@pytest.fixture(params=["auto", "vlc"])
async def player(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    catalogue: Catalogue,
    heard: list[Fact],
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Player]:
    monkeypatch.setenv(OUTPUT_VARIABLE, "adummy")
    monkeypatch.setenv("AUDIO2_SOUND_OUT", "" if "sink" in request.fixturenames else "null")
    if "sink" in request.fixturenames:
        monkeypatch.setenv(OUTPUT_VARIABLE, "pulse")
        for name, value in request.getfixturevalue("sink").variables.items():
            monkeypatch.setenv(name, value)
    clock, errors = SystemClock(), list[BaseException]()
    database = Database(tmp_path / "library.db", publish=heard.extend, clock=clock)
    await database.open()
    engine = choose(request.param, clock, partial(Conversation, "sound"))
    made = Player(database, engine, clock, heard.extend, catalogue, on_error=errors.append)
    await made.restore()
    yield made
    await made.close()
    await database.close()
    assert errors == []


async def until(is_so: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.001)


async def test_from_the_key_to_the_ear(sink: NullSink, player: Player) -> None:
    recording = Recording(sink, "ear.raw")
    try:
        for state in ("cold", "warm"):
            silent_so_far, asked = recording.length, time.monotonic()
            await player.play([1])
            await until(lambda since=silent_so_far: recording.is_loud(since))  # type: ignore[misc]
            delay_ms = round((time.monotonic() - asked) * 1000)
            print(f"from the key to the recorder, {state}: {delay_ms} ms; the goal is 150 ms")
            assert delay_ms < MARGIN_MS
            await player.stop()
            before = recording.length
            await until(lambda at=before: recording.length > at + RATE // 3)  # type: ignore[misc]
    finally:
        recording.close()


async def test_bad_files_are_passed_over_until_a_good_one(
    player: Player, heard: list[Fact]
) -> None:
    await player.play([2, 3, 4, 5])
    await until(lambda: player.position_ms() > 100)
    entry = player.state.entry
    assert entry is not None
    assert entry.track_id == 5
    titles = [fact.title for fact in heard if isinstance(fact, PlaybackTrouble)]
    assert titles == ["Track 2", "Track 3", "Track 4"]


async def test_one_track_follows_the_other(player: Player, heard: list[Fact]) -> None:
    await player.play([1, 5])
    await until(lambda: player.position_ms() > 50)
    await player.seek(2900)
    await until(lambda: player.state.entry and player.state.entry.track_id == 5)
    await until(lambda: player.position_ms() > 50)
    assert player.state.is_playing
    await player.previous()
    await player.pause()
    held = player.position_ms()
    assert held <= 100
    assert not [fact for fact in heard if isinstance(fact, PlaybackTrouble)]
