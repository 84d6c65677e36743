"""The user's own tags: a grid of tiles in their colours, or a list with numbers. Music that is
dropped on one gets it."""

from typing import Any

from audio2_desktop.domain.facts import ArtistsChanged, TagsChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfRow
from audio2_desktop.ui import drag, words
from audio2_desktop.ui.grid_pages.shelf_grid import ShelfGridPage, Shelves
from audio2_desktop.ui.intents import DeleteTags, NewTag, PutTags, RenameTag
from audio2_desktop.ui.page import PageCommand, PageTools
from audio2_desktop.ui.widgets.buttons import IconButton


class TagsPage(ShelfGridPage):
    """Route("tags")."""

    def __init__(self, tools: PageTools, shelves: Shelves) -> None:
        super().__init__(
            tools,
            shelves,
            Entity.TAG,
            words.tr("Tags"),
            words.tr("Filter tags"),
            words.tr("No tag matches"),
            (
                words.tr("Put your own words on music"),
                words.tr(
                    "A tag goes on tracks, albums and artists: drag them onto it, or press Shift+T."
                ),
            ),
            (words.tr("New tag"), "tag"),
        )
        self.new = IconButton(self.theme, "plus", words.tr("New tag"), px=20)
        self.new.clicked.connect(self.add_first)
        self.sheet.add_button(self.new)
        self.hear((TagsChanged, ArtistsChanged))

    def add_first(self) -> None:
        self.intent.emit(NewTag())

    def rename(self) -> None:
        """F2: the tag that is selected."""
        keys = list(self.grid.selected_keys())
        row = self._row(keys[0]) if len(keys) == 1 else None
        if row is not None:
            self.intent.emit(RenameTag(row.id, row.name))

    def commands(self) -> list[PageCommand]:
        return [PageCommand("new_tag", words.tr("New tag"), "plus", self.add_first)]

    def wire(self) -> None:
        from audio2_desktop.ui.views.tag_drops import TagDrops  # noqa: PLC0415 - see Page

        super().wire()
        for view in (self.looks.cards, self.looks.list):
            TagDrops(view, self.theme, self._answer).intent.connect(self.intent)
            view.remove.connect(lambda keys: self.intent.emit(DeleteTags(tuple(keys))))

    def _row(self, key: int) -> ShelfRow | None:
        at = self._model.at_key(key)
        row = None if at is None else self._model.row_at(at)
        return row if isinstance(row, ShelfRow) else None

    def _answer(self, what: drag.Dropped, row: int) -> Any:
        """What a drop of music on a card does."""
        entity = Entity(what.entity) if what.things else Entity.TRACK
        ids = what.things or what.ids
        if not ids or entity not in (Entity.TRACK, Entity.ALBUM, Entity.ARTIST):
            return None
        if row < 0:
            return words.tr("Drop it on a tag"), None
        tag = self._model.key_at(row)
        shown = self._row(tag)
        text = words.joined(words.tagging(entity, len(ids)), shown.name if shown else "")
        return text, PutTags((tag,), ids, entity)
