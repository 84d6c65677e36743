"""Covers are found by the order of the conventions, and made into thumbnails."""

import io
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from audio2_desktop.domain.facts import AlbumsChanged, ArtworkReady, Fact
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.domain.units import AlbumId
from audio2_desktop.media import tags as reader
from audio2_desktop.services.artwork import Artwork
from audio2_desktop.storage import albums, cataloguing, roots
from audio2_desktop.storage.cataloguing import ScanBatch
from audio2_desktop.storage.connection import Write
from audio2_desktop.storage.database import Database
from tests.fakes.clock import FixedClock
from tests.sounds import pictures, tagging


@pytest.fixture
def facts() -> list[Fact]:
    return []


@pytest.fixture
def music(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


@pytest.fixture
async def database(tmp_path: Path, clock: FixedClock, facts: list[Fact]) -> AsyncIterator[Database]:
    found = Database(tmp_path / "library.db", publish=facts.extend, clock=clock)
    await found.open()
    yield found
    await found.close()


@pytest.fixture
def work() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


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
