"""Playlists in the database: names, folders, deleting, bringing back, entries that come and go."""

import sqlite3
import time

import pytest

from audio2_desktop.domain.facts import Fact, PlaylistsChanged
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.playlists import (
    KEPT_MS,
    MAX_NESTING,
    Node,
    NodeKind,
    PlaylistFolderId,
    PlaylistSort,
    Wanted,
)
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import DEFAULT_PROFILE, ItemId, Ms, PlaylistId, TrackId
from audio2_desktop.storage import playlist_items, playlist_tree, playlists, roots
from audio2_desktop.storage.database import Database, Write
from tests.fakes.clock import START, FixedClock
from tests.fakes.shelf import Disc, numbered, shelve

ME = DEFAULT_PROFILE


def changed(*ids: int) -> PlaylistsChanged:
    return PlaylistsChanged(frozenset(PlaylistId(one) for one in ids))


async def make(database: Database, *names: str) -> list[PlaylistId]:
    return [await database.write(playlists.create, ME, name) for name in names]


async def names(database: Database) -> list[str]:
    """The side bar, top level and folders flattened, by place."""
    rows = await database.read(playlists.all_rows, ME)
    folders = await database.read(playlist_tree.folders, ME)

    def under(parent: PlaylistFolderId | None, indent: str) -> list[str]:
        inside = [(row.place, row.name, None) for row in rows if row.folder == parent]
        inside += [(one.place, one.name + "/", one.id) for one in folders if one.parent == parent]
        assert sorted(place for place, _, _ in inside) == list(range(len(inside)))
        found = []
        for _, name, folder in sorted(inside, key=lambda one: one[0]):
            found.append(indent + name)
            found += under(folder, indent + "  ") if folder is not None else []
        return found

    return under(None, "")


async def content(database: Database, playlist: PlaylistId) -> list[object]:
    """Track ids, or titles of wanted entries."""
    sql = """SELECT coalesce(track_id, wanted_title) FROM playlist_item WHERE playlist_id = ?
        ORDER BY position, id"""
    return await database.read(lambda tx: tx.column(sql, (playlist,)))


# ---- names ---------------------------------------------------------------------------------------


async def test_new_playlists_stand_last_under_a_free_name(
    database: Database, facts: list[Fact]
) -> None:
    await make(database, "Mix", "MIX", " mix\n", "Mïx")
    assert await names(database) == ["Mix", "MIX 2", "mix 3", "Mïx 4"]
    assert facts == [PlaylistsChanged()] * 4
    rows = await database.read(playlists.all_rows, ME)
    assert [row.changed_at for row in rows] == [START] * 4


async def test_names_are_plain_and_not_empty(database: Database) -> None:
    for name in ("", "  ", "\x00\u202e", "\u200b\u2060"):
        with pytest.raises(Refused):
            await database.write(playlists.create, ME, name)
    (one,) = await make(database, "x" * 1000)
    assert len((await database.read(playlists.row, one)).name) == 200
    await database.write(playlists.create, ME, "x" * 1000)


async def test_renaming_and_describing(database: Database, facts: list[Fact]) -> None:
    one, _two = await make(database, "a", "b")
    facts.clear()
    assert await database.write(playlists.rename, one, "b") == "a"
    assert await database.write(playlists.describe, one, "line 1\r\n\x07line 2\n") == ""
    assert facts == [changed(one), changed(one)]
    row = await database.read(playlists.row, one)
    assert (row.name, row.description) == ("b", "line 1\nline 2")
    for work in (playlists.rename, playlists.describe):
        with pytest.raises(NotFound):
            await database.write(work, PlaylistId(99), "x")
    with pytest.raises(NotFound):
        await database.read(playlists.row, PlaylistId(99))


async def test_searching_finds_present_names_only(database: Database) -> None:
    (one,) = await make(database, "Sigur Rós")

    async def found(word: str) -> list[int]:
        return await database.read(
            lambda tx: tx.column(
                "SELECT rowid FROM playlist_words WHERE playlist_words MATCH ?", (f'"{word}"',)
            )
        )

    assert await found(fold("Rós")) == [one]
    await database.write(playlists.rename, one, "AC/DC")
    assert await found("ros") == []
    keys = "SELECT key FROM name_key WHERE entity = 'playlist' AND entity_id = ?"
    assert "acdc" in await database.read(lambda tx: tx.column(keys, (one,)))
    await database.write(playlists.delete, one)
    assert await found("ac") == []
    assert await database.read(lambda tx: tx.column(keys, (one,))) == []
    await database.write(playlists.rename, one, "Still away")
    assert await found("still") == []
    await database.write(playlists.restore, one)
    assert await found("still") == [one]


