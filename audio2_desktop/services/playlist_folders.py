"""Folders of playlists, and where both stand among each other; each change with its undo."""

from collections.abc import Sequence
from functools import partial

from audio2_desktop.domain.playlists import Node, NodeKind, PlaylistFolderId
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import DEFAULT_PROFILE, PlaylistId, ProfileId
from audio2_desktop.storage import playlist_tree as tree
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.playlist_tree import FolderRecord, TreeChange


class PlaylistFolders:
    """The folders of one profile. Changes of one that is gone raise NotFound."""

    def __init__(self, db: Database, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def create(
        self, name: str, parent: PlaylistFolderId | None = None
    ) -> tuple[PlaylistFolderId, Undoable]:
        """A new folder. Raises Refused for an empty name or when nested too deeply."""
        folder = await self._db.write(tree.create_folder, self._profile, name, parent)
        undo = partial(self.delete, folder)
        return folder, Undoable("created_playlist_folder", undo, {"name": name})

    async def rename(self, folder: PlaylistFolderId, name: str) -> Undoable:
        """Raises Refused for an empty name."""
        former = await self._db.write(tree.rename_folder, folder, name)
        undo = partial(self.rename, folder, former)
        return Undoable("renamed_playlist_folder", undo, {"name": name, "former": former})

    async def delete(self, folder: PlaylistFolderId) -> Undoable:
        """Dissolve a folder; what is in it stays and takes its place."""
        record = await self._db.write(tree.delete_folder, folder)
        undo = partial(self._restore, record)
        return Undoable("deleted_playlist_folder", undo, {"name": record.folder.name})

    async def put(self, playlist: PlaylistId, folder: PlaylistFolderId | None) -> Undoable:
        """A playlist to the end of a folder, or (None) of the top level."""
        return await self.place([Node(NodeKind.PLAYLIST, playlist)], folder)

    async def place(
        self,
        nodes: Sequence[Node],
        parent: PlaylistFolderId | None,
        before: Node | None = None,
    ) -> Undoable:
        """Move playlists and folders into a folder, in front of `before` or to its end.

        Raises Refused when a folder would end up inside itself.
        """
        change = await self._db.write(tree.place, self._profile, nodes, parent, before)
        return self._placed(change)

    async def _restore(self, record: FolderRecord) -> Undoable:
        folder = await self._db.write(tree.restore_folder, record)
        undo = partial(self.delete, folder)
        return Undoable("created_playlist_folder", undo, {"name": record.folder.name})

    def _placed(self, change: TreeChange) -> Undoable:
        values = {"count": len(change.parents)}
        return Undoable("moved_playlists", partial(self._revert, change), values)

    async def _revert(self, change: TreeChange) -> Undoable:
        return self._placed(await self._db.write(tree.revert_place, change))
