"""The user's word that what seems one is two: tracks that are an album of their own, tracks
that are by another artist of the same name.

The word is a row of `placed` or `namesake` a track, and holds whatever the tags of its file say.
The new album, its editions and the new artist are copies of those that the tracks come from, with
keys that no scan ever makes.
"""

from collections.abc import Mapping, Sequence

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.names import fold, sort_key
from audio2_desktop.domain.problems import NotFound, Refused
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId
from audio2_desktop.storage import decisions, namesakes, rollups
from audio2_desktop.storage.catalogue_names import IN, add_name_keys, listed, next_id
from audio2_desktop.storage.database import Write

Places = Mapping[int, int | None]
"""Track -> the edition where the user placed it, or None where its tags say."""
Words = Mapping[tuple[int, int], int | None]
"""(track, artist) -> the other artist of the same name, or None when it is the artist itself."""


# ---- albums --------------------------------------------------------------------------------------


def split_album(
    tx: Write, album_id: AlbumId, track_ids: Sequence[TrackId], title: str = ""
) -> tuple[AlbumId, Places]:
    """Make these tracks of an album an album of their own: which, and what `put_places` takes back.

    title: "" for that of the album, which must have one then. Raises NotFound, Refused when no
    track is on the album or none would stay.
    """
    former = tx.value("SELECT title FROM album WHERE id = ?", (album_id,))
    if former is None:
        raise NotFound("album", album_id)
    on_album: dict[int, int] = dict(
        tx.rows(
            "SELECT id, edition_id FROM track WHERE album_id = ? AND in_library = 1", (album_id,)
        )
    )
    wanted = [track for track in dict.fromkeys(track_ids) if track in on_album]
    if not wanted:
        raise Refused("None of these tracks is on this album.")
    if len(wanted) == len(on_album):
        raise Refused("Something has to stay: choose fewer tracks.")
    name = title.strip()[:500] or former
    if not name:
        raise Refused("The album needs a name.")
    new = _new_album(tx, album_id, name)
    editions = {
        edition: _new_edition(tx, edition, new, "" if name == former else name)
        for edition in dict.fromkeys(on_album[each] for each in wanted)
    }
    return AlbumId(new), put_places(tx, {track: editions[on_album[track]] for track in wanted})


def put_places(tx: Write, wanted: Places) -> Places:
    """Place tracks so; returns how they were, with which `put_places` takes it back."""
    former: dict[int, int] = dict(
        tx.rows(f"SELECT track_id, edition_id FROM placed WHERE track_id {IN}", listed(wanted))
    )
    tx.many("DELETE FROM placed WHERE track_id = ?", [(track,) for track in wanted])
    tx.many(
        "INSERT INTO placed VALUES (?, ?)",
        [(track, edition) for track, edition in wanted.items() if edition is not None],
    )
    touched = decisions.refresh_tracks(tx, wanted)
    namesakes.apply_albums(tx, touched)
    rollups.albums(tx, touched)
    rollups.artists(tx)
    tx.note(
        TracksChanged(frozenset(map(TrackId, wanted))),
        AlbumsChanged(frozenset(map(AlbumId, touched))),
    )
    return {track: former.get(track) for track in wanted}


def _new_album(tx: Write, album_id: int, title: str) -> int:
    new = next_id(tx, "album")
    tx.execute(
        "INSERT INTO album (id, key, names, title, sort_key, credit_id, own_credit_id,"
        " primary_type, secondary_types, first_date, year, added_at, image, seed)"
        " SELECT ?, ?, ?, ?, CASE WHEN title = ? THEN sort_key ELSE ? END, credit_id,"
        " own_credit_id, primary_type, secondary_types, first_date, year, added_at, image, seed"
        " FROM album WHERE id = ?",
        (new, f"user:{new}", f"user:{new}", title, title, sort_key(title), album_id),
    )
    tx.execute(
        "INSERT INTO album_words (rowid, title, artist, extra) VALUES (?, ?, ?, '')",
        (
            new,
            fold(title),
            fold(
                tx.value(
                    "SELECT c.text FROM album a JOIN credit c ON c.id = a.credit_id WHERE a.id = ?",
                    (album_id,),
                )
            ),
        ),
    )
    add_name_keys(tx, "album", [(new, title)])
    tx.execute(
        "INSERT INTO image (entity, entity_id, kind, source, key, width, height, rank, seed,"
        " chosen_by_user) SELECT entity, ?, kind, source, key, width, height, rank, seed,"
        " chosen_by_user FROM image WHERE entity = 'album' AND entity_id = ?",
        (new, album_id),
    )
    return new


