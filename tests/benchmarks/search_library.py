"""A large library of invented names for the search benchmark, written straight into the tables.

Words are distributed as in real titles: few everywhere, most of them rare.
"""

import itertools
import random
from collections.abc import Iterator, Sequence
from typing import Any

from audio2_desktop.domain.names import fold, name_keys, sort_key
from audio2_desktop.storage.database import Write

COMMON = (  # noqa: SIM905
    "the of a in love to you my night on me and for blue no all one it time i day heart world is"
    " life man little your light song black from with red down moon fire summer dream rain home"
    " road dance star girl city river sun remix live version part feat don't white winter last"
    " dead new old green water sky cold gold dark high way lost never again forever sweet baby"
).split()
ODD = ("AC/DC", "!!!", "Sigur Rós", "米津玄師", "Кино", "U2", "Björk", "Motörhead", "+/-", "÷")
_ONSETS = "b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sh sk st t th tr v w y z".split()  # noqa: SIM905
_MIDDLES = "a e i o u ai ea ee ia io ou ö á".split()  # noqa: SIM905
_ENDS = ["", "", "n", "r", "l", "s", "nd", "rt", "st", "ck", "m", "th"]


def _invented(draw: random.Random, count: int) -> list[str]:
    made = set()
    while len(made) < count:
        made.add("".join(
            draw.choice(_ONSETS) + draw.choice(_MIDDLES) + draw.choice(_ENDS)
            for _ in range(draw.choice((1, 2, 2, 3)))
        ))  # fmt: skip
    return draw.sample(sorted(made), count)


