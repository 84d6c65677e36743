"""Artists of one name that the user told apart: who is meant on which track.

The user's word is a row of `namesake`: on this track, this artist is that other one. It holds for
the track's credit, whatever file or tags it comes from, and for the album when it holds for most of
its tracks. The credit by the tags is remembered beside it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from audio2_desktop.storage.catalogue_names import IN, listed, next_id
from audio2_desktop.storage.database import Write
from audio2_desktop.storage.decisions import Decisions, recredit


def apply(tx: Write, track_ids: Iterable[int]) -> None:
    """Let the user's words hold for tracks whose credits are those of their tags just now."""
    words: dict[int, dict[int, int]] = {}
    plain: dict[int, int] = {}
    for track, artist, other, credit in tx.rows(
        "SELECT n.track_id, n.artist_id, n.other_id, t.credit_id FROM namesake n"
        f" JOIN track t ON t.id = n.track_id WHERE n.track_id {IN}",
        listed(track_ids),
    ):
        words.setdefault(track, {})[artist] = other
        plain[track] = credit
    variants: dict[tuple[int, tuple[tuple[int, int], ...]], int] = {}
    for track, swaps in words.items():
        key = (plain[track], tuple(sorted(swaps.items())))
        if key not in variants:
            variants[key] = _variant(tx, plain[track], swaps)
        tx.execute("UPDATE track SET credit_id = ? WHERE id = ?", (variants[key], track))
    tx.many(
        "UPDATE namesake SET own_credit_id = ? WHERE track_id = ?",
        [(credit, track) for track, credit in plain.items()],
    )


def apply_albums(tx: Write, album_ids: Iterable[int]) -> None:
    """An album is by the other artist when most of its tracks are."""
    albums = {
        album: (own, credit, tracks)
        for album, own, credit, tracks in tx.rows(
            "SELECT a.id, CASE WHEN a.own_credit_id > 0 THEN a.own_credit_id ELSE a.credit_id END,"
            " a.credit_id, (SELECT count(*) FROM track t WHERE t.album_id = a.id"
            f" AND t.in_library = 1) FROM album a WHERE a.id {IN} AND (a.own_credit_id > 0"
            " OR EXISTS (SELECT 1 FROM track t JOIN namesake n ON n.track_id = t.id"
            " WHERE t.album_id = a.id))",
            listed(album_ids),
        )
    }
    said: dict[int, Counter[tuple[int, int]]] = {}
    for album, artist, other in tx.rows(
        "SELECT t.album_id, n.artist_id, n.other_id FROM track t JOIN namesake n"
        f" ON n.track_id = t.id WHERE t.in_library = 1 AND t.album_id {IN}",
        listed(albums),
    ):
        said.setdefault(album, Counter())[artist, other] += 1
    for album, (own, credit, tracks) in albums.items():
        swaps = {
            artist: other
            for (artist, other), count in said.get(album, Counter()).items()
            if count * 2 > tracks
        }
        now = _variant(tx, own, swaps)
        if now != credit:
            tx.execute(
                "UPDATE album SET credit_id = ?, own_credit_id = ? WHERE id = ?",
                (now, own if now != own else 0, album),
            )


def _variant(tx: Write, credit_id: int, swaps: Mapping[int, int]) -> int:
    """The credit that reads the same with other artists in it; made when there is none."""
    parts = tx.rows(
        "SELECT position, artist_id, own_artist_id, credited_as, join_phrase FROM credit_name"
        " WHERE credit_id = ? ORDER BY position",
        (credit_id,),
    )
    decided = Decisions(tx)
    swaps = {decided.artist(artist): other for artist, other in swaps.items()}
    if not any(part[1] in swaps for part in parts):
        return credit_id
    owns: list[int] = [swaps.get(part[1]) or part[2] or part[1] for part in parts]
    text, order = tx.rows(
        "SELECT ifnull(g.text, c.text), ifnull(g.sort_key, c.sort_key) FROM credit c"
        " LEFT JOIN credit_as_tagged g ON g.credit_id = c.id WHERE c.id = ?",
        (credit_id,),
    )[0]
    key = f"{text}\x1f{','.join(map(str, owns))}"
    known = tx.value("SELECT id FROM credit WHERE key = ?", (key,))
    if known is not None:
        return int(known)
    number = next_id(tx, "credit")
    now = [decided.artist(own) for own in owns]
    tx.execute(
        "INSERT INTO credit (id, key, text, sort_key, artist_id) VALUES (?, ?, ?, ?, ?)",
        (number, key, text, order, now[0]),
    )
    tx.many(
        "INSERT INTO credit_name VALUES (?, ?, ?, ?, ?, ?)",
        [
            (number, part[0], artist, part[3], part[4], own if own != artist else 0)
            for part, artist, own in zip(parts, now, owns, strict=True)
        ],
    )
    recredit(tx, [number])
    return number
