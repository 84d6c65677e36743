"""Saved searches: playlists that fill themselves, and what may be done with them."""

from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact, PlaylistsChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.playlists import PlaylistKind
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.sorting import Direction, TrackQuery, TrackSort
from audio2_desktop.domain.units import PlaylistId, TrackId
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.storage.database import Database
from tests.fakes.shelf import Disc, shelve

DISCS = (
    Disc("Tide", "Mira Solenne", "Shore", number=2, year=1994, image="a", length_ms=1000),
    Disc("Ebb", "Mira Solenne", "Shore", number=1, year=1996, image="a", length_ms=2000),
    Disc("Anchor", "Halden Coast", "Piers", number=1, year=1998, image="b", length_ms=4000),
    Disc("Later", "Halden Coast", "Quays", number=1, year=2011, image="c", length_ms=8000),
)


@pytest.fixture
async def shelf(database: Database) -> list[TrackId]:
    return await database.write(shelve, DISCS)


async def nineties(playlists: Playlists) -> PlaylistId:
    return (await playlists.create_smart("Nineties", "year:1990..1999"))[0]


async def titles(playlists: Playlists, playlist: PlaylistId) -> list[str]:
    return [item.title for item in await playlists.items(playlist)]


async def test_it_holds_what_matches_by_artist_album_and_number(
    playlists: Playlists, shelf: list[TrackId]
) -> None:
    made, done = await playlists.create_smart("Nineties", "  year:1990..1999 ")
    assert done.key == "saved_search" and done.values == {"name": "Nineties"}
    assert await titles(playlists, made) == ["Anchor", "Ebb", "Tide"]
    assert list(await playlists.track_ids(made)) == [shelf[2], shelf[1], shelf[0]]
    row = await playlists.row(made)
    assert (row.kind, row.rules) == (PlaylistKind.SMART, "year:1990..1999")
    assert (row.tracks, row.wanted, row.length_ms) == (3, 0, 7000)
    assert sorted(row.images) == ["a", "b"]
    assert await playlists.all() == (row,)
    (quick,) = await playlists.all(counts_smart=False)
    assert (quick.tracks, quick.images) == (0, row.images)


async def test_saving_is_undone_and_done_again(playlists: Playlists, shelf: list[TrackId]) -> None:
    made, done = await playlists.create_smart("Nineties", "year:1990..1999")
    redo = await done.undo()
    assert await playlists.all() == ()
    await redo.undo()
    assert await titles(playlists, made) == ["Anchor", "Ebb", "Tide"]


async def test_it_is_live(
    playlists: Playlists, database: Database, shelf: list[TrackId], facts: list[Fact]
) -> None:
    loved, _ = await playlists.create_smart("Loved", "is:favourite")
    assert await titles(playlists, loved) == []
    await Favourites(database).set_favourite(Entity.TRACK, (shelf[3],), on=True)
    assert await titles(playlists, loved) == ["Later"]
    await database.write(shelve, [Disc("New", "Aube", "Dawn", year=1999)])
    assert await titles(playlists, await nineties(playlists)) == ["New", "Anchor", "Ebb", "Tide"]


async def test_another_question_and_back(
    playlists: Playlists, shelf: list[TrackId], facts: list[Fact]
) -> None:
    made = await nineties(playlists)
    facts.clear()
    done = await playlists.set_rules(made, "year:2011")
    assert facts == [PlaylistsChanged(frozenset({made}))]
    assert await titles(playlists, made) == ["Later"]
    redo = await done.undo()
    assert await titles(playlists, made) == ["Anchor", "Ebb", "Tide"]
    await redo.undo()
    assert (await playlists.row(made)).rules == "year:2011"


@pytest.mark.parametrize("text", ["", "  ", "colour:red", "year:soon", "x" * 1001])
async def test_a_question_that_cannot_be_kept_is_refused(
    playlists: Playlists, shelf: list[TrackId], text: str
) -> None:
    with pytest.raises(Refused):
        await playlists.create_smart("Broken", text)
    assert await playlists.all() == ()
    made = await nineties(playlists)
    with pytest.raises(Refused):
        await playlists.set_rules(made, text)
    assert (await playlists.row(made)).rules == "year:1990..1999"


async def test_nothing_is_put_in_or_taken_out_by_hand(
    playlists: Playlists, shelf: list[TrackId]
) -> None:
    made = await nineties(playlists)
    with pytest.raises(Refused, match="fills itself"):
        await playlists.insert(made, None, [shelf[3]])
    line = (await playlists.items(made))[0].id
    with pytest.raises(Refused):
        await playlists.remove(made, [line])
    with pytest.raises(Refused):
        await playlists.move(made, [line], 2)
    assert await titles(playlists, made) == ["Anchor", "Ebb", "Tide"]


async def test_a_static_playlist_has_no_question(
    playlists: Playlists, shelf: list[TrackId]
) -> None:
    made, _ = await playlists.create("By hand", None, [shelf[0]])
    assert not (await playlists.row(made)).is_smart
    with pytest.raises(NotFound):
        await playlists.set_rules(made, "year:2011")
    with pytest.raises(NotFound):
        await playlists.smart_ids(made)


async def test_sorted_and_narrowed(playlists: Playlists, shelf: list[TrackId]) -> None:
    made = await nineties(playlists)
    by_year = await playlists.smart_ids(made, TrackQuery(TrackSort.YEAR, Direction.DOWN))
    assert list(by_year.ids) == [shelf[2], shelf[1], shelf[0]]
    narrow = TrackQuery(TrackSort.TITLE, where=parse("year:<1998").tree)
    found = await playlists.smart_ids(made, narrow)
    assert (list(found.ids), found.length_ms) == ([shelf[1], shelf[0]], 3000)


async def test_brackets_of_the_question_hold_against_the_filter(
    playlists: Playlists, shelf: list[TrackId]
) -> None:
    made, _ = await playlists.create_smart("Either", "year:1994 or year:2011")
    found = await playlists.smart_ids(made, TrackQuery(where=parse("year:<2000").tree))
    assert list(found.ids) == [shelf[0]]


async def test_it_is_played_with_others_in_order(
    playlists: Playlists, database: Database, shelf: list[TrackId]
) -> None:
    smart = await nineties(playlists)
    static, _ = await playlists.create("By hand", None, [shelf[3], shelf[3]])
    ids = await Browse(database).tracks_of(Entity.PLAYLIST, (static, smart))
    assert list(ids) == [shelf[3], shelf[3], shelf[2], shelf[1], shelf[0]]


async def test_it_is_exported(playlists: Playlists, shelf: list[TrackId], tmp_path: Path) -> None:
    target = tmp_path / "out.m3u8"
    report = await playlists.export(await nineties(playlists), target)
    assert report.written == 3
    lines = target.read_text("utf-8").splitlines()
    assert [line for line in lines if line.endswith(".mp3")] == [
        f"/music/{one}.mp3" for one in (shelf[2], shelf[1], shelf[0])
    ]


async def test_it_is_renamed_and_deleted_as_others(
    playlists: Playlists, shelf: list[TrackId]
) -> None:
    made = await nineties(playlists)
    await playlists.rename(made, "The nineties")
    done = await playlists.delete(made)
    assert [one.name for one in await playlists.deleted()] == ["The nineties"]
    await done.undo()
    assert (await playlists.row(made)).is_smart
