"""Folders of playlists, and the order in which folders and playlists stand in the side bar.

Within a folder, playlists and folders share one order. In lists of ids a folder is written as its
negative id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audio2_desktop.domain.facts import PlaylistsChanged
from audio2_desktop.domain.ordering import fill, put_back
from audio2_desktop.domain.playlists import (
    MAX_NESTING,
    Node,
    NodeKind,
    PlaylistFolder,
    PlaylistFolderId,
)
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.playlists import clean_name, end_of

Parent = PlaylistFolderId | None


@dataclass(frozen=True, slots=True)
class TreeChange:
    """What it takes to take a move in the tree back."""

    profile: ProfileId
    parents: Mapping[int, Parent]
    """Where each moved node was."""
    former: Mapping[Parent, tuple[int, ...]]
    """The order of those places before."""


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A deleted folder, as an undo brings it back."""

    profile: ProfileId
    folder: PlaylistFolder
    siblings: tuple[int, ...]
    """The order around it before it was deleted."""
    children: tuple[int, ...]
    """What was in it, in order; put-away playlists too."""


def token(node: Node) -> int:
    """A node as a number."""
    return node.id if node.kind is NodeKind.PLAYLIST else -node.id


def folders(tx: Read, profile: ProfileId) -> tuple[PlaylistFolder, ...]:
    """All folders; `place` is their position among the folders and playlists around them."""
    sql = (
        "SELECT id, name, parent_id FROM playlist_folder WHERE profile_id = ? ORDER BY position, id"
    )
    found = tx.rows(sql, (profile,))
    places = {
        one: place
        for parent in {row[2] for row in found}
        for place, one in enumerate(_order(tx, profile, parent))
    }
    return tuple(
        PlaylistFolder(PlaylistFolderId(one), name, parent, places[-one])
        for one, name, parent in found
    )


def create_folder(
    tx: Write, profile: ProfileId, name: str, parent: Parent = None
) -> PlaylistFolderId:
    """A new folder at the end of `parent`."""
    name = clean_name(name)
    if len(_ancestors(tx, parent)) >= MAX_NESTING:
        raise Refused("Folders can be nested {count} deep.", count=MAX_NESTING)
    sql = "INSERT INTO playlist_folder (profile_id, parent_id, name, position) VALUES (?, ?, ?, ?)"
    made = tx.execute(sql, (profile, parent, name, end_of(tx, profile, parent))).lastrowid
    tx.note(PlaylistsChanged())
    return PlaylistFolderId(made or 0)


def rename_folder(tx: Write, folder: PlaylistFolderId, name: str) -> str:
    """Give a new name; returns the former. Raises NotFound, Refused."""
    former = str(_folder(tx, folder)[1])
    tx.execute("UPDATE playlist_folder SET name = ? WHERE id = ?", (clean_name(name), folder))
    tx.note(PlaylistsChanged())
    return former


def delete_folder(tx: Write, folder: PlaylistFolderId) -> FolderRecord:
    """Dissolve a folder: what is in it takes its place, nothing else is deleted."""
    profile, name, parent = _folder(tx, folder)
    siblings = _order(tx, profile, parent)
    children = _order(tx, profile, folder)
    away = tx.column(
        "SELECT id FROM playlist WHERE folder_id = ? AND deleted_at IS NOT NULL", (folder,)
    )
    at = siblings.index(-folder)
    order = [*siblings[:at], *children, *siblings[at + 1 :]]
    _put_into(tx, [*children, *away], parent)
    tx.execute("DELETE FROM playlist_folder WHERE id = ?", (folder,))
    _write_order(tx, profile, parent, order, moving=children)
    row = PlaylistFolder(folder, name, parent, at)
    return FolderRecord(profile, row, tuple(siblings), (*children, *away))


def restore_folder(tx: Write, record: FolderRecord) -> PlaylistFolderId:
    """Bring a folder back with those of its former children that stand where it left them."""
    parent = record.folder.parent
    if parent is not None and not _exists(tx, -parent):
        parent = None
    folder = record.folder.id
    sql = """INSERT INTO playlist_folder (id, profile_id, parent_id, name, position)
        VALUES (?, ?, ?, ?, '')"""
    tx.execute(sql, (folder, record.profile, parent, record.folder.name))
    children = [one for one in record.children if _parent_of(tx, one) == (parent,)]
    _put_into(tx, children, folder)
    shown = [one for one in _order(tx, record.profile, folder) if one in set(children)]
    inner = [one for one in record.children if one in set(shown)]
    _write_order(tx, record.profile, folder, inner, moving=inner)
    around = [one for one in _order(tx, record.profile, parent) if one != -folder]
    order = put_back(around, {-folder}, record.siblings)
    _write_order(tx, record.profile, parent, order, moving=[-folder])
    return folder


