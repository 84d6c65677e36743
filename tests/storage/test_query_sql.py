"""Questions as SQL mean what the plain evaluation says, for thousands of random trees."""

import random

import pytest

from audio2_desktop.domain import query_tree as q
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_fields import TEXT_FIELDS, Field, State
from audio2_desktop.domain.units import DEFAULT_PROFILE, Stamp
from audio2_desktop.storage import query_sql
from audio2_desktop.storage.database import Database, Read, Write
from tests.fakes.clock import START
from tests.oracles.library import Facts, Library, NewTrack
from tests.oracles.query import DAY, answer

WORDS = (
    "love", "loveless", "night", "AC/DC", "acdc", "!!!", "Sigur Rós", "sigur", "米津玄師", "玄師",
    "Кино", "U2", "don't", "dont stop", "÷", "+/-", "hip-hop", "Motörhead", "99", "a", "the night",
    "Ænima", "straße", '12" mix', "O'Brien", "love/hate", "x-y-z", "١٢",
)  # fmt: skip
TREES = 10_000
NUMBER_FIELDS = (Field.BITRATE, Field.LENGTH, Field.PLAYS, Field.RATING, Field.YEAR)


def meant(tx: Read, tree: q.Node | None) -> list[int]:
    """Ids of the tracks that are asked for."""
    asked = query_sql.condition(tx, tree, DEFAULT_PROFILE)
    return tx.column(f"SELECT t.id FROM track t WHERE {asked.sql}", asked.params)


