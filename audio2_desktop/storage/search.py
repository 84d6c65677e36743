"""The search box: a typed text to sections of rows, and the searches of before.

Words are looked for in all names; as soon as a field, quote or minus is typed the whole text is a
question (domain.query) about tracks, and artists and albums are those of its tracks.
"""

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audio2_desktop.domain.found import FoundKind, FoundRow, Match, SearchResults, Section
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.query import Query, parse
from audio2_desktop.domain.query_fields import Field
from audio2_desktop.domain.query_text import LAST, storable
from audio2_desktop.domain.query_tree import And, Node, Or, Phrase, TextIs, Word
from audio2_desktop.domain.units import ProfileId
from audio2_desktop.storage import hiding, query_sql, search_hits, search_rows, spelling
from audio2_desktop.storage.database import Read, Write
from audio2_desktop.storage.query_sql import match_phrase
from audio2_desktop.storage.search_hits import CAP, Asked, Hit, Hits, asked

RECENT_SHOWN = 6
RECENT_KEPT = 20
FEW = 3
"""With fewer hits than this a word may be mistyped."""
TITLES = 20
"""Best tracks whose albums are shown too."""

_Found = dict[FoundKind, Hits]


def local(
    tx: Read, text: str, profile: ProfileId, limit: int = 5, *, with_typos: bool = True
) -> SearchResults:
    """Everything in the library that `text` may mean, `limit` rows a section.

    For one keystroke: a few milliseconds at 100,000 tracks, under 30 at a million.
    with_typos: what is spelled nearly so comes behind when little is spelled exactly so.
    """
    query = parse(text)
    found, words, suggestion = _found(tx, query, profile, with_typos=with_typos)
    sections = [_section(tx, kind, found, words, profile, limit) for kind in FoundKind]
    top = _top(sections, is_bare=query.is_bare)
    return SearchResults(text, top, tuple(sections), query.errors, query.is_unfinished, suggestion)


def ids(
    tx: Read,
    text: str,
    kind: FoundKind,
    profile: ProfileId,
    limit: int = 2 * CAP,
    *,
    with_typos: bool = True,
) -> "array[int]":
    """Ids of a whole section in its order, for the page of all results."""
    found, _, _ = _found(tx, parse(text), profile, limit, with_typos=with_typos)
    return array("q", [hit.id for hit in found.get(kind, Hits()).best])


def section(
    tx: Read, text: str, kind: FoundKind, profile: ProfileId, limit: int, *, with_typos: bool = True
) -> Section:
    """One section with up to `limit` rows, for kinds that are shown by name."""
    found, words, _ = _found(tx, parse(text), profile, limit, with_typos=with_typos)
    return _section(tx, kind, found, words, profile, limit)


def _section(
    tx: Read,
    kind: FoundKind,
    found: Mapping[FoundKind, Hits],
    words: Sequence[str],
    profile: ProfileId,
    limit: int,
) -> Section:
    hits = found.get(kind, Hits())
    rows = search_rows.rows(tx, kind, hits.best[:limit], words, profile)
    return Section(kind, rows, hits.total, hits.has_more)


# ---- finding -------------------------------------------------------------------------------------


def _found(
    tx: Read,
    query: Query,
    profile: ProfileId,
    pool: int = search_hits.POOL,
    *,
    with_typos: bool,
) -> tuple[_Found, tuple[str, ...], str]:
    """Hits by section, the words to be marked in them, and another spelling if one was needed."""
    what, words = _asked(query, profile)
    if query.is_bare and not what.folded:
        return {}, (), ""
    if not query.is_bare:
        whole = asked(query.text, profile)
        found = {
            kind: search_hits.called(tx, whole, kind, pool)
            for kind in (FoundKind.ARTIST, FoundKind.ALBUM, FoundKind.TRACK)
        }
        if query.tree is not None:
            _append(found, _by_question(tx, query, what, pool), None)
        return found, words, ""
    found = _by_words(tx, what, pool)
    if found[FoundKind.TRACK].total < FEW and not _is_answered(tx, query, words):
        _add_question(tx, found, query, what, pool)
    if with_typos and _is_poor(found) and (other := _respelled(tx, what)):
        respelled = _by_words(tx, other, pool)
        if any(hits.best for hits in respelled.values()):
            _append(found, respelled, Match.TYPO)
            return found, (*words, *other.folded.split()), other.text
    return found, words, ""


