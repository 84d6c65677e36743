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
# the first genre of each track: the index has the genres of one together, so nothing is sorted
GENRES = """(SELECT e.entity_id AS id, {pick}(g.k) AS k FROM entity_genre e CROSS JOIN
    (SELECT id, row_number() OVER (ORDER BY key) AS k FROM genre) g ON g.id = e.genre_id
    WHERE e.entity = 'track' GROUP BY e.entity_id LIMIT -1) r CROSS JOIN track t ON t.id = r.id"""
_LEADING = {
    TrackSort.ARTIST: (
        f"{_CREDITS} track t INDEXED BY track_credit ON t.credit_id = r.id AND t.in_library = 1",
        "r.k {dir}",
    ),
    TrackSort.ALBUM: (f"{_ALBUMS} {_OF_ALBUM}", "r.last, r.k {dir}"),
    TrackSort.ALBUM_ARTIST: (f"{_ARTISTS} {_OF_ALBUM}", "r.k {dir}"),
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
# both sides come by id: they are merged, where a look-up for each track takes twice as long
WITHOUT_GENRE = """(SELECT id FROM track NOT INDEXED WHERE in_library = 1 EXCEPT
    SELECT entity_id FROM entity_genre WHERE entity = 'track' ORDER BY 1 LIMIT -1) r
CROSS JOIN track t ON t.id = r.id"""
# Few titles are shared: the others need no look at their tracks, which lie all over the file.
_BY_TITLE = """
SELECT CASE WHEN g.tracks = 1 THEN g.id ELSE (SELECT group_concat(id) FROM (
    SELECT t.id FROM track t INDEXED BY track_title {joins}
    WHERE t.in_library = 1 AND t.title_sort = g.title_sort AND ({seen}) ORDER BY {keys}, t.id
    )) END AS id
FROM (SELECT t.title_sort, count(*) AS tracks, min(t.id) AS id FROM track t
    WHERE ({seen}) GROUP BY t.title_sort ORDER BY t.title_sort {way} LIMIT -1) g"""
FILE = "LEFT JOIN file f ON f.track_id = t.id"
FILE_OR_PART = """LEFT JOIN cue_part p ON p.track_id = t.id
LEFT JOIN file f ON f.id = coalesce((SELECT f0.id FROM file f0 WHERE f0.track_id = t.id), p.file_id)
"""
_BY_FILE = "file f CROSS JOIN track t ON t.id = f.track_id"


def question(
    orders: Orders, seen: Condition, profile: ProfileId, *, has_parts: bool
) -> tuple[str, tuple[Any, ...]]:
    """SQL for ids of the tracks that have a value of the first key (those of `MARKS`, and genres,
    are not for every track), by all keys.

    has_parts: the library has files that are cut into several tracks.
    """
    lead = _led_by(orders)
    source, by, params = _leading(orders[lead], profile, has_parts=has_parts)
    others = orders[:lead] + orders[lead + 1 :]
    has_file = orders[lead].sort in FILE_KEYS
    joins, keys, more = chained(others, profile, has_parts=has_parts, has_file=has_file)
    keys.insert(lead, by)
    if orders[0].sort is TrackSort.TITLE:
        sql = _BY_TITLE.format(
            joins=joins, keys=", ".join(keys[1:]), seen=seen.sql, way=_way(orders[0])
        )
        return sql, more + seen.params + seen.params
    return _sorted(f"{source} {joins}", keys, seen), params + more + seen.params


def without_genre(
    orders: Orders, seen: Condition, profile: ProfileId, *, has_parts: bool
) -> tuple[str, tuple[Any, ...]]:
    """SQL for ids of the tracks that have no genre."""
    joins, keys, params = chained(orders, profile, has_parts=has_parts, has_file=False)
    return _sorted(f"{WITHOUT_GENRE} {joins}", keys, seen), params + seen.params


def _sorted(source: str, keys: list[str], seen: Condition) -> str:
    return f"SELECT t.id FROM {source} WHERE ({seen.sql}) ORDER BY {', '.join(keys)}, t.id"


def chained(
    orders: Orders, profile: ProfileId, *, has_parts: bool, has_file: bool
) -> tuple[str, list[str], tuple[Any, ...]]:
    """Keys behind others: what `t` is joined with, what is sorted by, values of question marks.

    has_file: `f` is there already.
    """
    joins: list[str] = []
    keys: list[str] = []
    params: tuple[Any, ...] = ()
    file = FILE_OR_PART if has_parts else FILE
    for order in orders:
        join, key, more = _further(order, profile, file)
        if join.startswith(file):
            join = join.removeprefix(file) if has_file else join
            has_file = True
        joins.append(join)
        keys.append(key)
        params += more
    return " ".join(joins), keys, params


def _led_by(orders: Orders) -> int:
    """Which key tracks are looked up by: the first; where that is a number within an album, a later
    one whose names need not be compared then."""
    if orders[0].sort in (TrackSort.NUMBER, TrackSort.DISC):
        return next((at for at, order in enumerate(orders) if order.sort in _JOINED), 0)
    return 0


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
    if order.sort is TrackSort.GENRE:
        pick = "max" if order.direction is Direction.DOWN else "min"
        return GENRES.format(pick=pick), f"r.k {way}", ()
    if order.sort in _LEADING:
        source, key = _LEADING[order.sort]
        return source, key.format(dir=way), ()
    join, key, params = _further(order, profile, FILE_OR_PART if has_parts else FILE)
    return f"track t NOT INDEXED {join}", key, params


def _further(order: Order, profile: ProfileId, file: str) -> tuple[str, str, tuple[Any, ...]]:
    way, sort = _way(order), order.sort
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
