"""Rows of a library without scanning: tracks and all that hangs on them, put into the tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.units import TrackId
from audio2_desktop.storage.database import Write

ROOT = b"/music"


@dataclass(frozen=True, slots=True)
class Disc:
    """A track to be shelved; `path` is absolute and under ROOT or another `root`."""

    title: str
    artist: str = "Halden Coast"
    album: str = "Low Tide"
    path: bytes = b""
    length_ms: int = 180_000
    number: int = 0
    year: int = 2001
    image: str = ""
    root: bytes = ROOT


def shelve(tx: Write, discs: Sequence[Disc]) -> list[TrackId]:
    """Put tracks into the library; returns their ids in the order given."""
    return [_shelve(tx, disc) for disc in discs]


def numbered(tx: Write, count: int) -> list[TrackId]:
    """`count` tracks of one album, quickly."""
    first = shelve(tx, [Disc("first")])[0]
    edition, album, recording, credit = tx.rows(
        "SELECT edition_id, album_id, recording_id, credit_id FROM track WHERE id = ?", (first,)
    )[0]
    start = tx.value("SELECT max(id) FROM track") + 1
    tx.many(
        """INSERT INTO track (id, edition_id, album_id, recording_id, credit_id, title, title_key,
            title_sort, length_ms, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1000, 0)""",
        [
            (one, edition, album, recording, credit, f"t{one}", f"t{one}", f"t{one:08}")
            for one in range(start, start + count)
        ],
    )
    return [TrackId(one) for one in range(start, start + count)]


def _shelve(tx: Write, disc: Disc) -> TrackId:
    artist = _one(tx, "artist", f"n:{fold(disc.artist)}", {
        "folded": fold(disc.artist), "name": disc.artist, "sort_name": disc.artist,
        "sort_key": sort_key(disc.artist), "in_library": 1,
    })  # fmt: skip
    credit = _one(tx, "credit", f"{artist}:{disc.artist}", {
        "text": disc.artist, "sort_key": sort_key(disc.artist), "artist_id": artist,
    })  # fmt: skip
    tx.execute(
        """INSERT OR IGNORE INTO credit_name (credit_id, position, artist_id, credited_as)
            VALUES (?, 0, ?, ?)""",
        (credit, artist, disc.artist),
    )
    key = f"n:{fold(disc.artist)}/{fold(disc.album)}"
    album = _one(tx, "album", key, {
        "names": key, "title": disc.album, "sort_key": sort_key(disc.album), "credit_id": credit,
        "year": disc.year, "added_at": tx.now(), "in_library": 1, "image": disc.image,
    })  # fmt: skip
    edition = _one(
        tx, "edition", key, {"album_id": album, "title": disc.album, "credit_id": credit}
    )
    recording = _put(tx, "recording", {"length_ms": disc.length_ms})
    track = _put(tx, "track", {
        "edition_id": edition, "album_id": album, "recording_id": recording, "credit_id": credit,
        "number": disc.number, "title": disc.title, "title_key": fold(disc.title),
        "title_sort": sort_key(disc.title), "length_ms": disc.length_ms, "year": disc.year,
        "added_at": tx.now(),
    })  # fmt: skip
    path = disc.path or disc.root + b"/%d.mp3" % track
    shelve_file(tx, path, track, disc.length_ms, disc.root)
    return TrackId(track)


def shelve_file(
    tx: Write, path: bytes, track: int | None, length_ms: int, root: bytes = ROOT
) -> int:
    """A file of the library."""
    found = tx.value("SELECT id FROM root WHERE path = ?", (root,))
    if found is None:
        found = _put(tx, "root", {"path": root, "added_at": 0})
    inside, _, name = path[len(root.rstrip(b"/")) + 1 :].rpartition(b"/")
    folder = tx.value("SELECT id FROM folder WHERE root_id = ? AND path = ?", (found, inside))
    if folder is None:
        folder = _put(tx, "folder", {"root_id": found, "path": inside, "text": ""})
    return _put(tx, "file", {
        "folder_id": folder, "name": name, "size": 1, "mtime_ns": 0, "inode": 0, "device": 0,
        "track_id": track, "length_ms": length_ms, "added_at": 0,
    })  # fmt: skip


def _one(tx: Write, table: str, key: str, values: dict[str, object]) -> int:
    found: int | None = tx.value(f"SELECT id FROM {table} WHERE key = ?", (key,))
    return _put(tx, table, {"key": key, **values}) if found is None else found


def _put(tx: Write, table: str, values: dict[str, object]) -> int:
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    made = tx.execute(sql, tuple(values.values())).lastrowid
    assert made is not None
    return made
