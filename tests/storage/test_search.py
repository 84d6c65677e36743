"""The search box over small libraries: what is found, in which order, and why."""

import random
from collections.abc import Callable

import pytest

from audio2_desktop.domain.found import FoundKind, FoundRow, Match, SearchResults
from audio2_desktop.domain.music import TrackState
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.units import DEFAULT_PROFILE
from audio2_desktop.storage import search, spelling
from audio2_desktop.storage.database import Database, Write
from tests.fakes.clock import FixedClock
from tests.oracles.library import Library, NewTrack

Fill = Callable[[Library], object]


async def filled(database: Database, *tracks: NewTrack, more: Fill | None = None) -> None:
    def fill(tx: Write) -> None:
        library = Library(tx)
        for track in tracks:
            library.add(track)
        if more is not None:
            more(library)
        spelling.refresh(tx)

    await database.write(fill)


async def found(database: Database, text: str, limit: int = 5) -> SearchResults:
    return await database.read(search.local, text, DEFAULT_PROFILE, limit)


def titles(results: SearchResults, kind: FoundKind) -> list[str]:
    return [row.title for row in results.section(kind).rows]


def top(results: SearchResults) -> FoundRow:
    assert results.top is not None
    return results.top


# ---- scripts and signs ---------------------------------------------------------------------------

NAMES = (
    "Sigur Rós", "Björk", "Motörhead", "米津玄師", "Кино", "AC/DC", "!!!", "U2", "+/-", "÷",
    "Ænima Straße", "Sunn O)))", "N.W.A", "東京事変", "방탄소년단", "P!nk", "The The", "?", "a-ha",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sigur ros", "Sigur Rós"),
        ("ros", "Sigur Rós"),
        ("SIGUR RÓS", "Sigur Rós"),
        ("bjork", "Björk"),
        ("motorhed", "Motörhead"),
        ("motorhead", "Motörhead"),
        ("米津", "米津玄師"),
        ("玄師", "米津玄師"),
        ("津", "米津玄師"),
        ("кино", "Кино"),
        ("ки", "Кино"),
        ("AC/DC", "AC/DC"),
        ("acdc", "AC/DC"),
        ("ac dc", "AC/DC"),
        ("!!!", "!!!"),
        ("U2", "U2"),
        ("u", "U2"),
        ("+/-", "+/-"),
        ("÷", "÷"),
        ("strasse", "Ænima Straße"),
        ("aenima", "Ænima Straße"),
        ("sunn o)))", "Sunn O)))"),
        ("nwa", "N.W.A"),
        ("事変", "東京事変"),
        ("소년", "방탄소년단"),
        ("pnk", "P!nk"),
        ("p!nk", "P!nk"),
        ("the the", "The The"),
        ("?", "?"),
        ("aha", "a-ha"),
    ],
)
@pytest.mark.parametrize("kind", [FoundKind.ARTIST, FoundKind.ALBUM, FoundKind.TRACK])
async def test_every_script_and_sign_is_found(
    database: Database, text: str, name: str, kind: FoundKind
) -> None:
    # the name stands in one place only, and among others like it
    def new(each: str) -> NewTrack:
        return NewTrack(
            title=each if kind is FoundKind.TRACK else "Song",
            artists=(each,) if kind is FoundKind.ARTIST else ("Someone",),
            album=each if kind is FoundKind.ALBUM else "Record",
        )

    await filled(database, *(new(each) for each in NAMES))
    results = await found(database, text)
    assert titles(results, kind)[:1] == [name]
    assert top(results).title == name


@pytest.mark.parametrize("kind", [FoundKind.PLAYLIST, FoundKind.GENRE])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ros", "Sigur Rós"),
        ("кин", "Кино"),
        ("!!!", "!!!"),
        ("hiphop", "Hip-Hop"),
        ("acdc", "AC/DC"),
    ],
)
async def test_playlists_and_genres_are_found(
    database: Database, text: str, name: str, kind: FoundKind
) -> None:
    genres = (name, "Other") if kind is FoundKind.GENRE else ()
    lists = (lambda library: library.playlist(name, [1])) if kind is FoundKind.PLAYLIST else None
    await filled(database, NewTrack("Song", genres=genres), more=lists)
    assert titles(await found(database, text), kind) == [name]


