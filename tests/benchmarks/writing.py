"""What it costs to store scanned files, beside `executemany` of the very same rows (goal 10).

The floor is generous to itself: the finished rows of every table are read back from our library and
put into an equal empty one by plain sqlite3, with the same PRAGMAs and as many commits; those of
artists and albums all at once. Seconds are those of the processor: the disk is the same for both.
Both are done in turn and the least of each counts: what else runs on the machine can only add.
"""

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from audio2_desktop.domain.scanned import AudioFacts, FileTags, ScannedFile, to_wire
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.storage import cataloguing, migrate, roots, settle
from audio2_desktop.storage.cataloguing import ScanBatch
from audio2_desktop.storage.connection import Link, transaction
from tests.benchmarks.figures import Figure
from tests.benchmarks.library_rows import vocabulary

FILES = 20_000
FILES_A_COMMIT = 200
ROUNDS = 5
FEW = (
    "artist", "artist_words", "credit", "credit_name", "album", "album_words", "edition", "disc",
    "folder", "genre",
)  # fmt: skip
MANY = ("recording", "track", "file", "file_tags", "entity_genre", "track_words")
"""Tables with a row or more a file; each commit gets its share."""


def figures() -> Iterator[Figure]:
    """The ratio of goal 10, and what ends a scan."""
    answers = [json.dumps(folder) for folder in _folders()]
    rounds = [_round(answers) for _ in range(ROUNDS)]
    stored, settled, floor = (min(each) for each in zip(*rounds, strict=True))
    yield Figure(f"write: {FILES:,} scanned files", stored, "s", floor, "executemany", 2.0)
    yield Figure("write: settle after a first scan", settled, "s", goal=0.5)


def _round(answers: list[str]) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        stored, settled, commits = _store(path, answers)
        return stored, settled, _executemany(path, Path(folder) / "floor.db", commits)


def _store(path: Path, answers: list[str]) -> tuple[float, float, int]:
    link, clock = Link(path, "writer"), SystemClock()
    migrate.migrate(link, clock)
    root_id, _ = transaction(link, clock, lambda tx: roots.add(tx, b"/music"))
    per_commit = FILES_A_COMMIT // 12
    start = time.thread_time()
    for at in range(0, len(answers), per_commit):
        parsed = [json.loads(text) for text in answers[at : at + per_commit]]
        batches = [ScanBatch(root_id, b"%d/%d" % (at, n), tuple(f)) for n, f in enumerate(parsed)]
        transaction(link, clock, lambda tx, b=batches: cataloguing.store(tx, *b))
    stored = time.thread_time() - start
    transaction(link, clock, lambda tx: settle.finish(tx, root_id))
    settled = time.thread_time() - start - stored
    link.close()
    return stored, settled, len(answers) // per_commit + 1


def _executemany(source: Path, target: Path, commits: int) -> float:
    link = Link(target, "writer")
    migrate.migrate(link, SystemClock())
    raw = link.raw
    raw.execute("INSERT INTO root (id, path, added_at) VALUES (1, x'2f', 0)")
    given: list[tuple[str, list[tuple[object, ...]]]] = []
    with sqlite3.connect(source) as plain:
        for table in (*FEW, *MANY):
            names = [row[1] for row in plain.execute(f"PRAGMA table_info({table})")]
            names = (["rowid"] if table.endswith("_words") else []) + names
            marks = ", ".join("?" * len(names))
            rows = plain.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            given.append((f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows))
    plain.close()
    start = time.thread_time()
    for part in range(commits):
        raw.execute("BEGIN IMMEDIATE")
        if part == 0:
            for sql, rows in given[: len(FEW)]:
                raw.executemany(sql, rows)
        for sql, rows in given[len(FEW) :]:
            raw.executemany(
                sql, rows[len(rows) * part // commits : len(rows) * (part + 1) // commits]
            )
        raw.execute("COMMIT")
    took = time.thread_time() - start
    link.close()
    return took


def _folders() -> Iterator[list[list[object]]]:
    """The readers' answers for albums of 12 files by invented artists."""
    rng = random.Random(1)
    words = vocabulary(rng)
    audio = AudioFacts("MP3", "MP3", False, 200_000, 320_000, 44_100, 0, 2)
    for album in range(FILES // 12):
        artist = f"{words[album // 3 % 6000]} {words[album // 3 * 7 % 6000]}".title()
        title = f"{words[album % 6000]} {words[album * 3 % 6000]}".title()
        yield [_wire(rng, words, album, number, artist, title, audio) for number in range(12)]


def _wire(
    rng: random.Random,
    words: list[str],
    album: int,
    number: int,
    artist: str,
    title: str,
    audio: AudioFacts,
) -> list[object]:
    song = " ".join(rng.choices(words, k=rng.randint(1, 5))).title()
    genres = ("Rock", words[album // 3 % 40].title())
    tags = FileTags(
        title=song, artist=artist, artists=(artist,), album=title, album_artist=artist,
        album_artists=(artist,), track=number + 1, track_text=str(number + 1), track_total=12,
        disc=1, date="1999", year=1960 + album % 60, genres=genres,
    )  # fmt: skip
    raw = json.dumps({
        "TITLE": [song], "ARTIST": [artist], "ALBUM": [title], "ALBUMARTIST": [artist],
        "GENRE": list(genres), "DATE": ["1999"], "TRACKNUMBER": [f"{number + 1}/12"],
    })  # fmt: skip
    name = f"{number + 1:02} - {song}.mp3".encode()
    size, inode = 5_000_000 + number, album * 12 + number
    sound = f"{rng.getrandbits(128):032x}"
    return to_wire(ScannedFile(name, size, 10**18 + inode, inode, 1, audio, tags, raw, sound, 1))


if __name__ == "__main__":
    from tests.benchmarks.figures import table

    print(table(figures()))
