"""Broken files, full disks, kills: the music goes on."""

import asyncio
import shutil
import time
from array import array
from pathlib import Path
from typing import Any

from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.music import TrackFile
from audio2_desktop.domain.problems import Broken, DiskFull, TryLater
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.playback.engine import Unheard
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome
from tests.fakes.clock import FixedClock
from tests.fakes.stage import ALBUM, LENGTH, Stage, uids


async def test_broken_and_missing_tracks_are_skipped_with_a_message(stage: Stage) -> None:
    stage.engine.refused[b"/music/2.flac"] = Broken(what="2.flac", reason="no sound")
    stage.catalogue.missing.add(3)
    stage.catalogue.unknown.add(4)
    await stage.player.play([1, 2, 3, 4, 5])
    await stage.pass_ms(LENGTH + 2000)
    assert (stage.now, stage.player.state.is_playing) == (5, True)
    assert [t.title for t in stage.troubles] == ["Track 2", "Track 3", ""]
    assert "no sound" in str(stage.troubles[0].problem)
    assert "/music/3.flac" in str(stage.troubles[1].problem)


async def test_a_track_that_breaks_in_its_middle_is_left(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.pass_ms(5000)
    stage.engine.fail("damaged")
    await stage.pass_ms(100)
    assert stage.now == 2
    assert await stage.plays() == [(1, Outcome.SHORT, 5000)], "no skip of the listener's"


async def test_five_failures_in_a_row_stop_with_one_message(stage: Stage) -> None:
    stage.catalogue.missing |= set(range(1, 40))
    await stage.player.play(list(range(1, 40)))
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert len(stage.troubles) == 6
    assert "5 tracks" in str(stage.troubles[-1].problem)
    stage.catalogue.missing.clear()
    await stage.player.toggle()
    await stage.pass_ms(200)
    assert stage.player.state.is_playing, "and goes on when asked to, where it stopped"
    assert stage.now == 5


async def test_a_repeated_track_that_breaks_does_not_spin(stage: Stage) -> None:
    await stage.player.set_repeat(Repeat.ALL)
    stage.catalogue.missing.add(1)
    await stage.player.play([1])
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert len(stage.troubles) == 6


async def test_everything_comes_back_after_a_kill(
    stage: Stage, tmp_path: Path, clock: FixedClock
) -> None:
    await stage.player.set_volume(35)
    await stage.player.play(list(range(1, 40)), at=4, context=ALBUM)
    await stage.player.play_next([50, 51])
    await stage.player.set_shuffle(True)
    await stage.player.set_repeat(Repeat.ALL)
    await stage.player.next()
    await stage.player.play_files([Outside(b"/x.mp3", "X")])
    await (await stage.player.play([45])).undo()
    await stage.pass_ms(2500)
    stage.player._head._tick()
    await stage.player._keeper.settled()
    before, old = stage.player.queue(), stage.player
    position = old.position_ms()
    at = tmp_path / "killed"
    at.mkdir()
    for file in tmp_path.glob("library.db*"):
        if file.is_file():
            shutil.copy(file, at / file.name)
    await old.close()
    reopened = Database(at / "library.db", publish=lambda _: None, clock=clock)
    await reopened.open()
    player = stage.another(reopened)
    await player.restore()
    after, state = player.queue(), player.state
    assert (after.now, after.context, after.is_shuffled) == (
        before.now,
        before.context,
        before.is_shuffled,
    )
    assert uids(after.up_next) == uids(before.up_next)
    assert uids(after.from_context) == uids(before.from_context)
    assert (state.volume, state.repeat, state.is_playing) == (35, Repeat.ALL, False)
    assert abs(player.position_ms() - position) <= 1000
    assert stage.engine.volume == 35
    assert stage.engine.loaded == [], "nothing is opened until it plays"
    await player.toggle()
    await stage.pass_ms(500)
    assert player.position_ms() == position + 500
    await player.close()
    await reopened.close()


async def test_the_position_is_saved_every_second_while_playing(stage: Stage) -> None:
    await stage.player.play([1, 2])
    await stage.player._keeper.settled()
    stage.clock.advance(7000)
    stage.engine.advance(7000)

    def saved() -> object:
        return stage.database.read(lambda tx: tx.value("SELECT position_ms FROM queue_state"))

    deadline = time.monotonic() + 5
    while await saved() != 7000:  # type: ignore[misc]
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


async def test_pausing_while_broken_tracks_are_skipped_stays_silent(stage: Stage) -> None:
    stage.catalogue.missing |= {1, 2, 3}
    playing = stage.player.play([1, 2, 3, 4])
    playing.send(None)
    await stage.player.pause()
    playing.close()
    await stage.pass_ms(300)
    assert not stage.player.state.is_playing
    assert stage.engine.loaded == []
    await stage.player.toggle()
    await stage.pass_ms(300)
    assert (stage.now, stage.player.state.is_playing) == (4, True)


async def test_a_library_that_cannot_be_read_just_now_is_a_trouble(stage: Stage) -> None:
    async def busy(_: object) -> tuple[TrackFile, ...]:
        raise TryLater("The library")

    stage.catalogue.files = busy  # type: ignore[assignment]
    await stage.player.play([1])
    await stage.pass_ms(100)
    assert not stage.player.state.is_playing
    assert "busy" in str(stage.troubles[0].problem)
    del stage.catalogue.files  # type: ignore[misc]
    await stage.player.toggle()
    await stage.pass_ms(300)
    assert stage.player.state.is_playing


async def test_a_machine_without_sound_is_a_trouble(stage: Stage) -> None:
    await stage.player.play([1])
    stage.engine._tell(Unheard(Broken(what="Sound", reason="there is no sound device")))
    await stage.pass_ms(10)
    assert stage.player.state.is_playing
    assert "no sound device" in str(stage.troubles[0].problem)


class FullDisk(Database):
    """A library on a disk that is full for a while."""

    is_full = True

    async def write(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if self.is_full:
            raise DiskFull(path=self.path)
        return await super().write(fn, *args, **kwargs)


async def test_a_full_disk_is_told_once_and_saving_goes_on_later(
    stage: Stage, tmp_path: Path, clock: FixedClock
) -> None:
    full = FullDisk(tmp_path / "library.db", publish=stage.facts.extend, clock=clock)
    await full.open()
    player = stage.another(full)
    await player.play([1, 2])
    await player.set_volume(5)
    await player.play_next([3])
    await player._keeper.settled()
    assert [str(error)[:16] for error in stage.errors] == ["The disk is full"]
    stage.errors.clear()
    assert stage.player.state.is_playing
    full.is_full = False
    await player.pause()
    await player.close()
    await full.close()
    assert await stage.database.read(lambda tx: tx.value("SELECT volume FROM queue_state")) == 5


async def test_a_million_tracks_start_at_once(stage: Stage) -> None:
    million = array("q", range(1, 1_000_001))
    started = time.perf_counter()
    await stage.player.play(million, at=500_000, context=Context(ContextKind.TRACKS))
    spent = time.perf_counter() - started
    assert stage.engine.loaded == [b"/music/500001.flac"]
    assert spent < 0.5, "8 ms on an idle machine"
    started = time.perf_counter()
    await stage.player.set_shuffle(True)
    assert time.perf_counter() - started < 0.3
    await stage.player._keeper.settled()


async def test_a_library_that_cannot_be_written_costs_nobody_the_music(stage: Stage) -> None:
    stage.database.read_only = True
    await stage.player.play([1, 2])
    await stage.pass_ms(LENGTH + 500)
    assert stage.now == 2
    await stage.player._keeper.settled()
    stage.database.read_only = False
    await stage.player.pause()
    await stage.player._keeper.settled()
    assert await stage.database.read(lambda tx: tx.value("SELECT uid FROM queue_state")) == 2