# ---- order ---------------------------------------------------------------------------------------


async def test_order_is_exact_prefix_word_folded_typo(database: Database) -> None:
    names = ["Halden", "Halden Coast", "New Halden", "Háldén", "Holden"]
    await filled(database, *(NewTrack(name, artists=(f"by {at}",)) for at, name in
                             enumerate(reversed(names))))  # fmt: skip
    results = await found(database, "halden")
    assert titles(results, FoundKind.TRACK) == names[:4]
    rows = results.section(FoundKind.TRACK).rows
    assert [row.match for row in rows] == [Match.EXACT, Match.PREFIX, Match.WORD, Match.FOLDED]
    assert titles(await found(database, "holdan"), FoundKind.TRACK)[0] == "Holden"


async def test_typos_come_last_and_only_when_little_is_found(database: Database) -> None:
    await filled(database, NewTrack("Metalica", artists=("x",)), NewTrack("Metallica"))
    results = await found(database, "metalica")
    assert titles(results, FoundKind.TRACK) == ["Metalica", "Metallica"]
    assert [row.match for row in results.section(FoundKind.TRACK).rows] == [
        Match.EXACT, Match.TYPO,
    ]  # fmt: skip
    assert top(results).title == "Metalica"
    assert results.suggestion == "metallica"


async def test_an_exact_hit_is_never_hidden_by_popular_others(database: Database) -> None:
    others = [NewTrack(f"One Love {at}", plays=100 + at, is_favourite=True) for at in range(120)]
    await filled(database, *others, NewTrack("One"), NewTrack("Öne", plays=500))
    results = await found(database, "one")
    assert titles(results, FoundKind.TRACK)[0] == "One"
    assert top(results).title == "One"


async def test_exact_hit_behind_thousands_of_hits_is_first(database: Database) -> None:
    def many(library: Library) -> None:
        for at in range(2300):
            library.add(NewTrack(f"x{at} love", artists=(f"p{at % 7}",), album=f"r{at % 9}"))
        library.add(NewTrack("Love", artists=("Last",), album="r"))

    await filled(database, more=many)
    results = await found(database, "love")
    assert titles(results, FoundKind.TRACK)[0] == "Love"
    section = results.section(FoundKind.TRACK)
    assert section.has_more and section.total >= 2000


async def test_favourites_then_plays_lift_within_a_kind_of_match(database: Database) -> None:
    await filled(
        database,
        NewTrack("Night A"), NewTrack("Night B", plays=9), NewTrack("Night C", is_favourite=True),
        NewTrack("Night D", plays=3), NewTrack("Night"),
    )  # fmt: skip
    results = await found(database, "night")
    assert titles(results, FoundKind.TRACK) == ["Night", "Night C", "Night B", "Night D", "Night A"]


async def test_artists_and_albums_are_lifted_by_plays(database: Database) -> None:
    await filled(
        database,
        NewTrack("s", artists=("Coast One",), album="Coast A"),
        NewTrack("s", artists=("Coast Two",), album="Coast B", plays=5),
    )
    results = await found(database, "coast")
    assert titles(results, FoundKind.ARTIST) == ["Coast Two", "Coast One"]
    assert titles(results, FoundKind.ALBUM)[:2] == ["Coast B", "Coast A"]


async def test_artist_and_title_together_are_one_track(database: Database) -> None:
    await filled(
        database,
        NewTrack("Breakwater Reprise", artists=("Halden Coast",), plays=50),
        NewTrack("Breakwater", artists=("Halden Coast",)),
        NewTrack("Breakwater", artists=("Other",)),
    )
    for text in ("halden coast breakwater", "breakwater halden coast"):
        results = await found(database, text)
        assert (top(results).title, top(results).artist) == ("Breakwater", "Halden Coast")


