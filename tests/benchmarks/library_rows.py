"""A synthetic library of any size, written straight into the tables: 100,000 tracks in 3 s."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from audio2_desktop.storage import migrate
from audio2_desktop.storage.connection import Link, Write, transaction
from tests.fakes.clock import FixedClock

TRACKS_AN_ALBUM = 12
ALBUMS_AN_ARTIST = 4


def build(path: Path, tracks: int, seed: int = 2) -> None:
    """A library with `tracks` tracks at `path`; the same for the same seed."""
    link = Link(path, "writer")
    clock = FixedClock()
    migrate.migrate(link, clock)
    transaction(link, clock, lambda tx: fill(tx, tracks, Random(seed)))
    link.raw.execute("PRAGMA analysis_limit = 400")
    link.raw.execute("ANALYZE")
    link.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    link.close()


def vocabulary(random: Random, count: int = 6000) -> list[str]:
    """Words that can be spoken."""
    return [
        "".join(
            random.choice("bcdfghklmnprst") + random.choice("aeiou")
            for _ in range(random.randint(1, 4))
        )
        for _ in range(count)
    ]


def fill(tx: Write, tracks: int, random: Random) -> None:
    """Rows of every kind that lists and searches read."""
    words = vocabulary(random)
    albums = tracks // TRACKS_AN_ALBUM + 1
    artists = albums // ALBUMS_AN_ARTIST + 1
    names = [f"{words[i % 6000]} {words[(i * 7 + i // 6000) % 6000]}" for i in range(artists + 1)]
    titles = [
        f"{words[i * 13 % 6000]} {words[(i * 5 + i // 6000) % 6000]}" for i in range(albums + 1)
    ]
    _people(tx, names)
    _albums(tx, titles, names, artists)
    tx.many(
        "INSERT INTO genre (id, key, name) VALUES (?, ?, ?)",
        ((i, f"{words[i]} {i}", words[i].title()) for i in range(1, 200)),
    )
    _tracks(tx, tracks, artists, names, titles, words, random)
    _files(tx, tracks)
    _marks(tx, tracks)


def _people(tx: Write, names: list[str]) -> None:
    each = list(enumerate(names))[1:]
    tx.many(
        "INSERT INTO artist (id, key, folded, name, sort_name, sort_key, in_library)"
        " VALUES (?, ?, ?, ?, ?, ?, 1)",
        ((i, f"n:{name}#{i}", name, name.title(), name, name) for i, name in each),
    )
    tx.many(
        "INSERT INTO credit VALUES (?, ?, ?, ?, ?)",
        ((i, str(i), name.title(), name, i) for i, name in each),
    )
    tx.many(
        "INSERT INTO credit_name (credit_id, position, artist_id, credited_as) VALUES (?, 0, ?, ?)",
        ((i, i, name) for i, name in each),
    )
    tx.many("INSERT INTO artist_words (rowid, name, extra) VALUES (?, ?, '')", each)


def _albums(tx: Write, titles: list[str], names: list[str], artists: int) -> None:
    each = list(enumerate(titles))[1:]
    tx.many(
        "INSERT INTO album (id, key, names, title, sort_key, credit_id, primary_type, year,"
        " added_at, in_library, tracks, length_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, 'album', ?, ?, 1, 12, 2400000)",
        (
            (i, str(i), title, title.title(), title, i % artists + 1, 1960 + i % 60, i * 1000)
            for i, title in each
        ),
    )
    tx.many(
        "INSERT INTO edition (id, key, album_id, title, credit_id) VALUES (?, ?, ?, ?, ?)",
        ((i, str(i), i, title.title(), i % artists + 1) for i, title in each),
    )
    tx.many(
        "INSERT INTO album_words (rowid, title, artist, extra) VALUES (?, ?, ?, '')",
        ((i, title, names[i % artists + 1]) for i, title in each),
    )
    tx.execute("INSERT INTO root (id, path, added_at) VALUES (1, x'2f6d75736963', 0)")
    tx.many(
        "INSERT INTO folder (id, root_id, path, text) VALUES (?, 1, ?, ?)",
        ((i, f"{names[i % artists + 1]}/{title} {i}".encode(), title) for i, title in each),
    )


def _tracks(
    tx: Write,
    count: int,
    artists: int,
    names: list[str],
    titles: list[str],
    words: list[str],
    random: Random,
) -> None:
    tx.many("INSERT INTO recording (id, length_ms) VALUES (?, 200000)", ((i,) for i in _ids(count)))
    songs = [" ".join(random.choices(words, k=random.randint(1, 4))) for _ in range(count)]
    tx.many(
        "INSERT INTO track (id, edition_id, album_id, recording_id, credit_id, disc, number, title,"
        " title_key, title_sort, length_ms, year, added_at)"
        " VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i, album, album, i, album % artists + 1, (i - 1) % TRACKS_AN_ALBUM + 1, song.title(),
             song, song, random.randint(60_000, 400_000), 1960 + album % 60, album * 1000)
            for i, song in enumerate(songs, 1)
            for album in [_album(i)]
        ),
    )  # fmt: skip
    tx.many(
        "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, ?, '')",
        (
            (i, song, names[_album(i) % artists + 1], titles[_album(i)])
            for i, song in enumerate(songs, 1)
        ),
    )
    tx.many(
        "INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)",
        ((i, genre) for i in _ids(count) for genre in _genres(i)),
    )


def _files(tx: Write, count: int) -> None:
    tx.many(
        "INSERT INTO file (id, folder_id, name, size, mtime_ns, inode, device, track_id, audio_key,"
        " container, codec, lossless, length_ms, bitrate, sample_rate, bits, channels, added_at)"
        " VALUES (?, ?, ?, ?, 1, ?, 1, ?, ?, 'FLAC', 'FLAC', 1, 200000, ?, 44100, 16, 2, 0)",
        (
            (i, _album(i), f"{(i - 1) % 12 + 1:02} some track name.flac".encode(),
             5_000_000 + i * 7919 % 9_999_999, i, i, f"{i:032x}", i * 7919 % 1_400_000)
            for i in _ids(count)
        ),
    )  # fmt: skip
    tags = '{"TITLE": ["Something or other"], "ARTIST": ["Somebody"], "ALBUM": ["Somewhere"]}'
    tx.many("INSERT INTO file_tags VALUES (?, ?)", ((i, tags) for i in _ids(count)))


def _marks(tx: Write, count: int) -> None:
    tx.many(
        "INSERT INTO rating VALUES (1, 'track', ?, ?, 0)",
        ((i, i % 10 * 10 + 10) for i in range(1, count + 1, 7)),
    )
    tx.many(
        "INSERT INTO play_stats (profile_id, track_id, plays, last_played) VALUES (1, ?, ?, ?)",
        ((i, i % 50, i * 977 % 1_000_000) for i in range(1, count + 1, 5)),
    )
    tx.many(
        "INSERT INTO favourite VALUES (1, 'track', ?, 0)", ((i,) for i in range(1, count + 1, 50))
    )


def _ids(count: int) -> Iterator[int]:
    return iter(range(1, count + 1))


def _genres(track: int) -> tuple[int, ...]:
    """Every album has one, a third of them two, a tenth none."""
    album = _album(track)
    first = album % 199 + 1
    if album % 10 == 0:
        return ()
    return (first, album * 7 % 199 + 1) if album % 3 == 0 and album % 199 else (first,)


def _album(track: int) -> int:
    return (track - 1) // TRACKS_AN_ALBUM + 1
