"""What is done with the user's own tags: made, changed, put on things and taken off."""

from collections.abc import Sequence

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import TagId
from audio2_desktop.services.own_tags import OwnTags
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.tag_picker import TagPicker
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import names
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.window import Window


class TagChanges:
    """The intents about tags."""

    def __init__(self, window: Window, own_tags: OwnTags, outcomes: Outcomes) -> None:
        self._window = window
        self._own_tags = own_tags
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        tags, did = self._own_tags, self._outcomes.did
        match intent:
            case intents.PickTag(ids, entity):
                await self._pick(entity, tuple(ids))
            case intents.PutTags(chosen, ids, entity):
                for tag in chosen:
                    did(await tags.put(TagId(tag), entity, tuple(ids), on=True))
            case intents.NewTag():
                await self._make_new(Entity.TRACK, ())
            case intents.RenameTag(tag, name):
                wanted = await names.ask(self._window, words.tr("Rename tag"), name)
                if wanted and wanted != name:
                    did(await tags.rename(TagId(tag), wanted))
            case intents.ColourTag(tag, colour):
                did(await tags.recolour(TagId(tag), colour), toast=False)
            case intents.DeleteTags(gone):
                did(await tags.delete([TagId(tag) for tag in gone]))
            case _:
                return False
        return True

    async def _pick(self, entity: Entity, ids: Sequence[int]) -> None:
        tags, window = self._own_tags, self._window
        known, carried = await tags.every(), await tags.carried(entity, ids)
        title = words.tagging(entity, len(ids))
        picker = TagPicker(window.theme, window, title, known, carried, len(ids))
        picked = await picker.picked()
        if picked is None:
            return
        if picked.ref is not None:
            tag = TagId(picked.ref)
            is_on_all = carried.get(tag, 0) >= len(ids)
            self._outcomes.did(await tags.put(tag, entity, ids, on=not is_on_all))
        elif picked.name:
            self._outcomes.did(await tags.create(picked.name, entity, ids))
        else:
            await self._make_new(entity, ids)

    async def _make_new(self, entity: Entity, ids: Sequence[int]) -> None:
        title, create = words.tr("New tag"), words.tr("Create")
        name = await names.ask(self._window, title, "", create)
        if name:
            self._outcomes.did(await self._own_tags.create(name, entity, ids))
