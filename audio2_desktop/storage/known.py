"""What the library knows of the files under a folder, for comparing with what is there."""

import os

from audio2_desktop.domain.units import FileId, FolderId, RootId
from audio2_desktop.storage.database import Read

KnownFile = tuple[FolderId, bytes, FileId, int, int]
"""Folder, name, id, size, mtime_ns: the row as it comes, which is the quickest."""
KnownFolder = tuple[FolderId, dict[bytes, KnownFile]]
KnownFiles = dict[bytes, KnownFolder]


def known_files(tx: Read, root_id: RootId) -> KnownFiles:
    """Folder path -> its id and its files by name. About 1 us a file.

    Files that are missing are left out: when one is back it is read again, which puts it right.
    """
    files: dict[int, dict[bytes, KnownFile]] = {}
    found: KnownFiles = {}
    for folder_id, path in tx.each("SELECT id, path FROM folder WHERE root_id = ?", (root_id,)):
        files[folder_id] = {}
        found[path] = (folder_id, files[folder_id])
    # Where the root is most of the library, all rows one after another are quicker than each by an
    # index.
    if 2 * len(files) >= tx.value("SELECT count(*) FROM folder"):
        for row in tx.each(f"SELECT {_ROW} FROM file f WHERE f.missing_since IS NULL"):
            if row[0] in files:
                files[row[0]][row[1]] = row
    else:
        for row in tx.each(
            f"SELECT {_ROW} FROM folder d CROSS JOIN file f ON f.folder_id = d.id"
            " WHERE d.root_id = ? AND f.missing_since IS NULL",
            (root_id,),
        ):
            files[row[0]][row[1]] = row
    return found


_ROW = "f.folder_id, f.name, f.id, f.size, f.mtime_ns"


def full_path(root: bytes, folder: bytes, name: bytes) -> bytes:
    """The absolute path of a file; a missing one whose place was taken has a NUL in its name."""
    name = name.partition(b"\0")[0]
    return os.path.join(root, folder, name) if folder else os.path.join(root, name)  # noqa: PTH118
