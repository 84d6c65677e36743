"""Which artists, albums, tracks, playlists, genres and tags a typed text means: ids, best first.

Work is bounded whatever is typed: at most CAP hits of an index are taken, then those are ranked
(bm25 would visit every hit; a single letter hits half the library). Names that are equal or begin
alike come from indexes of their own, so that the cap never hides them.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.found import FoundKind, Match, Typed
from audio2_desktop.domain.names import compact, fold
from audio2_desktop.domain.query_text import LAST, key_range, storable
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage import hiding, query_sql
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.query_sql import Condition, match_phrase

CAP = 2000
NAMED_CAP = 500
SIZED_CAP = 120
"""Artists of one tier whose tracks are counted, which takes 5 us each."""
POOL = 60
"""Rows whose names are looked at letter by letter before the best are shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A typed text, ready to be looked for."""

    text: str
    profile: ProfileId
    folded: str
    match: str
    """For MATCH; "" when no index of words can find it."""
    typed: Typed

    @property
    def above(self) -> str:
        """Above everything that begins with the text."""
        return self.folded + LAST


def asked(text: str, profile: ProfileId, match: str | None = None) -> Asked:
    """`text` for one listener; `match` when other words shall be found than those typed."""
    safe = storable(text)
    folded = fold(safe)[:200]
    if match is None:
        phrases = [match_phrase(word, is_prefix=True) for word in folded.split()[:16]]
        match = " AND ".join(phrase for phrase in phrases if phrase)
    return Asked(safe, profile, folded, match, Typed.of(safe))


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found, and how well its name fits."""

    id: int
    match: Match
    name: str
    by: str = ""
    """Whom a track or album is by."""
    via: str = ""
    """The track for which an album was found, the line of lyrics."""
    tracks: int = 0
    """How many the library has of an album."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits in order, and how many there are in all (or more)."""

    best: tuple[Hit, ...] = ()
    total: int = 0
    has_more: bool = False


EQUAL, BEGINS, NAMED, OTHERWISE = range(4)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where the names of artists, albums or tracks are found."""

    entity: str
    words: str
    """Index of words; `name` is its column with the entity's own name."""
    name: str
    equal: str
    """Ids by the whole folded name, and by its beginning."""
    begins: str
    shown: str
    """Id, name, artist and number of tracks of those that lists show, as far as they are in a JSON
    list of ids."""


