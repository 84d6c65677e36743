"""Which picture belongs to what: rows about images. The pixels lie in the artwork cache."""

from collections.abc import Iterable
from dataclasses import dataclass

from audio2_desktop.domain.facts import AlbumsChanged, ArtworkReady
from audio2_desktop.domain.units import AlbumId
from audio2_desktop.storage.catalogue_names import IN, listed
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.known import full_path
from audio2_desktop.storage.list_rows import JOIN_FILE

GREY = -1
"""Seed of a cover without colour; NULL means that nobody has looked yet."""


@dataclass(frozen=True, slots=True)
class CoverWish:
    """Where the cover of an album may come from, best place first."""

    album_id: AlbumId
    current: str
    """Key of the present cover, "" when there is none."""
    is_chosen: bool
    """The user chose the present cover: it stays."""
    folders: tuple[bytes, ...]
    """Absolute folders of the album's files."""
    embedded: tuple[bytes, ...]
    """Absolute paths of files with pictures inside, at most 3."""
    is_album: bool = True
    """False for tracks that name no album and lie about in several folders: no picture is
    theirs."""


@dataclass(frozen=True, slots=True)
class FoundCover:
    """A cover that was put into the cache."""

    album_id: AlbumId
    key: str
    """sha256 of the original."""
    source: str
    """"file", "embedded" or the name of a service."""
    width: int
    height: int
    seed: int
    """0xRRGGBB, or GREY."""


def wishes(tx: Read, album_ids: Iterable[AlbumId]) -> tuple[CoverWish, ...]:
    """What is needed to find the covers of these albums. About 50 us an album."""
    found = []
    for album_id, title, image, chosen in tx.rows(
        "SELECT a.id, a.title, a.image, EXISTS (SELECT 1 FROM image i WHERE i.entity = 'album'"
        " AND i.entity_id = a.id AND i.chosen_by_user = 1)"
        f" FROM album a WHERE a.id {IN}",
        listed(album_ids),
    ):
        folders: dict[bytes, None] = {}
        embedded: list[bytes] = []
        for root, folder, name, pictures in tx.rows(
            f"SELECT r.path, d.path, f.name, f.pictures FROM track t {JOIN_FILE}"
            " JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id"
            " WHERE t.album_id = ? AND t.in_library = 1 AND f.missing_since IS NULL"
            " AND r.is_available = 1 ORDER BY t.disc, t.number, t.id",
            (album_id,),
        ):
            folders[full_path(root, folder, b"")] = None
            if pictures and len(embedded) < 3:
                embedded.append(full_path(root, folder, name))
        found.append(
            CoverWish(
                AlbumId(album_id), image, bool(chosen), tuple(folders), tuple(embedded),
                is_album=bool(title) or len(folders) == 1,
            )
        )  # fmt: skip
    return tuple(found)


def without_cover(tx: Read, after: AlbumId, limit: int) -> tuple[AlbumId, ...]:
    """Albums whose cover nobody has looked for yet, by id."""
    return tuple(
        AlbumId(each)
        for each in tx.column(
            "SELECT id FROM album WHERE in_library = 1 AND image = '' AND seed IS NULL AND id > ?"
            " ORDER BY id LIMIT ?",
            (after, limit),
        )
    )


_OWN = "('file', 'embedded')"


def albums_of(tx: Read, key: str, larger_than: int) -> tuple[AlbumId, ...]:
    """Some albums whose files gave this cover, if it is larger than so many pixels."""
    return tuple(
        AlbumId(each)
        for each in tx.column(
            f"SELECT i.entity_id FROM image i WHERE i.entity = 'album' AND i.source IN {_OWN}"
            " AND i.key = ? AND max(i.width, i.height) > ? ORDER BY i.entity_id LIMIT 3",
            (key, larger_than),
        )
    )


def put(tx: Write, found: Iterable[FoundCover]) -> None:
    """Give albums the covers that lie beside or inside their files."""
    each = list(found)
    tx.many(
        f"DELETE FROM image WHERE entity = 'album' AND entity_id = ? AND source IN {_OWN}",
        [(c.album_id,) for c in each],
    )
    tx.many(
        "INSERT INTO image (entity, entity_id, source, key, width, height, seed)"
        " VALUES ('album', ?, ?, ?, ?, ?, ?)",
        [(c.album_id, c.source, c.key, c.width, c.height, c.seed) for c in each],
    )
    tx.many(
        "UPDATE album SET image = ?, seed = ? WHERE id = ?",
        [(c.key, c.seed, c.album_id) for c in each],
    )
    if each:
        albums = frozenset(c.album_id for c in each)
        tx.note(AlbumsChanged(albums), ArtworkReady(albums))


def none_found(tx: Write, album_ids: Iterable[AlbumId]) -> None:
    """These albums have no cover at their files; a picture from elsewhere stays or takes over.

    Remembered, so that nobody looks again until their files change.
    """
    ids = [(album_id,) for album_id in album_ids]
    tx.many(f"DELETE FROM image WHERE entity = 'album' AND entity_id = ? AND source IN {_OWN}", ids)
    tx.many(
        "UPDATE album SET (image, seed) = (SELECT coalesce(max(i.key), ''), coalesce(max(i.seed),"
        f" {GREY}) FROM image i WHERE i.id = (SELECT o.id FROM image o WHERE o.entity = 'album'"
        " AND o.entity_id = album.id ORDER BY o.chosen_by_user DESC, o.rank DESC LIMIT 1))"
        " WHERE id = ?",
        ids,
    )
    if ids:
        tx.note(ArtworkReady(frozenset(row[0] for row in ids)))


def seed(tx: Read, key: str) -> int | None:
    """The accent seed of a picture, None when it was never computed."""
    found = tx.value("SELECT seed FROM album WHERE image = ? LIMIT 1", (key,))
    return None if found is None else int(found)
