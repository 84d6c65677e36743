"""Files that moved in ways which show only at the end of a scan.

Two kinds of tracks wait for their sound: those whose file is gone, and those whose path now holds
another sound (names swapped, a chain of renames). A file that appeared since with that very sound
is theirs: it takes the track over, with a copy of the description that was just read from it.
"""

from dataclasses import dataclass

from audio2_desktop.domain.facts import AlbumsChanged, ArtistsChanged, TracksChanged
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import FileId, TrackId
from audio2_desktop.storage import decisions, namesakes, rollups, user_state
from audio2_desktop.storage.catalogue_names import next_id
from audio2_desktop.storage.database import Write
from audio2_desktop.storage.likeness import Trait, pair_up

_WAITING = """
SELECT f.audio_key, f.id, f.track_id, 1, ifnull(r.last_scan, 0), f.name, t.title_key, f.audio_hash
FROM file f JOIN folder d ON d.id = f.folder_id JOIN root r ON r.id = d.root_id
JOIN track t ON t.id = f.track_id
WHERE f.missing_since IS NOT NULL AND f.audio_key <> '' ORDER BY f.missing_since DESC, f.id
"""
_RELEASED = """
SELECT j.audio_key, j.file_id, j.track_id, 0, ifnull(r.last_scan, 0), f.name, t.title_key, ''
FROM released j JOIN file f ON f.id = j.file_id JOIN folder d ON d.id = f.folder_id
JOIN root r ON r.id = d.root_id JOIN track t ON t.id = j.track_id ORDER BY j.file_id
"""
# A file that was there when the root was last scanned in whole is a copy, not the moved original.
_APPEARED = """
SELECT g.audio_key, g.id, g.track_id, g.name, t.title_key, g.added_at, j.file_id IS NOT NULL,
    g.audio_hash
FROM file g JOIN track t ON t.id = g.track_id LEFT JOIN released j ON j.file_id = g.id
WHERE g.missing_since IS NULL AND g.audio_key <> ''
    AND (g.added_at > (SELECT min(ifnull(last_scan, 0)) FROM root) OR j.file_id IS NOT NULL)
ORDER BY g.id
"""


@dataclass(frozen=True, slots=True)
class _Waiting:
    file_id: int
    track_id: int
    is_gone: bool
    last_scan: int
    name: bytes
    title: str
    whole: str
    """Hash of the whole sound, "" while it has not been read."""


@dataclass(frozen=True, slots=True)
class _Appeared:
    file_id: int
    track_id: int
    name: bytes
    title: str
    added_at: int
    is_released: bool
    whole: str


@dataclass(frozen=True, slots=True)
class _Match:
    track_id: int
    former_file: int
    is_gone: bool
    file_id: int
    provisional: int


_TRAITS: tuple[Trait[_Waiting, _Appeared], ...] = (
    Trait(lambda w: (w.title, w.name), lambda g: (g.title, g.name)),
    Trait(lambda w: w.title, lambda g: g.title),
    Trait(lambda w: w.name, lambda g: g.name),
    Trait(lambda _: True, lambda _: True),
)


_SAME: tuple[Trait[_Waiting, _Appeared], ...] = (
    Trait(lambda w: (w.whole, w.title, w.name), lambda g: (g.whole, g.title, g.name)),
    Trait(lambda w: w.whole, lambda g: g.whole),
)


def rejoin(tx: Write) -> int:
    """Give waiting tracks the files that hold their sound now; returns how many found one."""
    waiting: dict[str, list[_Waiting]] = {}
    for sound, *rest in (*tx.rows(_RELEASED), *tx.rows(_WAITING)):
        waiting.setdefault(sound, []).append(_Waiting(*rest))
    matches: list[_Match] = []
    if waiting:
        appeared: dict[str, list[_Appeared]] = {}
        for sound, *rest in tx.each(_APPEARED):
            if sound in waiting:
                appeared.setdefault(sound, []).append(_Appeared(*rest))
        for sound, found in appeared.items():
            matches += _matches(waiting[sound], found)
    if matches:
        _assign(tx, matches)
    tx.execute("DELETE FROM released")
    return len(matches)


