"""Forgetting what was played and looked for, and taking that back."""

from dataclasses import replace

from audio2_desktop.domain.units import DEFAULT_PROFILE, FileId, Ms, Stamp, TrackId
from audio2_desktop.services.privacy import Privacy, Remembered
from audio2_desktop.storage import plays, search
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.plays import Outcome, Play
from tests.fakes.stage import Stage

ME = DEFAULT_PROFILE


def play(track: int, at: int, outcome: Outcome = Outcome.COUNTED) -> Play:
    return Play(TrackId(track), FileId(1), Stamp(at), Ms(90_000), outcome, "album:1")


def stats(tx: Read) -> list[tuple[int | None, ...]]:
    return tx.rows(
        "SELECT track_id, plays, first_played, last_played, last_skipped FROM play_stats"
        " ORDER BY track_id"
    )


async def test_the_history_is_cleared_and_comes_back_whole(stage: Stage) -> None:
    db = stage.database
    await db.write(plays.add, ME, play(1, 1000))
    await db.write(plays.add, ME, play(1, 5000))
    await db.write(plays.add, ME, play(2, 3000, Outcome.SKIPPED))
    before, counts = await db.read(plays.history, ME), await db.read(stats)
    privacy = Privacy(db)
    assert await privacy.remembered() == Remembered(3, 0)

    done = await privacy.clear_history()

    assert (done.key, done.values["count"]) == ("cleared_history", 3)
    assert await db.read(plays.history, ME) == ()
    assert await db.read(stats) == [(1, 2, None, None, None), (2, 0, None, None, None)]
    await db.write(plays.add, ME, play(1, 9000))  # since then
    again = await done.undo()
    assert again.key == "restored_history"
    back = await db.read(plays.history, ME)
    assert [replace(row, id=0) for row in back[1:]] == [replace(row, id=0) for row in before]
    assert await db.read(stats) == [(1, 3, 1000, 9000, None), counts[1]]
    await again.undo()
    assert await db.read(plays.history, ME) == ()


async def test_a_track_that_is_gone_does_not_hinder_the_way_back(stage: Stage) -> None:
    db = stage.database
    await db.write(plays.add, ME, play(5, 1000))
    done = await Privacy(db).clear_history()
    await db.write(lambda tx: tx.execute("DELETE FROM track WHERE id = 5").rowcount)
    await done.undo()
    (row,) = await db.read(plays.history, ME)
    assert row.track_id is None


async def test_searches_are_forgotten_and_come_back_in_their_order(stage: Stage) -> None:
    db = stage.database
    for text in ("halden", "genre:ambient", "night <b>"):
        await db.write(search.remember, ME, text)
        stage.clock.advance(1)
    before = await db.read(search.recent, ME)
    done = await Privacy(db).clear_searches()
    assert done.values["count"] == 3
    assert await db.read(search.recent, ME) == ()
    await (await done.undo()).undo()
    assert await db.read(search.recent, ME) == ()
    await done.undo()
    assert await db.read(search.recent, ME) == before
