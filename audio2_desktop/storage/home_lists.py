"""The rows of the home page: which albums, and why. Everything from what the library knows.

Each question looks at a bounded part of the library: what grows with it is read through an index
and cut off, so that the whole page takes some 15 ms at 100,000 tracks.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from audio2_desktop.domain.home import (
    CARDS,
    FEWEST,
    LOVED,
    NEW_DAYS,
    QUIET_DAYS,
    RECENT_DAYS,
    HomeList,
    HomeRow,
    Reason,
)
from audio2_desktop.domain.music import AlbumRow
from audio2_desktop.domain.units import ArtistId, GenreId
from audio2_desktop.storage import hiding
from audio2_desktop.storage.home_asking import (
    ALBUM_SEEN,
    ARTIST_SEEN,
    SUGGESTED,
    Asking,
    listed,
)
from audio2_desktop.storage.home_tiles import ARTIST_IMAGE
from audio2_desktop.storage.list_rows import ALBUM_ROWS, album_rows

LATEST_TRACKS = 600
TOP_TRACKS = 1500
LOVED_TRACKS = 3
"""So many loved tracks make an album a loved one."""
HEARD = 6
"""Artists that rows are made of, in turn; each was heard at least HEARD_LEAST times."""
HEARD_LEAST = 3
GENRES = 3
SLICE = 800
"""So many tracks of a genre are looked at, from another place every day."""
ENOUGH = 60
"""So many albums of a genre are enough to choose from."""
AN_ARTIST = 2
"""At most so many albums of one artist in a row that is there because of another."""
_MOST_PLAYS = 2000
_WEIGHTS = (3, 2, 1)

_FROM = "FROM album a JOIN credit c ON c.id = a.credit_id"
_ADDED = f"SELECT a.id {_FROM} WHERE {ALBUM_SEEN} ORDER BY a.added_at DESC, a.id DESC LIMIT :limit"
_NEW = f"SELECT count(*) {_FROM} WHERE {ALBUM_SEEN} AND a.added_at >= :since"
_RECENT = (
    "SELECT a.id FROM (SELECT track_id, last_played FROM play_stats WHERE profile_id = :profile"
    " AND last_played IS NOT NULL ORDER BY last_played DESC LIMIT :tracks) s"
    " JOIN track t ON t.id = s.track_id JOIN album a ON a.id = t.album_id"
    f" JOIN credit c ON c.id = a.credit_id WHERE {ALBUM_SEEN}"
    " GROUP BY a.id ORDER BY max(s.last_played) DESC, a.id LIMIT :limit"
)
_MOST = (
    "SELECT a.id FROM (SELECT track_id, plays FROM play_stats WHERE profile_id = :profile"
    " AND plays > 0 ORDER BY plays DESC LIMIT :tracks) s"
    " JOIN track t ON t.id = s.track_id JOIN album a ON a.id = t.album_id"
    f" JOIN credit c ON c.id = a.credit_id WHERE {ALBUM_SEEN}"
    " GROUP BY a.id ORDER BY sum(s.plays) DESC, a.id LIMIT :limit"
)
_REDISCOVER = (
    "WITH loved (album) AS ("
    " SELECT entity_id FROM rating WHERE profile_id = :profile AND entity = 'album'"
    "   AND rating >= :loved"
    " UNION SELECT entity_id FROM favourite WHERE profile_id = :profile AND entity = 'album'"
    " UNION SELECT t.album_id FROM rating r JOIN track t ON t.id = r.entity_id"
    "   WHERE r.profile_id = :profile AND r.entity = 'track' AND r.rating >= :loved"
    "   GROUP BY t.album_id HAVING count(*) >= :several)"
    " SELECT a.id FROM loved JOIN album a ON a.id = loved.album"
    f" JOIN credit c ON c.id = a.credit_id WHERE {ALBUM_SEEN} AND {SUGGESTED}"
    " AND a.added_at < :quiet AND a.id NOT IN (SELECT t.album_id FROM play_stats s"
    "   JOIN track t ON t.id = s.track_id WHERE s.profile_id = :profile"
    "   AND s.last_played >= :quiet)"
)
_HEARD = (
    f"SELECT ar.id, ar.name, {ARTIST_IMAGE}, h.plays FROM ("
    " SELECT heard.artist, heard.plays, heard.latest FROM ("
    "   SELECT c.artist_id AS artist, count(*) AS plays, max(p.started_at) AS latest FROM ("
    "     SELECT track_id, started_at FROM play WHERE profile_id = :profile"
    "     AND started_at >= :since AND outcome = 'counted' ORDER BY started_at DESC LIMIT :most) p"
    "   JOIN track t ON t.id = p.track_id JOIN credit c ON c.id = t.credit_id"
    "   GROUP BY c.artist_id HAVING count(*) >= :least) heard"
    f" JOIN artist ar ON ar.id = heard.artist WHERE {ARTIST_SEEN}"
    " ORDER BY heard.plays DESC, heard.latest DESC LIMIT :limit) h"
    " JOIN artist ar ON ar.id = h.artist ORDER BY h.plays DESC, h.latest DESC"
)
_GENRES = (
    "SELECT g.id, g.name FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
    " JOIN entity_genre e ON e.entity = 'track' AND e.entity_id = t.id"
    " JOIN genre g ON g.id = e.genre_id WHERE n.artist_id = :artist AND t.in_library = 1"
    f" AND g.id NOT IN {hiding.itself('genre')}"
    " GROUP BY g.id ORDER BY count(*) DESC, g.key LIMIT :limit"
)
_OF_GENRE = (
    "SELECT DISTINCT t.album_id FROM (SELECT entity_id FROM entity_genre WHERE genre_id = :genre"
    " AND entity = 'track' AND entity_id >= :low AND entity_id < :high"
    " ORDER BY entity_id LIMIT :limit) e"
    " JOIN track t ON t.id = e.entity_id WHERE t.in_library = 1"
)
_OTHERS = (
    f"SELECT a.id, c.artist_id FROM json_each(:albums) j JOIN album a ON a.id = j.value"
    f" JOIN credit c ON c.id = a.credit_id WHERE {ALBUM_SEEN} AND {SUGGESTED}"
    " AND NOT EXISTS (SELECT 1 FROM credit_name n WHERE n.credit_id = a.credit_id"
    "   AND n.artist_id = :artist) ORDER BY j.key"
)


class Found(NamedTuple):
    """A row whose albums are ids yet."""

    kind: HomeList
    ids: Sequence[int]
    total: int = 0
    reason: Reason | None = None


def rows(
    ask: Asking, *, without: Collection[int] = (), most: int | None = None
) -> tuple[HomeRow, ...]:
    """Rows with at least four albums, in the order of the page.

    without: albums that are on the page already, as tiles. most: so many rows are enough.
    """
    found: list[Found] = []
    for each in _found(ask, frozenset(without)):
        if len(each.ids) >= FEWEST:
            found.append(each)
        if len(found) == most:
            break  # before the next one is asked for
    wanted = dict.fromkeys(album for each in found for album in each.ids)
    known = {row.id: row for row in _albums(ask, wanted)}
    made = (HomeRow(each.kind, _known(each.ids, known), each.total, each.reason) for each in found)
    return tuple(row for row in made if len(row.albums) >= FEWEST)


def _known(ids: Iterable[int], known: dict[Any, AlbumRow]) -> tuple[AlbumRow, ...]:
    return tuple(known[album] for album in ids if album in known)


def _albums(ask: Asking, ids: Iterable[int]) -> tuple[AlbumRow, ...]:
    return album_rows(ask.rows(ALBUM_ROWS, (listed(ids), ask.profile, ask.profile)))


def _found(ask: Asking, without: frozenset[int]) -> Iterator[Found]:
    """Reads each row only when it is asked for; at most three are there because of an artist."""
    because = _because(ask)
    yield _added(ask)
    yield from _next(because)
    yield _rediscover(ask)
    yield _recent(ask, without)
    yield from _next(because)
    yield _most(ask)
    yield from _next(because)


def _next(rows_of: Iterator[Found]) -> Iterator[Found]:
    row = next(rows_of, None)
    if row is not None:
        yield row


def _ids(ask: Asking, sql: str, **params: Any) -> list[int]:
    return [row[0] for row in ask.rows(sql, ask.named(**params))]


def _added(ask: Asking) -> Found:
    new = _ids(ask, _NEW, since=ask.since(NEW_DAYS))[0]
    return Found(HomeList.ADDED, _ids(ask, _ADDED, limit=CARDS), new)


def _recent(ask: Asking, without: frozenset[int]) -> Found:
    limit = CARDS + len(without)
    ids = _ids(ask, _RECENT, tracks=LATEST_TRACKS, limit=limit)
    return Found(HomeList.RECENT, [album for album in ids if album not in without][:CARDS])


def _most(ask: Asking) -> Found:
    return Found(HomeList.MOST, _ids(ask, _MOST, tracks=TOP_TRACKS, limit=CARDS))


def _rediscover(ask: Asking) -> Found:
    quiet = ask.since(QUIET_DAYS)
    ids = _ids(ask, _REDISCOVER, loved=LOVED, several=LOVED_TRACKS, quiet=quiet)
    ids.sort(key=lambda album: _turn(album, ask.day))
    return Found(HomeList.REDISCOVER, ids[:CARDS], len(ids))


def _because(ask: Asking) -> Iterator[Found]:
    """Rows of the artists that were heard most; another of them comes first every day."""
    heard = ask.rows(
        _HEARD,
        ask.named(since=ask.since(RECENT_DAYS), most=_MOST_PLAYS, least=HEARD_LEAST, limit=HEARD),
    )
    first = ask.day % len(heard) if heard else 0
    used: set[int] = set()
    for artist, name, image, plays in (*heard[first:], *heard[:first]):
        reason = Reason(ArtistId(artist), name, image, plays)
        found = _like(ask, reason, used)
        if len(found.ids) >= FEWEST:
            used.update(found.ids)
            yield found


def _like(ask: Asking, reason: Reason, used: Collection[int]) -> Found:
    """Albums of others that share genres, those that share most first."""
    artist = reason.artist_id
    genres = ask.rows(_GENRES, ask.named(artist=artist, limit=GENRES))
    scores: Counter[int] = Counter()
    for (genre, _), weight in zip(genres, _WEIGHTS, strict=False):
        for album in _of_genre(ask, genre):
            scores[album] += weight
    ranked = sorted(scores, key=lambda album: (-scores[album], _turn(album, ask.day)))
    ranked = [album for album in ranked if album not in used][: CARDS * 8]
    ids: list[int] = []
    of_artist: Counter[int] = Counter()
    for album, other in ask.rows(_OTHERS, ask.named(albums=listed(ranked), artist=artist)):
        of_artist[other] += 1
        if of_artist[other] <= AN_ARTIST and len(ids) < CARDS:
            ids.append(album)
    if genres:
        names = tuple(name for _, name in genres)
        reason = replace(reason, genres=names, genre_id=GenreId(genres[0][0]))
    return Found(HomeList.BECAUSE, ids, reason=reason)


def _of_genre(ask: Asking, genre: int) -> list[int]:
    """Albums of a slice of a genre's tracks; it begins elsewhere every day and goes round."""
    last = ask.rows("SELECT max(id) FROM track", ())[0][0] or 0
    start = _turn(genre, ask.day) * last // _TURNS
    high: list[int] = _ids(ask, _OF_GENRE, genre=genre, low=start, high=1 << 62, limit=SLICE)
    if len(high) >= ENOUGH:
        return high
    low: list[int] = _ids(ask, _OF_GENRE, genre=genre, low=0, high=start, limit=SLICE)
    return list(dict.fromkeys((*high, *low)))


_TURNS = 10_007


def _turn(one: int, day: int) -> int:
    """A number from 0 to 10006 that looks random and is another one every day."""
    return (one * 7919 + day * 104_729 + (one ^ day) * 31) % _TURNS
