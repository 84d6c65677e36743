"""Folders and files of a batch, and the identity of a file: who it was before it moved.

A path that is known keeps its row and its track, whatever its tags say now. An unknown path whose
sound equals that of a file that is gone takes over that file's row. Everything of the user hangs on
the track, so nothing else has to move.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from audio2_desktop.domain.grouping import Credited, Grouped, disc_set
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.scanned import FileTags, ScannedFile, Wire, from_wire
from audio2_desktop.domain.units import RootId
from audio2_desktop.storage.catalogue_names import IN, listed, next_id
from audio2_desktop.storage.database import Write
from audio2_desktop.storage.likeness import Trait, pair_up


@dataclass(frozen=True, slots=True)
class ScanBatch:
    """Files of one folder as the readers sent them; a large folder may come in several batches."""

    root_id: RootId
    folder: bytes
    """Relative to the root; b"" is the root itself."""
    files: tuple[ScannedFile | Wire, ...]
    cover: bytes | None = None
    """Name of the best cover file in the folder."""
    cover_mtime_ns: int | None = None


@dataclass(slots=True)
class Known:
    """What the database knows about a file before this batch."""

    id: int
    track_id: int | None
    audio_key: str
    recording_id: int | None = None
    name: bytes = b""
    inode: int = 0
    device: int = 0
    is_missing: bool = False
    title_key: str = ""

    def is_another(self, scanned: ScannedFile) -> bool:
        """Whether a file that appears where this one is missing is certainly not this one."""
        if not self.is_missing or not scanned.audio_key or not self.audio_key:
            return False
        title = scanned.tags.title if scanned.tags else ""
        return scanned.audio_key != self.audio_key and fold(title) != self.title_key


@dataclass(slots=True)
class Place:
    """A folder of the batch with what is known of it."""

    id: int
    root_id: int
    path: bytes
    set_text: str
    disc: int
    is_new: bool = False
    known: dict[bytes, Known] = field(default_factory=dict)


@dataclass(slots=True)
class Entry:
    """One track to be written: a whole file, or a part of one. Filled step by step."""

    place: Place
    scanned: ScannedFile
    tags: FileTags
    part: int
    """Position among the CUE parts, -1 for a whole file."""
    length_ms: int
    credited: Credited
    file_id: int = 0
    known: Known | None = None
    grouped: Grouped | None = None
    track_id: int = 0
    recording_id: int = 0
    is_new: bool = True
    """The track is new."""


@dataclass(slots=True)
class FileWork:
    """One file of the batch: whether it can be played, and its row."""

    place: Place
    scanned: ScannedFile
    id: int = 0
    known: Known | None = None
    is_moved: bool = False
    entries: list[Entry] = field(default_factory=list)

    @property
    def is_readable(self) -> bool:
        """Whether a reader understood the sound."""
        return self.scanned.audio is not None


def set_name(root_id: int, path: bytes) -> str:
    """Text that is equal for the folders of one set of discs."""
    return (
        f"{root_id}:{path.decode('utf-8', 'surrogateescape').encode('utf-8', 'replace').decode()}"
    )


def places(tx: Write, batches: Iterable[ScanBatch]) -> dict[tuple[int, bytes], Place]:
    """Rows of the batches' folders, made where they are new, with the files known in them."""
    found: dict[tuple[int, bytes], Place] = {}
    new, covers = [], []
    number = next_id(tx, "folder")
    for batch in batches:
        key = (batch.root_id, batch.folder)
        if key in found:
            continue
        row = tx.row("SELECT id FROM folder WHERE root_id = ? AND path = ?", key)
        folder_id = number if row is None else row[0]
        whole, disc = disc_set(batch.folder)
        found[key] = Place(
            folder_id,
            batch.root_id,
            batch.folder,
            set_name(batch.root_id, whole),
            disc,
            is_new=row is None,
        )
        if row is None:
            number += 1
            text = fold(batch.folder.decode("utf-8", "replace"))
            new.append((folder_id, *key, text, batch.cover, batch.cover_mtime_ns))
        else:
            covers.append((batch.cover, batch.cover_mtime_ns, folder_id))
    tx.many(
        "INSERT INTO folder (id, root_id, path, text, cover, cover_mtime_ns)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        new,
    )
    tx.many("UPDATE folder SET cover = ?, cover_mtime_ns = ? WHERE id = ?", covers)
    _learn_known(tx, [place for place in found.values() if not place.is_new])
    return found


