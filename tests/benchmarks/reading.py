"""Reading tags: our readers against bare mutagen in as many processes (goal 1 of the performance
goals).

    python -m tests.benchmarks.reading [--files 20000] [--keep FOLDER]

The collection is made of a few tagged files whose texts are replaced in place, which costs a tenth
of a millisecond a file.
"""

import argparse
import asyncio
import importlib
import io
import itertools
import json
import multiprocessing
import os
import random
import struct
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.media import art, payload, reader_messages, walk
from audio2_desktop.services.scanning import FILES_A_BATCH
from tests.benchmarks.figures import Figure, best_of
from tests.sounds import content, jpeg

PROCESSES = 2
SHARES = {"mp3": 45, "flac": 30, "ogg": 10, "m4a": 8, "opus": 5, "wav": 2}
_FIELDS = {"title": "TITLExxxxxxxxxxxx", "artist": "ARTISTxxxxxx", "album": "ALBUMxxxxxxxxx",
           "albumartist": "ARTISTxxxxxx", "genre": "GENRExx"}  # fmt: skip
_SYLLABLES = [
    "ka",
    "ri",
    "mo",
    "sel",
    "ta",
    "vin",
    "o",
    "lu",
    "ner",
    "ash",
    "dol",
    "fe",
    "ira",
    "tun",
    "wyn",
    "zo",
]


# ---- the collection ------------------------------------------------------------------------------