def _new_edition(tx: Write, edition_id: int, album_id: int, title: str) -> int:
    new = next_id(tx, "edition")
    tx.execute(
        "INSERT INTO edition (id, key, album_id, title, credit_id, date, country, label,"
        " catalogue_number, barcode, status, is_compilation)"
        " SELECT ?, ?, ?, CASE WHEN ? = '' THEN title ELSE ? END, credit_id, date, country, label,"
        " catalogue_number, barcode, status, is_compilation FROM edition WHERE id = ?",
        (new, f"user:{new}", album_id, title, title, edition_id),
    )
    tx.execute(
        "INSERT INTO disc SELECT ?, number, subtitle, format, 0 FROM disc WHERE edition_id = ?",
        (new, edition_id),
    )
    return new


# ---- artists -------------------------------------------------------------------------------------


def split_artist(
    tx: Write, artist_id: ArtistId, track_ids: Sequence[TrackId], disambiguation: str = ""
) -> tuple[ArtistId, Words]:
    """These tracks are by another artist of the same name: who, and what `put_names` takes back.

    Raises NotFound, Refused when no track is by the artist or none would stay.
    """
    row = tx.row("SELECT folded, name, sort_name FROM artist WHERE id = ?", (artist_id,))
    if row is None:
        raise NotFound("artist", artist_id)
    every = set(
        tx.column(
            "SELECT t.id FROM credit_name n CROSS JOIN track t ON t.credit_id = n.credit_id"
            " WHERE n.artist_id = ? AND t.in_library = 1"
            " UNION SELECT t.id FROM credit_name n CROSS JOIN album a ON a.credit_id = n.credit_id"
            " JOIN track t ON t.album_id = a.id WHERE n.artist_id = ? AND t.in_library = 1",
            (artist_id, artist_id),
        )
    )
    wanted = [track for track in dict.fromkeys(track_ids) if track in every]
    if not wanted:
        raise Refused("None of these tracks is by this artist.")
    if len(wanted) == len(every):
        raise Refused("Something has to stay: choose fewer tracks.")
    other = next_id(tx, "artist")
    tx.execute(
        "INSERT INTO artist (id, key, folded, name, sort_name, sort_key, disambiguation, kind)"
        " SELECT ?, ?, folded, name, sort_name, sort_key, ?, kind FROM artist WHERE id = ?",
        (other, f"user:{other}", disambiguation.strip()[:200], artist_id),
    )
    folded, name, sort_name = row
    extra = " ".join(fold(text) for text in (sort_name, disambiguation) if text and text != name)
    tx.execute(
        "INSERT INTO artist_words (rowid, name, extra) VALUES (?, ?, ?)", (other, folded, extra)
    )
    add_name_keys(tx, "artist", [(other, name)])
    return ArtistId(other), put_names(tx, {(track, artist_id): other for track in wanted})


def put_names(tx: Write, wanted: Words) -> Words:
    """Make it so; returns how it was, with which `put_names` takes it back."""
    tracks = {track for track, _ in wanted}
    known = {
        (track, artist): (other, own)
        for track, artist, other, own in tx.rows(
            "SELECT track_id, artist_id, other_id, own_credit_id FROM namesake"
            f" WHERE track_id {IN}",
            listed(tracks),
        )
    }
    tx.many(
        "UPDATE track SET credit_id = ? WHERE id = ?",
        [(own, track) for (track, _), (_, own) in known.items() if own],
    )
    tx.many("DELETE FROM namesake WHERE track_id = ? AND artist_id = ?", wanted)
    tx.many(
        "INSERT INTO namesake (track_id, artist_id, other_id) VALUES (?, ?, ?)",
        [(*key, other) for key, other in wanted.items() if other is not None],
    )
    namesakes.apply(tx, tracks)
    albums = tx.column(f"SELECT DISTINCT album_id FROM track WHERE id {IN}", listed(tracks))
    namesakes.apply_albums(tx, albums)
    rollups.artists(tx)
    tx.note(TracksChanged(frozenset(map(TrackId, tracks))), AlbumsChanged(), ArtistsChanged())
    return {key: known[key][0] if key in known else None for key in wanted}
