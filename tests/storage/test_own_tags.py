"""The user's own tags: what they are on, what they reach, and all of it as it was before."""

import pytest

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    Fact,
    TagsChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity, OwnTag
from audio2_desktop.domain.own_tags import COLOURS
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.query import parse
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.shelves import ShelfQuery, ShelfSort
from audio2_desktop.domain.sorting import Direction, TrackQuery
from audio2_desktop.domain.units import (
    DEFAULT_PROFILE,
    AlbumId,
    ArtistId,
    FileId,
    ProfileId,
    TagId,
    TrackId,
)
from audio2_desktop.storage import (
    albums,
    artists,
    exporting,
    merging,
    own_tags,
    search,
    shelves,
    tracks,
)
from audio2_desktop.storage.database import Database, Write
from tests.fakes.shelf import Disc, shelve

ME = DEFAULT_PROFILE
FACT_OF: dict[Entity, type[Fact]] = {
    Entity.TRACK: TracksChanged,
    Entity.ALBUM: AlbumsChanged,
    Entity.ARTIST: ArtistsChanged,
}


@pytest.fixture
async def library(database: Database, facts: list[Fact]) -> Database:
    """Tracks 1 and 2 on album 1 by artist 1, track 3 on album 2 by artist 2."""
    discs = [Disc("a", number=1), Disc("b", number=2), Disc("c", "Other", "Else")]
    await database.write(shelve, discs)
    facts.clear()
    return database


async def new(library: Database, name: str) -> TagId:
    return (await library.write(own_tags.create, ME, name)).id


async def reached(library: Database, tag: TagId) -> list[int]:
    found = await library.read(shelves.listed_on, Entity.TAG, tag, TrackQuery())
    return list(found.ids)


async def test_tags_get_the_rarest_colour_and_stand_by_name(library: Database) -> None:
    names = ["Night", "  Ébène \n two ", "alba"]
    made = [await library.write(own_tags.create, ME, name) for name in names]
    assert [tag.colour for tag in made] == list(COLOURS[:3])
    every = await library.read(own_tags.every, ME)
    assert [tag.name for tag in every] == ["alba", "Ébène two", "Night"]
    await library.write(own_tags.remove, ME, [made[0].id])
    again = await library.write(own_tags.create, ME, "Fog")
    assert again.colour == made[0].colour
    assert await library.read(own_tags.every, ProfileId(2)) == ()


@pytest.mark.parametrize("name", ["night", "NIGHT ", "", "\n\t"])
async def test_a_name_is_needed_and_stands_for_one_tag(library: Database, name: str) -> None:
    await new(library, "Night")
    with pytest.raises(Refused):
        await library.write(own_tags.create, ME, name)
    fog = await library.write(own_tags.create, ME, "Fog")
    with pytest.raises(Refused):
        await library.write(own_tags.change, ME, OwnTag(fog.id, name, fog.colour))
    with pytest.raises(Refused):
        await library.write(own_tags.change, ME, OwnTag(fog.id, "Fog", "beige"))
    with pytest.raises(NotFound):
        await library.write(own_tags.change, ME, OwnTag(TagId(99), "New", "red"))
    assert len((await library.write(own_tags.create, ME, "x" * 300)).name) == 60


@pytest.mark.parametrize("entity", own_tags.TAGGED)
async def test_a_tag_is_put_on_told_and_taken_back(
    library: Database, facts: list[Fact], entity: Entity
) -> None:
    tag = await new(library, "Night")
    facts.clear()
    former = await library.write(own_tags.put, ME, tag, entity, [2, 1, 2, 99], on=True)
    assert former == {1: None, 2: None}
    assert facts == [FACT_OF[entity](frozenset({1, 2})), TagsChanged()]  # type: ignore[call-arg]
    facts.clear()
    assert await library.write(own_tags.put, ME, tag, entity, [1, 2], on=True) == {}
    assert facts == []
    assert await library.read(own_tags.carried, ME, entity, [1, 2, 3]) == {tag: 2}
    taken = await library.write(own_tags.put, ME, tag, entity, [1], on=False)
    assert await library.read(own_tags.of, ME, entity, 1) == ()
    await library.write(own_tags.put_so, ME, tag, entity, taken)
    assert [each.name for each in await library.read(own_tags.of, ME, entity, 1)] == ["Night"]
    await library.write(own_tags.put_so, ME, tag, entity, former)
    assert await library.read(own_tags.carried, ME, entity, [1, 2]) == {}


