"""The vocabulary follows the index, and near words are found in it."""

import pytest

from audio2_desktop.storage import spelling
from audio2_desktop.storage.database import Database, Read, Write
from tests.oracles.library import Library, NewTrack


async def learn(database: Database, *titles: str) -> int:
    def fill(tx: Write) -> int:
        library = Library(tx)
        for title in titles:
            library.add(NewTrack(title, artists=("Zz",), album="Zz"))
        return spelling.refresh(tx)

    return await database.write(fill)


def terms(tx: Read) -> list[str]:
    return tx.column("SELECT term FROM spelling_term ORDER BY term")


async def test_words_worth_correcting_to_are_learnt_once(database: Database) -> None:
    assert await learn(database, "Motörhead motorhead to 1999 x2 " + "a" * 40, "Кино 米津玄師") == 3
    assert await database.read(terms) == ["motorhead", "кино", "米津玄師"]
    assert await database.write(spelling.refresh) == 0


async def test_words_that_are_gone_are_forgotten(database: Database) -> None:
    await learn(database, "Motörhead", "Metallica")
    await database.write(lambda tx: tx.execute("DELETE FROM track_words WHERE rowid = 1").rowcount)
    await database.write(spelling.refresh)
    assert await database.read(terms) == ["metallica"]
    assert await database.read(near, "motorhed") == ()
    check = "INSERT INTO spelling (spelling, rank) VALUES ('integrity-check', 1)"
    await database.write(lambda tx: tx.execute(check).rowcount)


async def test_a_few_changed_tracks_are_learnt_without_the_whole_index(database: Database) -> None:
    await learn(database, "Metallica")

    def add(tx: Write) -> int:
        sql = (
            "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, '', '')"
        )
        tx.many(sql, [(77, "motorhead queen", "metallica"), (78, "unseen", "")])
        return spelling.refresh(tx, [77, 99])

    assert await database.write(add) == 2
    assert await database.read(terms) == ["metallica", "motorhead", "queen"]


def near(tx: Read, word: str, *, is_whole: bool = True) -> tuple[str, ...]:
    return spelling.corrections(tx, word, is_whole=is_whole)


@pytest.mark.parametrize(
    ("word", "is_whole", "found"),
    [
        ("motorhed", True, ("motorhead",)),
        ("omtorhead", True, ("motorhead",)),
        ("motorhaedd", True, ("motorhead",)),
        ("metalica", True, ("metallica",)),
        ("queem", True, ("queen",)),
        ("wueen", True, ("queen",)),
        ("qeuen", True, ("queen",)),
        ("pnik", True, ("pink",)),
        ("oink", True, ("pink",)),
        ("pink", True, ("pine",)),
        ("pni", True, ()),
        ("metalx", True, ()),
        ("metali", True, ()),
        ("metali", False, ("metall", "metal")),
        ("quxxn", True, ()),
        ("qu33n", True, ()),
        ("кинр", True, ("кино",)),
        ("xyzzy", False, ()),
    ],
)
async def test_near_words(
    database: Database, word: str, is_whole: bool, found: tuple[str, ...]
) -> None:
    await learn(database, "Motörhead Metallica Queen Pink Pine Кино")
    answer = await database.read(near, word, is_whole=is_whole)
    assert answer[: len(found)] == found
    assert bool(answer) is bool(found)


async def test_known_words_begin_alike(database: Database) -> None:
    await learn(database, "Motörhead")
    for word, is_known in (("motor", True), ("motorhead", True), ("motorheads", False)):
        assert await database.read(spelling.is_known, word) is is_known


@pytest.mark.parametrize(("word", "errors"), [("abc", 0), ("abcd", 1), ("abcdefgh", 2)])
def test_short_words_must_be_right(word: str, errors: int) -> None:
    assert spelling.allowed_errors(word) == errors
