"""The scan's way into the library: files as read become tracks, albums, artists, words.

Set by set, never file by file: every kind of thing is looked up once a batch and inserted with one
statement. Goal: at most twice the time of `executemany` with the same rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.grouping import Credited, credited, group
from audio2_desktop.domain.names import sort_key, sort_key_of_folded
from audio2_desktop.domain.scanned import FileTags, ScannedFile
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId
from audio2_desktop.storage import catalogue_details as details
from audio2_desktop.storage import (
    catalogue_files,
    catalogue_siblings,
    decisions,
    namesakes,
    rollups,
)
from audio2_desktop.storage.catalogue_albums import Albums
from audio2_desktop.storage.catalogue_files import Entry, FileWork, ScanBatch
from audio2_desktop.storage.catalogue_names import IN, UNSETTLED, Folds, Names, listed, next_id
from audio2_desktop.storage.database import Write

__all__ = ["BatchResult", "ScanBatch", "store"]

NOTHING = FileTags()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of the files of one call of `store`."""

    added: int = 0
    updated: int = 0
    moved: int = 0
    unreadable: int = 0
    albums: frozenset[AlbumId] = frozenset()
    """Albums with new or changed tracks: candidates for cover work."""


def store(tx: Write, *batches: ScanBatch) -> BatchResult:
    """Write the files of whole folders: about 200 files a call are quickest.

    A known path, or a path that takes over the row of a gone file with the same sound, keeps its
    track and with it everything of the user. A file that cannot be read keeps what was known.
    """
    return _Storing(tx, batches).run()


