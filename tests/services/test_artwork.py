"""Covers are found by the order of the conventions, and made into thumbnails."""

import asyncio
import io
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from audio2_desktop.domain.facts import AlbumsChanged, ArtworkReady, Fact
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.domain.units import AlbumId
from audio2_desktop.jobs import children
from audio2_desktop.jobs.children import Child, ChildPool
from audio2_desktop.media import tags as reader
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.storage import albums, cataloguing, roots
from audio2_desktop.storage.cataloguing import ScanBatch
from audio2_desktop.storage.connection import Write
from audio2_desktop.storage.database import Database
from tests.sounds import pictures, tagging


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
async def artwork(
    database: Database, tmp_path: Path, work: ThreadPoolExecutor
) -> AsyncIterator[Artwork]:
    found = Artwork(database, tmp_path / "cache", work)
    yield found
    await found.close()


def add(tx: Write, music: Path) -> frozenset[AlbumId]:
    """Store all files below `music`, as a scan does."""
    root = roots.add(tx, str(music).encode())
    changed: set[AlbumId] = set()
    for folder in sorted({path.parent for path in music.rglob("*.flac")}):
        files = []
        for path in sorted(folder.glob("*.flac")):
            files.append(reader.read(str(path).encode()))
        batch = ScanBatch(root, str(folder.relative_to(music)).encode(), tuple(files))
        changed |= cataloguing.store(tx, batch).albums
    return frozenset(changed)


def song(path: Path, album: str, cover: bytes | None = None) -> None:
    """A real file of an album."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tags = {"title": path.stem, "artist": "A", "albumartist": "A", "album": album}
    tagging.write(path, "flac", tags=tags, cover=cover)


async def covers(database: Database) -> dict[str, str]:
    """Album title -> key of its cover."""
    ids = await database.read(albums.ids, AlbumQuery())
    rows = await database.read(albums.rows, [AlbumId(each) for each in ids])
    return {row.title: row.image for row in rows}


def colour(data: bytes | None) -> tuple[int, ...]:
    """The colour in the middle of a picture."""
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        found = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(found, tuple)
    return found


async def test_covers_beside_and_inside(
    database: Database, artwork: Artwork, music: Path, facts: list[Fact]
) -> None:
    song(music / "beside" / "1.flac", "Beside", pictures.jpeg("lime"))
    (music / "beside" / "cover.jpg").write_bytes(pictures.jpeg("red"))
    song(music / "inside" / "1.flac", "Inside", pictures.jpeg("blue"))
    song(music / "discs" / "CD1" / "1.flac", "Discs")
    song(music / "discs" / "CD2" / "1.flac", "Discs")
    (music / "discs" / "folder.png").write_bytes(pictures.png("lime"))
    song(music / "none" / "1.flac", "None")
    changed = await database.write(add, music)
    artwork.wanted(changed)
    await artwork.settled()

    keys = await covers(database)
    assert keys["None"] == ""
    assert len({keys["Beside"], keys["Inside"], keys["Discs"]} - {""}) == 3
    shown = {}
    for title in ("Beside", "Inside", "Discs"):
        shown[title] = colour(await artwork.load(keys[title], 96))
        path = artwork.file(keys[title], 96)
        assert path is not None
        assert path.exists()
    assert max(range(3), key=lambda at: shown["Beside"][at]) == 0
    assert max(range(3), key=lambda at: shown["Inside"][at]) == 2
    assert max(range(3), key=lambda at: shown["Discs"][at]) == 1
    seed = await artwork.seed(keys["Beside"])
    assert seed is not None
    assert seed >> 16 > 0x80
    ready = [fact for fact in facts if isinstance(fact, ArtworkReady | AlbumsChanged)]
    assert changed <= frozenset().union(
        *(fact.albums if isinstance(fact, ArtworkReady) else fact.ids for fact in ready)
    )


async def test_tracks_without_an_album_have_no_strangers_cover(
    database: Database, artwork: Artwork, music: Path
) -> None:
    """All of somebody's tracks that name no album count as one: a picture beside one of them says
    nothing about those in other folders."""
    song(music / "here" / "1.flac", "")
    (music / "here" / "cover.jpg").write_bytes(pictures.jpeg("red"))
    changed = await database.write(add, music)
    artwork.ensure(changed)
    await artwork.settled()
    assert await loose_cover(database)  # they all lie beside it
    song(music / "there" / "1.flac", "")
    artwork.ensure(await database.write(add, music))
    await artwork.settled()
    assert await loose_cover(database) == ""


async def loose_cover(database: Database) -> str:
    """The cover of the tracks that name no album."""
    found = await database.read(lambda tx: tx.value("SELECT image FROM album WHERE title = ''"))
    return str(found)


async def test_a_cover_that_changed_or_went_away(
    database: Database, artwork: Artwork, music: Path
) -> None:
    song(music / "a" / "1.flac", "A")
    (music / "a" / "cover.jpg").write_bytes(pictures.jpeg("red"))
    changed = await database.write(add, music)
    artwork.ensure(changed)
    await artwork.settled()
    first = (await covers(database))["A"]
    (music / "a" / "cover.jpg").write_bytes(pictures.jpeg("blue"))
    artwork.ensure(changed)
    await artwork.settled()
    second = (await covers(database))["A"]
    assert second not in ("", first)
    (music / "a" / "cover.jpg").unlink()
    artwork.ensure(changed)
    await artwork.settled()
    assert (await covers(database))["A"] == ""
    await artwork.resume()
    await artwork.settled()
    assert (await covers(database))["A"] == ""


async def test_what_the_user_chose_stays(database: Database, artwork: Artwork, music: Path) -> None:
    song(music / "a" / "1.flac", "A", pictures.jpeg("red"))
    changed = await database.write(add, music)

    def choose(tx: Write) -> None:
        (album,) = changed
        tx.execute(
            "INSERT INTO image (entity, entity_id, source, key, chosen_by_user)"
            " VALUES ('album', ?, 'user', 'mine', 1)", (album,),
        )  # fmt: skip
        tx.execute("UPDATE album SET image = 'mine'")

    await database.write(choose)
    artwork.wanted(changed)
    await artwork.settled()
    assert (await covers(database))["A"] == "mine"


async def test_hostile_pictures_are_no_covers(
    database: Database, artwork: Artwork, music: Path
) -> None:
    song(music / "a" / "1.flac", "A")
    (music / "a" / "cover.jpg").write_bytes(b"\xff\xd8\xff" + b"nonsense" * 100)
    artwork.wanted(await database.write(add, music))
    await artwork.settled()
    assert (await covers(database))["A"] == ""


ODD = """
import os, sys, time
sys.path.insert(0, {path!r})
from audio2_desktop.media import cover_worker
real = cover_worker.art.cover_of
def cover_of(folder, names, tracks):
    if folder.endswith(b"crash"):
        os.abort()
    if folder.endswith(b"hang"):
        time.sleep(1000)
    return real(folder, names, tracks)
