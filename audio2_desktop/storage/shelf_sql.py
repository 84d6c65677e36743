"""What it means that a track `t` lies on a shelf or in a folder, as SQL with its values."""

from typing import Any

from audio2_desktop.domain.music import Entity

Sql = tuple[str, tuple[Any, ...]]


def on_shelf(kind: Entity, ref: int) -> Sql:
    """The tracks of a genre, a composer, a year, a decade or an own tag."""
    match kind:
        case Entity.GENRE:
            return (
                "t.id IN (SELECT entity_id FROM entity_genre"
                " WHERE genre_id = ? AND entity = 'track')",
                (ref,),
            )
        case Entity.COMPOSER:
            return (
                "t.id IN (SELECT track_id FROM contribution"
                " WHERE artist_id = ? AND role = 'composer')",
                (ref,),
            )
        case Entity.YEAR:
            return "t.year = ?", (ref,)
        case Entity.DECADE:
            return "t.year BETWEEN ? AND ?", (ref, ref + 9)
        case Entity.TAG:
            return tagged("(?)"), (ref,) * 3
        case _:
            raise ValueError(kind)


def tagged(tags: str) -> str:
    """The track, its album or one of its artists carries one of these own tags. tags: their ids as
    SQL, which the result holds three times."""
    of = f"(SELECT entity_id FROM tagging WHERE tag_id IN {tags} AND entity = '{{}}')"
    return (
        f"t.id IN (SELECT entity_id FROM tagging WHERE tag_id IN {tags} AND entity = 'track'"
        f" UNION ALL SELECT id FROM track WHERE album_id IN {of.format('album')}"
        " UNION ALL SELECT x.id FROM credit_name n CROSS JOIN track x"
        f" ON x.credit_id = n.credit_id WHERE n.artist_id IN {of.format('artist')})"
    )


def below(path: bytes) -> tuple[str, tuple[Any, ...]]:
    """The folders `d` of one library folder that are this one or lie in it."""
    if not path:
        return "1", ()
    # "0" is the sign after "/"
    return "(d.path = ? OR (d.path >= ? AND d.path < ?))", (path, path + b"/", path + b"0")


def in_folder(root: int, path: bytes) -> Sql:
    """The tracks whose files lie in a folder or below; also parts of such a file."""
    inside, params = below(path)
    files = (
        "FROM folder d CROSS JOIN file f INDEXED BY sqlite_autoindex_file_1 ON f.folder_id = d.id"
    )
    which = f"d.root_id = ? AND {inside} AND f.removed_at IS NULL"
    return (
        f"t.id IN (SELECT f.track_id {files} WHERE {which} AND f.track_id IS NOT NULL"
        f" UNION ALL SELECT p.track_id {files} CROSS JOIN cue_part p ON p.file_id = f.id"
        f" WHERE {which})",
        (root, *params) * 2,
    )
