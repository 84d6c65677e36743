"""First scan, rescan and memory of a scan (goals 1, 2, 3 and 5), as the command line does them.

The floor does in Python what a scan must at least do: two processes read tags with mutagen, the
parent writes a plain row and an FTS5 row a file; a rescan is scandir and stat against the rows. It
fills far fewer columns: that is the handicap it is given.
"""

import importlib
import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from tests.benchmarks.figures import Figure
from tests.benchmarks.reading import make_collection

FILES = 20_000
BATCH = 64
PEAK_MB = 185.0
"""Goal 5: all processes of a first scan together."""
_CLASSES = {
    "mp3": ("mp3", "MP3"),
    "flac": ("flac", "FLAC"),
    "ogg": ("oggvorbis", "OggVorbis"),
    "opus": ("oggopus", "OggOpus"),
    "m4a": ("mp4", "MP4"),
    "wav": ("wave", "WAVE"),
}
_SCHEMA = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;
CREATE TABLE row (id INTEGER PRIMARY KEY, path TEXT UNIQUE, mtime REAL, size INTEGER,
    seconds REAL, title TEXT, artist TEXT, album TEXT, genre TEXT, tags TEXT);
CREATE VIRTUAL TABLE words USING fts5(title, artist, album, content='',
    tokenize="unicode61 remove_diacritics 2");
"""


def figures(files: int = FILES) -> Iterator[Figure]:
    """Median of three rounds each, floor and program in turn."""
    with tempfile.TemporaryDirectory() as temporary:
        music = Path(temporary) / "Music"
        music.mkdir()
        make_collection(music, files)
        rounds = [_round(music, Path(temporary)) for _ in range(3)]
        first = sorted(rounds, key=lambda each: each["first"] / each["floor_first"])[1]
        again = sorted(rounds, key=lambda each: each["again"] / each["floor_again"])[1]
        yield Figure(
            f"first scan, {files:,} files", first["first"], "s", first["floor_first"],
            "mutagen + rows", 1.5,
        )  # fmt: skip
        yield Figure(
            f"rescan without a change, {files:,} files", again["again"], "s",
            again["floor_again"], "scandir + stat", 1.6,
        )  # fmt: skip
        yield _cold(music, Path(temporary) / "home", files)
        peak = max(each["peak_mb"] for each in rounds)
        yield Figure("memory of a first scan, all processes", peak, "MB", goal=PEAK_MB)


def _round(music: Path, temporary: Path) -> dict[str, float]:
    base = temporary / "floor.db"
    for name in (base, base.with_name("floor.db-wal"), base.with_name("floor.db-shm")):
        name.unlink(missing_ok=True)
    floor_first = _timed(lambda: _floor_first(music, base))
    floor_again = _timed(lambda: _floor_again(music, base))
    home = temporary / "home"
    shutil.rmtree(home, ignore_errors=True)
    watch = _Peak()
    first = _scan(home, watch, str(music))
    peak = watch.stop()
    again = _scan(home, None)
    return {
        "floor_first": floor_first,
        "floor_again": floor_again,
        "first": first,
        "again": again,
        "peak_mb": peak,
    }


def _cold(music: Path, home: Path, files: int) -> Figure:
    """Goal 2. MPD and Quod Libet, its peers, are not installed: the floor is what stands."""
    _forget(music)
    floor = _timed(lambda: _read_heads(music))
    _forget(music)
    shutil.rmtree(home, ignore_errors=True)
    cold = _scan(home, None, str(music))
    return Figure(f"first scan, {files:,} files, cold cache", cold, "s", floor, "64 KiB of each")


def _forget(music: Path) -> None:
    """Have the system drop what it keeps of these files; needs no rights over it."""
    os.sync()
    for path, _ in _files(music):
        with Path(path).open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_heads(music: Path) -> None:
    for path, _ in _files(music):
        with Path(path).open("rb") as file:
            file.read(64 * 1024)


def _timed(work: Any) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _scan(home: Path, watch: "_Peak | None", *folders: str) -> float:
    """The scan's own seconds, without the start of the process (as the floor has none)."""
    process = subprocess.Popen(
        [sys.executable, "-m", "audio2_desktop", "scan", "--json", *folders],
        env={**os.environ, "AUDIO2_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    if watch is not None:
        watch.start(process.pid)
    out, _ = process.communicate()
    report = json.loads(out)
    assert not report["unreadable"], report
    return float(report["seconds"])


class _Peak:
    """Largest sum of the proportional set sizes of a process and its children."""

    def __init__(self) -> None:
        self._most = 0.0
        self._is_over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, pid: int) -> None:
        self._thread = threading.Thread(target=self._run, args=(pid,))
        self._thread.start()

    def stop(self) -> float:
        self._is_over.set()
        assert self._thread is not None
        self._thread.join()
        return self._most

    def _run(self, pid: int) -> None:
        while not self._is_over.wait(0.2):
            try:
                root = psutil.Process(pid)
                found = [root, *root.children(recursive=True)]
                total = sum(each.memory_full_info().pss for each in found) / 1e6
            except psutil.Error:
                continue
            self._most = max(self._most, total)


# ---- the floor -----------------------------------------------------------------------------------


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    todo = [str(root)]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    todo.append(entry.path)
                elif entry.name.rpartition(".")[2] in _CLASSES:
                    yield entry.path, entry.stat()


def _read(paths: list[str]) -> list[tuple[str, float, dict[str, str]]]:
    found = []
    for path in paths:
        module, name = _CLASSES[path.rpartition(".")[2]]
        audio = getattr(importlib.import_module(f"mutagen.{module}"), name)(path)
        texts = {}
        for key in list((audio.tags or {}).keys()):
            if not key.startswith(("APIC", "covr", "metadata_block_picture")):
                value = getattr(audio.tags[key], "text", audio.tags[key])
                texts[key] = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        found.append((path, audio.info.length, texts))
    return found


def _first_of(texts: dict[str, str], *keys: str) -> str:
    return next((texts[key] for key in keys if key in texts), "")


def _floor_first(music: Path, base: Path) -> None:
    link = sqlite3.connect(base)
    link.executescript(_SCHEMA)
    stats = dict(_files(music))
    paths, number = list(stats), 0
    batches = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        for found in pool.imap_unordered(_read, batches):
            rows, words = [], []
            for path, seconds, texts in found:
                number += 1
                title = _first_of(texts, "TIT2", "title", "\xa9nam")
                artist = _first_of(texts, "TPE1", "artist", "\xa9ART")
                album = _first_of(texts, "TALB", "album", "\xa9alb")
                genre = _first_of(texts, "TCON", "genre", "\xa9gen")
                stat = stats[path]
                rows.append(
                    (number, path, stat.st_mtime, stat.st_size, seconds, title, artist, album,
                     genre, json.dumps(texts))
                )  # fmt: skip
                words.append((number, title, artist, album))
            link.executemany("INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            link.executemany(
                "INSERT INTO words (rowid, title, artist, album) VALUES (?, ?, ?, ?)", words
            )
            link.commit()
    link.close()


def _floor_again(music: Path, base: Path) -> None:
    link = sqlite3.connect(base)
    known = {row[0]: row[1:] for row in link.execute("SELECT path, mtime, size FROM row")}
    changed = sum(known.get(path) != (stat.st_mtime, stat.st_size) for path, stat in _files(music))
    assert not changed
    link.close()
