"""Own tags as the window uses them: every change is one step that can be taken back."""

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.shelves import ShelfQuery
from audio2_desktop.domain.units import TagId
from audio2_desktop.services.own_tags import OwnTags
from audio2_desktop.services.shelves import Shelves
from audio2_desktop.storage.database import Database
from tests.fakes.shelf import numbered


@pytest.fixture
def own_tags(database: Database) -> OwnTags:
    return OwnTags(database)


async def names(own_tags: OwnTags) -> list[str]:
    return [tag.name for tag in await own_tags.every()]


async def test_a_new_tag_is_on_the_selection_at_once(database: Database, own_tags: OwnTags) -> None:
    ids = await database.write(numbered, 4)
    done = await own_tags.create("Night", Entity.TRACK, ids[:3])
    assert (done.key, done.values) == ("created_tag", {"name": "Night"})
    (tag,) = await own_tags.every()
    assert await own_tags.carried(Entity.TRACK, ids) == {tag.id: 3}
    redo = await done.undo()
    assert await names(own_tags) == []
    undo = await redo.undo()
    (tag,) = await own_tags.every()
    assert await own_tags.carried(Entity.TRACK, ids) == {tag.id: 3}
    await undo.undo()
    assert await names(own_tags) == []


async def test_tagging_goes_there_and_back(database: Database, own_tags: OwnTags) -> None:
    ids = await database.write(numbered, 4)
    await own_tags.create("Night", Entity.TRACK, ids[:1])
    (tag,) = await own_tags.every()
    done = await own_tags.put(tag.id, Entity.TRACK, ids, on=True)
    assert (done.key, done.values) == ("tagged_track", {"name": "Night", "count": 3})
    redo = await done.undo()
    assert await own_tags.carried(Entity.TRACK, ids) == {tag.id: 1}
    await redo.undo()
    assert await own_tags.carried(Entity.TRACK, ids) == {tag.id: 4}
    off = await own_tags.put(tag.id, Entity.TRACK, ids[:2], on=False)
    assert off.key == "untagged_track"
    await off.undo()
    assert await own_tags.carried(Entity.TRACK, ids) == {tag.id: 4}


async def test_name_and_colour_go_there_and_back(own_tags: OwnTags) -> None:
    await own_tags.create("Night")
    (tag,) = await own_tags.every()
    renamed = await own_tags.rename(tag.id, "Dusk")
    assert (renamed.key, renamed.values) == ("changed_tag", {"name": "Dusk"})
    coloured = await own_tags.recolour(tag.id, "pink")
    assert [(each.name, each.colour) for each in await own_tags.every()] == [("Dusk", "pink")]
    await coloured.undo()
    redo = await renamed.undo()
    assert await own_tags.every() == (tag,)
    await redo.undo()
    assert await names(own_tags) == ["Dusk"]
    with pytest.raises(NotFound):
        await own_tags.rename(TagId(99), "x")


async def test_deleted_tags_come_back_with_all_they_were_on(
    database: Database, own_tags: OwnTags
) -> None:
    ids = await database.write(numbered, 3)
    await own_tags.create("Night", Entity.TRACK, ids)
    await own_tags.create("Fog")
    done = await own_tags.delete([tag.id for tag in await own_tags.every()])
    assert (done.key, done.values) == ("deleted_tags", {"name": "Fog, Night", "count": 2})
    redo = await done.undo()
    night = (await own_tags.every())[1]
    assert await own_tags.carried(Entity.TRACK, ids) == {night.id: 3}
    undo = await redo.undo()
    assert await names(own_tags) == []
    await undo.undo()
    assert await names(own_tags) == ["Fog", "Night"]


async def test_tags_are_a_kind_of_shelf(database: Database, own_tags: OwnTags) -> None:
    ids = await database.write(numbered, 3)
    await own_tags.create("Night", Entity.TRACK, ids)
    shelves = Shelves(database)
    listed = await shelves.listed(Entity.TAG, ShelfQuery())
    (row,) = await shelves.rows(Entity.TAG, listed.ids)
    assert (row.name, row.tracks) == ("Night", 3)
    page = await shelves.page(Entity.TAG, row.id)
    assert page.row == row