async def test_a_playlist_is_found_by_name_as_written_first(database: Database) -> None:
    one, two = await make(database, "mix", "other")
    await database.write(playlists.rename, two, "Mix")
    assert await database.read(playlists.named, ME, "Mix") == two
    assert await database.read(playlists.named, ME, "mix") == one
    assert await database.read(playlists.named, ME, "nothing") is None


# ---- deleting ------------------------------------------------------------------------------------


async def test_a_deleted_playlist_comes_back_whole_within_thirty_days(
    database: Database, clock: FixedClock, facts: list[Fact]
) -> None:
    one, two, _ = await make(database, "a", "b", "c")
    tracks = await database.write(shelve, [Disc("x"), Disc("y")])
    await database.write(playlist_items.insert, two, tracks)
    facts.clear()
    assert await database.write(playlists.delete, two) == "b"
    assert facts == [PlaylistsChanged()]
    assert await names(database) == ["a", "c"]
    (away,) = await database.read(playlists.deleted, ME)
    assert (away.id, away.name, away.tracks, away.deleted_at) == (two, "b", 2, START)
    with pytest.raises(NotFound):
        await database.write(playlists.delete, two)
    with pytest.raises(NotFound):
        await database.read(playlists.row, two)
    clock.advance(KEPT_MS)
    assert await database.write(playlists.purge) == 0
    await database.write(playlists.restore, two)
    assert await names(database) == ["a", "b", "c"]
    assert await content(database, two) == tracks
    await database.write(playlists.delete, one)
    clock.advance(KEPT_MS + 1)
    await database.write(
        lambda tx: tx.execute("INSERT INTO favourite VALUES (1, 'playlist', ?, 0)", (one,))
    )
    assert await database.write(playlists.purge) == 1
    assert await database.read(lambda tx: tx.rows("SELECT * FROM favourite")) == []
    with pytest.raises(NotFound):
        await database.write(playlists.restore, one)


async def test_ids_are_never_used_twice(database: Database, clock: FixedClock) -> None:
    (one,) = await make(database, "a")
    await database.write(playlists.delete, one)
    clock.advance(KEPT_MS + 1)
    await database.write(playlists.purge)
    (two,) = await make(database, "b")
    assert two > one
    tracks = await database.write(shelve, [Disc("x")])
    change = await database.write(playlist_items.insert, two, tracks)
    await database.write(playlist_items.remove, two, change.added)
    assert (await database.write(playlist_items.insert, two, tracks)).added > change.added


# ---- folders -------------------------------------------------------------------------------------


def playlist(one: int) -> Node:
    return Node(NodeKind.PLAYLIST, one)


def folder(one: int) -> Node:
    return Node(NodeKind.FOLDER, one)


async def test_folders_hold_playlists_and_folders_in_one_order(database: Database) -> None:
    a, b, c = await make(database, "a", "b", "c")
    outer = await database.write(playlist_tree.create_folder, ME, "outer")
    inner = await database.write(playlist_tree.create_folder, ME, "inner", outer)
    assert await names(database) == ["a", "b", "c", "outer/", "  inner/"]
    first = await database.write(playlist_tree.place, ME, [folder(outer)], None, playlist(b))
    assert await names(database) == ["a", "outer/", "  inner/", "b", "c"]
    second = await database.write(
        playlist_tree.place, ME, [playlist(c), playlist(a)], outer, folder(inner)
    )
    assert await names(database) == ["outer/", "  c", "  a", "  inner/", "b"]
    redo = await database.write(playlist_tree.revert_place, second)
    assert await names(database) == ["a", "outer/", "  inner/", "b", "c"]
    undo = await database.write(playlist_tree.revert_place, redo)
    assert await names(database) == ["outer/", "  c", "  a", "  inner/", "b"]
    await database.write(playlist_tree.revert_place, undo)
    await database.write(playlist_tree.revert_place, first)
    assert await names(database) == ["a", "b", "c", "outer/", "  inner/"]
    assert await database.write(playlist_tree.rename_folder, inner, "deep") == "inner"
    (in_folder,) = [await database.write(playlists.create, ME, "d", inner)]
    assert (await database.read(playlists.row, in_folder)).folder == inner
    assert await names(database) == ["a", "b", "c", "outer/", "  deep/", "    d"]


