"""Numbers that are kept beside albums and artists so that lists need not count."""

from collections.abc import Iterable

from audio2_desktop.storage.catalogue_names import IN, listed
from audio2_desktop.storage.database import Write

_ALBUMS = """
UPDATE album SET tracks = found.tracks, length_ms = found.length_ms,
    year = CASE WHEN found.year > 0 THEN found.year ELSE album.year END,
    in_library = found.tracks > 0 AND album.title <> ''
FROM (
    SELECT wanted.value AS id, count(t.id) AS tracks, coalesce(sum(t.length_ms), 0) AS length_ms,
        coalesce(min(nullif(t.year, 0)), 0) AS year
    FROM {wanted} LEFT JOIN track t ON t.album_id = wanted.value AND t.in_library = 1
    GROUP BY wanted.value
) AS found
WHERE album.id = found.id
"""


def albums(tx: Write, ids: Iterable[int]) -> None:
    """Count the tracks of these albums anew; an album without any is out of the library."""
    if wanted := list(ids):
        tx.execute(_ALBUMS.format(wanted="json_each(?) AS wanted"), listed(wanted))


def all_albums(tx: Write) -> None:
    """As `albums`, for all: about 1 s for a million tracks."""
    tx.execute(_ALBUMS.format(wanted="(SELECT id AS value FROM album) AS wanted"))


_HAS_FILE = """
    EXISTS (SELECT 1 FROM file f JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id
        WHERE f.track_id = track.id AND f.removed_at IS NULL AND r.removed_at IS NULL)
    OR EXISTS (SELECT 1 FROM cue_part p JOIN file f ON f.id = p.file_id
        JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id
        WHERE p.track_id = track.id AND f.removed_at IS NULL AND r.removed_at IS NULL)
"""


def presence(tx: Write, track_ids: Iterable[int]) -> None:
    """Put tracks into the library or out of it, as their files and folders are now."""
    tx.execute(
        f"UPDATE track SET in_library = ({_HAS_FILE})"
        f" WHERE id {IN} AND in_library <> ({_HAS_FILE})",
        listed(track_ids),
    )


_IS_HEARD = """
    artist.name <> '' AND (
        EXISTS (SELECT 1 FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id
            WHERE n.artist_id = artist.id AND t.in_library = 1)
        OR EXISTS (SELECT 1 FROM credit_name n CROSS JOIN album a ON a.credit_id = n.credit_id
            WHERE n.artist_id = artist.id AND a.in_library = 1))
"""


def artists(tx: Write) -> None:
    """Put artists into the library or out of it. About 5 us an artist.

    CROSS JOIN: before the first ANALYZE the planner would go through all tracks for each artist.
    """
    tx.execute(f"UPDATE artist SET in_library = ({_IS_HEARD}) WHERE in_library <> ({_IS_HEARD})")
