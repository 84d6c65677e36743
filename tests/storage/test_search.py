"""The search box over small libraries: what is found, in which order, and why."""

import random

import pytest

from audio2_desktop.domain.found import FoundKind, Match
from audio2_desktop.domain.music import TrackState
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId
from audio2_desktop.storage import own_tags, rollups, search
from audio2_desktop.storage.database import Database
from tests.oracles.library import Library, NewTrack
from tests.oracles.searching import filled, found, titles, top

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


@pytest.mark.parametrize("kind", [FoundKind.PLAYLIST, FoundKind.GENRE, FoundKind.TAG])
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
async def test_playlists_genres_and_own_tags_are_found(
    database: Database, text: str, name: str, kind: FoundKind
) -> None:
    genres = (name, "Other") if kind is FoundKind.GENRE else ()
    lists = (lambda library: library.playlist(name, [1])) if kind is FoundKind.PLAYLIST else None
    await filled(database, NewTrack("Song", genres=genres), more=lists)
    if kind is FoundKind.TAG:
        for each in (name, "Other"):
            await database.write(own_tags.create, DEFAULT_PROFILE, each)
        other = "INSERT INTO profile (id, name, created_at) VALUES (2, 'other', 0)"
        await database.write(lambda tx: tx.execute(other))
        await database.write(own_tags.create, ProfileId(2), name)
    assert titles(await found(database, text), kind) == [name]
    whole = await database.read(search.section, text, kind, DEFAULT_PROFILE, 10)
    assert [row.title for row in whole.rows] == [name]


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


async def test_of_equals_those_with_most_tracks_come_first(database: Database) -> None:
    await filled(
        database,
        *(NewTrack(f"Wave {n}", artists=("Halden Coast",), album="Slow Harbour") for n in range(3)),
        NewTrack("Rain", artists=("Halden Sun",), album="Slow Sun"),
        NewTrack("Snow", artists=("Halden",), album="Slow"),
    )
    await database.write(rollups.all_albums)
    results = await found(database, "halden")
    assert titles(results, FoundKind.ARTIST) == ["Halden", "Halden Coast", "Halden Sun"]
    results = await found(database, "slow")
    assert titles(results, FoundKind.ALBUM)[:2] == ["Slow", "Slow Harbour"]


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
    assert [part.total for part in results.sections] == [1, 1, 2, 1, 0, 0, 0]
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
    assert titles(results, FoundKind.ALBUM) == ["Nights"], "what is by a hidden artist is"


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