async def test_only_what_exists_in_the_library_carries_tags(library: Database) -> None:
    tag = await new(library, "Night")
    with pytest.raises(Refused):
        await library.write(own_tags.put, ME, tag, Entity.GENRE, [1], on=True)
    with pytest.raises(NotFound):
        await library.write(own_tags.put, ME, TagId(99), Entity.TRACK, [1], on=True)
    with pytest.raises(NotFound):
        await library.write(own_tags.put, ProfileId(2), tag, Entity.TRACK, [1], on=True)


@pytest.mark.parametrize(
    ("entity", "one", "found"),
    [(Entity.TRACK, 2, [2]), (Entity.ALBUM, 1, [1, 2]), (Entity.ARTIST, 2, [3])],
)
async def test_albums_and_artists_bring_their_tracks(
    library: Database, entity: Entity, one: int, found: list[int]
) -> None:
    tag = await new(library, "Night")
    await new(library, "Nothing")
    await library.write(own_tags.put, ME, tag, entity, [one], on=True)
    assert await reached(library, tag) == found
    query = TrackQuery(where=parse("tag:nig").tree)
    assert list((await library.read(tracks.ids, query)).ids) == found
    row = (await library.read(own_tags.rows, [tag, 99], ME))[0]
    counts = (row.artists, row.albums, row.tracks)
    assert counts == (int(entity is Entity.ARTIST), int(entity is Entity.ALBUM), len(found))
    page = await library.read(own_tags.page, tag, ME)
    assert list(page.albums) == ([one] if entity is Entity.ALBUM else [])
    assert list(page.artists) == ([one] if entity is Entity.ARTIST else [])
    assert page.length_ms == 180_000 * len(found)


async def test_what_is_hidden_is_neither_reached_nor_counted(library: Database) -> None:
    tag = await new(library, "Night")
    await library.write(own_tags.put, ME, tag, Entity.ALBUM, [1, 2], on=True)

    def hide(tx: Write) -> None:
        tx.execute("INSERT INTO hidden VALUES (1, 'album', 1, 1)")

    await library.write(hide)
    assert await reached(library, tag) == [3]
    row = (await library.read(own_tags.rows, [tag], ME))[0]
    assert (row.albums, row.tracks) == (1, 1)


async def test_rows_of_tracks_and_pages_name_their_tags(library: Database) -> None:
    night, fog = await new(library, "Night"), await new(library, "Fog")
    for tag in (night, fog):
        await library.write(own_tags.put, ME, tag, Entity.TRACK, [1], on=True)
    await library.write(own_tags.put, ME, fog, Entity.ALBUM, [1], on=True)
    await library.write(own_tags.put, ME, night, Entity.ARTIST, [1], on=True)
    first, second = await library.read(tracks.rows, [TrackId(1), TrackId(2)], ME)
    assert first.tags == (OwnTag(fog, "Fog", COLOURS[1]), OwnTag(night, "Night", COLOURS[0]))
    assert second.tags == ()
    assert (await library.read(tracks.rows, [TrackId(1)], ProfileId(2)))[0].tags == ()
    album = await library.read(albums.page, AlbumId(1), None, ME)
    assert [tag.name for tag in album.tags] == ["Fog"]
    artist = await library.read(artists.page, ArtistId(1), ME)
    assert [tag.name for tag in artist.tags] == ["Night"]