def _learn_known(tx: Write, old: list[Place]) -> None:
    by_id = {place.id: place for place in old}
    if not by_id:
        return
    for row in tx.rows(
        "SELECT f.folder_id, f.name, f.id, f.track_id, f.audio_key, t.recording_id,"
        " f.missing_since IS NOT NULL, t.title_key"
        " FROM file f LEFT JOIN track t ON t.id = f.track_id"
        f" WHERE f.folder_id {IN}",
        listed(by_id),
    ):
        by_id[row[0]].known[row[1]] = Known(
            row[2], row[3], row[4], row[5], row[1], is_missing=bool(row[6]), title_key=row[7] or ""
        )


def files(tx: Write, batches: Iterable[ScanBatch]) -> list[FileWork]:
    """The files of the batches, each once, with the row that each already has or takes over."""
    where = places(tx, batches)
    found: dict[tuple[int, bytes], FileWork] = {}
    for batch in batches:
        place = where[batch.root_id, batch.folder]
        for each in batch.files:
            scanned = from_wire(each) if isinstance(each, list) else each
            known = place.known.get(scanned.name)
            if known is not None and known.is_another(scanned):
                displace(tx, known.id)
                known = None
            found[place.id, scanned.name] = FileWork(place, scanned, known=known)
    works = list(found.values())
    _take_over(tx, [work for work in works if work.known is None and work.scanned.audio_key])
    number = next_id(tx, "file")
    for work in works:
        if work.known is not None:
            work.id = work.known.id
        else:
            work.id = number
            number += 1
    return works


def displace(tx: Write, file_id: int) -> None:
    """Make room at the path of a missing file; it is still recognised when its sound turns up.

    No name on a disk holds a NUL: what follows it only makes the name unique.
    """
    tx.execute(
        "UPDATE file SET name = CAST(name || ? AS BLOB) WHERE id = ?", (b"\0%d" % file_id, file_id)
    )


_SOME_ARE_GONE = "SELECT 1 FROM file WHERE missing_since IS NOT NULL LIMIT 1"


def _take_over(tx: Write, strangers: list[FileWork]) -> None:
    """Give unknown paths the rows of gone files with the same sound.

    When several are gone that have nothing else in common, the end of the scan decides (`rejoin`):
    the right one may still come.
    """
    if not strangers or tx.row(_SOME_ARE_GONE) is None:
        return
    gone: dict[str, list[Known]] = {}
    for row in tx.rows(
        "SELECT f.audio_key, f.id, f.track_id, f.name, f.inode, f.device, t.recording_id,"
        " t.title_key FROM file f LEFT JOIN track t ON t.id = f.track_id"
        f" WHERE f.audio_key {IN} AND f.audio_key <> '' AND f.missing_since IS NOT NULL"
        " ORDER BY f.missing_since DESC, f.id",
        listed({work.scanned.audio_key for work in strangers}),
    ):
        known = Known(
            row[1], row[2], row[0], row[6], row[3], row[4], row[5], title_key=row[7] or ""
        )
        gone.setdefault(row[0], []).append(known)
    by_sound: dict[str, list[FileWork]] = {}
    for work in strangers:
        if work.scanned.audio_key in gone:
            by_sound.setdefault(work.scanned.audio_key, []).append(work)
    for sound, works in by_sound.items():
        is_only = len(gone[sound]) == 1
        for work, known in pair_up(works, gone[sound], _TRAITS if is_only else _TRAITS[:-1]):
            work.known = known
            work.is_moved = True


def _title(scanned: ScannedFile) -> str | None:
    return (fold(scanned.tags.title) or None) if scanned.tags else None


_TRAITS: tuple[Trait[FileWork, Known], ...] = (
    Trait(
        lambda work: (signed(work.scanned.inode), signed(work.scanned.device)),
        lambda known: (known.inode, known.device),
    ),
    Trait(
        lambda work: (_title(work.scanned), work.scanned.name),
        lambda known: (known.title_key, known.name),
    ),
    Trait(lambda work: _title(work.scanned), lambda known: known.title_key or None),
    Trait(lambda work: work.scanned.name, lambda known: known.name),
    Trait(lambda _: True, lambda _: True),
)


