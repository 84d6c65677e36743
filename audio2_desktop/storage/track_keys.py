"""Keys of orders of tracks as SQL: what goes by one key alone, and by several at a time.

The first key leads: its groups (artists, years ...) are ranked, and their tracks looked up through
the index of the group, so that ranks are compared and no texts. Further keys are looked up for each
track.
"""

from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.sorting import Direction, Order, Orders, TrackSort
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage.query_sql import Condition

# One number a file: sorting by several columns takes twice as long.
FILE_KEYS = {
    TrackSort.QUALITY: "f.lossless * (1 << 57) + (min(f.bits, 127) << 50)"
    " + (min(f.sample_rate, 4000000) << 28) + min(f.bitrate, 268435455)",
    TrackSort.CODEC: "f.codec",
    TrackSort.BITRATE: "f.bitrate",
    TrackSort.SAMPLE_RATE: "f.sample_rate",
    TrackSort.SIZE: "f.size",
    TrackSort.STATE: "CASE WHEN f.missing_since IS NOT NULL OR f.folder_id IN"
    " (SELECT d.id FROM root r JOIN folder d ON d.root_id = r.id WHERE r.is_available = 0) THEN 2"
    " WHEN f.problem <> '' AND f.codec = '' THEN 1 ELSE 0 END",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A table with a value for some of the tracks."""

    table: str
    id: str
    which: str
    value: str


MARKS = {
    TrackSort.RATING: Mark(
        "rating", "entity_id", "m.profile_id = ? AND m.entity = 'track'", "m.rating"
    ),
    TrackSort.FAVOURITE: Mark(
        "favourite", "entity_id", "m.profile_id = ? AND m.entity = 'track'", "1"
    ),
    TrackSort.PLAYS: Mark("play_stats", "track_id", "m.profile_id = ? AND m.plays > 0", "m.plays"),
    TrackSort.SKIPS: Mark("play_stats", "track_id", "m.profile_id = ? AND m.skips > 0", "m.skips"),
    TrackSort.LAST_PLAYED: Mark(
        "play_stats",
        "track_id",
        "m.profile_id = ? AND m.last_played IS NOT NULL",
        "m.last_played",
    ),
}


_PLAIN = {
    TrackSort.TITLE: "t.title_sort",
    TrackSort.YEAR: "t.year",
    TrackSort.ADDED: "t.added_at",
    TrackSort.LENGTH: "t.length_ms",
    TrackSort.NUMBER: "t.number",
    TrackSort.DISC: "t.disc",
}
_RANKED = "(SELECT {id}, dense_rank() OVER (ORDER BY {key}) AS k{more} FROM {table}) r CROSS JOIN"
_CREDITS = _RANKED.format(id="id", key="sort_key", more="", table="credit")
_ALBUMS = _RANKED.format(id="id", key="sort_key", more=", title = '' AS last", table="album")
_ARTISTS = _RANKED.format(
    id="b.id", key="c.sort_key", more="", table="album b JOIN credit c ON c.id = b.credit_id"
)
_OF_ALBUM = "track t INDEXED BY track_album ON t.album_id = r.id AND t.in_library = 1"
_GENRES = _RANKED.format(id="id", key="key", more="", table="genre")
_LEADING = {
    TrackSort.ARTIST: (
        f"{_CREDITS} track t INDEXED BY track_credit ON t.credit_id = r.id AND t.in_library = 1",
        "r.k {dir}",
    ),
    TrackSort.ALBUM: (f"{_ALBUMS} {_OF_ALBUM}", "r.last, r.k {dir}"),
    TrackSort.ALBUM_ARTIST: (f"{_ARTISTS} {_OF_ALBUM}", "r.k {dir}"),
    TrackSort.GENRE: (
        f"{_GENRES} entity_genre e INDEXED BY entity_genre_genre ON e.genre_id = r.id"
        " AND e.entity = 'track' CROSS JOIN track t ON t.id = e.entity_id",
        "r.k {dir}",
    ),
    TrackSort.YEAR: (
        "(SELECT DISTINCT year AS k FROM track WHERE in_library = 1) r"
        " CROSS JOIN track t ON t.in_library = 1 AND t.year = r.k",
        "r.k {dir}",
    ),
    TrackSort.ADDED: (
        "(SELECT DISTINCT added_at AS k FROM track WHERE in_library = 1) r"
        " CROSS JOIN track t ON t.in_library = 1 AND t.added_at = r.k",
        "r.k {dir}",
    ),
}
_JOINED = {
    TrackSort.ARTIST: ("CROSS JOIN credit tc ON tc.id = t.credit_id", "tc.sort_key {dir}"),
    TrackSort.ALBUM: (
        "CROSS JOIN album ta ON ta.id = t.album_id",
        "ta.title = '', ta.sort_key {dir}",
    ),
    TrackSort.ALBUM_ARTIST: (
        "CROSS JOIN album tb ON tb.id = t.album_id CROSS JOIN credit tbc ON tbc.id = tb.credit_id",
        "tbc.sort_key {dir}",
    ),
}
# tracks without a genre come last both ways
_GENRE = (
    "ifnull((SELECT {pick}(tg.key) FROM entity_genre te JOIN genre tg ON tg.id = te.genre_id"
    " WHERE te.entity = 'track' AND te.entity_id = t.id), {none}) {dir}"
)
_WITHOUT_GENRE = (
    "NOT EXISTS (SELECT 1 FROM entity_genre e WHERE e.entity = 'track' AND e.entity_id = t.id)"
)
FILE = "LEFT JOIN file f ON f.track_id = t.id"
FILE_OR_PART = """LEFT JOIN cue_part p ON p.track_id = t.id
LEFT JOIN file f ON f.id = coalesce((SELECT f0.id FROM file f0 WHERE f0.track_id = t.id), p.file_id)
"""
_BY_FILE = "file f CROSS JOIN track t ON t.id = f.track_id"


def question(
    orders: Orders, seen: Condition, profile: ProfileId, *, has_parts: bool
) -> tuple[str, tuple[Any, ...]]:
    """SQL for ids of the tracks that have a value of the first key (see `without`), by all keys.

    has_parts: the library has files that are cut into several tracks.
    """
    source, by, params = _leading(orders[0], profile, has_parts=has_parts)
    joins = [source]
    keys = [by]
    has_file = orders[0].sort in FILE_KEYS
    for order in orders[1:]:
        join, key, more = further(order, profile, has_parts=has_parts)
        if order.sort in FILE_KEYS or order.sort is TrackSort.PATH:
            if has_file:
                join = join.removeprefix(FILE_OR_PART if has_parts else FILE)
            has_file = True
        joins.append(join)
        keys.append(key)
        params += more
    # the same track comes once for each of its genres: the first time counts
    once = "DISTINCT " if orders[0].sort is TrackSort.GENRE else ""
    sql = (
        f"SELECT t.id FROM {' '.join(joins)} WHERE ({seen.sql}) ORDER BY {', '.join(keys)}, t.id"
        " LIMIT -1"
    )
    return f"SELECT {once}id FROM ({sql})", params + seen.params


def without(sort: TrackSort, profile: ProfileId) -> Condition | None:
    """Which tracks `question` leaves out, None when it has all of them."""
    if sort is TrackSort.GENRE:
        return Condition(_WITHOUT_GENRE)
    mark = MARKS.get(sort)
    if mark is None:
        return None
    return Condition(
        f"t.id NOT IN (SELECT m.{mark.id} FROM {mark.table} m WHERE {mark.which})", (profile,)
    )


def _leading(
    order: Order, profile: ProfileId, *, has_parts: bool
) -> tuple[str, str, tuple[Any, ...]]:
    way = _way(order)
    if order.sort in MARKS:
        mark = MARKS[order.sort]
        source = (
            f"(SELECT m.{mark.id} AS id, {mark.value} AS k FROM {mark.table} m"
            f" WHERE {mark.which}) r CROSS JOIN track t ON t.id = r.id"
        )
        return source, f"r.k {way}", (profile,)
    if order.sort in FILE_KEYS and not has_parts:
        return _BY_FILE, f"{FILE_KEYS[order.sort]} {way}", ()
    if order.sort in _LEADING:
        source, key = _LEADING[order.sort]
        return source, key.format(dir=way), ()
    join, key, params = further(order, profile, has_parts=has_parts)
    return f"track t NOT INDEXED {join}", key, params


def further(
    order: Order, profile: ProfileId, *, has_parts: bool
) -> tuple[str, str, tuple[Any, ...]]:
    """A key behind others: what `t` is joined with, what is sorted by, values of question marks."""
    way, sort = _way(order), order.sort
    file = FILE_OR_PART if has_parts else FILE
    if sort in _PLAIN:
        return "", f"{_PLAIN[sort]} {way}", ()
    if sort in _JOINED:
        join, key = _JOINED[sort]
        return join, key.format(dir=way), ()
    if sort in FILE_KEYS:
        return file, f"{FILE_KEYS[sort]} {way}", ()
    if sort is TrackSort.PATH:
        folder = f"{file} LEFT JOIN folder fd ON fd.id = f.folder_id"
        return folder, f"fd.root_id {way}, fd.path {way}, f.name {way}", ()
    if sort is TrackSort.GENRE:
        is_down = order.direction is Direction.DOWN
        none = "''" if is_down else "char(1114111)"
        return "", _GENRE.format(pick="max" if is_down else "min", none=none, dir=way), ()
    mark = MARKS[sort]
    name = f"m_{sort}"
    which = mark.which.replace("m.", f"{name}.")
    value = mark.value.replace("m.", f"{name}.")
    if sort is TrackSort.FAVOURITE:
        value = f"{name}.{mark.id} IS NOT NULL"
    join = f"LEFT JOIN {mark.table} {name} ON {which} AND {name}.{mark.id} = t.id"
    return join, f"ifnull({value}, 0) {way}", (profile,)


def _way(order: Order) -> str:
    return "DESC" if order.direction is Direction.DOWN else "ASC"