async def test_dropping_in_front_of_itself_changes_nothing(database: Database) -> None:
    a, b, c, _ = await make(database, "a", "b", "c", "d")
    await database.write(playlist_tree.place, ME, [playlist(b), playlist(c)], None, playlist(b))
    assert await names(database) == ["a", "b", "c", "d"]
    await database.write(playlist_tree.place, ME, [playlist(a)], None, None)
    assert await names(database) == ["b", "c", "d", "a"]


async def test_a_dissolved_folder_leaves_everything_in_its_place(database: Database) -> None:
    a, b, c, d = await make(database, "a", "b", "c", "d")
    outer = await database.write(playlist_tree.create_folder, ME, "outer")
    inner = await database.write(playlist_tree.create_folder, ME, "inner", outer)
    await database.write(playlist_tree.place, ME, [folder(outer)], None, playlist(d))
    await database.write(playlist_tree.place, ME, [playlist(b), playlist(c)], outer, None)
    await database.write(playlist_tree.place, ME, [playlist(a)], inner, None)
    await database.write(playlists.delete, c)
    before = ["outer/", "  inner/", "    a", "  b", "d"]
    assert await names(database) == before
    record = await database.write(playlist_tree.delete_folder, outer)
    assert await names(database) == ["inner/", "  a", "b", "d"]
    assert await database.write(playlist_tree.restore_folder, record) == outer
    assert await names(database) == before
    await database.write(playlists.restore, c)
    assert await names(database) == ["outer/", "  inner/", "    a", "  b", "  c", "d"]


async def test_a_folder_never_ends_up_inside_itself_or_too_deep(database: Database) -> None:
    ids: list[PlaylistFolderId] = []
    for n in range(MAX_NESTING):
        parent = ids[-1] if ids else None
        ids.append(await database.write(playlist_tree.create_folder, ME, str(n), parent))
    with pytest.raises(Refused):
        await database.write(playlist_tree.create_folder, ME, "too deep", ids[-1])
    with pytest.raises(Refused, match="itself"):
        await database.write(playlist_tree.place, ME, [folder(ids[0])], ids[3], None)
    loose = await database.write(playlist_tree.create_folder, ME, "loose")
    with pytest.raises(Refused, match="deep"):
        await database.write(playlist_tree.place, ME, [folder(loose)], ids[-1], None)
    with pytest.raises(NotFound):
        await database.write(playlist_tree.place, ME, [folder(99)], None, None)
    with pytest.raises(NotFound):
        await database.write(playlist_tree.place, ME, [folder(loose)], PlaylistFolderId(99), None)
    with pytest.raises(NotFound):
        await database.write(playlists.create, ME, "x", PlaylistFolderId(99))


async def test_undo_after_the_folder_has_gone_goes_to_the_top(database: Database) -> None:
    (a,) = await make(database, "a")
    one = await database.write(playlist_tree.create_folder, ME, "f")
    await database.write(playlist_tree.place, ME, [playlist(a)], one, None)
    away = await database.write(playlist_tree.place, ME, [playlist(a)], None, None)
    await database.write(playlist_tree.delete_folder, one)
    await database.write(playlist_tree.revert_place, away)
    assert await names(database) == ["a"]


async def test_a_folder_comes_back_at_the_top_when_what_was_around_it_has_gone(
    database: Database,
) -> None:
    outer = await database.write(playlist_tree.create_folder, ME, "outer")
    inner = await database.write(playlist_tree.create_folder, ME, "inner", outer)
    record = await database.write(playlist_tree.delete_folder, inner)
    await database.write(playlist_tree.delete_folder, outer)
    await database.write(playlist_tree.restore_folder, record)
    assert await names(database) == ["inner/"]


# ---- items ---------------------------------------------------------------------------------------


async def test_sums_and_covers(database: Database) -> None:
    (one,) = await make(database, "a")
    albums = [Disc(f"t{n}", album=f"Album {n // 2}", image=f"cover{n // 2}") for n in range(12)]
    tracks = await database.write(shelve, albums)
    await database.write(playlist_items.insert, one, [*tracks, Wanted("w", length_ms=Ms(5000))])
    row = await database.read(playlists.row, one)
    assert (row.tracks, row.wanted, row.length_ms) == (13, 1, 12 * 180_000 + 5000)
    assert row.images == ("cover0", "cover1", "cover2", "cover3")