def _asked(query: Query, profile: ProfileId) -> tuple[Asked, tuple[str, ...]]:
    """What names are compared with, and the words to be marked in them."""
    if query.is_bare:
        what = asked(query.text, profile)
        return what, tuple(what.folded.split())
    texts = list(_texts(query.tree))
    return asked(" ".join(texts), profile), tuple(texts)


def _texts(node: Node | None) -> Iterator[str]:
    """Names that a question wants, not those that it excludes."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _texts(part)
        case Word(text) | Phrase(text):
            yield text
        case TextIs(field, text) if field in (Field.ARTIST, Field.ALBUM, Field.TITLE):
            yield text


def _by_words(tx: Read, what: Asked, pool: int) -> _Found:
    plays = search_hits.liked(tx, what.profile)
    found = {
        FoundKind.ARTIST: search_hits.artists(tx, what, plays, pool),
        FoundKind.ALBUM: search_hits.albums(tx, what, plays, pool),
        FoundKind.TRACK: search_hits.tracks(tx, what, pool),
        FoundKind.PLAYLIST: search_hits.playlists(tx, what, pool),
        FoundKind.GENRE: search_hits.genres(tx, what, pool),
        FoundKind.TAG: search_hits.tags(tx, what, pool),
        FoundKind.LYRICS: search_hits.lyrics(tx, what, pool),
    }
    _add_albums_of_tracks(tx, found, what.profile)
    return found


def _by_question(tx: Read, query: Query, what: Asked, pool: int) -> _Found:
    claim = query_sql.condition(tx, query.tree, what.profile, is_quick=True)
    tracks = search_hits.tracks_where(tx, claim)
    return {
        FoundKind.ARTIST: search_hits.owners(tx, what, FoundKind.ARTIST, tracks, pool),
        FoundKind.ALBUM: search_hits.owners(tx, what, FoundKind.ALBUM, tracks, pool),
        FoundKind.TRACK: search_hits.best_of_tracks(tx, what, tracks, pool),
    }


def _is_answered(tx: Read, query: Query, words: Sequence[str]) -> bool:
    """True when the question could find no more than the words: all of them are in the index."""
    if query.tree is None or not query.is_words or len(words) < 2:
        return query.is_words
    sql = "SELECT 1 FROM track_words WHERE track_words MATCH ? LIMIT 1"
    phrases = (match_phrase(word, is_prefix=True) for word in words)
    return all(phrase and tx.row(sql, (phrase,)) is not None for phrase in phrases)


def _add_question(tx: Read, found: _Found, query: Query, what: Asked, pool: int) -> None:
    """Words as the question they are: "simon and garfunkel", "acdc thunderstruck"."""
    more = _by_question(tx, query, what, pool)
    if isinstance(query.tree, Or):  # "now or never": nearly everybody
        more = {FoundKind.TRACK: more[FoundKind.TRACK]}
    _append(found, more, None)


def _add_albums_of_tracks(tx: Read, found: _Found, profile: ProfileId) -> None:
    """A song is found with the albums that contain it, behind albums of that name."""
    named = [hit for hit in found[FoundKind.TRACK].best if hit.match < Match.TYPO][:TITLES]
    if not named:
        return
    albums = found[FoundKind.ALBUM]
    known = {hit.id for hit in albums.best if hit.match < Match.TYPO}
    rows = tx.rows(
        "SELECT b.id, t.title, c.text FROM json_each(?1) j CROSS JOIN track t ON t.id = j.value"
        " JOIN album b ON b.id = t.album_id JOIN credit c ON c.id = b.credit_id"
        f" WHERE b.title <> '' AND b.in_library = 1 AND {hiding.albums('b', '?2')} ORDER BY j.key",
        (json.dumps([hit.id for hit in named]), profile),
    )
    holders: dict[int, Hit] = {}
    for album, title, by in rows:
        if album not in known:
            holders.setdefault(album, Hit(album, Match.OTHER, "", by, title))
    best = [hit for hit in albums.best if hit.match < Match.TYPO]
    rest = [hit for hit in albums.best if hit.match >= Match.TYPO and hit.id not in holders]
    fresh = len(holders) - (len(albums.best) - len(best) - len(rest))
    found[FoundKind.ALBUM] = Hits(
        (*best, *holders.values(), *rest), albums.total + fresh, albums.has_more
    )


def _append(found: _Found, more: _Found, match: Match | None) -> None:
    """Hits of a second look behind those of the first."""
    for kind, hits in more.items():
        first = found[kind]
        known = {hit.id for hit in first.best}
        fresh = [hit for hit in hits.best if hit.id not in known]
        if match is not None:
            fresh = [replace(hit, match=max(match, hit.match)) for hit in fresh]
        total = first.total + max(hits.total - len(hits.best), 0) + len(fresh)
        found[kind] = Hits((*first.best, *fresh), total, first.has_more or hits.has_more)


def _is_poor(found: _Found) -> bool:
    return sum(hits.total for hits in found.values()) < FEW


def _respelled(tx: Read, what: Asked) -> Asked | None:
    """The text with its unknown words replaced by near ones, or None when there are none.

    A known word is replaced only when all are known and still nothing much was found.
    """
    words = what.folded.split()[:16]
    known = [spelling.is_known(tx, word) or not word.isalpha() for word in words]
    near: list[tuple[str, ...]] = []
    for place, word in enumerate(words):
        is_doubtful = not known[place] or all(known)
        is_whole = place < len(words) - 1
        found = spelling.corrections(tx, word, is_whole=is_whole) if is_doubtful else ()
        near.append(found if not known[place] else (word, *found))
    if all(found == (word,) for found, word in zip(near, words, strict=True)) or not all(near):
        return None
    groups = []
    for found in near:
        phrases = [match_phrase(word, is_prefix=True) for word in found]
        if some := [phrase for phrase in phrases if phrase]:
            groups.append("(" + " OR ".join(some) + ")")
    text = " ".join(found[1] if all(known) and len(found) > 1 else found[0] for found in near)
    return asked(text, what.profile, " AND ".join(groups))


# ---- showing -------------------------------------------------------------------------------------


def _top(sections: Sequence[Section], *, is_bare: bool) -> FoundRow | None:
    """The best first row: by how well it fits, then in the order of the sections.

    Where no name fits the whole text, a track is the likeliest ("artist title").
    """
    firsts = [part.rows[0] for part in sections if part.rows and part.kind is not FoundKind.LYRICS]
    if not firsts:
        return None
    best = min(firsts, key=lambda row: row.match)
    if best.match is not Match.OTHER:
        return best
    if not is_bare:
        return None
    return next((row for row in firsts if row.kind is FoundKind.TRACK), best)


# ---- completion ----------------------------------------------------------------------------------


def values(tx: Read, field: Field, prefix: str, profile: ProfileId, limit: int = 8) -> list[str]:
    """Names that a field's value may be, those that begin with `prefix` first."""
    what = asked(prefix, profile)
    match field:
        case Field.GENRE:
            return _containing(tx, "genre WHERE 1", (), what, limit)
        case Field.TAG:
            return _containing(tx, "tag WHERE profile_id = ?", (profile,), what, limit)
        case Field.FOLDER:
            rows = tx.rows(
                "SELECT DISTINCT text FROM folder WHERE text >= ? AND text < ? ORDER BY text"
                " LIMIT ?",
                (what.folded, what.folded + LAST, limit),
            )
            return [row[0] for row in rows if row[0]]
        case Field.COMPOSER:
            return _composers(tx, what, limit)
        case Field.TITLE:
            return _names(search_hits.tracks(tx, what, limit)) if what.folded else []
    if not what.folded:
        return _first_names(tx, field, limit)
    plays = search_hits.liked(tx, profile)
    if field is Field.ALBUM:
        return _names(search_hits.albums(tx, what, plays, limit))
    return _names(search_hits.artists(tx, what, plays, limit))


