"""What else the search box does: questions, typos, pages, completion, searches of before."""

import pytest

from audio2_desktop.domain.found import FoundKind, Match
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.storage import search
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.oracles.library import NewTrack
from tests.oracles.searching import filled, found, titles, top

# ---- questions in the box ------------------------------------------------------------------------

SHELF = (
    NewTrack("Night Drive", artists=("Halden Coast",), album="Slow Harbour", year=1995, rating=80),
    NewTrack("Night Drive (live)", artists=("Halden Coast",), album="Live", year=1999),
    NewTrack("Tidewater", artists=("Mira",), album="Low Light", year=2020, genres=("Ambient",)),
)


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        ("artist:halden", ["Night Drive", "Night Drive (live)"]),
        ("artist:halden -live", ["Night Drive"]),
        ("year:1990..1996", ["Night Drive"]),
        ("genre:ambient", ["Tidewater"]),
        ("night rating:>=4", ["Night Drive"]),
        ('"night drive"', ["Night Drive", "Night Drive (live)"]),
        ("tidewater OR rating:4", ["Night Drive", "Tidewater"]),
        ("not night", ["Tidewater"]),
    ],
)
async def test_questions_find_tracks_and_their_owners(
    database: Database, text: str, tracks: list[str]
) -> None:
    await filled(database, *SHELF)
    results = await found(database, text)
    assert sorted(titles(results, FoundKind.TRACK)) == sorted(tracks)
    artists = {row.artist for row in results.section(FoundKind.TRACK).rows}
    assert set(titles(results, FoundKind.ARTIST)) == artists


async def test_top_of_a_question_is_what_it_names(database: Database) -> None:
    await filled(database, *SHELF)
    assert top(await found(database, "artist:halden")).title == "Halden Coast"
    assert top(await found(database, "title:tide")).title == "Tidewater"
    assert (await found(database, "year:>1990")).top is None
    assert top(await found(database, "year:>1990 artist:halden")).spans == ((0, 6),)


async def test_and_or_and_not_may_be_part_of_a_name(database: Database) -> None:
    await filled(
        database,
        NewTrack("Now or Never", artists=("One",)), NewTrack("Never", artists=("Two",)),
        NewTrack("The Boxer", artists=("Simon", "Garfunkel")),
    )  # fmt: skip
    results = await found(database, "now or never")
    assert titles(results, FoundKind.TRACK) == ["Now or Never", "Never"]
    assert top(results).match is Match.EXACT
    assert titles(await found(database, "simon and garfunkel"), FoundKind.TRACK) == ["The Boxer"]


async def test_words_that_only_keys_know_may_be_mixed_with_others(database: Database) -> None:
    await filled(database, NewTrack("Thunderstruck", artists=("AC/DC",)), NewTrack("Thunder"))
    assert titles(await found(database, "acdc thunder"), FoundKind.TRACK) == ["Thunderstruck"]


async def test_errors_are_shown_and_words_are_still_found(database: Database) -> None:
    await filled(database, NewTrack("Re:Stacks"), NewTrack("Other"))
    results = await found(database, "re:stacks")
    assert [error.key for error in results.errors] == ["query_unknown_field"]
    assert titles(results, FoundKind.TRACK) == ["Re:Stacks"]
    assert (await found(database, "artist:")).is_unfinished


# ---- typos ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("motorhed", "Motörhead"),
        ("mtoorhead", "Motörhead"),
        ("motorhea", "Motörhead"),
        ("metalica", "Metallica"),
        ("metali", "Metallica"),
        ("qeen", "Queen"),
        ("quen", "Queen"),
        ("pink flyod", "Pink Floyd"),
        ("pimk floyd", "Pink Floyd"),
        ("floyd pnik", "Pink Floyd"),
        ("radiohaed", "Radiohead"),
    ],
)
async def test_mistyped_words_are_understood(database: Database, text: str, name: str) -> None:
    names = ("Motörhead", "Metallica", "Queen", "Pink Floyd", "Radiohead", "Pinball", "Quern")
    await filled(database, *(NewTrack(f"Song {at}", artists=(each,), album=f"Record {at}")
                             for at, each in enumerate(names)))  # fmt: skip
    results = await found(database, text)
    assert name in titles(results, FoundKind.ARTIST)
    assert top(results).spans or top(results).kind is FoundKind.TRACK


