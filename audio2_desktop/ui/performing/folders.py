"""Folders of playlists, and where playlists and folders stand in the side bar."""

from audio2_desktop.domain.playlists import Node, NodeKind, PlaylistFolderId
from audio2_desktop.domain.units import PlaylistId
from audio2_desktop.services.playlist_folders import PlaylistFolders
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import names
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.window import Window


class FolderChanges:
    """The intents about folders and places."""

    def __init__(self, window: Window, folders: PlaylistFolders, outcomes: Outcomes) -> None:
        self._window = window
        self._folders = folders
        self._outcomes = outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        folders, did = self._folders, self._outcomes.did
        match intent:
            case intents.MovePlaylist():
                moved, before = _nodes(intent)
                parent = None if intent.folder is None else PlaylistFolderId(intent.folder)
                did(await folders.place([moved], parent, before), toast=False)
            case intents.NewFolder(playlist):
                await self._make(playlist)
            case intents.RenameFolder(ref, name):
                wanted = await names.ask(self._window, words.tr("Rename folder"), name)
                if wanted and wanted != name:
                    did(await folders.rename(PlaylistFolderId(ref), wanted))
            case intents.DeleteFolder(ref):
                did(await folders.delete(PlaylistFolderId(ref)))
            case _:
                return False
        return True

    async def _make(self, playlist: int | None) -> None:
        """A new folder, with this playlist in it."""
        name = await names.ask(self._window, words.tr("New folder"), "", words.tr("Create"))
        if not name:
            return
        folder, done = await self._folders.create(name)
        self._outcomes.did(done)
        if playlist is not None:
            move = await self._folders.put(PlaylistId(playlist), folder)
            self._outcomes.did(move, toast=False)


def _nodes(wish: intents.MovePlaylist) -> tuple[Node, Node | None]:
    """What is moved, and before what."""

    def node(ref: int, is_folder: bool) -> Node:
        return Node(NodeKind.FOLDER if is_folder else NodeKind.PLAYLIST, ref)

    before = None if wish.before is None else node(wish.before, wish.before_folder)
    return node(wish.playlist, wish.is_folder), before