def _containing(
    tx: Read, rows: str, params: tuple[object, ...], what: Asked, limit: int
) -> list[str]:
    return tx.column(
        f"SELECT name FROM {rows} AND instr(key, ?) > 0 ORDER BY instr(key, ?) > 1, key LIMIT ?",
        (*params, what.folded, what.folded, limit),
    )


def _first_names(tx: Read, field: Field, limit: int) -> list[str]:
    table, name = ("album", "title") if field is Field.ALBUM else ("artist", "name")
    return tx.column(
        f"SELECT {name} FROM {table} WHERE in_library = 1 AND {name} <> '' ORDER BY sort_key"
        " LIMIT ?",
        (limit,),
    )


def _composers(tx: Read, what: Asked, limit: int) -> list[str]:
    """Also those who are no artist of the library."""
    wrote = (
        "EXISTS (SELECT 1 FROM contribution c WHERE c.artist_id = a.id AND c.role = 'composer')"
        " ORDER BY a.sort_key LIMIT ?"
    )
    if not what.match:
        return tx.column(f"SELECT a.name FROM artist a WHERE {wrote}", (limit,))
    return tx.column(
        "SELECT a.name FROM (SELECT rowid AS id FROM artist_words WHERE artist_words MATCH ?"
        f" LIMIT {CAP}) f CROSS JOIN artist a ON a.id = f.id WHERE {wrote}",
        (what.match, limit),
    )