def signed(number: int) -> int:
    """`number` as SQLite can hold it: some file systems number with all 64 bits."""
    return number if number < 1 << 63 else number - (1 << 64)


_COLUMNS = (
    "folder_id", "name", "size", "mtime_ns", "inode", "device", "track_id", "audio_key",
    "container", "codec", "lossless", "length_ms", "bitrate", "sample_rate", "bits", "channels",
    "track_gain", "track_peak", "album_gain", "album_peak", "pictures", "has_lyrics", "problem",
    "id",
)  # fmt: skip
_INSERT = f"INSERT INTO file ({', '.join(_COLUMNS)}, added_at) VALUES (?{', ?' * len(_COLUMNS)})"
_UPDATE = (
    f"UPDATE file SET {', '.join(f'{name} = ?' for name in _COLUMNS[:-1])}, missing_since = NULL,"
    " audio_hash = CASE WHEN size = ? AND mtime_ns = ? AND audio_key = ? THEN audio_hash"
    " ELSE '' END,"
    " fingerprint = CASE WHEN audio_key = ? THEN fingerprint ELSE '' END WHERE id = ?"
)
_UNREADABLE = (
    "UPDATE file SET folder_id = ?, name = ?, size = ?, mtime_ns = ?, inode = ?, device = ?,"
    " problem = ?, missing_since = NULL WHERE id = ?"
)


def write(tx: Write, works: Iterable[FileWork]) -> None:
    """Insert or update the files' rows; their tracks must have been written."""
    now = tx.now()
    new, old, failed, released = [], [], [], []
    for work in works:
        scanned = work.scanned
        if work.known is not None and scanned.audio is None:
            failed.append(
                (work.place.id, scanned.name, scanned.size, scanned.mtime_ns,
                 signed(scanned.inode), signed(scanned.device), scanned.problem, work.id)
            )  # fmt: skip
        elif work.known is not None:
            row = _row(work)
            key = scanned.audio_key
            same = (scanned.size, scanned.mtime_ns, key)
            old.append((*row[:-1], *same, key, row[-1]))
            if work.known.track_id and key and work.known.audio_key not in ("", key):
                released.append((work.id, work.known.track_id, work.known.audio_key))
        else:
            new.append((*_row(work), now))
    tx.many("DELETE FROM cue_part WHERE file_id = ?", [(row[-1],) for row in old])
    tx.many(_UNREADABLE, failed)
    tx.many(_UPDATE, old)
    tx.many(_INSERT, new)
    tx.many(
        "INSERT INTO file_tags VALUES (?, ?) ON CONFLICT DO UPDATE SET tags = excluded.tags",
        [(work.id, work.scanned.raw_json) for work in works if work.is_readable],
    )
    tx.many("INSERT OR IGNORE INTO released VALUES (?, ?, ?)", released)
    tx.many(
        "INSERT INTO cue_part (file_id, position, track_id, start_ms, end_ms)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (work.id, entry.part, entry.track_id, cue.start_ms, cue.end_ms)
            for work in works
            for entry in work.entries
            if entry.part >= 0
            for cue in [work.scanned.parts[entry.part]]
        ],
    )


def _row(work: FileWork) -> tuple[object, ...]:
    scanned, audio = work.scanned, work.scanned.audio
    whole = work.entries[0] if len(work.entries) == 1 and work.entries[0].part < 0 else None
    tags = scanned.tags
    sound: tuple[object, ...] = ("", "", 0, 0, 0, 0, 0, 0)
    if audio is not None:
        sound = (
            audio.container, audio.codec, int(audio.lossless), audio.length_ms, audio.bitrate,
            audio.sample_rate, audio.bits, audio.channels,
        )  # fmt: skip
    gains: tuple[object, ...] = (None, None, None, None)
    if tags is not None:
        gains = (tags.rg_track_gain, tags.rg_track_peak, tags.rg_album_gain, tags.rg_album_peak)
    return (
        work.place.id, scanned.name, scanned.size, scanned.mtime_ns, signed(scanned.inode),
        signed(scanned.device), whole.track_id if whole else None, scanned.audio_key, *sound,
        *gains, scanned.pictures,
        int(tags is not None and tags.has_lyrics), scanned.problem, work.id,
    )  # fmt: skip
