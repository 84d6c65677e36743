"""What the library knows of the files under a folder, for comparing with what is there."""

import os

from audio2_desktop.domain.units import FileId, FolderId, RootId
from audio2_desktop.storage.database import Read

KnownFile = tuple[FileId, int, int, int]
"""Id, size, mtime_ns, inode."""
KnownFolder = tuple[FolderId, dict[bytes, KnownFile]]
KnownFiles = dict[bytes, KnownFolder]


def known_files(tx: Read, root_id: RootId) -> KnownFiles:
    """Folder path -> its id and its files by name. About 1 us a file.

    Files that are missing are left out: when one is back it is read again, which puts it right.
    """
    folders: dict[int, KnownFolder] = {}
    found: KnownFiles = {}
    for folder_id, path in tx.each("SELECT id, path FROM folder WHERE root_id = ?", (root_id,)):
        folders[folder_id] = found[path] = (folder_id, {})
    for folder_id, name, file_id, size, mtime_ns, inode in tx.each(
        "SELECT f.folder_id, f.name, f.id, f.size, f.mtime_ns, f.inode FROM folder d"
        " JOIN file f ON f.folder_id = d.id WHERE d.root_id = ? AND f.missing_since IS NULL",
        (root_id,),
    ):
        folders[folder_id][1][name] = (file_id, size, mtime_ns, inode)
    return found


def covers(tx: Read, root_id: RootId) -> dict[bytes, tuple[bytes | None, int | None]]:
    """Folder path -> name and mtime_ns of its cover file, as last seen."""
    return {
        path: (cover, mtime_ns)
        for path, cover, mtime_ns in tx.each(
            "SELECT path, cover, cover_mtime_ns FROM folder WHERE root_id = ?", (root_id,)
        )
    }


def full_path(root: bytes, folder: bytes, name: bytes) -> bytes:
    """The absolute path of a file; a missing one whose place was taken has a NUL in its name."""
    name = name.partition(b"\0")[0]
    return os.path.join(root, folder, name) if folder else os.path.join(root, name)  # noqa: PTH118