cover_worker.art.cover_of = cover_of
cover_worker.ALBUM_SECONDS = 0.5
sys.exit(cover_worker.main())
"""


async def odd_child(kind: str) -> Child:
    """A process that crashes over one album and hangs over another."""
    source = ODD.format(path=str(Path(children.__file__).parents[2]))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", source,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return Child(kind, process)


async def test_a_picture_that_crashes_its_reader_costs_one_cover(
    database: Database,
    tmp_path: Path,
    work: ThreadPoolExecutor,
    music: Path,
    expected_logs: Callable[[str], list[str]],
) -> None:
    expected_logs("made their reader fail")
    for name in ("a", "crash", "hang", "z"):
        song(music / name / "1.flac", name, pictures.jpeg("red"))
    finder = ChildPool("covers", 1, starter=odd_child)
    artwork = Artwork(database, tmp_path / "cache", work, finder=finder)
    artwork.wanted(await database.write(add, music))
    await artwork.settled()
    await artwork.close()
    found = await covers(database)
    assert {name for name, key in found.items() if key} == {"a", "z"}
    assert finder.children() == ()


async def test_covers_that_the_disk_refuses_are_looked_for_again(
    database: Database,
    tmp_path: Path,
    work: ThreadPoolExecutor,
    music: Path,
    expected_logs: Callable[[str], list[str]],
) -> None:
    expected_logs("a cover was not kept")
    song(music / "a" / "1.flac", "A", pictures.jpeg("red"))
    changed = await database.write(add, music)
    (tmp_path / "cache").write_text("no folder can be made here")
    artwork = Artwork(database, tmp_path / "cache", work)
    artwork.wanted(changed)
    await artwork.settled()
    assert (await covers(database))["A"] == ""
    (tmp_path / "cache").unlink()
    await artwork.resume()
    await artwork.settled()
    await artwork.close()
    assert (await covers(database))["A"] != ""


def bomb(path: Path, unpacked: int) -> None:
    """An MP3 whose picture frame is compressed: some kB that unpack to much more."""
    tagging.write(path, "mp3", tags={"title": "Bomb", "artist": "A", "album": "Bomb"})
    sound = path.read_bytes()
    picture = b"\0image/jpeg\0\3\0" + b"\xff\xd8\xff" + bytes(unpacked)
    body = _syncsafe(len(picture)) + zlib.compress(picture, 9)
    text = b"\3Bomb"
    frames = b"".join(
        name + _syncsafe(len(data)) + flags + data
        for name, flags, data in (
            (b"TALB", b"\0\0", text), (b"TPE1", b"\0\0", text), (b"APIC", b"\0\x09", body),
        )
    )  # fmt: skip
    path.write_bytes(b"ID3\4\0\0" + _syncsafe(len(frames)) + frames + sound)


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


PEAK = """
import asyncio, os, resource, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.storage.images import CoverWish

class Library:
    read_only = False
    async def read(self, work, *args):
        path = os.fsencode(sys.argv[1])
        return (CoverWish(1, "", False, (os.path.dirname(path),), (path,)),)
    async def write(self, work, *args):
        print(work.__name__)