def random_library(tx: Write, seed: int, count: int) -> list[Facts]:
    draw = random.Random(seed)
    library = Library(tx, root="/mnt/Vinyl")
    for _ in range(count):
        library.add(_random_track(draw))
    library.root, library.is_available = "/mnt/Loveless", False
    for _ in range(count // 8):
        library.add(_random_track(draw))
    return library.tracks


def _random_track(draw: random.Random) -> NewTrack:
    def names(most: int) -> tuple[str, ...]:
        return tuple(draw.sample(WORDS, draw.randint(0, most)))

    return NewTrack(
        title=" ".join(draw.sample(WORDS, draw.randint(1, 3))),
        artists=names(2) or ("Halden Coast",),
        album=draw.choice(WORDS),
        extra=draw.choice(("", draw.choice(WORDS))),
        genres=names(2), composers=names(1), tags=names(1),
        folder="/".join(draw.sample(("Rock", "Líve", "love", "a b", "Disc 1"), 2)),
        year=draw.choice((0, 1984, 1990, 1995, 1999, 2024)),
        length_ms=draw.choice((0, 400, 1000, 59_999, 60_000, 180_500, 3_600_000)),
        bitrate=draw.choice((0, 128_000, 319_600, 320_000, 900_499)),
        added_at=START - draw.choice((0, 1, -1, DAY, 7 * DAY, 14 * DAY - 1, 400 * DAY)),
        is_lossless=draw.random() < 0.3, is_compilation=draw.random() < 0.3,
        is_missing=draw.random() < 0.2, is_cue_part=draw.random() < 0.2,
        rating=draw.choice((0, 0, 10, 60, 80, 100)), plays=draw.choice((0, 0, 1, 5, 20)),
        last_played=draw.choice((None, START, START - 7 * DAY, START - 400 * DAY)),
        is_favourite=draw.random() < 0.3, in_library=draw.random() > 0.1,
        is_hidden=draw.random() < 0.1,
    )  # fmt: skip


def random_tree(draw: random.Random, depth: int = 3) -> q.Node:
    if depth and draw.random() < 0.5:
        kind = draw.choice((q.all_of, q.any_of, q.negated))
        if kind is q.negated:
            return q.negated(random_tree(draw, depth - 1))
        parts = [random_tree(draw, depth - 1) for _ in range(draw.randint(2, 3))]
        node = q.all_of(parts) if kind is q.all_of else q.any_of(parts)
        assert node is not None
        return node
    return _random_claim(draw)


def _random_claim(draw: random.Random) -> q.Node:
    text = draw.choice(WORDS)
    if draw.random() < 0.3:
        text = text[: draw.randint(1, len(text))]
    low, high = sorted((draw.randint(0, 120), draw.randint(0, 120)))
    number_field = draw.choice(NUMBER_FIELDS)
    if number_field is Field.YEAR:
        low, high = low + 1900, high + 1900
    if number_field is Field.RATING:
        high = min(high, 100)
        low = min(low, high)
    if number_field is Field.BITRATE:
        low, high = low * 8, high * 8
    time_field = draw.choice((Field.ADDED, Field.LASTPLAYED))
    days, later = sorted((draw.choice((0, 1, 7, 14, 365)), draw.choice((0, 7, 14, 365, 500))))
    # midnights, so that they can be written as dates
    then, since = (Stamp((START // DAY - ago) * DAY) for ago in (later + 1, days))
    bounds = ((low, high), (low, None), (None, high), (0, 0), (None, -1))
    makers = (
        lambda: q.Word(text),
        lambda: q.Phrase(text),
        lambda: q.TextIs(draw.choice(sorted(TEXT_FIELDS)), text, draw.random() < 0.5),
        lambda: q.TextIs(draw.choice(sorted(TEXT_FIELDS)), text, draw.random() < 0.5),
        lambda: q.Between(number_field, *draw.choice(bounds)),
        lambda: q.Age(time_field, *draw.choice(((days, later), (days, None), (None, later)))),
        lambda: q.Dated(time_field, *draw.choice(((then, since), (then, None), (None, since)))),
        lambda: q.Never(Field.LASTPLAYED),
        lambda: q.Is(draw.choice(sorted(State))),
    )  # fmt: skip
    return draw.choice(makers)()


def _wrong(tx: Read, tracks: list[Facts], seed: int, count: int) -> list[str]:
    draw = random.Random(seed)
    wrong = []
    for _ in range(count):
        tree = random_tree(draw)
        found = set(meant(tx, tree))
        expected = answer(tree, tracks, START)
        if found != expected:
            wrong.append(f"{q.to_text(tree)}: {sorted(found ^ expected)[:5]}")
    return wrong


@pytest.mark.parametrize("seed", [1, 2])
async def test_sql_and_plain_evaluation_agree(database: Database, seed: int) -> None:
    tracks = await database.write(random_library, seed, 80)
    assert await database.read(_wrong, tracks, seed, TREES // 2) == []


async def test_text_of_a_tree_means_the_same(database: Database) -> None:
    tracks = await database.write(random_library, 3, 40)
    draw = random.Random(3)
    for _ in range(300):
        tree = random_tree(draw)
        again = parse(q.to_text(tree))
        assert again.errors == ()
        assert answer(again.tree, tracks, START) == answer(tree, tracks, START), q.to_text(tree)


async def test_hidden_album_and_artist_hide_their_tracks(database: Database) -> None:
    def fill(tx: Write) -> list[int]:
        library = Library(tx)
        ids = [
            library.add(NewTrack("One", album="First")),
            library.add(NewTrack("Two", album="Second")),
            library.add(NewTrack("Three", artists=("Other",), album="Third")),
        ]
        for entity, table in (("album", "album_id"), ("artist", None)):
            wanted = (
                tx.value("SELECT album_id FROM track WHERE id = ?", (ids[0],))
                if table
                else library.artist("Other")
            )
            tx.execute("INSERT INTO hidden VALUES (1, ?, ?, 1)", (entity, wanted))
        return ids

    ids = await database.write(fill)
    assert await database.read(meant, None) == [ids[1]]


async def test_tag_of_the_album_counts_for_its_tracks(database: Database) -> None:
    def fill(tx: Write) -> int:
        track = Library(tx).add(NewTrack("One"))
        tx.execute("INSERT INTO tag VALUES (1, 1, 'Night', 'night', '')")
        tx.execute("INSERT INTO tagging SELECT 1, 'album', album_id, 1 FROM track")
        return track

    track = await database.write(fill)
    tree = parse("tag:nig").tree
    assert await database.read(meant, tree) == [track]


@pytest.mark.parametrize(
    "text",
    ['"', "''", "NEAR(a b)", "a AND", "title:^x*", "{a b}:c", "a*", "-", "\0", "\u0301", '""*'],
)  # fmt: skip
async def test_no_text_is_syntax(database: Database, text: str) -> None:
    await database.write(lambda tx: Library(tx).add(NewTrack("a")))
    for asked in (
        text,
        f"artist:{text}",
        f'"{text}"',
        f"folder:{text}",
        f"genre:{text}",
        f"composer:{text}",
    ):
        tree = parse(asked).tree
        assert len(await database.read(meant, tree)) <= 1


async def test_folder_without_any_root_finds_nothing(database: Database) -> None:
    tree = parse("folder:x").tree
    assert not await database.read(meant, tree)
