"""Folders as they lie on disk, from the rows of a small library."""

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.scanned import CuePart
from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.sorting import Direction, TrackQuery, TrackSort
from audio2_desktop.domain.units import DEFAULT_PROFILE, RootId, TrackId
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.folder_tree import FolderTree
from audio2_desktop.storage import hidden, roots, tracks
from audio2_desktop.storage.database import Database
from tests.storage.disk import Disk, scan, tags

ON_DISK = TrackQuery(TrackSort.PATH)
ODD = b"Caf\xe9"  # Latin-1: no UTF-8


def fill(disk: Disk) -> None:
    for path, title in (
        ("Halden Coast/Low Water/1.flac", "Ebb"),
        ("Halden Coast/Low Water/2.flac", "Flow"),
        ("Halden Coast/Low Water/Extras/1.flac", "Demo"),
        ("Halden Coast/Low Water Live/1.flac", "Live"),
        ("!!! band/1.flac", "Bang"),
        ("Disc 10/1.flac", "Ten"),
        ("Disc 2/1.flac", "Two"),
        ("root.flac", "Root"),
    ):
        disk.write(path, path, tags(title, "Halden Coast", "Low Water"))
    disk.write(ODD + b"/1.flac", "odd", tags("Odd", "Somebody", "Odd"))


@pytest.fixture
async def music(database: Database) -> Database:
    disk = Disk()
    fill(disk)
    await database.write(scan, disk)
    return database


@pytest.fixture
def tree(music: Database) -> FolderTree:
    return FolderTree(music)


async def root_of(tree: FolderTree) -> FolderRow:
    (root,) = await tree.roots()
    return root


async def titles(database: Database, ids: object) -> list[str]:
    wanted = [TrackId(each) for each in ids]  # type: ignore[attr-defined]
    return [row.title for row in await database.read(tracks.rows, wanted, DEFAULT_PROFILE)]


async def test_a_library_folder_counts_everything_in_it(tree: FolderTree) -> None:
    root = await root_of(tree)
    assert (root.full, root.path, root.tracks) == (b"/music", b"", 9)
    assert root.length_ms == 9 * 180_000
    assert root.has_folders
    assert root.is_available


async def test_folders_come_as_people_sort_them(tree: FolderTree) -> None:
    root = await root_of(tree)
    rows = await tree.children(root.root, b"")
    assert [row.path for row in rows] == [b"!!! band", ODD, b"Disc 2", b"Disc 10", b"Halden Coast"]
    assert [row.tracks for row in rows] == [1, 1, 1, 1, 4]
    assert [row.has_folders for row in rows] == [False, False, False, False, True]
    assert rows[1].full == b"/music/" + ODD


async def test_a_folder_without_files_of_its_own_is_there(tree: FolderTree) -> None:
    root = await root_of(tree)
    below = await tree.children(root.root, b"Halden Coast")
    assert [(row.path, row.tracks, row.has_folders) for row in below] == [
        (b"Halden Coast/Low Water", 3, True),
        (b"Halden Coast/Low Water Live", 1, False),
    ]
    (extras,) = await tree.children(root.root, b"Halden Coast/Low Water")
    assert extras.path == b"Halden Coast/Low Water/Extras"
    assert await tree.children(root.root, extras.path) == ()
    assert await tree.children(root.root, b"Halden") == ()
    assert await tree.children(RootId(99), b"") == ()


async def test_tracks_come_as_they_lie_on_disk(music: Database, tree: FolderTree) -> None:
    root = await root_of(tree)
    found = await tree.track_ids(root.root, b"Halden Coast", ON_DISK)
    assert await titles(music, found.ids) == ["Ebb", "Flow", "Live", "Demo"]
    assert found.length_ms == 4 * 180_000
    whole = await tree.track_ids(root.root, b"", ON_DISK)
    assert len(whole.ids) == 9
    assert (await titles(music, whole.ids))[0] == "Root"
    odd = await tree.track_ids(root.root, ODD, ON_DISK)
    assert await titles(music, odd.ids) == ["Odd"]