async def main():
    with ThreadPoolExecutor(1) as work:
        artwork = Artwork(Library(), Path(sys.argv[2]), work)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        artwork.wanted([1])
        await artwork.settled()
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
        await artwork.close()
        print(*(name for name in ("PIL", "mutagen", "av") if name in sys.modules))

asyncio.run(main())
"""


def test_a_bomb_does_not_go_off_in_the_windows_process(tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.mp3", 150 << 20)
    assert (tmp_path / "bomb.mp3").stat().st_size < 1 << 20
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(tmp_path / "bomb.mp3"), str(tmp_path / "cache")],
        capture_output=True, text=True, check=True, env=children.environment(),
    )  # fmt: skip
    written, grown_kb, imported = done.stdout.split("\n")[:3]
    assert written == "none_found"
    assert int(grown_kb) < 30_000
    assert imported == ""


async def test_resume_finds_what_a_crash_left(
    database: Database, artwork: Artwork, music: Path
) -> None:
    song(music / "a" / "1.flac", "A", pictures.jpeg("red"))
    await database.write(add, music)
    await artwork.resume()
    await artwork.settled()
    assert (await covers(database))["A"] != ""


async def test_nothing_to_load(artwork: Artwork) -> None:
    assert await artwork.load("", 96) is None
    assert await artwork.load("0" * 64, 96) is None
    assert artwork.file("", 96) is None
    assert await artwork.seed("nobody") is None


# ---- larger ones on demand -----------------------------------------------------------------------


def made_widths(cache: Path) -> set[int]:
    return {int(path.stem.rpartition("-")[2]) for path in cache.rglob("*.webp")}


def width_of(data: bytes | None) -> int:
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        return image.width


@pytest.fixture
async def large(database: Database, artwork: Artwork, music: Path) -> str:
    """Key of a cover of 1500 x 1500 that was found."""
    song(music / "a" / "1.flac", "A")
    (music / "a" / "cover.jpg").write_bytes(pictures.jpeg("red", (1500, 1500)))
    artwork.wanted(await database.write(add, music))
    await artwork.settled()
    return (await covers(database))["A"]


async def test_only_what_lists_show_is_made_at_first(
    artwork: Artwork, large: str, tmp_path: Path
) -> None:
    assert made_widths(tmp_path / "cache") == {96, 256}
    assert width_of(await artwork.load(large, 200)) == 256
    assert made_widths(tmp_path / "cache") == {96, 256}


async def test_a_larger_one_is_made_once_when_it_is_asked_for(
    artwork: Artwork, large: str, tmp_path: Path, music: Path
) -> None:
    found = await asyncio.gather(*(artwork.load(large, 400) for _ in range(5)))
    assert {width_of(data) for data in found} == {640}
    assert made_widths(tmp_path / "cache") == {96, 256, 640}
    (music / "a" / "cover.jpg").unlink()  # what is made needs no source any more
    assert width_of(await artwork.load(large, 600)) == 640
    assert made_widths(tmp_path / "cache") == {96, 256, 640}


async def test_without_its_source_the_smaller_one_is_shown(
    artwork: Artwork, large: str, music: Path
) -> None:
    (music / "a" / "cover.jpg").write_bytes(pictures.jpeg("blue", (1500, 1500)))
    assert width_of(await artwork.load(large, 1200)) == 256
    (music / "a" / "cover.jpg").unlink()
    assert width_of(await artwork.load(large, 1200)) == 256


async def test_a_small_source_is_not_opened_again(
    database: Database, artwork: Artwork, music: Path, tmp_path: Path
) -> None:
    song(music / "a" / "1.flac", "A", pictures.jpeg("red", (120, 120)))
    artwork.wanted(await database.write(add, music))
    await artwork.settled()
    key = (await covers(database))["A"]
    assert width_of(await artwork.load(key, 1200)) == 120
    assert made_widths(tmp_path / "cache") == {96, 256}


async def test_a_source_that_came_back_is_asked_again(
    database: Database, artwork: Artwork, large: str, music: Path
) -> None:
    cover = music / "a" / "cover.jpg"
    data = cover.read_bytes()
    cover.unlink()
    assert width_of(await artwork.load(large, 640)) == 256
    cover.write_bytes(data)
    artwork.ensure([])
    assert width_of(await artwork.load(large, 640)) == 640


async def test_an_emptied_cache_fills_itself_again(
    artwork: Artwork, large: str, tmp_path: Path
) -> None:
    for path in (tmp_path / "cache").rglob("*.webp"):
        path.unlink()
    assert width_of(await artwork.load(large, 96)) == 96
    assert made_widths(tmp_path / "cache") == {96, 256}


async def test_covers_on_the_screen_come_first(
    database: Database, artwork: Artwork, music: Path, facts: list[Fact]
) -> None:
    for number in range(40):
        song(music / f"{number:02}" / "1.flac", f"{number:02}", pictures.jpeg("red"))
    changed = sorted(await database.write(add, music))
    artwork.ensure(changed)
    seen = changed[-3:]
    artwork.wanted(seen)
    await artwork.settled()
    ready = [fact.albums for fact in facts if isinstance(fact, ArtworkReady)]
    assert ready[0] == frozenset(seen)
    assert frozenset().union(*ready) == frozenset(changed)