async def test_every_name_typed_whole_is_the_first_row(database: Database) -> None:
    draw = random.Random(8)
    parts = (
        "Love", "love", "Löve", "AC/DC", "!!!", "the", "a", "米津", "玄師", "Don't", "and", "OR",
        "not", "(Live)", "[Remix]", '12"', "-", "÷", "Кино", "U2", "No. 1", "it's", "?", '"Heroes"',
        "-M-", "is:fav", "year:x", "Re:", "(", '"',
    )  # fmt: skip
    names = set(parts) | {" ".join(draw.sample(parts, draw.randint(1, 3))) for _ in range(120)}
    await filled(
        database,
        *(NewTrack(name, artists=(f"by {draw.choice(parts)}",), album="x", plays=draw.randint(0, 9))
          for name in sorted(names)),
    )  # fmt: skip
    missed = []
    for name in sorted(names):
        rows = (await found(database, name)).section(FoundKind.TRACK).rows
        if not rows or rows[0].title.casefold() != name.casefold():
            missed.append((name, [row.title for row in rows]))
    assert missed == []


# ---- sections ------------------------------------------------------------------------------------


async def test_rows_carry_what_the_page_shows(database: Database) -> None:
    def more(library: Library) -> None:
        library.playlist("Halden nights", [1, 2])
        library.tx.execute("UPDATE album SET image = 'cover', length_ms = 400000")

    await filled(
        database,
        NewTrack("Breakwater", artists=("Halden Coast",), album="Slow Harbour", year=2021,
                 rating=80, is_favourite=True, length_ms=307_000),
        NewTrack("Foghorn", artists=("Halden Coast",), album="Slow Harbour", is_missing=True),
        more=more,
    )  # fmt: skip
    results = await found(database, "halden")
    artist = top(results)
    assert (artist.kind, artist.title, artist.albums, artist.tracks) == (
        FoundKind.ARTIST, "Halden Coast", 1, 2,
    )  # fmt: skip
    assert (artist.image, artist.spans) == ("cover", ((0, 6),))
    (album,) = results.section(FoundKind.ALBUM).rows
    assert (album.title, album.artist, album.year, album.tracks, album.length_ms) == (
        "Slow Harbour", "Halden Coast", 2021, 2, 400_000,
    )  # fmt: skip
    track, missing = results.section(FoundKind.TRACK).rows
    assert (track.title, track.artist, track.album, track.album_id) == (
        "Breakwater", "Halden Coast", "Slow Harbour", album.id,
    )  # fmt: skip
    assert (track.rating, track.is_favourite, track.length_ms) == (80, True, 307_000)
    assert (track.state, missing.state) == (TrackState.OWNED, TrackState.MISSING)
    (playlist,) = results.section(FoundKind.PLAYLIST).rows
    assert (playlist.title, playlist.tracks, playlist.image) == ("Halden nights", 2, "cover")
    assert [part.total for part in results.sections] == [1, 1, 2, 1, 0, 0]
    assert results.total == 5


async def test_a_song_comes_with_the_albums_that_contain_it(database: Database) -> None:
    await filled(
        database,
        NewTrack("Foghorn", album="Slow Harbour"), NewTrack("Foghorn", album="Best Of"),
        NewTrack("Foghorn", album="Best Of"), NewTrack("Other", album="Foghorn Blues"),
        NewTrack("Foghorn", album=""),
    )  # fmt: skip
    rows = (await found(database, "foghorn")).section(FoundKind.ALBUM).rows
    assert [(row.title, row.via) for row in rows] == [
        ("Foghorn Blues", ""), ("Slow Harbour", "Foghorn"), ("Best Of", "Foghorn"),
    ]  # fmt: skip
    assert (await found(database, "foghorn")).section(FoundKind.ALBUM).total == 3


async def test_hidden_and_absent_things_are_not_shown(database: Database) -> None:
    def hide(library: Library) -> None:
        for entity, entity_id in (("artist", library.artist("Night Two")), ("album", 1)):
            library.tx.execute("INSERT INTO hidden VALUES (1, ?, ?, 1)", (entity, entity_id))
        library.tx.execute("UPDATE artist SET in_library = 0 WHERE name = 'Night Three'")
        library.tx.execute("UPDATE album SET in_library = 0 WHERE title = 'Slow Harbour'")

    await filled(
        database,
        NewTrack("Night", artists=("Night One",), album="Night Album", is_hidden=True),
        NewTrack("Night in catalogue", artists=("Night Three",), in_library=False),
        NewTrack("Song", artists=("Night Two",), album="Record"),
        NewTrack("Night Shift", artists=("Someone",), album="Nights"),
        more=hide,
    )
    results = await found(database, "night")
    assert titles(results, FoundKind.TRACK) == ["Night Shift"]
    assert titles(results, FoundKind.ARTIST) == ["Night One"]
    assert titles(results, FoundKind.ALBUM) == ["Nights", "Record"]


