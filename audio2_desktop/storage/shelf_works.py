"""The works of a composer, as the tags of their tracks name them."""

from array import array

from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.shelves import WorkRow
from audio2_desktop.domain.tag_text import clean
from audio2_desktop.domain.units import DEFAULT_PROFILE, Ms, ProfileId
from audio2_desktop.storage import query_sql
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.list_rows import JOIN_FILE

MOST = 20_000
"""Tracks of one composer whose tags are looked at."""


def of_composer(
    tx: Read, composer: int, profile: ProfileId = DEFAULT_PROFILE
) -> tuple[WorkRow, ...]:
    """By name. Tracks that name no work are in none. About 10 us a track."""
    seen = query_sql.visible(tx, profile)
    found = tx.rows(
        "SELECT t.id, json_extract(g.tags, '$.WORK[0]'), t.length_ms, a.image"
        " FROM contribution m CROSS JOIN track t ON t.id = m.track_id"
        f" {JOIN_FILE} JOIN file_tags g ON g.file_id = f.id AND instr(g.tags, '\"WORK\"') > 0"
        " JOIN album a ON a.id = t.album_id"
        f" WHERE m.artist_id = ? AND m.role = 'composer' AND {seen.sql}"
        f" ORDER BY a.year, a.sort_key, a.id, t.disc, t.number, t.id LIMIT {MOST}",
        (composer, *seen.params),
    )
    works: dict[str, WorkRow] = {}
    for track, raw, length, image in found:
        title = clean(str(raw or ""))
        key = fold(title)
        if not key:
            continue
        known = works.get(key)
        if known is None:
            works[key] = WorkRow(track, title, array("q", [track]), Ms(length), image)
        elif track not in known.tracks:
            known.tracks.append(track)
            works[key] = WorkRow(
                known.id, known.title, known.tracks, Ms(known.length_ms + length),
                known.image or image,
            )  # fmt: skip
    return tuple(sorted(works.values(), key=lambda work: sort_key(work.title)))
