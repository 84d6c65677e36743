"""Other leading articles: every name that was sorted by itself is sorted anew."""

from pathlib import Path

import pytest

from audio2_desktop import core
from audio2_desktop.domain import articles
from audio2_desktop.domain.articles import DEFAULT_ARTICLES
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery, TrackQuery, TrackSort
from audio2_desktop.services import sort_articles as service
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage import albums, artists, sort_articles, tracks
from audio2_desktop.storage.connection import Read
from audio2_desktop.storage.database import Database
from tests.storage.disk import Disk, scan, tags

NAMES = ("Der Wald", "The Zoo", "Echo", "L'Aube", "the the")


@pytest.fixture
async def filled(database: Database) -> Database:
    disk = Disk()
    for n, name in enumerate(NAMES):
        disk.write(f"{n}/{n}.flac", f"s{n}", tags(name, name, name))
    await database.write(scan, disk)
    return database


def shown(tx: Read) -> tuple[list[str], ...]:
    by_title = tracks.rows(tx, tracks.ids(tx, TrackQuery(TrackSort.TITLE)).ids)  # type: ignore[arg-type]
    return (
        [row.title for row in by_title],
        [row.title for row in albums.rows(tx, list(albums.ids(tx, AlbumQuery())))],
        [row.name for row in artists.rows(tx, list(artists.ids(tx, ArtistQuery())))],
    )


async def test_every_list_follows_and_goes_back(filled: Database) -> None:
    usual = ["Der Wald", "Echo", "L'Aube", "the the", "The Zoo"]
    before = await filled.read(shown)
    assert before[0] == before[2] == usual
    await filled.write(sort_articles.renew, ("Der",))
    german = ["Echo", "L'Aube", "the the", "The Zoo", "Der Wald"]
    after = await filled.read(shown)
    assert after[0] == after[2] == german
    assert sort_key("Der Wald") == "wald"
    await filled.write(sort_articles.renew, DEFAULT_ARTICLES)
    assert await filled.read(shown) == before


async def test_a_key_that_tags_brought_stays(filled: Database) -> None:
    await filled.write(
        lambda tx: tx.execute("UPDATE artist SET sort_key = 'own' WHERE name = 'The Zoo'")
    )
    await filled.write(sort_articles.renew, ())
    kept = await filled.read(
        lambda tx: tx.value("SELECT sort_key FROM artist WHERE name = 'The Zoo'")
    )
    assert kept == "own"


async def test_an_opened_library_follows_the_settings(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    async with core.opened(paths) as services:
        assert await services.db.read(sort_articles.known) == tuple(sorted(DEFAULT_ARTICLES))
        await services.settings.set("library.articles", ["Der", "Die"])
        await service.follow(services.db, services.settings)
        assert articles.in_use() == ("Der", "Die")
    articles.use(DEFAULT_ARTICLES)
    async with core.opened(paths):
        assert sort_key("Die Zeit") == "zeit"
        assert sort_key("The Zoo") == "the zoo"