class _Storing:
    def __init__(self, tx: Write, batches: Iterable[ScanBatch]) -> None:
        self.tx = tx
        self.folds = Folds()
        self.decided = decisions.Decisions(tx)
        self.names = Names(tx, self.folds, self.decided.artist)
        self.albums = Albums(tx, self.folds, self.names, self.decided)
        self.works = catalogue_files.files(tx, tuple(batches))
        people: _People = {}
        self.entries = [entry for work in self.works for entry in _entries(work, people)]
        self.touched: set[int] = set()

    def run(self) -> BatchResult:
        siblings = catalogue_siblings.find(self.tx, self.works, self.entries)
        every = [*self.entries, *siblings]
        self._group(every)
        self._learn(every)
        self._identify()
        self.albums.learn_places(entry.track_id for entry in every if not entry.is_new)
        former = self._former([entry.track_id for entry in every if not entry.is_new])
        self._write_tracks()
        catalogue_siblings.regroup(self.tx, siblings, self.albums)
        catalogue_files.write(self.tx, self.works)
        self._retire_parts()
        details.write(self.tx, self.entries, self.names, self.folds)
        self._journal(every, former)
        self._keep_decisions()
        self._count(siblings)
        self._note(every)
        return self._result()

    # ---- steps -----------------------------------------------------------------------------------

    def _group(self, every: list[Entry]) -> None:
        sets: dict[str, list[Entry]] = {}
        for entry in every:
            sets.setdefault(entry.place.set_text, []).append(entry)
        for place, entries in sets.items():
            grouped = group(place, [entry.tags for entry in entries])
            for entry, found in zip(entries, grouped, strict=True):
                entry.grouped = found

    def _learn(self, every: list[Entry]) -> None:
        pairs = [
            (entry.grouped, entry.tags, entry.known is not None)
            for entry in every
            if entry.grouped is not None
        ]
        shown = dict.fromkeys(entry.credited for entry in every)
        shown |= dict.fromkeys(grouped.credited for grouped, _, _ in pairs)
        self.names.learn_artists(shown, details.beside(self.entries))
        self.names.learn_credits(shown)
        self.albums.learn(pairs)
        self.albums.discs(
            (self.albums.placed(entry.grouped), _disc(entry), entry.tags)
            for entry in self.entries
            if entry.grouped is not None
        )

    def _identify(self) -> None:
        """Which track each entry is: the file's own, a part's own, or a new one."""
        parts: dict[tuple[int, int], int] = {}
        cut = [work.id for work in self.works if work.known is not None and work.scanned.parts]
        if cut:
            parts = {
                (row[0], row[1]): row[2]
                for row in self.tx.rows(
                    f"SELECT file_id, position, track_id FROM cue_part WHERE file_id {IN}",
                    listed(cut),
                )
            }
        evidence = [details.recording_keys(entry) for entry in self.entries]
        recordings = details.shared_recordings(self.tx, chain.from_iterable(evidence))
        number, recording = next_id(self.tx, "track"), next_id(self.tx, "recording")
        new = []
        for entry, keys in zip(self.entries, evidence, strict=True):
            own = parts.get((entry.file_id, entry.part)) if entry.part >= 0 else None
            if entry.part < 0 and entry.known is not None:
                own = entry.known.track_id
            if own is not None:
                entry.track_id, entry.is_new = own, False
                continue
            entry.track_id = number
            number += 1
            shared = next((recordings[key] for key in keys if key in recordings), None)
            if shared is None:
                shared = recording
                recording += 1
                new.append((shared, entry.length_ms, " ".join(entry.tags.isrcs)))
            entry.recording_id = shared
            for key in keys:
                recordings.setdefault(key, shared)
        self.tx.many("INSERT INTO recording (id, length_ms, isrcs) VALUES (?, ?, ?)", new)

    def _former(self, track_ids: list[int]) -> dict[int, tuple[int, int, int, int]]:
        """(album, artist, album's artist, recording) of known tracks before they are rewritten."""
        if not track_ids:
            return {}
        return {
            row[0]: row[1:]
            for row in self.tx.rows(
                "SELECT t.id, t.album_id, c.artist_id, ac.artist_id, t.recording_id FROM track t"
                " JOIN credit c ON c.id = t.credit_id JOIN album a ON a.id = t.album_id"
                f" JOIN credit ac ON ac.id = a.credit_id WHERE t.id {IN}",
                listed(track_ids),
            )
        }

    def _write_tracks(self) -> None:
        now = self.tx.now()
        new, old = [], []
        for entry in self.entries:
            row = self._row(entry)
            if entry.is_new:
                new.append((*row, entry.recording_id, now))
            else:
                old.append(row)
        self.tx.many(
            "INSERT INTO track (edition_id, album_id, own_edition_id, credit_id, disc, number,"
            " number_text, title, title_key, title_sort, length_ms, year, id, recording_id,"
            " added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            new,
        )
        self.tx.many(
            "UPDATE track SET edition_id = ?, album_id = ?, own_edition_id = ?, credit_id = ?,"
            " disc = ?, number = ?, number_text = ?, title = ?, title_key = ?, title_sort = ?,"
            " length_ms = ?, year = ? WHERE id = ?",
            old,
        )
        self.names.respell(
            (name, mb_id)
            for entry in self.entries
            if not entry.is_new
            for name, mb_id, _ in entry.credited.people()
        )

    def _row(self, entry: Entry) -> tuple[object, ...]:
        assert entry.grouped is not None
        placed = self.albums.placed(entry.grouped, entry.track_id)
        tags = entry.tags
        self.touched.add(placed.album_id)
        title = self.folds[tags.title]
        named = tags.title_sort or tags.title
        order = sort_key_of_folded(self.folds[named]) if named.isascii() else sort_key(named)
        return (
            placed.edition_id, placed.album_id, placed.own_edition_id,
            self.names.credit(entry.credited)[0], _disc(entry), tags.track, tags.track_text,
            tags.title, title, order, entry.length_ms, tags.year, entry.track_id,
        )  # fmt: skip

    def _retire_parts(self) -> None:
        """Tracks of a file that is cut otherwise now are out of the library, not forgotten."""
        cut = [
            (work.known.track_id,)
            for work in self.works
            if work.known is not None and work.scanned.parts and work.known.track_id is not None
        ]
        self.tx.many("UPDATE track SET in_library = 0 WHERE id = ?", cut)

    def _journal(self, every: list[Entry], former: dict[int, tuple[int, int, int, int]]) -> None:
        """Note which albums and artists tracks left, so that what the user gave them can follow."""
        moves: list[tuple[str, int, int]] = []
        for entry in every:
            if entry.is_new or entry.grouped is None or entry.track_id not in former:
                continue
            album_id, artist_id, album_artist_id, _ = former[entry.track_id]
            placed = self.albums.placed(entry.grouped, entry.track_id)
            now = self.names.credit(entry.credited)[1]
            moves += [
                ("album", album_id, placed.album_id),
                ("artist", artist_id, now),
                ("artist", album_artist_id, placed.album_artist_id),
            ]
            self.touched.add(album_id)
        self.tx.many(
            "INSERT INTO reassigned (entity, old_id, new_id) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + 1",
            [move for move in moves if move[1] != move[2]],
        )

    def _keep_decisions(self) -> None:
        """What the user decided about artists holds for what was just read, too."""
        if self.names.merged_credits:
            decisions.recredit(self.tx, self.names.merged_credits)
        ids = [entry.track_id for entry in self.entries]
        if self.decided.has_recredited or self.names.merged_credits:
            decisions.reword_tracks(self.tx, ids)
        if self.decided.has_names:
            namesakes.apply(self.tx, ids)
            namesakes.apply_albums(self.tx, self.touched)

    def _count(self, siblings: list[Entry]) -> None:
        """Numbers of the touched albums: those of new ones are at hand, others are counted."""
        new = set() if siblings else self.touched.intersection(self.albums.new_albums)
        rollups.albums(self.tx, (self.touched - new).union(self.albums.new_albums) - new)
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            if entry.grouped is not None:
                album_id = self.albums.placed(entry.grouped, entry.track_id).album_id
                if album_id in new:
                    found.setdefault(album_id, []).append(entry)
        self.tx.many(
            "UPDATE album SET tracks = ?, length_ms = ?, year = ? WHERE id = ?",
            [
                (
                    len(entries),
                    sum(entry.length_ms for entry in entries),
                    min((e.tags.year for e in entries if e.tags.year), default=0),
                    album_id,
                )
                for album_id, entries in found.items()
            ],
        )

    def _note(self, every: list[Entry]) -> None:
        if not self.works:
            return
        self.tx.execute(UNSETTLED)
        artists = {self.names.credit(entry.credited)[1] for entry in every}
        artists |= {
            self.albums.placed(entry.grouped).album_artist_id
            for entry in every
            if entry.grouped is not None
        }
        self.tx.note(
            *([TracksChanged(frozenset(TrackId(e.track_id) for e in every))] if every else ()),
            *([AlbumsChanged(frozenset(map(AlbumId, self.touched)))] if self.touched else ()),
            *([ArtistsChanged(frozenset(map(ArtistId, artists)))] if artists else ()),
        )

    def _result(self) -> BatchResult:
        added = sum(work.known is None for work in self.works)
        moved = sum(work.is_moved for work in self.works)
        return BatchResult(
            added=added,
            updated=len(self.works) - added - moved,
            moved=moved,
            unreadable=sum(not work.is_readable for work in self.works),
            albums=frozenset(map(AlbumId, self.touched)),
        )