def _matches(waiting: list[_Waiting], appeared: list[_Appeared]) -> list[_Match]:
    """Pairs of one sound: first those whose path was taken, then by the root's last scan."""
    matches, taken = [], set[int]()
    for is_gone, last_scan in dict.fromkeys((each.is_gone, each.last_scan) for each in waiting):
        seekers = [w for w in waiting if (w.is_gone, w.last_scan) == (is_gone, last_scan)]
        offers = [
            each
            for each in appeared
            if each.file_id not in taken and (each.is_released or each.added_at > last_scan)
        ]
        for seeker, offer in _pairs(seekers, offers):
            if seeker.file_id != offer.file_id and seeker.track_id != offer.track_id:
                taken.add(offer.file_id)
                matches.append(
                    _Match(
                        seeker.track_id, seeker.file_id, seeker.is_gone, offer.file_id,
                        offer.track_id,
                    )
                )  # fmt: skip
    return matches


def _pairs(seekers: list[_Waiting], offers: list[_Appeared]) -> list[tuple[_Waiting, _Appeared]]:
    """By the whole sound where both were read; two that differ there are never one."""
    pairs = pair_up([w for w in seekers if w.whole], [g for g in offers if g.whole], _SAME)
    for is_read in (False, True):
        done = {id(one) for pair in pairs for one in pair}
        left = [w for w in seekers if id(w) not in done and bool(w.whole) is is_read]
        free = [g for g in offers if id(g) not in done and not (is_read and g.whole)]
        pairs += pair_up(left, free, _TRAITS)
    return pairs


def assign(tx: Write, file_id: FileId, track_id: TrackId) -> None:
    """The user says that this file (which a scan has stored) is that track, whose own is lost."""
    lost = tx.value("SELECT id FROM file WHERE track_id = ?", (track_id,), default=0)
    provisional = tx.value("SELECT track_id FROM file WHERE id = ?", (file_id,), default=0)
    if provisional and provisional != track_id:
        _assign(tx, [_Match(track_id, lost, True, file_id, provisional)])  # noqa: FBT003


def _assign(tx: Write, matches: list[_Match]) -> None:
    taken = {match.track_id for match in matches}
    described = _descriptions(tx, {match.provisional for match in matches})
    # A path whose track was taken away and that got none needs one of its own, with what it says
    # now. Its description must be read before the track gets another.
    settled = {match.file_id for match in matches}
    bereft = [m for m in matches if not m.is_gone and m.former_file not in settled]
    described |= _descriptions(tx, {match.track_id for match in bereft})
    freed = [(file_id,) for match in matches for file_id in (match.file_id, match.former_file)]
    tx.many("UPDATE file SET track_id = NULL WHERE id = ?", freed)  # a track has one file
    for match in bereft:
        _give_new_track(tx, match.former_file, described[match.track_id])
    for match in matches:
        tx.execute("UPDATE file SET track_id = ? WHERE id = ?", (match.track_id, match.file_id))
        _describe(tx, match.track_id, described[match.provisional])
    gone = [(match.former_file, match.file_id) for match in matches if match.is_gone]
    tx.many(
        "UPDATE file SET removed_at = (SELECT removed_at FROM file WHERE id = ?) WHERE id = ?", gone
    )
    tx.many("DELETE FROM file WHERE id = ?", [row[:1] for row in gone])
    # Provisional tracks that nobody needs any more: what the user did to them is kept. A track that
    # had its own sound before is not provisional: it waits for that sound.
    released: dict[int, str] = dict(tx.rows("SELECT track_id, audio_key FROM released"))
    for match in matches:
        if match.provisional not in taken and match.provisional in released:
            _leave_waiting(tx, match.file_id, match.provisional, released[match.provisional])
    fresh = [m for m in matches if m.provisional not in taken and m.provisional not in released]
    user_state.move(tx, Entity.TRACK, [(m.provisional, m.track_id) for m in fresh])
    _forget(tx, [m.provisional for m in fresh])
    rollups.presence(tx, taken)
    # The descriptions come from the tags: what the user decided about these tracks still holds.
    namesakes.apply(tx, taken)
    touched = decisions.refresh_tracks(tx, taken)
    touched |= {int(str(what.track[1])) for what in described.values()}
    namesakes.apply_albums(tx, touched)
    rollups.albums(tx, touched)
    tx.note(TracksChanged(frozenset(map(TrackId, taken))), AlbumsChanged(), ArtistsChanged())


# ---- descriptions: what is known of a track by its file, apart from its identity -----------------

_TRACK = (
    "edition_id, album_id, credit_id, disc, number, number_text, title, title_key, title_sort,"
    " length_ms, year, own_edition_id"
)


@dataclass(frozen=True, slots=True)
class _Description:
    track: tuple[object, ...]
    words: tuple[object, ...] | None
    genres: tuple[tuple[object, ...], ...]
    roles: tuple[tuple[object, ...], ...]
    keys: tuple[tuple[object, ...], ...]