async def test_known_words_stay_while_others_are_replaced(database: Database) -> None:
    await filled(
        database,
        NewTrack("Fade to Black", artists=("Metallica",)), NewTrack("Somebody", artists=("Queen",)),
    )  # fmt: skip
    results = await found(database, "fade !!! metalica")
    assert (top(results).title, results.suggestion) == ("Fade to Black", "fade !!! metallica")
    nothing = await found(database, "metalica qeen")
    assert nothing.is_empty and nothing.suggestion == ""


@pytest.mark.parametrize("text", ["xyz", "qu1en", "zz", "wholly different", "xueem"])
async def test_far_words_find_nothing(database: Database, text: str) -> None:
    await filled(database, NewTrack("Queen"))
    results = await found(database, text)
    assert results.is_empty and results.suggestion == ""


# ---- pages ---------------------------------------------------------------------------------------


async def test_a_section_is_found_as_a_whole(database: Database) -> None:
    await filled(
        database,
        *(NewTrack(f"Night {at:03}", album=f"Night {at % 10}", genres=("Night",))
          for at in range(150)),
        more=lambda library: library.playlist("Night"),
    )  # fmt: skip
    for kind, count in (
        (FoundKind.TRACK, 150),
        (FoundKind.ALBUM, 10),
        (FoundKind.GENRE, 1),
        (FoundKind.PLAYLIST, 1),
    ):
        ids = await database.read(search.ids, "night", kind, DEFAULT_PROFILE)
        assert len(ids) == len(set(ids)) == count


# ---- completion and searches of before -----------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "prefix", "names"),
    [
        (Field.ARTIST, "hal", ["Halden Coast"]),
        (Field.ARTIST, "", ["Bach", "Halden Coast", "Mira"]),
        (Field.COMPOSER, "ba", ["Bach"]),
        (Field.COMPOSER, "", ["Bach"]),
        (Field.COMPOSER, "mira", []),
        (Field.ALBUM, "slow", ["Slow Harbour"]),
        (Field.ALBUM, "", ["Low Light", "Slow Harbour"]),
        (Field.TITLE, "tide", ["Tidewater"]),
        (Field.TITLE, "", []),
        (Field.GENRE, "m", ["Ambient"]),
        (Field.GENRE, "", ["Ambient", "Rock"]),
        (Field.TAG, "ni", ["Night"]),
        (Field.FOLDER, "mus", ["music", "music/b"]),
        (Field.ARTIST, "zzz", []),
    ],
)
async def test_values_of_fields(
    database: Database, field: Field, prefix: str, names: list[str]
) -> None:
    await filled(
        database,
        NewTrack("Song", artists=("Halden Coast",), genres=("Rock",), tags=("Night",)),
        NewTrack("Tidewater", artists=("Mira",), album="Low Light", genres=("Ambient",),
                 composers=("Bach",), folder="Music/B"),
    )  # fmt: skip
    found = await database.read(search.values, field, prefix, DEFAULT_PROFILE)
    assert found == names


async def test_searches_are_remembered(database: Database, clock: FixedClock) -> None:
    for text in ("one", "two", " Two  ", "three", "", "four", "five", "six", "seven"):
        await database.write(search.remember, DEFAULT_PROFILE, text)
        clock.advance(1)
    recent = await database.read(search.recent, DEFAULT_PROFILE)
    assert recent == ("seven", "six", "five", "four", "three", "Two")


async def test_old_searches_are_dropped(database: Database, clock: FixedClock) -> None:
    for at in range(search.RECENT_KEPT + 5):
        await database.write(search.remember, DEFAULT_PROFILE, f"text {at}")
        clock.advance(1)
    kept = await database.read(search.recent, DEFAULT_PROFILE, 1000)
    assert len(kept) == search.RECENT_KEPT
    assert kept[0] == f"text {search.RECENT_KEPT + 4}"
