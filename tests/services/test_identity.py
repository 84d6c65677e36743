"""Merging and splitting over real files: scanned again, retagged, taken back."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from audio2_desktop import core as cores
from audio2_desktop.core import Core
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.sorting import AlbumQuery, ArtistQuery
from audio2_desktop.domain.units import AlbumId, ArtistId
from audio2_desktop.services.paths import Paths
from tests.sounds import write
from tests.sounds.pictures import png

Tags = dict[str, str]


class Shelf:
    """An open program without its window, over a folder of short files."""

    def __init__(self, core: Core, music: Path) -> None:
        self.core = core
        self.music = music

    def file(self, place: str, seed: int, **tags: str) -> None:
        """A file whose sound depends on `seed` alone."""
        path = self.music / place
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, tags={"albumartist": tags.get("artist", ""), **tags}, seed=seed)

    async def scan(self) -> None:
        root = await self.core.library.add_folder(self.music)
        await self.core.library.finished([f"scan:{root}"])

    async def albums(self) -> dict[str, list[str]]:
        """ "Title - artist" -> titles of the tracks of all editions."""
        browse = self.core.browse
        found = {}
        for row in await browse.album_rows(await browse.album_ids(AlbumQuery())):
            page = await browse.album_page(row.id)
            titles = []
            for edition in page.editions:
                shown = await browse.album_page(row.id, edition.id)
                titles += [track.title for disc in shown.discs for track in disc.tracks]
            found[f"{row.title} - {row.artist}"] = sorted(titles)
        return found

    async def artists(self) -> list[str]:
        browse = self.core.browse
        rows = await browse.artist_rows(await browse.artist_ids(ArtistQuery()))
        return [f"{row.name} {row.tracks} {row.disambiguation}".strip() for row in rows]

    async def album(self, title: str) -> AlbumId:
        browse = self.core.browse
        rows = await browse.album_rows(await browse.album_ids(AlbumQuery()))
        return next(row.id for row in rows if row.title == title)

    async def artist(self, name: str) -> ArtistId:
        browse = self.core.browse
        rows = await browse.artist_rows(await browse.artist_ids(ArtistQuery()))
        return next(row.id for row in rows if row.name == name)


@pytest.fixture
async def shelf(tmp_path: Path) -> AsyncIterator[Shelf]:
    music = tmp_path / "Music"
    music.mkdir()
    async with cores.opened(Paths.under(tmp_path / "open")) as core:
        await core.jobs.start()
        shelf = Shelf(core, music)
        for number in (1, 2):
            for name, artist, album in (
                ("one", "Lumen", "Tides"),
                ("two", "Lumen", "Tides, deluxe"),
                ("three", "Lumin", "Ebb"),
            ):
                shelf.file(
                    f"{name}/{number}.flac",
                    seed=len(name) * 10 + number,
                    title=f"{name} {number}",
                    artist=artist,
                    album=album,
                    tracknumber=str(number),
                )
        await shelf.scan()
        yield shelf


async def test_merged_albums_stay_merged_over_scans_and_tags_until_taken_back(
    shelf: Shelf,
) -> None:
    before = await shelf.albums()
    assert len(before) == 3
    into, other = await shelf.album("Tides"), await shelf.album("Tides, deluxe")
    done = await shelf.core.identity.merge(Entity.ALBUM, [into, other], into)
    assert (done.key, done.values) == ("merged_albums", {"count": 2})
    one = ["one 1", "one 2", "two 1", "two 2"]
    assert (await shelf.albums())["Tides - Lumen"] == one
    shelf.file(
        "two/1.flac", 31, title="two 1, live", artist="Lumen", album="Tides, deluxe",
        tracknumber="1", genre="Dub",
    )  # fmt: skip
    await shelf.scan()
    now = (await shelf.albums())["Tides - Lumen"]
    assert now == ["one 1", "one 2", "two 1, live", "two 2"]
    redo = await done.undo()
    assert (await shelf.albums())["Tides, deluxe - Lumen"] == ["two 1, live", "two 2"]
    again = await redo.undo()
    assert (await shelf.albums())["Tides - Lumen"] == now
    await again.undo()
    assert (await shelf.albums())["Tides - Lumen"] == ["one 1", "one 2"]


async def test_merged_artists_stay_merged_over_scans_and_tags_until_taken_back(
    shelf: Shelf,
) -> None:
    into, other = await shelf.artist("Lumen"), await shelf.artist("Lumin")
    done = await shelf.core.identity.merge(Entity.ARTIST, [into, other], into)
    assert await shelf.artists() == ["Lumen 6"]
    assert "Ebb - Lumen" in await shelf.albums()
    shelf.file("four/1.flac", 77, title="four 1", artist="Lumin", album="Flood", tracknumber="1")
    await shelf.scan()
    assert await shelf.artists() == ["Lumen 7"]
    assert (await shelf.core.browse.artist_page(other)).artist.id == into
    await done.undo()
    assert await shelf.artists() == ["Lumen 4", "Lumin 3"]


async def test_an_album_is_split_for_good_and_everything_of_the_user_stays(shelf: Shelf) -> None:
    core = shelf.core
    source = await shelf.album("Tides")
    first, second = await core.browse.tracks_of(Entity.ALBUM, [source])
    await core.favourites.rate(Entity.TRACK, [second], 80)
    await core.favourites.set_favourite(Entity.TRACK, [second], on=True)
    playlist, _ = await core.playlists.create("Mine", None, [second, first])
    done = await core.identity.split(Entity.ALBUM, source, [second], "Tides, late")
    assert (await shelf.albums())["Tides, late - Lumen"] == ["one 2"]
    tags = {"artist": "Lumen", "album": "Tides", "tracknumber": "2"}
    shelf.file("one/2.flac", 32, title="one 2, again", **tags)
    (shelf.music / "one/2.flac").rename(shelf.music / "one/02.flac")
    await shelf.scan()
    (row,) = await core.browse.track_rows([second])
    assert (row.title, row.rating, row.is_favourite) == ("one 2, again", 80, True)
    assert (await shelf.albums())["Tides, late - Lumen"] == ["one 2, again"]
    assert list(await core.playlists.track_ids(playlist)) == [second, first]
    redo = await done.undo()
    assert (await shelf.albums())["Tides - Lumen"] == ["one 1", "one 2, again"]
    await redo.undo()
    assert (await shelf.albums())["Tides, late - Lumen"] == ["one 2, again"]


async def test_two_artists_of_one_name_are_told_apart(shelf: Shelf) -> None:
    core = shelf.core
    by = await shelf.artist("Lumen")
    tracks = await core.browse.tracks_of(Entity.ALBUM, [await shelf.album("Tides, deluxe")])
    done = await core.identity.split(Entity.ARTIST, by, list(tracks), "Oslo")
    assert sorted(await shelf.artists()) == ["Lumen 2", "Lumen 2 Oslo", "Lumin 2"]
    await shelf.scan()
    redo = await done.undo()
    assert sorted(await shelf.artists()) == ["Lumen 4", "Lumin 2"]
    await redo.undo()
    assert sorted(await shelf.artists()) == ["Lumen 2", "Lumen 2 Oslo", "Lumin 2"]


async def test_only_artists_and_albums_are_split(shelf: Shelf) -> None:
    with pytest.raises(Refused):
        await shelf.core.identity.split(Entity.TRACK, 1, [1])


async def test_covers_follow_the_files_of_albums(shelf: Shelf) -> None:
    core = shelf.core
    into, other = await shelf.album("Tides"), await shelf.album("Tides, deluxe")
    (shelf.music / "two/cover.png").write_bytes(png())
    await shelf.scan()
    await core.library.finished(await core.library.rescan_paths([shelf.music / "two"]))

    async def image(album: AlbumId) -> str:
        await core.artwork.settled()
        return (await core.browse.album_page(album)).album.image

    core.artwork.ensure([into, other])
    assert (await image(into), bool(await image(other))) == ("", True)
    done = await core.identity.merge(Entity.ALBUM, [into, other], into)
    assert await image(into)
    await done.undo()
    assert (await image(into), bool(await image(other))) == ("", True)
