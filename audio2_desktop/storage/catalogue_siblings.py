"""Files that are known already and lie beside the files of a batch.

Whether an album is a compilation shows only when all its files are seen together: when some of
them are stored anew, the groups of the others may change too.
"""

import json
from collections.abc import Iterable

from audio2_desktop.domain.grouping import credited, disc_set
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.domain.tag_rules import file_tags
from audio2_desktop.storage.catalogue_albums import Albums
from audio2_desktop.storage.catalogue_files import Entry, FileWork, Known, Place, set_name
from audio2_desktop.storage.database import Write


def find(tx: Write, works: Iterable[FileWork], entries: Iterable[Entry]) -> list[Entry]:
    """Known tracks of the same folders (or sets of discs) whose album is touched by `entries`.

    Only albums without album artist matter: with one, every file is grouped by itself.
    """
    wanted: dict[str, set[str]] = {}
    for entry in entries:
        if entry.tags.album and not entry.tags.album_artists:
            wanted.setdefault(entry.place.set_text, set()).add(fold(entry.tags.album))
    if not wanted:
        return []
    in_batch = {work.id for work in works}
    places = {work.place.id: work.place for work in works if work.place.set_text in wanted}
    folders = {place.id: place for place in places.values() if not place.is_new}
    for place in [place for place in places.values() if place.disc]:
        folders |= _other_discs(tx, place)
    found = []
    for folder_id, place in folders.items():
        titles = wanted[place.set_text]
        for row in tx.rows(
            "SELECT f.id, f.track_id, g.tags, f.length_ms, t.recording_id, e.title FROM file f"
            " JOIN file_tags g ON g.file_id = f.id JOIN track t ON t.id = f.track_id"
            " JOIN edition e ON e.id ="
            " CASE WHEN t.own_edition_id > 0 THEN t.own_edition_id ELSE t.edition_id END"
            " WHERE f.folder_id = ? AND f.missing_since IS NULL",
            (folder_id,),
        ):
            if row[0] not in in_batch and fold(row[5]) in titles:
                found.append(_sibling(place, row))
    return [entry for entry in found if not entry.tags.album_artists]


def _sibling(place: Place, row: tuple[int, int, str, int, int, str]) -> Entry:
    file_id, track_id, raw, length_ms, recording_id, _ = row
    tags = file_tags(json.loads(raw))
    by = credited(tags.artist, tags.artists, tags.artist_sorts, tags.mb_artist_ids)
    entry = Entry(place, ScannedFile(b"", 0, 0, 0, 0), tags, -1, length_ms, by, file_id)
    entry.known = Known(file_id, track_id, "", recording_id)
    entry.track_id, entry.is_new = track_id, False
    return entry


def _other_discs(tx: Write, place: Place) -> dict[int, Place]:
    whole, _ = disc_set(place.path)
    prefix = whole + b"/" if whole else b""
    return {
        row[0]: Place(row[0], place.root_id, row[1], set_name(place.root_id, whole), disc)
        for row in tx.rows(
            "SELECT id, path FROM folder WHERE root_id = ? AND path > ? AND path < ? AND id <> ?",
            (place.root_id, prefix, prefix + b"\xff", place.id),
        )
        for parent, disc in [disc_set(row[1])]
        if disc and parent == whole
    }


def regroup(tx: Write, siblings: list[Entry], albums: Albums) -> None:
    """Move siblings to the albums they belong to now."""
    rows = [
        (
            placed.edition_id, placed.album_id, placed.own_edition_id, entry.track_id,
            placed.edition_id, placed.album_id, placed.own_edition_id,
        )
        for entry in siblings
        if entry.grouped is not None
        for placed in [albums.placed(entry.grouped, entry.track_id)]
    ]  # fmt: skip
    tx.many(
        "UPDATE track SET edition_id = ?, album_id = ?, own_edition_id = ?"
        " WHERE id = ? AND (edition_id, album_id, own_edition_id) <> (?, ?, ?)",
        rows,
    )