def make_collection(folder: Path, count: int, *, seed: int = 1, with_covers: bool = True) -> int:
    """Write `count` small real files as Artist/Album/NN Title.ext under `folder`; returns the bytes
    written."""
    words = random.Random(seed)
    templates = {kind: _templates(kind, with_covers=with_covers) for kind in SHARES}
    kinds = words.choices(list(SHARES), list(SHARES.values()), k=count // 10 + 1)
    total, artist_name = 0, ""
    for album in range(count // 10 + 1):
        if album % 4 == 0:
            artist_name = _name(words, 12)
        album_name = _name(words, 14)
        place = folder / artist_name.strip() / f"{album_name.strip()} {album}"
        kind = kinds[album]
        tracks = range(album * 10, min(count, album * 10 + 10))
        if len(tracks):
            place.mkdir(parents=True, exist_ok=True)
        for number in tracks:
            title = _name(words, 17)
            template, middle = templates[kind][number % 10]
            data = _filled(template, kind, title, artist_name, album_name)
            data = _own_sound(_own_ids(data, album, number), middle, number)
            path = place / f"{number % 10 + 1:02} {title.strip()}.{kind}"
            path.write_bytes(data)
            total += len(data)
    return total


def _name(words: random.Random, width: int) -> str:
    text = "".join(words.choice(_SYLLABLES) for _ in range(8))[: width - words.randrange(4)]
    return text.capitalize().ljust(width)


def _templates(kind: str, *, with_covers: bool) -> list[tuple[bytes, int]]:
    """Ten tagged files of a kind, each with the middle of its sound."""
    made = [
        content(
            kind,
            tags={
                **_FIELDS,
                "tracknumber": str(number + 1), "tracktotal": "10", "discnumber": "1",
                "date": str(1970 + number * 5), "comment": "Ripped with care",
                "composer": "Somebody",
                "musicbrainz_trackid": f"5b11f4ce-a62d-471e-81fc-a69a8278c7d{number}",
                "musicbrainz_albumid": "6b11f4ce-a62d-471e-81fc-a69a8278c7da",
                "replaygain_track_gain": "-7.03 dB", "replaygain_track_peak": "0.988",
            },
            cover=jpeg(size=(300, 300)) if with_covers and number % 2 else None,
            seconds=0.5, seed=number,
        )
        for number in range(10)
    ]  # fmt: skip
    return [(data, _middle(data, kind)) for data in made]


def _filled(template: bytes, kind: str, title: str, artist: str, album: str) -> bytes:
    data = template
    for marker, value in (
        (_FIELDS["title"], title),
        (_FIELDS["artist"], artist),
        (_FIELDS["album"], album),
        (_FIELDS["genre"], "Genre " + str(len(title.strip()) % 9)),
    ):
        data = data.replace(marker.encode(), value.encode()[: len(marker)].ljust(len(marker)))
    return _with_checksums(data) if kind in ("ogg", "opus") else data


def _own_ids(data: bytes, album: int, number: int) -> bytes:
    """Another MusicBrainz recording for each file, another release for each album."""
    data = data.replace(b"6b11f4ce-a62d-471e-81fc", b"6b11f4ce-a62d-471e-%04x" % (album & 0xFFFF))
    return data.replace(b"5b11f4ce-a62d-471e", b"5b11f4ce-%04x-%04x" % divmod(number, 0x10000))


def _own_sound(data: bytes, middle: int, number: int) -> bytes:
    """A few other bytes in the middle of the sound: no two files are the same recording."""
    return data[:middle] + number.to_bytes(4, "big") + data[middle + 4 :]


def _middle(data: bytes, kind: str) -> int:
    """Offset of bytes in the middle of the sound that its cheap identity looks at."""
    with tempfile.NamedTemporaryFile(suffix=f".{kind}") as file:
        file.write(data)
        file.flush()
        found = payload.layout(file.fileno(), len(data), os.fsencode(file.name))
    offset, length = found.ranges[0]
    return offset + length // 2 + 600  # behind any page header of Ogg


def _crc_table() -> list[int]:
    table = []
    for byte in range(256):
        crc = byte << 24
        for _ in range(8):
            crc = ((crc << 1) ^ 0x04C11DB7 if crc & 0x80000000 else crc << 1) & 0xFFFFFFFF
        table.append(crc)
    return table


_CRC = _crc_table()


def _with_checksums(data: bytes) -> bytes:
    """Ogg pages 0 and 1 (which hold the comments' begin) with right checksums, so that all readers
    accept them."""
    out = bytearray(data)
    at = 0
    for _ in range(3):
        segments = out[at + 27 : at + 27 + out[at + 26]]
        size = 27 + len(segments) + sum(segments)
        out[at + 22 : at + 26] = b"\0\0\0\0"
        crc = 0
        for byte in out[at : at + size]:
            crc = ((crc << 8) & 0xFFFFFFFF) ^ _CRC[(crc >> 24) ^ byte]
        out[at + 22 : at + 26] = struct.pack("<I", crc)
        at += size
        if at >= len(out):
            break
    return bytes(out)


# ---- the floor -----------------------------------------------------------------------------------

_CLASSES = {
    "mp3": "mp3.MP3", "flac": "flac.FLAC", "ogg": "oggvorbis.OggVorbis", "m4a": "mp4.MP4",
    "opus": "oggopus.OggOpus", "wav": "wave.WAVE",
}  # fmt: skip


def _read_bare(paths: list[str]) -> int:
    """mutagen and nothing else: every tag as text."""
    count = 0
    for path in paths:
        module, _, name = _CLASSES[path.rpartition(".")[2]].partition(".")
        audio: Any = getattr(importlib.import_module(f"mutagen.{module}"), name)(path)
        texts = {}
        for key in list((audio.tags or {}).keys()):
            if not key.startswith(("APIC", "covr", "metadata_block_picture")):
                value = getattr(audio.tags[key], "text", audio.tags[key])
                texts[key] = [str(v) for v in value] if isinstance(value, list) else str(value)
        json.dumps([path, audio.info.length, texts], default=str)
        count += bool(texts)
    return count


def floor_seconds(paths: list[str]) -> float:
    """Bare mutagen in PROCESSES processes, 64 files a batch."""
    batches = [paths[at : at + 64] for at in range(0, len(paths), 64)]
    began = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        done = sum(pool.imap_unordered(_read_bare, batches))
    assert done == len(paths)
    return time.perf_counter() - began


# ---- ours ----------------------------------------------------------------------------------------


def _batches(root: bytes) -> Iterator[list[reader_messages.FolderFiles]]:
    batch: list[reader_messages.FolderFiles] = []
    held = 0
    for listing in walk.folders(root):
        if listing.files:
            batch.append(
                reader_messages.FolderFiles(root + b"/" + listing.path, listing.files, listing.cues)
            )
            held += len(listing.files)
        if held >= FILES_A_BATCH:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


async def _read_ours(root: bytes) -> list[bytes]:
    pool = ChildPool("tags", PROCESSES)
    answers: list[bytes] = []
    batches = _batches(root)

    async def work() -> None:
        for batch in batches:
            answers.append(await pool.ask(reader_messages.request(batch)))

    await asyncio.gather(*(work() for _ in range(PROCESSES + 1)))
    await pool.close()
    return answers


def our_seconds(root: bytes, count: int) -> tuple[float, float]:
    """Walk, read in PROCESSES children, answers in hand; and the time to parse the answers
    afterwards."""
    began = time.perf_counter()
    answers = asyncio.run(_read_ours(root))
    read = time.perf_counter() - began
    began = time.perf_counter()
    files = [
        file for answer in answers for _, found in reader_messages.files(answer) for file in found
    ]
    parsed = time.perf_counter() - began
    assert len(files) == count
    assert all(file.audio and file.tags and file.tags.title for file in files)
    return read, parsed


def measure(folder: Path, rounds: int = 3) -> dict[str, float]:
    """Best of `rounds` for floor and ours, taken in turn."""
    paths = [str(path) for path in sorted(folder.rglob("*.*")) if path.is_file()]
    floors, reads, parses = [], [], []
    for _ in range(rounds):
        floors.append(floor_seconds(paths))
        read, parsed = our_seconds(os.fsencode(folder), len(paths))
        reads.append(read)
        parses.append(parsed)
    floor, ours = min(floors), min(reads)
    return {
        "files": len(paths),
        "floor_s": round(floor, 3),
        "ours_s": round(ours, 3),
        "ratio": round(ours / floor, 2),
        "parse_s": round(min(parses), 3),
    }


def figures(files: int = 4000) -> Iterator[Figure]:
    """Reading alone, without any row written, and thumbnails against plain Pillow."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_collection(folder, files)
        measured = measure(folder)
    yield Figure(
        f"reading tags, {files:,} files", measured["ours_s"], "s", measured["floor_s"],
        "bare mutagen", 1.2,
    )  # fmt: skip
    yield _thumbnails()


def _thumbnails() -> Figure:
    """One grid thumbnail, hashed, coloured and stored, beside opening, resizing and storing
    plainly."""
    noise = Image.effect_noise((60, 60), 90).convert("RGB").resize((1000, 1000))
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=90)
    source = out.getvalue()
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary)
        count = itertools.count()

        def ours() -> None:
            art.thumbnails(source + next(count).to_bytes(4, "big"), cache, (256,))

        def plain() -> None:
            picture = Image.open(io.BytesIO(source)).resize((256, 256), Image.Resampling.LANCZOS)
            picture.save(cache / "plain.webp", "WEBP", quality=art.QUALITY)

        mine, floor = best_of(ours, 15), best_of(plain, 15)
    return Figure("thumbnail 256 of 1000", mine * 1000, "ms", floor * 1000, "plain Pillow", 1 / 1.4)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=20_000)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        if not folder.exists() or not any(folder.iterdir()):
            make_collection(folder, chosen.files)
        print(json.dumps(measure(folder)))


if __name__ == "__main__":
    main()