_ARTISTS = _Kind(
    "artist", "artist_words", "name",
    f"SELECT id FROM artist WHERE folded = ? LIMIT {NAMED_CAP}",
    f"SELECT id FROM artist WHERE folded >= ? AND folded < ? LIMIT {NAMED_CAP}",
    "SELECT e.id, e.name, '', 0 FROM json_each(?1) j CROSS JOIN artist e ON e.id = j.value"
    f" WHERE e.in_library = 1 AND e.name <> '' AND {hiding.artists('e', '?2')}",
)  # fmt: skip
_ALBUMS = _Kind(
    "album", "album_words", "title",
    # album.names is the title, an unprintable sign, the artists
    f"SELECT id FROM album WHERE names >= ?1 || x'1f' AND names < ?1 || ' ' LIMIT {NAMED_CAP}",
    f"SELECT id FROM album WHERE names >= ? AND names < ? LIMIT {NAMED_CAP}",
    "SELECT e.id, e.title, c.text, e.tracks FROM json_each(?1) j"
    " CROSS JOIN album e ON e.id = j.value"
    " CROSS JOIN credit c ON c.id = e.credit_id WHERE e.in_library = 1 AND e.title <> ''"
    f" AND {hiding.albums('e', '?2')}",
)  # fmt: skip
_TRACKS = _Kind(
    "track", "track_words", "title",
    f"SELECT id FROM track WHERE title_key = ? LIMIT {NAMED_CAP}",
    f"SELECT id FROM track WHERE title_key >= ? AND title_key < ? LIMIT {NAMED_CAP}",
    "SELECT t.id, t.title, c.text, 0 FROM json_each(?) j CROSS JOIN track t ON t.id = j.value"
    " CROSS JOIN credit c ON c.id = t.credit_id WHERE ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Liked:
    """Plays of the artists and albums of the most played tracks."""

    artists: dict[int, int]
    albums: dict[int, int]


LIKED_CAP = 100


def liked(tx: Read, profile: ProfileId) -> Liked:
    """What the listener plays most; bounded as all work here."""
    rows = tx.rows(
        "SELECT c.artist_id, t.album_id, p.plays FROM (SELECT track_id, plays FROM play_stats"
        " WHERE profile_id = ? AND plays > 0 ORDER BY plays DESC LIMIT ?) p"
        " CROSS JOIN track t ON t.id = p.track_id CROSS JOIN credit c ON c.id = t.credit_id",
        (profile, LIKED_CAP),
    )
    found = Liked({}, {})
    for artist, album, plays in rows:
        found.artists[artist] = found.artists.get(artist, 0) + plays
        found.albums[album] = found.albums.get(album, 0) + plays
    return found


def artists(tx: Read, what: Asked, plays: Liked, pool: int = POOL) -> Hits:
    """Artists by name or alias."""
    tiers = _tiers(tx, what, _ARTISTS)
    return _best(tx, what, _ARTISTS, tiers, lambda _: plays.artists, pool)


def albums(tx: Read, what: Asked, plays: Liked, pool: int = POOL) -> Hits:
    """Albums by title, then those by artist."""
    tiers = _tiers(tx, what, _ALBUMS)
    return _best(tx, what, _ALBUMS, tiers, lambda _: plays.albums, pool)


def tracks(tx: Read, what: Asked, pool: int = POOL) -> Hits:
    """Tracks by title, then by artist, album and further names."""
    return _best_tracks(tx, what, _tiers(tx, what, _TRACKS), pool)


def tracks_where(tx: Read, claim: Condition) -> list[int]:
    """Ids of tracks that `claim` (about `t`) is true of; no more than CAP, in no order."""
    return tx.column(f"SELECT t.id FROM track t WHERE {claim.sql} LIMIT {CAP}", claim.params)


def best_of_tracks(tx: Read, what: Asked, ids: list[int], pool: int = POOL) -> Hits:
    """These tracks, best first."""
    return _best_tracks(tx, what, [[], [], [], ids], pool)


def called(tx: Read, what: Asked, kind: FoundKind, pool: int = POOL) -> Hits:
    """Artists, albums or tracks with exactly this name."""
    kind_of = {FoundKind.ARTIST: _ARTISTS, FoundKind.ALBUM: _ALBUMS}.get(kind, _TRACKS)
    ids = tx.column(kind_of.equal, (what.folded,))
    return _best(tx, what, kind_of, [ids], lambda _: {}, pool)


def owners(tx: Read, what: Asked, kind: FoundKind, ids: Sequence[int], pool: int = POOL) -> Hits:
    """Artists or albums of these tracks: by name, then those with most of them."""
    kind_of, owner = (
        (_ARTISTS, "c.artist_id") if kind is FoundKind.ARTIST else (_ALBUMS, "t.album_id")
    )
    counts: dict[int, int] = dict(tx.rows(
        f"SELECT {owner}, count(*) FROM json_each(?) j CROSS JOIN track t ON t.id = j.value"
        " CROSS JOIN credit c ON c.id = t.credit_id GROUP BY 1",
        (json.dumps(ids),),
    ))  # fmt: skip
    return _best(tx, what, kind_of, [[], [], [], list(counts)], lambda _: counts, pool)


def _best_tracks(tx: Read, what: Asked, tiers: list[list[int]], pool: int) -> Hits:
    def plays(ids: str) -> dict[int, int]:
        return dict(tx.rows(
            "SELECT p.track_id, p.plays FROM json_each(?) j CROSS JOIN play_stats p"
            " ON p.profile_id = ? AND p.track_id = j.value", (ids, what.profile),
        ))  # fmt: skip

    return _best(tx, what, _TRACKS, tiers, plays, pool)


def playlists(tx: Read, what: Asked, pool: int = POOL) -> Hits:
    """The listener's playlists by name."""
    sql = "SELECT id, name FROM playlist WHERE profile_id = ? AND deleted_at IS NULL AND "
    few, params = _perhaps(what, "name_key")
    return _by_name(what, tx.rows(sql + few, (what.profile, *params)), pool)


def tags(tx: Read, what: Asked, pool: int = POOL) -> Hits:
    """The listener's own tags by name."""
    few, params = _perhaps(what, "key")
    sql = f"SELECT id, name FROM tag WHERE profile_id = ? AND {few}"
    return _by_name(what, tx.rows(sql, (what.profile, *params)), pool)


def genres(tx: Read, what: Asked, pool: int = POOL) -> Hits:
    """Genres that something in the library has and that are not hidden."""
    few, params = _perhaps(what, "key")
    found = _by_name(what, tx.rows(f"SELECT id, name FROM genre WHERE {few}", params), pool)
    used = set(tx.column(
        "SELECT g.id FROM json_each(?) j CROSS JOIN genre g ON g.id = j.value"
        " WHERE EXISTS (SELECT 1 FROM entity_genre WHERE genre_id = g.id)"
        f" AND g.id NOT IN {hiding.itself('genre', '?')}",
        (json.dumps([hit.id for hit in found.best]), what.profile),
    ))  # fmt: skip
    best = tuple(hit for hit in found.best if hit.id in used)
    return Hits(best, found.total - len(found.best) + len(best))


def _perhaps(what: Asked, column: str) -> tuple[str, tuple[Any, ...]]:
    """A rough claim that leaves few names to be looked at: the first word is somewhere in it."""
    plain = f"replace(replace(replace({column}, ' ', ''), '-', ''), '/', '')"
    return (
        f"(instr({column}, ?) > 0 OR instr({plain}, ?) > 0)",
        (what.folded.split()[0], compact(what.folded)),
    )


def lyrics(tx: Read, what: Asked, pool: int = POOL) -> Hits:
    """Tracks whose words hold the text; `via` is the line around it."""
    if not what.match or len(what.folded) < 3:
        return Hits()
    rows = tx.rows(
        "SELECT rowid, snippet(lyrics_words, 0, '', '', ' … ', 12) FROM lyrics_words"
        " WHERE lyrics_words MATCH ? LIMIT ?",
        (what.match, pool),
    )
    shown = {hit.id for hit in _shown(tx, what, _TRACKS, [row[0] for row in rows])}
    best = tuple(Hit(row[0], Match.OTHER, "", via=row[1]) for row in rows if row[0] in shown)
    return Hits(best, len(best), len(rows) == pool)


# ---- candidates ----------------------------------------------------------------------------------


def _tiers(tx: Read, what: Asked, kind: _Kind) -> list[list[int]]:
    """Ids by how they were found, each in its best tier only."""
    seen: set[int] = set()
    tiers: list[list[int]] = [[], [], [], []]

    def take(tier: int, sql: str, params: tuple[Any, ...]) -> None:
        fresh = [found for found in tx.column(sql, params) if found not in seen]
        seen.update(fresh)
        tiers[tier] += fresh

    take(EQUAL, kind.equal, (what.folded,))
    take(BEGINS, kind.begins, (what.folded, what.above))
    sql = (
        "SELECT entity_id FROM (SELECT entity, entity_id FROM name_key WHERE key >= ?"
        f" AND key < ? LIMIT {CAP}) WHERE entity = ?"
    )
    take(NAMED, sql, (*(key_range(what.folded) or ("", "")), kind.entity))
    if what.match:
        sql = f"SELECT rowid FROM {kind.words} WHERE {kind.words} MATCH ? LIMIT {CAP}"
        take(NAMED, sql, (f"{kind.name} : ({what.match})",))
        if len(seen) < CAP:
            take(OTHERWISE, sql, (what.match,))
    return tiers


def _shown(tx: Read, what: Asked, kind: _Kind, ids: Sequence[int]) -> list[Hit]:
    """Those of `ids` that lists show."""
    if kind is _TRACKS:
        shown = query_sql.visible(tx, what.profile)
        rows = tx.rows(kind.shown + shown.sql, (json.dumps(ids), *shown.params))
    else:
        rows = tx.rows(kind.shown, (json.dumps(ids), what.profile))
    return [Hit(row[0], what.typed.match(row[1]), row[1], row[2], tracks=row[3]) for row in rows]


# ---- order ---------------------------------------------------------------------------------------


def _best(
    tx: Read,
    what: Asked,
    kind: _Kind,
    tiers: list[list[int]],
    plays_of: Callable[[str], dict[int, int]],
    pool: int,
) -> Hits:
    """The best `pool`: tier by tier those with a heart, then the most played, then those with most
    tracks, then by name."""
    found: list[tuple[tuple[Any, ...], Hit]] = []
    gone = 0
    for at, tier in enumerate(tiers):
        if not tier or len(found) >= pool:
            continue
        as_json = json.dumps(tier)
        plays = plays_of(as_json)
        hearts = _hearts(tx, what, kind, as_json)
        ordered = sorted(tier, key=lambda hit: (hit not in hearts, -plays.get(hit, 0)))
        sizes: dict[int, int] = {}
        if kind is _ARTISTS and at < OTHERWISE:
            sizes = _sizes(tx, ordered[:SIZED_CAP])
            ordered.sort(
                key=lambda hit: (hit not in hearts, -plays.get(hit, 0), -sizes.get(hit, 0))
            )
        for start in range(0, len(ordered), pool):
            ids = ordered[start : start + pool]
            hits = _shown(tx, what, kind, ids)
            gone += len(ids) - len(hits)
            for hit in hits:
                boost = (hit.id not in hearts, -plays.get(hit.id, 0))
                size = sizes.get(hit.id, hit.tracks)
                name = (len(hit.name), hit.name)
                found.append(((hit.match, _closeness(what, hit), *boost, -size, *name), hit))
            if len(found) >= pool:
                break
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    total = sum(map(len, tiers)) - gone
    return Hits(tuple(hit for _, hit in found[:pool]), total, total >= CAP)


def _sizes(tx: Read, artists: Sequence[int]) -> dict[int, int]:
    """How many tracks the albums of these artists have."""
    if len(artists) < 2:
        return {}
    return dict(tx.rows(
        "SELECT j.value, sum(a.tracks) FROM json_each(?) j"
        " CROSS JOIN credit c ON c.artist_id = j.value"
        " CROSS JOIN album a ON a.credit_id = c.id GROUP BY 1",
        (json.dumps(artists),),
    ))  # fmt: skip


def _hearts(tx: Read, what: Asked, kind: _Kind, ids: str) -> set[int]:
    """Those with a heart; of artists and albums all there are, which is quicker."""
    if kind is not _TRACKS:
        sql = "SELECT entity_id FROM favourite WHERE profile_id = ? AND entity = ? LIMIT ?"
        return set(tx.column(sql, (what.profile, kind.entity, CAP)))
    sql = (
        "SELECT f.entity_id FROM json_each(?) j CROSS JOIN favourite f ON f.profile_id = ?"
        " AND f.entity = 'track' AND f.entity_id = j.value"
    )
    return set(tx.column(sql, (ids, what.profile)))


def _closeness(what: Asked, hit: Hit) -> int:
    """Order among hits of one Match: how much of the name (or of name and artist) fits."""
    if hit.match is Match.FOLDED:
        folded = fold(hit.name)
        if folded == what.folded or compact(folded) == compact(what.folded):
            return 0
        return 1 if folded.startswith(what.folded) else 2
    if hit.match is Match.OTHER and hit.by:
        pairs = (f"{hit.by} {hit.name}", f"{hit.name} {hit.by}")
        best = min(what.typed.match(pair) for pair in pairs)
        return 0 if best is Match.EXACT or fold(pairs[0]) == what.folded else best
    return 0


def _by_name(what: Asked, rows: Iterable[tuple[Any, ...]], pool: int) -> Hits:
    found = [Hit(row[0], what.typed.match(row[1]), row[1]) for row in rows]
    fitting = [hit for hit in found if hit.match is not Match.OTHER]
    fitting.sort(key=lambda hit: (hit.match, _closeness(what, hit), len(hit.name), hit.name))
    return Hits(tuple(fitting[:pool]), len(fitting))
