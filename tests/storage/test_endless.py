"""Which tracks of a real library could follow others, and why."""

from random import Random

import pytest

from audio2_desktop.domain.endless import Candidate, Reason, Why
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import DEFAULT_PROFILE as ME
from audio2_desktop.domain.units import AlbumId, TrackId
from audio2_desktop.storage import endless, hidden, own_tags, roots
from audio2_desktop.storage.database import Database, Write
from audio2_desktop.storage.endless import MONTH_MS
from tests.fakes.clock import FixedClock
from tests.fakes.shelf import Disc, shelve

OLD = 40 * MONTH_MS


def of_genre(tx: Write, name: str, ids: list[TrackId]) -> None:
    tx.execute("INSERT OR IGNORE INTO genre (key, name) VALUES (?, ?)", (name, name))
    genre = tx.value("SELECT id FROM genre WHERE key = ?", (name,))
    rows = [(track, genre) for track in ids]
    tx.many("INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)", rows)


def heard(tx: Write, track: int, ago_ms: int) -> None:
    tx.execute(
        "INSERT OR REPLACE INTO play_stats (profile_id, track_id, plays, last_played)"
        " VALUES (1, ?, 1, ?)",
        (track, tx.now() - ago_ms),
    )


@pytest.fixture
async def ids(database: Database) -> dict[str, TrackId]:
    """One track of each kind; all were heard an hour ago but "unheard", "old" and "seed"."""

    def fill(tx: Write) -> dict[str, TrackId]:
        discs = {
            "seed": Disc("Seed", "Ada", "First", year=1974),
            "sister": Disc("Sister", "Ada", "Second", year=1990),
            "jazz": Disc("Jazz", "Bo", "Third", year=1991),
            "tagged": Disc("Tagged", "Cy", "Fourth", year=1992),
            "shelf": Disc("Shelf", "Di", "Fifth", year=1993),
            "seventies": Disc("Seventies", "Ed", "Sixth", year=1978),
            "unheard": Disc("Unheard", "Flo", "Seventh", year=2010),
            "old": Disc("Old", "Gus", "Eighth", year=2011),
            "lately": Disc("Lately", "Hal", "Ninth", year=2012),
        }
        made = dict(zip(discs, shelve(tx, [*discs.values()]), strict=True))
        of_genre(tx, "Jazz", [made["seed"], made["jazz"]])
        tag = own_tags.create(tx, ME, "Sunday").id
        own_tags.put(tx, ME, tag, Entity.TRACK, [made["seed"], made["tagged"]], on=True)
        album = tx.value("SELECT album_id FROM track WHERE id = ?", (made["shelf"],))
        own_tags.put(tx, ME, tag, Entity.ALBUM, [album], on=True)
        for name in ("sister", "jazz", "tagged", "shelf", "seventies", "lately"):
            heard(tx, made[name], 3_600_000)
        heard(tx, made["old"], OLD)
        return made

    return await database.write(fill)


async def ask(
    database: Database, seeds: list[int], barred: set[int], latest: int = 0, seed: int = 1
) -> list[Candidate]:
    found = await database.read(
        lambda tx: endless.candidates(tx, ME, seeds, barred, latest=latest, chance=Random(seed))
    )
    return list(found)


async def reasons(
    database: Database, ids: dict[str, TrackId], barred: tuple[str, ...] = (), latest: int = 0
) -> dict[str, set[Reason]]:
    found: dict[str, set[Reason]] = {}
    names = {track: name for name, track in ids.items()}
    for seed in range(60):  # a year of the decade is chosen by chance
        bars = {ids[name] for name in ("seed", *barred)}
        for one in await ask(database, [ids["seed"]], bars, latest, seed):
            found.setdefault(names[one.track], set()).add(one.reason)
    return found


async def test_each_has_its_reason(database: Database, ids: dict[str, TrackId]) -> None:
    assert await reasons(database, ids) == {
        "sister": {Reason(Why.ARTIST, "Ada")},
        "jazz": {Reason(Why.GENRE, "Jazz")},
        "tagged": {Reason(Why.TAG, "Sunday")},
        "shelf": {Reason(Why.TAG, "Sunday")},
        "seventies": {Reason(Why.DECADE, number=1970)},
        "unheard": {Reason(Why.UNHEARD)},
        "old": {Reason(Why.UNHEARD, number=40)},
    }


async def test_the_seed_itself_follows_unless_it_is_barred(
    database: Database, ids: dict[str, TrackId]
) -> None:
    whole = await ask(database, [ids["seed"]], set())
    assert ids["seed"] in {one.track for one in whole}
    assert len(whole) == len(set(whole)), "a track found in two slices has one reason"
    assert "jazz" not in await reasons(database, ids, barred=("jazz",))
    await database.write(heard, ids["jazz"], 1000)
    await database.write(heard, ids["tagged"], 2000)
    after = await reasons(database, ids, latest=2)
    assert {"jazz", "tagged"}.isdisjoint(after)
    assert "shelf" in after


@pytest.mark.parametrize("what", ["file", "drive", "library", "album", "artist", "genre"])
async def test_what_is_away_or_hidden_does_not_follow(
    database: Database, ids: dict[str, TrackId], what: str
) -> None:
    jazz = ids["jazz"]

    def take(tx: Write) -> None:
        match what:
            case "file":
                tx.execute("UPDATE file SET missing_since = 1 WHERE track_id = ?", (jazz,))
            case "drive":
                roots.set_available(tx, tx.value("SELECT id FROM root"), is_available=False)
            case "library":
                tx.execute("UPDATE track SET in_library = 0 WHERE id = ?", (jazz,))
            case "album":
                ref = tx.value("SELECT album_id FROM track WHERE id = ?", (jazz,))
                hidden.hide(tx, ME, Entity.ALBUM, [AlbumId(ref)])
            case "artist":
                hidden.hide(
                    tx, ME, Entity.ARTIST, [tx.value("SELECT id FROM artist WHERE name = 'Bo'")]
                )
            case "genre":
                hidden.hide(tx, ME, Entity.GENRE, [tx.value("SELECT id FROM genre")])

    await database.write(take)
    after = await reasons(database, ids)
    assert "jazz" not in after
    assert ("sister" in after) == (what != "drive")


async def test_a_part_of_a_file_follows(database: Database, ids: dict[str, TrackId]) -> None:
    def cut(tx: Write) -> None:
        file = tx.value("SELECT id FROM file WHERE track_id = ?", (ids["jazz"],))
        tx.execute("UPDATE file SET track_id = NULL WHERE id = ?", (file,))
        tx.execute(
            "INSERT INTO cue_part (file_id, position, track_id, start_ms) VALUES (?, 1, ?, 0)",
            (file, ids["jazz"]),
        )

    await database.write(cut)
    assert "jazz" in await reasons(database, ids)


async def test_an_empty_library_and_tracks_that_are_gone(
    database: Database, clock: FixedClock
) -> None:
    assert await ask(database, [1, 2], set()) == []
    assert await ask(database, [], set()) == []