class Names:
    """Draws titles and names."""

    def __init__(self, draw: random.Random, tracks: int) -> None:
        self._draw = draw
        self.words = [*COMMON, *_invented(draw, min(120_000, 5_000 + tracks // 10))]
        weights = [1 / (rank + 3) for rank in range(len(self.words))]
        self._weights = list(itertools.accumulate(weights))

    def phrase(self, least: int, most: int) -> str:
        chosen = self._draw.choices(
            self.words, cum_weights=self._weights, k=self._draw.randint(least, most)
        )
        return " ".join(word.capitalize() for word in chosen)


def fill(tx: Write, tracks: int, seed: int = 1) -> None:
    """Write `tracks` tracks on tracks / 11 albums by tracks / 33 artists."""
    draw = random.Random(seed)
    names = Names(draw, tracks)
    artists = _artists(tx, names, tracks // 33)
    albums = _albums(tx, names, draw, artists, tracks // 11)
    tx.execute("INSERT INTO root (id, path, added_at) VALUES (1, x'2f6d', 1)")
    tx.execute("INSERT INTO folder (id, root_id, path, text) VALUES (1, 1, x'61', 'a')")
    tx.many(
        "INSERT INTO genre (id, key, name) VALUES (?, ?, ?)",
        [(at + 1, fold(name), name) for at, name in enumerate(names.words[30:430])],
    )
    ids = iter(range(1, tracks + 1))
    while batch := list(itertools.islice(ids, 20_000)):
        _tracks(tx, batch, list(_titled(names, draw, albums, batch)))
    _state(tx, draw, tracks)


def _artists(tx: Write, names: Names, count: int) -> list[str]:
    found = list(ODD)
    found += [names.phrase(1, 3) for _ in range(max(0, count - len(found)))]
    rows = list(enumerate(found, 1))
    tx.many(
        "INSERT INTO artist (id, key, folded, name, sort_name, sort_key, in_library)"
        " VALUES (?, ?, ?, ?, ?, ?, 1)",
        [(at, f"n:{at}", fold(name), name, name, sort_key(name)) for at, name in rows],
    )
    tx.many("INSERT INTO artist_words (rowid, name, extra) VALUES (?, ?, '')", _folded(rows))
    tx.many(
        "INSERT INTO credit (id, key, text, sort_key, artist_id) VALUES (?, ?, ?, ?, ?)",
        [(at, str(at), name, sort_key(name), at) for at, name in rows],
    )
    tx.many(
        "INSERT INTO credit_name (credit_id, position, artist_id, credited_as) VALUES (?, 0, ?, ?)",
        [(at, at, name) for at, name in rows],
    )
    _keys(tx, "artist", rows)
    return found


def _folded(rows: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(at, fold(name)) for at, name in rows]


def _keys(tx: Write, entity: str, rows: Sequence[tuple[int, str]]) -> None:
    tx.many(
        "INSERT OR IGNORE INTO name_key (key, entity, entity_id) VALUES (?, ?, ?)",
        [(key, entity, at) for at, name in rows for key in name_keys(name)],
    )


Album = tuple[int, str, int, str, int]
"""Id, title, artist's id and name, year."""


def _albums(
    tx: Write, names: Names, draw: random.Random, artists: list[str], count: int
) -> list[Album]:
    albums = []
    for at in range(1, count + 1):
        by = int(draw.random() ** 2 * len(artists)) + 1  # few have much, most have little
        albums.append((at, names.phrase(1, 4), by, artists[by - 1], draw.randint(1960, 2026)))
    tx.many(
        "INSERT INTO album (id, key, names, title, sort_key, credit_id, year, added_at, in_library,"
        " tracks) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, 11)",
        [
            (at, str(at), f"{fold(title)}\x1f{fold(name)}", title, sort_key(title), by, year)
            for at, title, by, name, year in albums
        ],
    )
    tx.many(
        "INSERT INTO edition (id, key, album_id, title, credit_id) VALUES (?, ?, ?, ?, ?)",
        [(at, str(at), at, title, by) for at, title, by, _, _ in albums],
    )
    tx.many(
        "INSERT INTO album_words (rowid, title, artist, extra) VALUES (?, ?, ?, '')",
        [(at, fold(title), fold(name)) for at, title, _, name, _ in albums],
    )
    _keys(tx, "album", [(at, title) for at, title, _, _, _ in albums])
    return albums


def _titled(
    names: Names, draw: random.Random, albums: list[Album], batch: list[int]
) -> Iterator[tuple[int, str, Album]]:
    for track in batch:
        yield track, names.phrase(1, 5), albums[(track - 1) // 11 % len(albums)]


def _tracks(tx: Write, batch: list[int], rows: list[tuple[int, str, Album]]) -> None:
    tx.many("INSERT INTO recording (id) VALUES (?)", [(track,) for track in batch])
    tx.many(
        "INSERT INTO track (id, edition_id, album_id, recording_id, credit_id, number, title,"
        " title_key, title_sort, length_ms, year, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 200000, ?, ?)",
        [
            (at, album[0], album[0], at, album[2], at % 11, title, fold(title), sort_key(title),
             album[4], at)
            for at, title, album in rows
        ],
    )  # fmt: skip
    tx.many(
        "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, ?, '')",
        [(at, fold(title), fold(album[3]), fold(album[1])) for at, title, album in rows],
    )
    _keys(tx, "track", [(at, title) for at, title, _ in rows])
    tx.many(
        "INSERT INTO file (folder_id, name, size, mtime_ns, inode, device, track_id, codec,"
        " lossless, bitrate, added_at) VALUES (1, ?, 1, 1, 1, 1, ?, 'FLAC', 1, 900000, 1)",
        [(str(at).encode(), at) for at in batch],
    )
    tx.many(
        "INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)",
        [(at, album[0] % 400 + 1) for at, _, album in rows],
    )


def _state(tx: Write, draw: random.Random, tracks: int) -> None:
    def some(share: float) -> list[int]:
        return sorted(draw.sample(range(1, tracks + 1), int(tracks * share)))

    played: list[tuple[Any, ...]] = [(at, int(draw.paretovariate(1))) for at in some(0.3)]
    tx.many("INSERT INTO play_stats (profile_id, track_id, plays) VALUES (1, ?, ?)", played)
    tx.many(
        "INSERT INTO favourite (profile_id, entity, entity_id, at) VALUES (1, 'track', ?, 1)",
        [(at,) for at in some(0.01)],
    )
