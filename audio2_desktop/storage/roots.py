"""Library folders: added, removed, unplugged, moved as a whole.

Folders never overlap: one inside another would list its files twice.
"""

import os

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    RootsChanged,
    TracksChanged,
)
from audio2_desktop.domain.folders import RootRow
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import RootId
from audio2_desktop.storage import playlist_matching, rollups
from audio2_desktop.storage.database import Read, Write

KEPT_MS = 30 * 24 * 3600 * 1000
"""How long a removed folder can be brought back with everything."""


def add(tx: Write, path: bytes) -> RootId:
    """Make the folder at `path` part of the library; one that was removed comes back whole.

    A folder that holds library folders takes them in. Raises Refused for a folder that lies in one.
    """
    path = _trimmed(path)
    inside = []
    for root_id, other, removed_at in tx.rows("SELECT id, path, removed_at FROM root"):
        if other == path:
            if removed_at is not None:
                restore(tx, RootId(root_id))
            return RootId(root_id)
        if removed_at is None and _is_inside(path, other):
            raise Refused("The folder is inside a library folder.", path=path)
        if _is_inside(other, path):
            inside.append((root_id, other))
    root_id = int(tx.value("SELECT max(id) FROM root", default=0)) + 1
    tx.execute("INSERT INTO root (id, path, added_at) VALUES (?, ?, ?)", (root_id, path, tx.now()))
    for child, child_path in inside:
        _take_in(tx, child, root_id, child_path[len(path) :].lstrip(_SEP))
    tx.note(RootsChanged())
    return RootId(root_id)


def _take_in(tx: Write, child: int, root_id: int, prefix: bytes) -> None:
    prefix = prefix.replace(_SEP, b"/")
    tx.execute(
        "UPDATE folder SET root_id = ?,"
        " path = CAST(CASE WHEN path = x'' THEN ? ELSE ? || path END AS BLOB) WHERE root_id = ?",
        (root_id, prefix, prefix + b"/", child),
    )
    was_removed = tx.value("SELECT removed_at FROM root WHERE id = ?", (child,)) is not None
    tx.execute("DELETE FROM root WHERE id = ?", (child,))
    if was_removed:
        _refresh(tx, root_id)


def remove(tx: Write, root_id: RootId) -> None:
    """Take a folder's tracks out of the library; kept for 30 days. Raises NotFound."""
    done = tx.execute(
        "UPDATE root SET removed_at = ? WHERE id = ? AND removed_at IS NULL", (tx.now(), root_id)
    )
    if not done.rowcount:
        raise NotFound("library folder", root_id)
    _refresh(tx, root_id)


def restore(tx: Write, root_id: RootId) -> None:
    """Bring a removed folder back with everything. Raises NotFound."""
    done = tx.execute(
        "UPDATE root SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL", (root_id,)
    )
    if not done.rowcount:
        raise NotFound("removed library folder", root_id)
    _refresh(tx, root_id)


def forget_removed(tx: Write) -> int:
    """Forget the files of folders removed more than 30 days ago; returns how many folders.

    Their places in playlists stay, as wanted ones.
    """
    before = tx.now() - KEPT_MS
    inside = (
        " FROM root r JOIN folder d ON d.root_id = r.id JOIN file f ON f.folder_id = d.id"
        "{} WHERE r.removed_at < ?1"
    )
    parts = " JOIN cue_part c ON c.file_id = f.id"
    lost = tx.column(
        f"SELECT f.track_id{inside.format('')} AND f.track_id IS NOT NULL"
        f" UNION SELECT c.track_id{inside.format(parts)}",
        (before,),
    )
    if lost:
        playlist_matching.detach(tx, lost)
    done = tx.execute("DELETE FROM root WHERE removed_at < ?", (before,))
    if done.rowcount:
        tx.note(RootsChanged())
    return int(done.rowcount)


def set_path(tx: Write, root_id: RootId, path: bytes) -> None:
    """The whole folder lies elsewhere now. Raises NotFound, or Refused when it would overlap."""
    path = _trimmed(path)
    for other_id, other in tx.rows("SELECT id, path FROM root WHERE id <> ?", (root_id,)):
        if other == path or _is_inside(path, other) or _is_inside(other, path):
            raise Refused("Another library folder is there already.", path=path, other=other_id)
    done = tx.execute("UPDATE root SET path = ?, is_available = 1 WHERE id = ?", (path, root_id))
    if not done.rowcount:
        raise NotFound("library folder", root_id)
    tx.note(RootsChanged(), TracksChanged(), AlbumsChanged())


def set_available(tx: Write, root_id: RootId, *, is_available: bool) -> None:
    """The folder was plugged in or taken away; its tracks stay as they are."""
    done = tx.execute(
        "UPDATE root SET is_available = ? WHERE id = ? AND is_available <> ?",
        (int(is_available), root_id, int(is_available)),
    )
    if done.rowcount:
        tx.note(RootsChanged(), TracksChanged(), AlbumsChanged())


def set_watched(tx: Write, root_id: RootId, *, is_watched: bool) -> None:
    """Whether changes in the folder are noticed at once."""
    done = tx.execute(
        "UPDATE root SET is_watched = ? WHERE id = ? AND is_watched <> ?",
        (int(is_watched), root_id, int(is_watched)),
    )
    if done.rowcount:
        tx.note(RootsChanged())


def all_rows(tx: Read) -> tuple[RootRow, ...]:
    """The library folders in the order in which they were added."""
    return tuple(
        RootRow(RootId(row[0]), row[1], bool(row[2]), bool(row[3]), row[4])
        for row in tx.rows(
            "SELECT id, path, is_available, is_watched, last_scan"
            " FROM root WHERE removed_at IS NULL ORDER BY added_at, id"
        )
    )


def file_counts(tx: Read) -> dict[RootId, int]:
    """How many files each folder has that are there and not removed; none = not in it. A million
    in about 0.3 s: only for who shows it."""
    sql = (
        "SELECT d.root_id, count(*) FROM file f NOT INDEXED CROSS JOIN folder d"
        " ON d.id = f.folder_id WHERE f.missing_since IS NULL AND f.removed_at IS NULL"
        " GROUP BY d.root_id"
    )
    return {RootId(root_id): count for root_id, count in tx.rows(sql)}


def _refresh(tx: Write, root_id: int) -> None:
    tracks = tx.column(
        "SELECT f.track_id FROM folder d JOIN file f ON f.folder_id = d.id"
        " WHERE d.root_id = ? AND f.track_id IS NOT NULL UNION"
        " SELECT p.track_id FROM folder d JOIN file f ON f.folder_id = d.id"
        " JOIN cue_part p ON p.file_id = f.id WHERE d.root_id = ?",
        (root_id, root_id),
    )
    rollups.presence(tx, tracks)
    rollups.all_albums(tx)
    rollups.artists(tx)
    tx.note(RootsChanged(), TracksChanged(), AlbumsChanged(), ArtistsChanged())


_SEP = os.fsencode(os.sep)


def _trimmed(path: bytes) -> bytes:
    return path.rstrip(_SEP) or path


def _is_inside(path: bytes, other: bytes) -> bool:
    return path.startswith(other.rstrip(_SEP) + _SEP)