@pytest.mark.parametrize("path", [b"Halden Coast", b""])
async def test_tracks_of_a_folder_sorted_and_filtered(
    music: Database, tree: FolderTree, path: bytes
) -> None:
    root = await root_of(tree)
    query = TrackQuery(TrackSort.TITLE, Direction.DOWN, parse("title:l").tree)
    assert await titles(music, (await tree.track_ids(root.root, path, query)).ids) == ["Live"]
    for sort in TrackSort:
        found = await tree.track_ids(root.root, path, TrackQuery(sort))
        assert len(found.ids) == (4 if path else 9)
    filtered = await tree.track_ids(
        root.root, path, TrackQuery(TrackSort.PATH, where=parse("flow").tree)
    )
    assert await titles(music, filtered.ids) == ["Flow"]
    assert filtered.length_ms == 180_000


async def test_a_key_names_a_folder_at_any_depth(music: Database, tree: FolderTree) -> None:
    root = await root_of(tree)
    rows = [root, *await tree.children(root.root, b"")]
    rows += await tree.children(root.root, b"Halden Coast")
    rows += await tree.children(root.root, b"Halden Coast/Low Water")
    assert len({row.key for row in rows}) == len(rows)
    for row in rows:
        assert await tree.row(row.key) == row
        assert await tree.found_at(row.root, row.path) == row
        ids = await Browse(music).tracks_of(Entity.FOLDER, [row.key])
        assert ids == (await tree.track_ids(row.root, row.path, ON_DISK)).ids
    both = await Browse(music).tracks_of(Entity.FOLDER, [rows[-1].key, root.key])
    assert len(both) == 9
    for gone in (-99, 999, (1 << 44) | 999):
        with pytest.raises(NotFound):
            await tree.row(gone)
    assert await tree.found_at(root.root, b"gone") is None
    assert await tree.found_at(RootId(99), b"") is None


async def test_what_is_hidden_or_removed_does_not_count(music: Database, tree: FolderTree) -> None:
    root = await root_of(tree)
    (ten,) = (await tree.track_ids(root.root, b"Disc 10", ON_DISK)).ids
    await music.write(hidden.hide, DEFAULT_PROFILE, Entity.TRACK, [ten])
    rows = await tree.children(root.root, b"")
    assert [row.path for row in rows] == [b"!!! band", ODD, b"Disc 2", b"Halden Coast"]
    assert (await root_of(tree)).tracks == 8
    assert len((await tree.track_ids(root.root, b"", ON_DISK)).ids) == 8


async def test_an_unplugged_folder_stays_with_its_music(music: Database, tree: FolderTree) -> None:
    root = await root_of(tree)
    await music.write(lambda tx: roots.set_available(tx, root.root, is_available=False))
    assert not (await root_of(tree)).is_available
    assert not any(row.is_available for row in await tree.children(root.root, b""))
    assert (await root_of(tree)).tracks == 9
    await music.write(roots.remove, root.root)
    assert await tree.roots() == ()
    assert await tree.children(root.root, b"") == ()


async def test_two_library_folders_are_apart(music: Database, tree: FolderTree) -> None:
    disk = Disk()
    disk.write("/more/Disc 2/9.flac", "nine", tags("Nine", "Somebody", "Nine"))
    await music.write(scan, disk, b"/more")
    first, second = await tree.roots()
    assert (first.tracks, second.tracks) == (9, 1)
    assert second.full == b"/more"
    found = await tree.track_ids(second.root, b"Disc 2", ON_DISK)
    assert await titles(music, found.ids) == ["Nine"]
    whole = await tree.track_ids(second.root, b"", TrackQuery(TrackSort.ARTIST))
    assert await titles(music, whole.ids) == ["Nine"]


async def test_parts_of_a_cue_sheet_count_as_tracks(database: Database) -> None:
    disk = Disk()
    parts = (
        CuePart(0, 90_000, tags("First", "Halden Coast", "Set", track=1)),
        CuePart(90_000, None, tags("Second", "Halden Coast", "Set", track=2)),
    )
    disk.write("Set/set.flac", "set", tags("Set", "Halden Coast", "Set"), parts=parts)
    await database.write(scan, disk)
    tree = FolderTree(database)
    root = await root_of(tree)
    assert root.tracks == 2
    (folder,) = await tree.children(root.root, b"")
    assert folder.tracks == 2
    found = await tree.track_ids(root.root, b"Set", ON_DISK)
    assert await titles(database, found.ids) == ["First", "Second"]
    assert len((await tree.track_ids(root.root, b"Set", TrackQuery(TrackSort.TITLE))).ids) == 2