def _names(hits: Hits) -> list[str]:
    return list(dict.fromkeys(hit.name for hit in hits.best if hit.match is not Match.OTHER))


# ---- searches of before --------------------------------------------------------------------------


def recent(tx: Read, profile: ProfileId, limit: int = RECENT_SHOWN) -> tuple[str, ...]:
    """Texts that led somewhere, the last one first."""
    return tuple(tx.column(
        "SELECT text FROM recent_search WHERE profile_id = ? ORDER BY at DESC, text LIMIT ?",
        (profile, limit),
    ))  # fmt: skip


def remember(tx: Write, profile: ProfileId, text: str, kept: int = RECENT_KEPT) -> None:
    """Note that `text` was looked for; older ones than the last `kept` are dropped."""
    plain = " ".join(storable(text).split())[:200]
    if plain:
        for old in recent(tx, profile, -1):
            if fold(old) == fold(plain):
                gone = "DELETE FROM recent_search WHERE profile_id = ? AND text = ?"
                tx.execute(gone, (profile, old))
        tx.execute(
            "INSERT INTO recent_search (profile_id, text, at) VALUES (?, ?, ?)",
            (profile, plain, tx.now()),
        )
    tx.execute(
        "DELETE FROM recent_search WHERE profile_id = ?1 AND text NOT IN (SELECT text FROM"
        " recent_search WHERE profile_id = ?1 ORDER BY at DESC, text LIMIT ?2)",
        (profile, kept),
    )


def clear(tx: Write, profile: ProfileId) -> tuple[tuple[str, int], ...]:
    """Drop all remembered searches; returns them for `put_back`."""
    kept = tuple(
        (str(text), int(at))
        for text, at in tx.rows(
            "SELECT text, at FROM recent_search WHERE profile_id = ?", (profile,)
        )
    )
    tx.execute("DELETE FROM recent_search WHERE profile_id = ?", (profile,))
    return kept


def put_back(tx: Write, profile: ProfileId, kept: Sequence[tuple[str, int]]) -> None:
    """What `clear` dropped."""
    tx.many(
        "INSERT OR IGNORE INTO recent_search (profile_id, text, at) VALUES (?, ?, ?)",
        ((profile, text, at) for text, at in kept),
    )
