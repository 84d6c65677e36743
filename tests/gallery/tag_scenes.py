"""How to get to the pictures of the user's own tags. They are made when the first one is drawn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.ui.dialogs.tag_picker import TagPicker
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import PickTag
from tests.gallery.stage import Stage

NAMES = (
    "Late night", "Sunday", "For the car", "Learn on guitar", "Rain", "Mum likes it",
    "A name that is long enough to need two lines", "Not yet heard",
)  # fmt: skip


async def _made(stage: Stage) -> dict[str, int]:
    """Ids by name; all but the last are on something."""
    tags = stage.core.own_tags
    if not await tags.every():
        albums = list(stage.albums.values())
        for at, name in enumerate(NAMES):
            await tags.create(name)
            tag = (await _ids(stage))[name]
            if name != NAMES[-1]:
                await tags.put(tag, Entity.ALBUM, albums[at : at + 3], on=True)
        here = await _ids(stage)
        slow = stage.albums["Slow Harbour"]
        songs = await stage.tracks("Slow Harbour")
        for name, ids in (("Late night", songs[:4]), ("Rain", songs[1:3]), ("Sunday", songs[1:2])):
            await tags.put(here[name], Entity.TRACK, ids, on=True)
            await tags.put(here[name], Entity.ALBUM, [slow], on=True)
            await tags.put(here[name], Entity.ARTIST, [stage.artists["Halden Coast"]], on=True)
    return await _ids(stage)


async def _ids(stage: Stage) -> dict[str, Any]:
    return {tag.name: tag.id for tag in await stage.core.own_tags.every()}


@asynccontextmanager
async def no_tags(stage: Stage) -> AsyncIterator[None]:
    """Drawn before there are any."""
    stage.go("tags")
    yield


@asynccontextmanager
async def tags(stage: Stage) -> AsyncIterator[None]:
    await _made(stage)
    stage.go("tags")
    yield


@asynccontextmanager
async def tags_list(stage: Stage) -> AsyncIterator[None]:
    async with tags(stage):
        await stage.rest()
        view: Any = stage.page
        view.looks.button.click()
        yield
        view.looks.button.click()


@asynccontextmanager
async def drop_on_a_tag(stage: Stage) -> AsyncIterator[None]:
    """Three tracks over the third card."""
    async with tags(stage):
        await stage.rest()
        view: Any = stage.page
        ids = (await stage.tracks("Slow Harbour"))[:3]
        mime: QMimeData = TrackMime(ids)
        spot = view.grid.card_rect(2).center().toPoint()
        left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for made in (QDragEnterEvent, QDragMoveEvent):
            event = made(spot, Qt.DropAction.CopyAction, mime, left, no_key)
            QApplication.sendEvent(view.grid.viewport(), event)
        yield
        QApplication.sendEvent(view.grid.viewport(), QDragLeaveEvent())


@asynccontextmanager
async def found_tags(stage: Stage) -> AsyncIterator[None]:
    """A search whose words are in names of tags."""
    await _made(stage)
    stage.go("search", "late night")
    yield


@asynccontextmanager
async def tag(stage: Stage) -> AsyncIterator[None]:
    ids = await _made(stage)
    stage.go("shelf", shelf_arg(Entity.TAG, ids["Late night"]))
    yield


@asynccontextmanager
async def empty_tag(stage: Stage) -> AsyncIterator[None]:
    ids = await _made(stage)
    stage.go("shelf", shelf_arg(Entity.TAG, ids["Not yet heard"]))
    yield


@asynccontextmanager
async def tagged_album(stage: Stage) -> AsyncIterator[None]:
    """Chips in the head, and a column of them."""
    await _made(stage)
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    view: Any = stage.page
    view.columns.choose([*view.columns.keys[:3], "tags", *view.columns.keys[3:]])
    yield
    view.columns.reset()


@asynccontextmanager
async def tagged_artist(stage: Stage) -> AsyncIterator[None]:
    await _made(stage)
    stage.go("artist", stage.artists["Halden Coast"])
    yield


@asynccontextmanager
async def tag_picker(stage: Stage) -> AsyncIterator[None]:
    """For two tracks of which one carries a tag."""
    await _made(stage)
    stage.go("album", stage.albums["Slow Harbour"])
    await stage.rest()
    stage.send(PickTag((await stage.tracks("Slow Harbour"))[:2]))
    await stage.until(lambda: stage.window.findChildren(TagPicker), "the picker")
    await stage.rest()
    yield
    for picker in stage.window.findChildren(TagPicker):
        picker.finish(None)


@asynccontextmanager
async def tag_menu(stage: Stage) -> AsyncIterator[None]:
    async with tags(stage):
        await stage.rest()
        view: Any = stage.page
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        view.grid.selectionModel().select(view.grid.rows.index(1, 0), chosen)
        view.grid.menu.emit(view.grid.viewport().mapToGlobal(QPoint(300, 60)))
        await stage.until(stage.menus, "the menu")
        (menu,) = stage.menus()
        entry = next(action for action in menu.actions() if action.menu() is not None)
        menu.setActiveAction(entry)
        stage.lay_over(menu)
        yield
        menu.close()