async def test_lyrics_are_found_once_there_are_some(database: Database) -> None:
    def words(library: Library) -> None:
        library.tx.execute(
            "INSERT INTO lyrics_words (rowid, body) VALUES (1, 'the tide came in at nine'),"
            " (2, 'the tide of a hidden song')"
        )

    await filled(database, NewTrack("Song"), NewTrack("Secret", is_hidden=True), more=words)
    (row,) = (await found(database, "tide came")).section(FoundKind.LYRICS).rows
    assert (row.title, row.via) == ("Song", "the tide came in at nine")
    assert (await found(database, "ti")).section(FoundKind.LYRICS).rows == ()


@pytest.mark.parametrize("text", ["", "  ", "artist:", '""', "()", "is:fa"])
async def test_nothing_is_asked_nothing_is_found(database: Database, text: str) -> None:
    await filled(database, NewTrack("Night"))
    results = await found(database, text)
    assert results.is_empty and results.top is None and results.errors == ()


@pytest.mark.parametrize(
    "text",
    ["\0", "\ud800", '"', "NEAR(a b)", "a* AND", "title:^x", "{a}:b", "-", "'; DROP", "%", "_",
     "(" * 50, "a " * 3000, "𞤀", "\u0301", "\u202e", "*", "^a", "a:b:c", "‏", "\x1f"],
)  # fmt: skip
async def test_no_text_is_refused(database: Database, text: str) -> None:
    await filled(database, NewTrack("Night", genres=("Rock",)), more=lambda it: it.playlist("N"))
    for asked in (text, f"night {text}", f"{text}night"):
        await found(database, asked)
        for kind in FoundKind:
            await database.read(search.ids, asked, kind, DEFAULT_PROFILE)


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


async def test_a_section_can_be_paged(database: Database) -> None:
    await filled(
        database,
        *(NewTrack(f"Night {at:03}", album=f"Night {at % 10}", genres=("Night",))
          for at in range(150)),
        more=lambda library: library.playlist("Night"),
    )  # fmt: skip
    ids = await database.read(search.ids, "night", FoundKind.TRACK, DEFAULT_PROFILE)
    assert len(ids) == len(set(ids)) == 150
    page = await database.read(
        search.section, "night", FoundKind.TRACK, DEFAULT_PROFILE, list(ids[20:40])
    )
    assert [row.id for row in page] == list(ids[20:40])
    assert all(row.title.startswith("Night") and row.spans == ((0, 5),) for row in page)
    for kind, count in ((FoundKind.ALBUM, 10), (FoundKind.GENRE, 1), (FoundKind.PLAYLIST, 1)):
        some = await database.read(search.ids, "night", kind, DEFAULT_PROFILE)
        rows = await database.read(search.section, "night", kind, DEFAULT_PROFILE, list(some))
        assert len(rows) == count and all(row.title.startswith("Night") for row in rows)
    gone = await database.read(search.section, "x", FoundKind.TRACK, DEFAULT_PROFILE, [9999])
    assert gone == ()


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
    await database.write(search.forget, DEFAULT_PROFILE, "six")
    assert "six" not in await database.read(search.recent, DEFAULT_PROFILE)
    await database.write(search.forget, DEFAULT_PROFILE)
    assert await database.read(search.recent, DEFAULT_PROFILE) == ()


async def test_old_searches_are_dropped(database: Database, clock: FixedClock) -> None:
    for at in range(search.RECENT_KEPT + 5):
        await database.write(search.remember, DEFAULT_PROFILE, f"text {at}")
        clock.advance(1)
    kept = await database.read(search.recent, DEFAULT_PROFILE, 1000)
    assert len(kept) == search.RECENT_KEPT
    assert kept[0] == f"text {search.RECENT_KEPT + 4}"
