"""What the user decided about who is who: merged artists and albums, tracks placed by hand.

Every row that a decision touches keeps two answers: the own one, which the tags give and which
every scan writes, and the one in force, which follows from it:

    edition of a track  = the edition where the user placed it, else its own; then along `merged`
    album of an edition = its own, along `merged`
    artist in a credit  = its own, along `merged`

An `own_` column is 0 where both are the same. So a rescan or another tag never undoes a decision,
and taking a decision back needs no memory: the row in `merged`, `placed` or `namesake` goes, and
what followed from it is worked out anew.
"""

from collections.abc import Iterable

from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.storage.catalogue_names import IN, listed
from audio2_desktop.storage.database import Read, Write


class Decisions:
    """All merges, read once a transaction (they are made by hand, so they are few)."""

    def __init__(self, tx: Read) -> None:
        self._tx = tx
        self._into: dict[tuple[str, int], int] = {
            (row[0], row[1]): row[2] for row in tx.rows("SELECT entity, old_id, new_id FROM merged")
        }
        found = tx.row(
            "SELECT EXISTS (SELECT 1 FROM namesake), EXISTS (SELECT 1 FROM credit_as_tagged),"
            " EXISTS (SELECT 1 FROM placed)"
        )
        self.has_names, self.has_recredited, self._has_places = map(bool, found or (0, 0, 0))

    def root(self, entity: str, one: int) -> int:
        """What an artist, album or edition is now: itself, or what it was merged into."""
        while (further := self._into.get((entity, one))) is not None:
            one = further
        return one

    def artist(self, one: int) -> int:
        """As `root`, for an artist."""
        return self.root("artist", one)

    def places(self, track_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
        """(edition, album) of those of the tracks that the user placed."""
        if not self._has_places:
            return {}
        found = self._tx.rows(
            f"SELECT track_id, edition_id FROM placed WHERE track_id {IN}", listed(track_ids)
        )
        editions = {track: self.root("edition", edition) for track, edition in found}
        albums = album_of(self._tx, editions.values())
        return {track: (edition, albums[edition]) for track, edition in editions.items()}


def root(tx: Read, entity: str, one: int) -> int:
    """As `Decisions.root`, for a single question."""
    sql = "SELECT new_id FROM merged WHERE entity = ? AND old_id = ?"
    while (further := tx.value(sql, (entity, one))) is not None:
        one = further
    return one


def album_of(tx: Read, edition_ids: Iterable[int]) -> dict[int, int]:
    """The album in force of each edition."""
    return dict(tx.rows(f"SELECT id, album_id FROM edition WHERE id {IN}", listed(edition_ids)))


# ---- albums --------------------------------------------------------------------------------------


def refresh_editions(tx: Write, edition_ids: Iterable[int]) -> None:
    """Put editions, and the tracks on them, under the albums in force."""
    decided = Decisions(tx)
    rows, tracks = [], []
    for edition, own in tx.rows(
        "SELECT id, CASE WHEN own_album_id > 0 THEN own_album_id ELSE album_id END FROM edition"
        f" WHERE id {IN}",
        listed(edition_ids),
    ):
        album = decided.root("album", own)
        rows.append((album, own if own != album else 0, edition))
        tracks.append((album, edition, album))
    tx.many("UPDATE edition SET album_id = ?, own_album_id = ? WHERE id = ?", rows)
    tx.many("UPDATE track SET album_id = ? WHERE edition_id = ? AND album_id <> ?", tracks)


def refresh_tracks(tx: Write, track_ids: Iterable[int]) -> set[int]:
    """Put tracks on the editions in force; the albums that they left or came to.

    The editions must be under their albums already.
    """
    decided = Decisions(tx)
    found = tx.rows(
        "SELECT t.id, CASE WHEN t.own_edition_id > 0 THEN t.own_edition_id ELSE t.edition_id END,"
        " p.edition_id, t.album_id FROM track t LEFT JOIN placed p ON p.track_id = t.id"
        f" WHERE t.id {IN}",
        listed(track_ids),
    )
    now = {track: decided.root("edition", placed or own) for track, own, placed, _ in found}
    albums = album_of(tx, now.values())
    touched = {row[3] for row in found}
    rows = []
    for track, own, _, _ in found:
        edition = now[track]
        touched.add(albums[edition])
        rows.append((edition, own if own != edition else 0, albums[edition], track))
    tx.many("UPDATE track SET edition_id = ?, own_edition_id = ?, album_id = ? WHERE id = ?", rows)
    return touched


def tracks_by_tags(tx: Read, edition_ids: Iterable[int]) -> list[int]:
    """Tracks that are on one of these editions, or were before anything was decided."""
    ids = listed(edition_ids)
    return tx.column(
        f"SELECT id FROM track WHERE edition_id {IN}"
        f" UNION SELECT id FROM track WHERE own_edition_id > 0 AND own_edition_id {IN}",
        ids * 2,
    )


# ---- artists -------------------------------------------------------------------------------------


def refresh_artists(tx: Write, artist_ids: Iterable[int]) -> None:
    """Where one of these artists is credited, put the artist in force."""
    decided = Decisions(tx)
    ids = listed(artist_ids)
    rows, credits_ = [], set[int]()
    for credit, position, own, artist in tx.rows(
        "SELECT credit_id, position, CASE WHEN own_artist_id > 0 THEN own_artist_id"
        f" ELSE artist_id END, artist_id FROM credit_name WHERE artist_id {IN}",
        ids,
    ):
        now = decided.artist(own)
        if now != artist:
            rows.append((now, own if own != now else 0, credit, position))
            credits_.add(credit)
    tx.many(
        "UPDATE credit_name SET artist_id = ?, own_artist_id = ?"
        " WHERE credit_id = ? AND position = ?",
        rows,
    )
    roles = [
        (track, role, decided.artist(own), own, artist, before)
        for track, role, own, artist, before in tx.rows(
            "SELECT track_id, role, CASE WHEN own_artist_id > 0 THEN own_artist_id"
            f" ELSE artist_id END, artist_id, own_artist_id FROM contribution WHERE artist_id {IN}",
            ids,
        )
    ]
    tx.many(
        "DELETE FROM contribution WHERE (track_id, role, artist_id, own_artist_id) = (?, ?, ?, ?)",
        [(track, role, artist, before) for track, role, _, _, artist, before in roles],
    )
    tx.many(
        "INSERT OR IGNORE INTO contribution VALUES (?, ?, ?, ?)",
        [(track, role, now, own if own != now else 0) for track, role, now, own, _, _ in roles],
    )
    recredit(tx, credits_)


def recredit(tx: Write, credit_ids: Iterable[int]) -> None:
    """Work out anew how credits read, after the artists in them changed.

    A merged artist appears by the name that stayed, unless the text would then name somebody twice.
    The tracks' words keep what the tags say as well.
    """
    ids = list(credit_ids)
    parts: dict[int, list[_Part]] = {}
    for credit, *rest in tx.rows(
        "SELECT n.credit_id, n.artist_id, n.own_artist_id, n.credited_as, n.join_phrase, a.name,"
        " a.sort_key FROM credit_name n JOIN artist a ON a.id = n.artist_id"
        f" WHERE n.credit_id {IN} ORDER BY n.credit_id, n.position",
        listed(ids),
    ):
        parts.setdefault(credit, []).append(tuple(rest))
    plain = {
        row[0]: row[1:]
        for row in tx.rows(
            "SELECT c.id, ifnull(g.text, c.text), ifnull(g.sort_key, c.sort_key) FROM credit c"
            f" LEFT JOIN credit_as_tagged g ON g.credit_id = c.id WHERE c.id {IN}",
            listed(ids),
        )
    }
    rows, kept, dropped = [], [], []
    for credit, names in parts.items():
        text, order = plain[credit]
        shown = _shown(text, names)
        if shown == text:
            dropped.append((credit,))
        else:
            kept.append((credit, text, order))
            order = names[0][5] if len(names) == 1 else sort_key(shown)
        rows.append((names[0][0], shown, order, credit))
    tx.many("UPDATE credit SET artist_id = ?, text = ?, sort_key = ? WHERE id = ?", rows)
    tx.many("DELETE FROM credit_as_tagged WHERE credit_id = ?", dropped)
    tx.many("INSERT OR IGNORE INTO credit_as_tagged VALUES (?, ?, ?)", kept)
    _reword_credits(tx, ids)


_Part = tuple[int, int, str, str, str, str]
"""Artist in force, own artist or 0, name as credited, what follows it; name and sort key of the
artist in force."""


def _shown(text: str, names: list[_Part]) -> str:
    if text != "".join(credited + join for _, _, credited, join, _, _ in names):
        return text
    if len({part[0] for part in names}) < len(names):
        return text
    return "".join(
        (name if own and fold(credited) != fold(name) else credited) + join
        for _, own, credited, join, name, _ in names
    )


def _reword_credits(tx: Write, credit_ids: list[int]) -> None:
    ids = listed(credit_ids)
    reword_tracks(tx, tx.column(f"SELECT id FROM track WHERE credit_id {IN}", ids))
    tx.many(
        "UPDATE album_words SET artist = ? WHERE rowid = ?",
        [
            (_both(text, tagged), album)
            for album, text, tagged in tx.rows(
                "SELECT a.id, c.text, g.text FROM album a JOIN credit c ON c.id = a.credit_id"
                f" LEFT JOIN credit_as_tagged g ON g.credit_id = c.id WHERE a.credit_id {IN}",
                ids,
            )
        ],
    )


def reword_tracks(tx: Write, track_ids: Iterable[int]) -> None:
    """Let tracks be found by the artist's name that is shown, and by that of their tags."""
    tx.many(
        "UPDATE track_words SET artist = ? WHERE rowid = ?",
        [
            (_both(text, tagged), track)
            for track, text, tagged in tx.rows(
                "SELECT t.id, c.text, g.text FROM track t JOIN credit c ON c.id = t.credit_id"
                f" LEFT JOIN credit_as_tagged g ON g.credit_id = c.id WHERE t.id {IN}",
                listed(track_ids),
            )
        ],
    )


def _both(text: str, tagged: str | None) -> str:
    return fold(text) if tagged is None else f"{fold(text)} {fold(tagged)}"