def place(
    tx: Write, profile: ProfileId, nodes: Sequence[Node], parent: Parent, before: Node | None
) -> TreeChange:
    """Move nodes into a folder (None: the top level), in front of `before` or to its end.

    Raises NotFound, or Refused when a folder would end up inside itself or too deep.
    """
    moving = list(dict.fromkeys(token(node) for node in nodes))
    change = _remember(tx, profile, moving)
    _check_nesting(tx, moving, parent)
    _put_into(tx, moving, parent)
    current = [one for one in _order(tx, profile, parent) if one not in set(moving)]
    anchor = None if before is None else token(before)
    if anchor in moving:  # dropped in front of itself: before what followed it
        former = change.former.get(parent, ())
        behind = former[former.index(anchor) :] if anchor in former else ()
        anchor = next((one for one in behind if one not in moving), None)
    at = current.index(anchor) if anchor in current else len(current)
    order = [*current[:at], *moving, *current[at:]]
    _write_order(tx, profile, parent, order, moving=moving)
    return change


def revert_place(tx: Write, change: TreeChange) -> TreeChange:
    """Take a move back; nodes that are gone meanwhile are ignored."""
    moving = [one for one in change.parents if _exists(tx, one)]
    inverse = _remember(tx, change.profile, moving)
    for parent, former in change.former.items():
        back = [one for one in moving if change.parents[one] == parent]
        target = parent if parent is None or _exists(tx, -parent) else None
        _check_nesting(tx, back, target)
        _put_into(tx, back, target)
        current = _order(tx, change.profile, target)
        order = put_back(current, set(back), former)
        _write_order(tx, change.profile, target, order, moving=back)
    return inverse


# ---- inside --------------------------------------------------------------------------------------


def _order(tx: Read, profile: ProfileId, parent: Parent) -> list[int]:
    """What stands in a folder, as numbers, in order."""
    return [one for one, _ in _keyed(tx, profile, parent)]


def _keyed(tx: Read, profile: ProfileId, parent: Parent) -> list[tuple[int, str]]:
    sql = """SELECT id, position, 1 FROM playlist
            WHERE profile_id = ?1 AND folder_id IS ?2 AND deleted_at IS NULL
        UNION ALL SELECT -id, position, 0 FROM playlist_folder
            WHERE profile_id = ?1 AND parent_id IS ?2 ORDER BY position, 3, id"""
    return [(row[0], row[1]) for row in tx.rows(sql, (profile, parent))]


def _write_order(
    tx: Write, profile: ProfileId, parent: Parent, order: Sequence[int], *, moving: Iterable[int]
) -> None:
    keys = dict(_keyed(tx, profile, parent))
    fresh = set(moving)
    order = [one for one in order if one in keys]  # put-away playlists have no place
    filled = fill([None if one in fresh else keys[one] for one in order])
    for one, key in zip(order, filled, strict=True):
        if keys[one] != key:
            table = "playlist" if one > 0 else "playlist_folder"
            tx.execute(f"UPDATE {table} SET position = ? WHERE id = ?", (key, abs(one)))
    tx.note(PlaylistsChanged())


def _put_into(tx: Write, nodes: Iterable[int], parent: Parent) -> None:
    for one in nodes:
        if one > 0:
            tx.execute("UPDATE playlist SET folder_id = ? WHERE id = ?", (parent, one))
        else:
            tx.execute("UPDATE playlist_folder SET parent_id = ? WHERE id = ?", (parent, -one))


def _remember(tx: Read, profile: ProfileId, moving: Sequence[int]) -> TreeChange:
    parents: dict[int, Parent] = {}
    for one in moving:
        found = _parent_of(tx, one)
        if found is None:
            raise NotFound("playlist" if one > 0 else "folder", abs(one))
        parents[one] = found[0]
    former = {parent: tuple(_order(tx, profile, parent)) for parent in set(parents.values())}
    return TreeChange(profile, parents, former)


def _parent_of(tx: Read, one: int) -> tuple[Parent] | None:
    if one > 0:
        found = tx.row("SELECT folder_id FROM playlist WHERE id = ?", (one,))
    else:
        found = tx.row("SELECT parent_id FROM playlist_folder WHERE id = ?", (-one,))
    return None if found is None else (found[0],)


def _exists(tx: Read, one: int) -> bool:
    return _parent_of(tx, one) is not None


def _folder(tx: Read, folder: PlaylistFolderId) -> tuple[ProfileId, str, Parent]:
    found = tx.row(
        "SELECT profile_id, name, parent_id FROM playlist_folder WHERE id = ?", (folder,)
    )
    if found is None:
        raise NotFound("folder", folder)
    return found[0], found[1], found[2]


def _ancestors(tx: Read, folder: Parent) -> list[int]:
    """The folder and those around it, inside out. Raises NotFound."""
    found: list[int] = []
    while folder is not None and folder not in found:
        found.append(folder)
        folder = _folder(tx, folder)[2]
    return found


def _depth(tx: Read, folder: int) -> int:
    children = tx.column("SELECT id FROM playlist_folder WHERE parent_id = ?", (folder,))
    return 1 + max((_depth(tx, one) for one in children), default=0)


def _check_nesting(tx: Read, moving: Iterable[int], parent: Parent) -> None:
    around = _ancestors(tx, parent)
    for one in moving:
        if one < 0 and -one in around:
            raise Refused("A folder cannot be moved into itself.")
        if one < 0 and len(around) + _depth(tx, -one) > MAX_NESTING:
            raise Refused("Folders can be nested {count} deep.", count=MAX_NESTING)
