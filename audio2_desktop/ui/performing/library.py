"""What leaves or enters the library, what is one in it after all, and where its files are."""

import os
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtGui import QDesktopServices

from audio2_desktop.domain.music import Entity, TrackFile
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui import drag, intents, words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.questions import Confirmation
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import tracks
from audio2_desktop.ui.performing.identities import Identities, Identity, Things
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.window import Window


class Browse(Things, Protocol):
    """What is asked of services.browse."""

    async def files(self, track_ids: Sequence[int]) -> Sequence[TrackFile]: ...


class Removal(Protocol):
    """What is asked of services.removal."""

    async def remove(self, ids: Sequence[int]) -> Undoable: ...
    async def trash(self, ids: Sequence[int]) -> Undoable: ...
    async def hide(self, entity: Entity, ids: Sequence[int]) -> Undoable: ...
    async def locate(self, track: int, path: str) -> None: ...


class Rescanner(Protocol):
    """What is asked of services.library."""

    async def rescan_paths(self, paths: Sequence[bytes]) -> Sequence[str]: ...


class LibraryChanges:
    """The intents about tracks as files and as what they are part of."""

    def __init__(
        self,
        window: Window,
        browse: Browse,
        removal: Removal,
        rescanner: Rescanner,
        imports: Imports,
        identity: Identity,
        outcomes: Outcomes,
    ) -> None:
        self._window = window
        self._browse = browse
        self._removal = removal
        self._rescanner = rescanner
        self._imports = imports
        self._identities = Identities(window, identity, browse)
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        did = self._outcomes.did
        match intent:
            case intents.RemoveFromLibrary(ids, and_trash):
                await self._remove(tuple(ids), and_trash=and_trash)
            case intents.Hide(entity, ids):
                did(await self._removal.hide(entity, tuple(ids)))
            case intents.ShowFile(track):
                await self._show_file(track)
            case intents.ShowFolder(folder):
                QDesktopServices.openUrl(drag.url_of(os.fsdecode(folder)))
            case intents.RescanFolder(folder):
                await self._look_at([folder])
            case intents.Rescan(entity, ids):
                await self._rescan(entity, tuple(ids))
            case intents.Locate(track):
                await self._locate(track)
            case intents.ImportFiles(paths, playlist):
                for done in await self._imports.take(tuple(paths), playlist):
                    did(done)
            case intents.Merge() | intents.SplitAlbum() | intents.SplitArtist():
                decided = await self._identities.decide(intent)
                if decided is not None:
                    did(decided)
            case _:
                return False
        return True

    async def _remove(self, ids: Sequence[int], *, and_trash: bool) -> None:
        tr = words.tr
        if and_trash:
            title = tr("Move %n files to the bin?", "", len(ids))
            text = tr("They leave the library and go to the bin of this computer.")
            action = tr("Move to the bin")
        else:
            title = tr("Remove %n tracks from the library?", "", len(ids))
            text = tr("The files stay where they are. Ratings and plays are kept for 30 days.")
            action = tr("Remove")
        question = Confirmation(self._window.theme, self._window, title, text, action)
        if await question.is_confirmed():
            gone = self._removal.trash(ids) if and_trash else self._removal.remove(ids)
            self._outcomes.did(await gone)

    async def _locate(self, track: int) -> None:
        path = await files.file(self._window, words.tr("Where is the file now?"))
        if path is not None:
            await self._removal.locate(track, path)

    async def _show_file(self, track: int) -> None:
        found = await self._browse.files([track])
        if not found:
            raise NotFound(words.tr("file"))
        folder = os.path.dirname(os.fsdecode(found[0].path))  # noqa: PTH120 - any name, no disk
        QDesktopServices.openUrl(drag.url_of(folder))

    async def _rescan(self, entity: Entity, ids: Sequence[int]) -> None:
        """Files that are found changed are read again; the pill and the pages show the rest."""
        found = await self._browse.files(await tracks.behind(self._browse, entity, ids))
        paths = dict.fromkeys(file.path for file in found)
        if entity is not Entity.TRACK:
            folders = (os.path.dirname(path) for path in paths)  # noqa: PTH120 - any name, no disk
            paths = dict.fromkeys(folders)
        await self._look_at(list(paths), are_files=entity is Entity.TRACK)

    async def _look_at(self, paths: list[bytes], *, are_files: bool = False) -> None:
        if not await self._rescanner.rescan_paths(paths):
            raise NotFound(words.tr("file"))
        text = words.tr("Looking at %n folders again", "", len(paths))
        if are_files:
            text = words.tr("Looking at %n files again", "", len(paths))
        self._outcomes.say(text, "info")
