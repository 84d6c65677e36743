"""The library's folders as they lie on disk, of its own rows: the disk is never asked."""

from audio2_desktop.domain.shelves import FolderRow
from audio2_desktop.domain.sorting import TrackIds, TrackQuery
from audio2_desktop.domain.units import DEFAULT_PROFILE, ProfileId, RootId
from audio2_desktop.storage import folder_tree
from audio2_desktop.storage.database import Database


class FolderTree:
    """Lives on the loop. A folder is named by its library folder and its path below that."""

    def __init__(self, db: Database, *, profile: ProfileId = DEFAULT_PROFILE) -> None:
        self._db = db
        self._profile = profile

    async def roots(self) -> tuple[FolderRow, ...]:
        """The library folders with everything in them."""
        return await self._db.read(folder_tree.roots, self._profile)

    async def children(self, root: RootId, path: bytes) -> tuple[FolderRow, ...]:
        """The folders right below one; () when it is gone."""
        return await self._db.read(folder_tree.children, root, path, self._profile)

    async def row(self, key: int) -> FolderRow:
        """The folder that a key names. Raises NotFound."""
        return await self._db.read(folder_tree.row, key, self._profile)

    async def found_at(self, root: RootId, path: bytes) -> FolderRow | None:
        """One folder; None when nothing of it is left."""
        return await self._db.read(folder_tree.found_at, root, path, self._profile)

    async def track_ids(self, root: RootId, path: bytes, query: TrackQuery) -> TrackIds:
        """Tracks of a folder with all below; TrackSort.PATH is the order of the disk."""
        return await self._db.read(folder_tree.listed, root, path, query)