_People = dict[tuple[object, ...], Credited]
"""Equal credits as one object: comparing them is then free."""


def _entries(work: FileWork, people: _People) -> list[Entry]:
    """The tracks of a file: none when nobody can read it."""
    scanned = work.scanned
    if scanned.audio is None:
        return []
    if scanned.parts:
        bounds = [(part.start_ms, part.end_ms or scanned.audio.length_ms) for part in scanned.parts]
        work.entries = [
            _entry(work, part.tags, at, max(0, bounds[at][1] - bounds[at][0]), people)
            for at, part in enumerate(scanned.parts)
        ]
    else:
        work.entries = [_entry(work, scanned.tags or NOTHING, -1, scanned.audio.length_ms, people)]
    return work.entries


def _entry(work: FileWork, tags: FileTags, part: int, length_ms: int, people: _People) -> Entry:
    if not tags.title:
        tags = _titled(tags, work.scanned, part)
    key = (tags.artist, tags.artists, tags.artist_sorts, tags.mb_artist_ids)
    by = people.get(key)
    if by is None:
        by = people[key] = credited(*key)
    return Entry(work.place, work.scanned, tags, part, length_ms, by, work.id, work.known)


def _titled(tags: FileTags, scanned: ScannedFile, part: int) -> FileTags:
    """The file's name stands in for a missing title."""
    stem = scanned.name.decode("utf-8", "replace").rpartition(".")[0]
    stem = stem or scanned.name.decode("utf-8", "replace")
    plain = "".join(sign if sign.isprintable() else " " for sign in stem).strip() or "?"
    return details.with_title(tags, plain if part < 0 else f"{plain} ({part + 1})")


def _disc(entry: Entry) -> int:
    return entry.tags.disc or entry.place.disc