async def test_five_thousand_tracks_are_dropped_at_once(database: Database) -> None:
    (one,) = await make(database, "a")
    tracks = await database.write(numbered, 5000)
    first = await database.write(playlist_items.insert, one, tracks)
    begin = time.process_time()  # of all threads: a busy machine is no fault of it
    change = await database.write(playlist_items.insert, one, tracks, 2500)
    assert time.process_time() - begin < 1.0  # measured: 0.06 s; the budget is 0.1 s
    assert await content(database, one) == [*tracks[:2500], *tracks, *tracks[2500:]]
    await database.write(playlist_items.revert, change)
    assert await database.read(playlist_items.item_ids, one) == first_ids(first)


def first_ids(change: playlist_items.Change) -> object:
    return type(change.former)("q", change.added)


async def test_tracks_that_are_gone_are_left_out(database: Database, facts: list[Fact]) -> None:
    (one,) = await make(database, "a")
    (track,) = await database.write(shelve, [Disc("x")])
    await database.write(playlist_items.insert, one, [TrackId(77), track, TrackId(78)])
    assert await content(database, one) == [track]
    facts.clear()
    with pytest.raises(NotFound):
        await database.write(playlist_items.insert, one, [TrackId(77)])
    with pytest.raises(NotFound):
        await database.write(playlist_items.insert, PlaylistId(99), [track])
    assert facts == []


async def test_a_playlist_cannot_grow_without_end(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playlist_items, "MAX_ITEMS", 3)
    (one,) = await make(database, "a")
    (track,) = await database.write(shelve, [Disc("x")])
    await database.write(playlist_items.insert, one, [track] * 3)
    with pytest.raises(Refused):
        await database.write(playlist_items.insert, one, [track])


async def test_duplicates_are_told(database: Database) -> None:
    (one,) = await make(database, "a")
    x, y, z = await database.write(shelve, [Disc("x"), Disc("y"), Disc("z")])
    await database.write(playlist_items.insert, one, [x, y, x])
    assert await database.read(playlist_items.duplicates, one, [x, z, x]) == {x}


async def test_sorting(database: Database) -> None:
    (one,) = await make(database, "a")
    a, b, c = await database.write(
        shelve,
        [
            Disc("The Zoo", "B", "Second", number=2, year=1990, length_ms=3),
            Disc("2 x", "A", "First", number=1, year=2000, length_ms=1),
            Disc("10 x", "B", "Second", number=1, year=1980, length_ms=2),
        ],
    )
    await database.write(
        playlist_items.insert, one, [a, b, c, Wanted("5 y", "AB", length_ms=Ms(9))]
    )

    async def by(order: PlaylistSort, *, is_descending: bool = False) -> list[object]:
        await database.write(playlist_items.sort, one, order, is_descending=is_descending)
        return await content(database, one)

    assert await by(PlaylistSort.TITLE) == [b, "5 y", c, a]
    assert await by(PlaylistSort.TITLE, is_descending=True) == [a, c, "5 y", b]
    assert await by(PlaylistSort.ARTIST) == [b, "5 y", c, a]
    assert await by(PlaylistSort.LENGTH) == [b, c, a, "5 y"]
    assert await by(PlaylistSort.YEAR) == ["5 y", c, a, b]
    assert await by(PlaylistSort.ALBUM) == ["5 y", b, c, a]
    assert await by(PlaylistSort.ADDED) == ["5 y", b, c, a]


# ---- in and out of the library -------------------------------------------------------------------


async def forget(database: Database, *tracks: TrackId) -> None:
    """Tracks leave the library, rows and all."""

    def work(tx: Write) -> None:
        playlists.detach(tx, tracks)
        for table, column in (("file", "track_id"), ("track", "id")):
            tx.many(f"DELETE FROM {table} WHERE {column} = ?", [(one,) for one in tracks])

    await database.write(work)