def _descriptions(tx: Write, ids: set[int]) -> dict[int, _Description]:
    return {
        track_id: _Description(
            tx.row(f"SELECT {_TRACK} FROM track WHERE id = ?", (track_id,)) or (),
            tx.row(
                "SELECT title, artist, album, extra FROM track_words WHERE rowid = ?", (track_id,)
            ),
            tuple(
                tx.rows(
                    "SELECT genre_id, weight, source FROM entity_genre"
                    " WHERE entity = 'track' AND entity_id = ? AND source = 'file'",
                    (track_id,),
                )
            ),
            tuple(
                tx.rows(
                    "SELECT role, artist_id, own_artist_id FROM contribution WHERE track_id = ?",
                    (track_id,),
                )
            ),
            tuple(
                tx.rows(
                    "SELECT key FROM name_key WHERE entity = 'track' AND entity_id = ?", (track_id,)
                )
            ),
        )
        for track_id in ids
    }


def _describe(tx: Write, track_id: int, what: _Description) -> None:
    names = [name.strip() for name in _TRACK.split(",")]
    tx.execute(
        f"UPDATE track SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
        (*what.track, track_id),
    )
    _clear(tx, [(track_id,)])
    if what.words is not None:
        tx.execute(
            "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, ?, ?)",
            (track_id, *what.words),
        )
    tx.many(
        "INSERT OR IGNORE INTO entity_genre VALUES ('track', ?, ?, ?, ?)",
        [(track_id, *row) for row in what.genres],
    )
    tx.many(
        "INSERT INTO contribution VALUES (?, ?, ?, ?)", [(track_id, *row) for row in what.roles]
    )
    tx.many("INSERT INTO name_key VALUES (?, 'track', ?)", [(*row, track_id) for row in what.keys])


def _give_new_track(tx: Write, file_id: int, what: _Description) -> None:
    now = tx.now()
    track_id, recording_id = next_id(tx, "track"), next_id(tx, "recording")
    tx.execute("INSERT INTO recording (id, length_ms) VALUES (?, ?)", (recording_id, what.track[9]))
    tx.execute(
        f"INSERT INTO track (id, recording_id, added_at, {_TRACK})"
        f" VALUES (?, ?, ?{', ?' * len(what.track)})",
        (track_id, recording_id, now, *what.track),
    )
    _describe(tx, track_id, what)
    tx.execute("UPDATE file SET track_id = ? WHERE id = ?", (track_id, file_id))
    tx.note(TracksChanged(frozenset({TrackId(track_id)})))


def _leave_waiting(tx: Write, file_id: int, track_id: int, sound: str) -> None:
    """The path of `file_id` belongs to another track now: remember this one as missing."""
    new = next_id(tx, "file")
    tx.execute(
        "INSERT INTO file (id, folder_id, name, size, mtime_ns, inode, device, track_id, audio_key,"
        " codec, container, length_ms, added_at, missing_since)"
        " SELECT ?, folder_id, CAST(name || ? AS BLOB), size, mtime_ns, 0, 0, ?, ?, codec,"
        " container, length_ms, added_at, ? FROM file WHERE id = ?",
        (new, b"\0%d" % new, track_id, sound, tx.now(), file_id),
    )


def _clear(tx: Write, ids: list[tuple[int]]) -> None:
    tx.many("DELETE FROM track_words WHERE rowid = ?", ids)
    tx.many(
        "DELETE FROM entity_genre WHERE entity = 'track' AND entity_id = ? AND source = 'file'", ids
    )
    tx.many("DELETE FROM contribution WHERE track_id = ?", ids)
    tx.many("DELETE FROM name_key WHERE entity = 'track' AND entity_id = ?", ids)


def _forget(tx: Write, tracks: list[int]) -> None:
    ids = [(track_id,) for track_id in tracks]
    _clear(tx, ids)
    tx.many("DELETE FROM external_id WHERE entity = 'track' AND entity_id = ?", ids)
    tx.many("DELETE FROM cue_part WHERE track_id = ?", ids)
    tx.many("UPDATE file SET track_id = NULL WHERE track_id = ?", ids)
    tx.many("DELETE FROM source WHERE track_id = ?", ids)
    tx.many("UPDATE track SET in_library = 0 WHERE id = ?", ids)
    # An id is never given twice (a queue may remember it), so the newest row stays, unlisted.
    tx.many("DELETE FROM track WHERE id = ? AND id < (SELECT max(id) FROM track)", ids)
