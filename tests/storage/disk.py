"""A make-believe disk whose files a scan stores as the real one does, but without any files.

The algorithm is that of `services/scanning`: compare with what is known, mark what is gone, store
what differs folder by folder, settle.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from audio2_desktop.domain.scanned import AudioFacts, CuePart, FileTags, ScannedFile, to_wire
from audio2_desktop.domain.units import RootId
from audio2_desktop.storage import cataloguing, known, roots, settle, tracks
from audio2_desktop.storage.cataloguing import BatchResult, ScanBatch
from audio2_desktop.storage.connection import Read, Write

AUDIO = AudioFacts("FLAC", "FLAC", True, 180_000, 900_000, 44_100, 16, 2)
ROOT = b"/music"


def tags(title: str = "", artist: str = "", album: str = "", **more: object) -> FileTags:
    """Tags with one artist as a reader gives them; `album_artist` may be named as text."""
    artists = (artist,) if artist else ()
    found = FileTags(title=title, artist=artist, artists=artists, album=album)
    if isinstance(by := more.get("album_artist"), str) and "album_artists" not in more:
        more["album_artists"] = (by,) if by else ()
    return found._replace(**more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class DiskFile:
    """What lies at one path."""

    sound: str
    tags: FileTags | None
    mtime_ns: int
    inode: int
    parts: tuple[CuePart, ...] = ()
    problem: str = ""

    def scanned(self, name: bytes) -> ScannedFile:
        """As a reader sees it."""
        raw = _raw(self.tags) if self.tags else "{}"
        audio = None if self.problem else AUDIO
        return ScannedFile(
            name, 1000, self.mtime_ns, self.inode, 1, audio, None if self.problem else self.tags,
            raw, "" if self.problem else self.sound, 0, self.parts, self.problem,
        )  # fmt: skip


def _raw(found: FileTags) -> str:
    import json

    raw = {
        "TITLE": [found.title], "ARTIST": list(found.artists), "ALBUM": [found.album],
        "ALBUMARTIST": list(found.album_artists), "COMPILATION": ["1"] * found.compilation,
        "WORK": [found.work] if found.work else [],
    }  # fmt: skip
    return json.dumps({key: values for key, values in raw.items() if any(values)})


class Disk:
    """Files by absolute path."""

    def __init__(self) -> None:
        self.files: dict[bytes, DiskFile] = {}
        self._ticks = 0

    def _tick(self) -> int:
        self._ticks += 1
        return self._ticks

    def write(
        self,
        path: str | bytes,
        sound: str,
        found: FileTags | None,
        *,
        parts: tuple[CuePart, ...] = (),
        problem: str = "",
    ) -> None:
        """Put a file at a path below /music, with a new inode."""
        full = self.full(path)
        self.files[full] = DiskFile(sound, found, self._tick(), self._tick(), parts, problem)

    def retag(self, path: str | bytes, **changes: object) -> None:
        """Other tags, the same sound: written to a new file that replaces the old one."""
        full = self.full(path)
        file = self.files[full]
        assert file.tags is not None
        self.files[full] = replace(
            file,
            tags=file.tags._replace(**changes),  # type: ignore[arg-type]
            mtime_ns=self._tick(),
            inode=self._tick(),
        )

    def move(self, path: str | bytes, target: str | bytes) -> None:
        """Another name; mtime and inode stay."""
        self.files[self.full(target)] = self.files.pop(self.full(path))

    @staticmethod
    def full(path: str | bytes) -> bytes:
        """The absolute path."""
        path = path if isinstance(path, bytes) else path.encode()
        return path if path.startswith(b"/") else ROOT + b"/" + path

    def below(self, root: bytes) -> dict[bytes, dict[bytes, DiskFile]]:
        """Relative folder -> name -> file."""
        found: dict[bytes, dict[bytes, DiskFile]] = {}
        for path, file in self.files.items():
            if path.startswith(root + b"/"):
                folder, _, name = path[len(root) + 1 :].rpartition(b"/")
                found.setdefault(folder, {})[name] = file
        return found


def scan(
    tx: Write, disk: Disk, root: bytes = ROOT, random: Random | None = None
) -> list[BatchResult]:
    """One whole scan in one transaction; `random` shuffles folders and cuts batches anywhere."""
    root_id = roots.add(tx, root)
    known_files = known.known_files(tx, root_id)
    there = disk.below(root)
    gone, batches = [], []
    for folder in sorted({*known_files, *there}):
        now = there.get(folder, {})
        stored = known_files.get(folder, (None, {}))[1]
        gone += [row[2] for name, row in stored.items() if name not in now]
        changed = [
            file.scanned(name)
            for name, file in now.items()
            if name not in stored or stored[name][3:5] != (1000, file.mtime_ns)
        ]
        batches += [(folder, part) for part in _cut(changed, random)]
    settle.mark_missing(tx, gone)
    batches.sort(key=lambda each: each[0])
    if random is not None:
        random.shuffle(batches)
    done = [store(tx, root_id, *batch) for batch in batches]
    settle.finish(tx, root_id)
    return done


def store(tx: Write, root_id: RootId, folder: bytes, files: Iterable[ScannedFile]) -> BatchResult:
    """One batch, in wire form as it comes from the readers."""
    return cataloguing.store(tx, ScanBatch(root_id, folder, tuple(to_wire(file) for file in files)))


def _cut(files: list[ScannedFile], random: Random | None) -> list[list[ScannedFile]]:
    if not files:
        return []
    if random is None or random.random() < 0.7:
        return [files]
    at = random.randint(0, len(files))
    return [part for part in (files[:at], files[at:]) if part]


def track_at(tx: Read, path: str | bytes) -> int:
    """The id of the track at a path; fails when there is none or several."""
    (track,) = tracks.at_path(tx, Disk.full(path))
    return track