async def test_a_removed_track_is_wanted_until_it_comes_back(
    database: Database, facts: list[Fact]
) -> None:
    one, two = await make(database, "a", "b")
    x, y = await database.write(shelve, [Disc("X", path=b"/music/a/x\xff.mp3"), Disc("Y")])
    await database.write(playlist_items.insert, one, [y, x, y])
    await database.write(playlist_items.insert, two, [y])
    assert await database.write(playlists.attach) == 0
    facts.clear()
    await forget(database, x)
    assert facts == [changed(one)]
    assert await content(database, one) == [y, "X", y]
    kept = await database.read(
        lambda tx: tx.row(
            "SELECT wanted_artist, wanted_album, wanted_path, length_ms FROM playlist_item WHERE track_id IS NULL"  # noqa: E501
        )
    )
    assert kept == ("Halden Coast", "Low Tide", b"/music/a/x\xff.mp3", 180_000)
    assert await database.write(playlists.attach) == 0
    (again,) = await database.write(shelve, [Disc("Other tags", path=b"/music/a/x\xff.mp3")])
    assert await database.write(playlists.attach) == 1
    assert await content(database, one) == [y, again, y]


async def test_a_folder_removed_for_good_leaves_wanted_places(
    database: Database, clock: FixedClock
) -> None:
    (one,) = await make(database, "a")
    x, y = await database.write(shelve, [Disc("X", path=b"/music/x.mp3"), Disc("Y", root=b"/keep")])
    await database.write(playlist_items.insert, one, [x, y])
    root = await database.read(
        lambda tx: tx.value("SELECT id FROM root WHERE path = x'2f6d75736963'")
    )
    await database.write(roots.remove, root)
    assert await content(database, one) == [x, y]
    clock.advance(KEPT_MS + 1)
    assert await database.write(roots.forget_removed) == 1
    assert await content(database, one) == ["X", y]
    (new,) = await database.write(shelve, [Disc("Retitled", path=b"/music/x.mp3")])
    assert await database.write(playlists.attach) == 1
    assert await content(database, one) == [new, y]


async def test_a_wanted_track_is_joined_by_artist_and_title(database: Database) -> None:
    (one,) = await make(database, "a")
    await database.write(playlist_items.insert, one, [Wanted("Jóga", "Björk")])
    (track,) = await database.write(shelve, [Disc("Joga", "BJORK")])
    assert await database.write(playlists.attach, by_title=False) == 0
    assert await database.write(playlists.attach) == 1
    assert await content(database, one) == [track]


async def test_a_track_without_any_file_gives_way_to_one_that_has(database: Database) -> None:
    one, _ = await make(database, "a", "b")
    x, y = await database.write(shelve, [Disc("X"), Disc("Y")])
    await database.write(playlist_items.insert, one, [x, y])

    def lose(tx: Write) -> None:
        tx.execute("UPDATE track SET in_library = 0")  # both were removed,
        tx.execute("DELETE FROM file WHERE track_id = ?", (x,))  # this one's folder for good

    await database.write(lose)
    new_x, _ = await database.write(shelve, [Disc("X"), Disc("Y")])
    assert await database.write(playlists.attach) == 1
    assert await content(database, one) == [new_x, y]


async def test_undo_of_a_removal_when_the_track_has_gone_meanwhile(database: Database) -> None:
    (one,) = await make(database, "a")
    x, y = await database.write(shelve, [Disc("X"), Disc("Y")])
    change = await database.write(playlist_items.insert, one, [x, y])
    removal = await database.write(playlist_items.remove, one, change.added[:1])
    await forget(database, x)
    await database.write(playlist_items.revert, removal)
    assert await content(database, one) == ["X", y]


async def test_nothing_of_a_failed_change_stays(database: Database, facts: list[Fact]) -> None:
    (one,) = await make(database, "a")
    (track,) = await database.write(shelve, [Disc("x")])
    facts.clear()

    def work(tx: Write) -> None:
        playlist_items.insert(tx, one, [track])
        tx.execute("INSERT INTO playlist_item (playlist_id) VALUES (?)", (one,))

    with pytest.raises(sqlite3.IntegrityError):
        await database.write(work)
    assert await content(database, one) == []
    assert facts == []


async def test_unknown_items_are_ignored(database: Database) -> None:
    (one,) = await make(database, "a")
    (track,) = await database.write(shelve, [Disc("x")])
    await database.write(playlist_items.insert, one, [track])
    await database.write(playlist_items.remove, one, [ItemId(99)])
    await database.write(playlist_items.move, one, [ItemId(99)], 0)
    assert await content(database, one) == [track]