async def test_the_list_is_filtered_and_ordered(library: Database) -> None:
    night, fog, dawn = [await new(library, name) for name in ("Night", "Fog", "Dawn")]
    await library.write(own_tags.put, ME, night, Entity.TRACK, [1], on=True)
    await library.write(own_tags.put, ME, fog, Entity.ALBUM, [1], on=True)

    async def ids(query: ShelfQuery, starts: str = "") -> list[int]:
        return list((await library.read(own_tags.listed, query, starts)).ids)

    assert await ids(ShelfQuery()) == [dawn, fog, night]
    assert await ids(ShelfQuery(direction=Direction.DOWN)) == [night, fog, dawn]
    assert await ids(ShelfQuery(text="nig")) == [night]
    assert await ids(ShelfQuery(), "f") == [fog]
    by_tracks = ShelfQuery(ShelfSort.TRACKS, Direction.DOWN)
    assert await ids(by_tracks) == [fog, night, dawn]
    assert (await ids(ShelfQuery(ShelfSort.ALBUMS, Direction.DOWN)))[0] == fog
    assert len(await ids(ShelfQuery(ShelfSort.PLAYS))) == 3
    marks = (await library.read(own_tags.listed, ShelfQuery())).marks
    assert len(marks) == 3


async def test_deleting_and_bringing_back_keeps_what_it_was_on(
    library: Database, facts: list[Fact]
) -> None:
    tag = await new(library, "Night")
    await library.write(own_tags.put, ME, tag, Entity.TRACK, [1, 3], on=True)
    await library.write(own_tags.put, ME, tag, Entity.ALBUM, [2], on=True)
    facts.clear()
    removed = await library.write(own_tags.remove, ME, [tag])
    assert facts == [
        TagsChanged(),
        TracksChanged(frozenset({1, 3})),
        AlbumsChanged(frozenset({2})),
    ]
    with pytest.raises(NotFound):
        await library.read(own_tags.page, tag, ME)
    other = await new(library, "Fog")  # takes the number that is free
    (back,) = await library.write(own_tags.put_back, ME, removed)
    assert back.id != other
    assert await reached(library, back.id) == [1, 3]
    assert await reached(library, other) == []
    with pytest.raises(Refused):
        await library.write(own_tags.put_back, ME, removed)


async def test_another_name_and_colour_is_told_to_what_carries_it(
    library: Database, facts: list[Fact]
) -> None:
    made = await library.write(own_tags.create, ME, "Night")
    await library.write(own_tags.put, ME, made.id, Entity.ARTIST, [2], on=True)
    facts.clear()
    wanted = OwnTag(made.id, "NIGHT", "pink")
    assert await library.write(own_tags.change, ME, wanted) == made
    assert facts == [TagsChanged(), ArtistsChanged(frozenset({2}))]
    assert await library.read(own_tags.every, ME) == (wanted,)


async def test_merged_albums_keep_the_tags_of_both_until_they_are_apart(
    library: Database,
) -> None:
    night, fog = await new(library, "Night"), await new(library, "Fog")
    await library.write(own_tags.put, ME, night, Entity.ALBUM, [1, 2], on=True)
    await library.write(own_tags.put, ME, fog, Entity.ALBUM, [2], on=True)
    done = await library.write(merging.merge, Entity.ALBUM, [2], 1)
    found = await library.read(own_tags.of, ME, Entity.ALBUM, 1)
    assert [tag.id for tag in found] == [fog, night]
    await library.write(merging.unmerge, done)
    assert [tag.id for tag in await library.read(own_tags.of, ME, Entity.ALBUM, 1)] == [night]
    found = await library.read(own_tags.of, ME, Entity.ALBUM, 2)
    assert [tag.id for tag in found] == [fog, night]


async def test_exports_name_the_tags_of_a_file(library: Database) -> None:
    for name in ("Night", "Fog"):
        tag = await new(library, name)
        await library.write(own_tags.put, ME, tag, Entity.TRACK, [1], on=True)
    rows = await library.read(exporting.page, FileId(0), 10, ME)
    assert [row.own_tags for row in rows] == [("Fog", "Night"), (), ()]


async def test_names_of_tags_complete_what_is_typed(library: Database) -> None:
    for name in ("Night", "Late night", "Fog"):
        await new(library, name)
    found = await library.read(search.values, Field.TAG, "nig", ME)
    assert found == ["Night", "Late night"]
    assert await library.read(search.values, Field.TAG, "", ProfileId(2)) == []
