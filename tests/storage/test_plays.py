"""Plays and their roll-up are written together."""

from audio2_desktop.domain.facts import Fact, TracksChanged
from audio2_desktop.domain.units import DEFAULT_PROFILE, FileId, Ms, Stamp, TrackId
from audio2_desktop.storage import plays
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.plays import Outcome, Play
from tests.fakes.catalogue import one_track


def play(at: int, outcome: Outcome, track: int = 7, heard: int = 60_000) -> Play:
    return Play(TrackId(track), FileId(2), Stamp(at), Ms(heard), outcome, "album:1")


async def stats(database: Database) -> tuple[object, ...]:
    (row,) = await database.read(
        lambda tx: tx.rows(
            "SELECT plays, skips, first_played, last_played, last_skipped FROM play_stats"
        )
    )
    return tuple(row)


async def test_counted_and_skipped_plays_roll_up(database: Database, facts: list[Fact]) -> None:
    track = await database.write(one_track)
    for at, outcome in (
        (2000, Outcome.COUNTED),
        (1000, Outcome.COUNTED),
        (3000, Outcome.SKIPPED),
        (4000, Outcome.SHORT),
    ):
        assert await database.write(plays.add, DEFAULT_PROFILE, play(at, outcome)) is not None
    assert await stats(database) == (2, 1, 1000, 2000, 3000)
    assert facts == [TracksChanged(frozenset([track]))] * 3, "a short one changes no row"
    recording = await database.read(lambda tx: tx.column("SELECT DISTINCT recording_id FROM play"))
    assert recording == [5]


async def test_the_history_is_paged_from_the_latest(database: Database) -> None:
    await database.write(one_track)
    for at in (10, 20, 30):
        await database.write(plays.add, DEFAULT_PROFILE, play(at, Outcome.COUNTED))
    page = await database.read(plays.history, DEFAULT_PROFILE, limit=2)
    assert [row.started_at for row in page] == [30, 20]
    assert page[0].context == "album:1"
    rest = await database.read(plays.history, DEFAULT_PROFILE, before=page[-1].started_at)
    assert [row.started_at for row in rest] == [10]


async def test_a_counted_play_goes_on(database: Database) -> None:
    await database.write(one_track)
    number = await database.write(plays.add, DEFAULT_PROFILE, play(1, Outcome.COUNTED))
    assert number is not None
    await database.write(plays.extend, number, 90_000)
    await database.write(plays.extend, number, 5)
    assert (await database.read(plays.history, DEFAULT_PROFILE))[0].heard_ms == 90_000


async def test_a_track_that_has_gone_leaves_no_play(database: Database, facts: list[Fact]) -> None:
    assert await database.write(plays.add, DEFAULT_PROFILE, play(1, Outcome.COUNTED)) is None
    assert await database.read(plays.history, DEFAULT_PROFILE) == ()
    assert facts == []
