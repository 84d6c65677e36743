"""Which tracks could go on when a queue ends: bounded looks into the library from its last tracks.

What can be long (a genre, a decade, the library) is looked at in short slices from random places,
what cannot (an artist, an own tag) as a whole up to a bound, so that a million tracks take no
longer than a thousand.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from audio2_desktop.domain.endless import QUIET_MONTHS, Candidate, Reason, Why
from audio2_desktop.domain.units import ArtistId, ProfileId, TrackId
from audio2_desktop.storage import hiding
from audio2_desktop.storage.connection import Read

KINDS = 4
"""So many artists, genres, tags and decades are followed, each."""
SLICES, SLICE = 6, 20
BOUND = 1_000
"""So many tracks of an artist or tag are looked at."""
TAKEN = 60
"""So many of them are candidates."""
MONTH_MS = 2_629_800_000

_SEEDS = "json_each(:seeds) j CROSS JOIN track s ON s.id = j.value"
_LIKE = (
    f"SELECT * FROM (SELECT DISTINCT 'artist', ar.id, ar.name FROM {_SEEDS}"
    " JOIN credit_name n ON n.credit_id = s.credit_id JOIN artist ar ON ar.id = n.artist_id"
    " WHERE ar.name <> '' LIMIT :kinds)"
    f" UNION ALL SELECT * FROM (SELECT DISTINCT 'genre', g.id, g.name FROM {_SEEDS}"
    " JOIN entity_genre e ON e.entity = 'track' AND e.entity_id = s.id"
    " JOIN genre g ON g.id = e.genre_id LIMIT :kinds)"
    " UNION ALL SELECT * FROM (SELECT 'tag', w.id, w.name FROM ("
    f" SELECT x.tag_id FROM {_SEEDS} JOIN tagging x ON x.entity = 'track' AND x.entity_id = s.id"
    f" UNION SELECT x.tag_id FROM {_SEEDS}"
    "   JOIN tagging x ON x.entity = 'album' AND x.entity_id = s.album_id"
    f" UNION SELECT x.tag_id FROM {_SEEDS} JOIN credit_name n ON n.credit_id = s.credit_id"
    "   JOIN tagging x ON x.entity = 'artist' AND x.entity_id = n.artist_id"
    " ) y JOIN tag w ON w.id = y.tag_id AND w.profile_id = :profile LIMIT :kinds)"
    f" UNION ALL SELECT * FROM (SELECT DISTINCT 'decade', s.year / 10 * 10, '' FROM {_SEEDS}"
    " WHERE s.year > 0 LIMIT :kinds)"
)
_ARTIST = (
    "SELECT t.id FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
    " AND t.in_library = 1 WHERE n.artist_id = {ref} LIMIT :bound"
)
_TAGGED = (
    "SELECT entity_id AS id FROM tagging WHERE tag_id = {ref} AND entity = 'track' LIMIT :bound",
    "SELECT t.id FROM tagging x CROSS JOIN track t ON t.album_id = x.entity_id"
    " AND t.in_library = 1 WHERE x.tag_id = {ref} AND x.entity = 'album' LIMIT :bound",
    "SELECT t.id FROM tagging x CROSS JOIN credit_name n ON n.artist_id = x.entity_id"
    " CROSS JOIN track t ON t.credit_id = n.credit_id AND t.in_library = 1"
    " WHERE x.tag_id = {ref} AND x.entity = 'artist' LIMIT :bound",
)
_SCATTERED = "SELECT id FROM ({}) ORDER BY id * :odd % 8191 LIMIT :taken"
_GENRE = (
    "SELECT entity_id AS id FROM entity_genre WHERE genre_id = {ref} AND entity = 'track'"
    " AND entity_id >= {start} ORDER BY entity_id LIMIT :slice"
)
_YEAR = (
    "SELECT id FROM track WHERE in_library = 1 AND year = {ref} AND id >= {start}"
    " ORDER BY id LIMIT :slice"
)
_ANY = "SELECT id FROM track WHERE id >= {start} ORDER BY id LIMIT :slice"
_LONG_AGO = (
    "SELECT track_id AS id FROM play_stats WHERE profile_id = :profile AND last_played < :quiet"
    " ORDER BY last_played LIMIT :taken"
)
_LATEST = (
    "SELECT track_id FROM (SELECT track_id FROM play_stats WHERE profile_id = :profile"
    " AND last_played IS NOT NULL ORDER BY last_played DESC LIMIT :latest)"
)
# A join with these tables would make SQLite go through all of them first (Bloom filters).
_IS_THERE = (
    "EXISTS (SELECT 1 FROM file f CROSS JOIN folder d ON d.id = f.folder_id"
    " CROSS JOIN root r ON r.id = d.root_id WHERE f.id = coalesce("
    "   (SELECT id FROM file WHERE track_id = t.id),"
    "   (SELECT min(file_id) FROM cue_part WHERE track_id = t.id))"
    " AND f.missing_since IS NULL AND r.is_available = 1)"
)
_LAST_PLAYED = (
    "(SELECT last_played FROM play_stats WHERE profile_id = :profile AND track_id = t.id)"
)
_CANDIDATES = (
    "WITH found AS MATERIALIZED ({found})"  # else all that follows is done for each source
    f" SELECT found.place, t.id, c.artist_id, {_LAST_PLAYED} FROM found"
    " CROSS JOIN track t ON t.id = found.id CROSS JOIN credit c ON c.id = t.credit_id"
    " WHERE t.in_library = 1 AND t.id NOT IN (SELECT value FROM json_each(:barred))"
    f" AND t.id NOT IN ({_LATEST}) AND {hiding.tracks()} AND {_IS_THERE}"
)


@dataclass(slots=True)
class _Question:
    """Grows by a source at a time; every value is a parameter."""

    params: dict[str, Any]
    parts: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def add(self, reason: Reason, sql: str, *, is_whole: bool = False, **values: int) -> None:
        """`sql` gives ids that are candidates for this reason; is_whole: some of them, scattered
        over all of it. The names in braces are these values."""
        place = len(self.parts)
        names = {name: f":{name}{place}" for name in values}
        self.params.update({f"{name}{place}": value for name, value in values.items()})
        filled = sql.format(**names)
        source = _SCATTERED.format(filled) if is_whole else filled
        self.parts.append(f"SELECT {place} AS place, id FROM ({source})")
        self.reasons.append(reason)


def candidates(
    tx: Read,
    profile: ProfileId,
    seeds: Sequence[int],
    barred: Collection[int],
    *,
    latest: int,
    chance: Random,
) -> tuple[Candidate, ...]:
    """Tracks that may follow `seeds`: their files are there, nobody hid them, they are not among
    `barred` nor the `latest` ones that were heard. Some 10 ms, whatever the library's size."""
    asked = _Question(
        {
            "profile": profile,
            "seeds": json.dumps(list(seeds)),
            "barred": json.dumps(list(barred)),
            "latest": latest,
            "kinds": KINDS,
            "bound": BOUND,
            "slice": SLICE,
            "taken": TAKEN,
            "odd": chance.randrange(1, 8191),
            "quiet": tx.now() - QUIET_MONTHS * MONTH_MS,
        }
    )
    last = int(tx.value("SELECT max(id) FROM track", default=0) or 0)
    for why, ref, name in tx.rows(_LIKE, asked.params):
        _follow(tx, asked, Why(why), ref, name, last, chance)
    unheard = Reason(Why.UNHEARD)
    asked.add(unheard, _LONG_AGO)
    for start in _places(0, last, chance):
        asked.add(unheard, _ANY, start=start)
    sql = _CANDIDATES.format(found=" UNION ALL ".join(asked.parts))
    now, reasons = tx.now(), asked.reasons
    found = (
        _candidate(reasons[place], track, artist, last_played, now)
        for place, track, artist, last_played in tx.each(sql, asked.params)
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _follow(
    tx: Read, asked: _Question, why: Why, ref: int, name: str, last: int, chance: Random
) -> None:
    """Ask for tracks that have this in common with a seed."""
    match why:
        case Why.ARTIST:
            asked.add(Reason(why, name), _ARTIST, is_whole=True, ref=ref)
        case Why.TAG:
            for sql in _TAGGED:
                asked.add(Reason(why, name), sql, is_whole=True, ref=ref)
        case Why.GENRE:
            of_it = "FROM entity_genre WHERE genre_id = ? AND entity = 'track'"
            low = tx.value(f"SELECT min(entity_id) {of_it}", (ref,))
            high = tx.value(f"SELECT max(entity_id) {of_it}", (ref,))
            for start in _places(low, high, chance):
                asked.add(Reason(why, name), _GENRE, ref=ref, start=start)
        case Why.DECADE:
            for start in (0, *_places(0, last, chance)):
                year = ref + chance.randrange(10)
                asked.add(Reason(why, number=ref), _YEAR, ref=year, start=start)
        case Why.UNHEARD:
            pass


def _places(low: int, high: int, chance: Random) -> Iterator[int]:
    """Where slices begin: the first one always, so that what is short is seen whole."""
    yield low
    for _ in range(SLICES - 1):
        yield chance.randint(low, max(low, high))


def _candidate(
    reason: Reason, track: int, artist: int, last_played: int | None, now: int
) -> Candidate | None:
    """None for one that was heard lately and has nothing in common with what was heard."""
    months = 0 if last_played is None else max(0, now - last_played) // MONTH_MS
    is_quiet = last_played is None or months >= QUIET_MONTHS
    if reason.why is Why.UNHEARD:
        reason = Reason(reason.why, number=months)
        if not is_quiet:
            return None
    return Candidate(TrackId(track), ArtistId(artist), reason, is_quiet)
