"""What travels in a drag: tracks as our own type for ourselves, files for everybody else.

Kept apart from views and windows because the side bar, the queue and every list read it.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import quote_from_bytes

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from audio2_desktop.ui.addresses import as_path

TRACKS = "application/x-audio2-tracks"
"""JSON: {"ids": [track ids in order], "source": "playlist:7" or "", "positions": [keys there]},
and for whole albums or artists {"entity": "album", "things": [ids]}."""
URLS = "text/uri-list"
MOVED = "application/x-audio2-playlist"
"""A row of the side bar on its way: "playlist:7" or "folder:3". The file that a playlist carries
for other programs is no file from outside."""

ENTITIES = (
    "album", "artist", "playlist", "genre", "composer", "year", "decade", "folder", "tag",
)  # fmt: skip
"""What whole things a drag may carry."""
MAX_IDS = 2_000_000
MAX_URLS = 20_000


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a drop brings: tracks of the library in order, whole things, or addresses from outside.

    source: where the tracks were dragged from ("playlist:7", "tracks" ...), "" when unknown;
    positions: their keys there (item ids of a playlist), so that a drop in the same list moves.
    """

    ids: tuple[int, ...] = ()
    source: str = ""
    positions: tuple[int, ...] = ()
    urls: tuple[str, ...] = ()
    entity: str = ""
    things: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids or self.urls or self.things)


class TrackMime(QMimeData):
    """Dragged tracks. The text forms are made only when somebody asks for them: dragging a million
    selected rows starts at once."""

    def __init__(
        self,
        ids: Sequence[int],
        source: str = "",
        positions: Sequence[int] = (),
        paths: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        super().__init__()
        tracks = tuple(ids)
        # 25 ms for each million: once is enough
        places = tracks if positions is ids else tuple(positions)
        self.tracks = Dropped(tracks, source, places)
        self.awaits_files = False
        """They are on their way, and are here before they are asked for."""
        self._paths = paths

    @classmethod
    def of_things(
        cls,
        entity: str,
        things: Sequence[int],
        source: str = "",
        paths: Callable[[], Iterable[str]] = tuple,
    ) -> "TrackMime":
        """A drag of whole albums, artists, folders ..."""
        made = cls((), source, (), paths)
        made.tracks = Dropped(source=source, entity=entity, things=tuple(things))
        return made

    def carry(self, paths: Mapping[int, str]) -> None:
        """These files go out with it."""
        self.awaits_files = False
        self._paths = paths.values

    def formats(self) -> list[str]:
        has_files = self.awaits_files or any(True for _ in self._paths())
        return [TRACKS, URLS] if has_files else [TRACKS]

    def hasFormat(self, kind: str) -> bool:
        return kind in self.formats()

    def retrieveData(self, kind: str, preferred: object) -> object:
        if kind == TRACKS:
            return QByteArray(encode(self.tracks))
        if kind == URLS:
            # Qt turns the list into the text form for other programs
            return [url_of(path) for path in self._paths()]
        return None


class FilesWanted(QEvent):
    """Sent to the window when a drag may begin soon: whoever knows files calls `take` with them, in
    order, by track id or by number."""

    kind = QEvent.Type(QEvent.registerEventType())

    def __init__(self, what: Dropped, take: Callable[[Mapping[int, str]], None]) -> None:
        super().__init__(FilesWanted.kind)
        self.what, self.take = what, take


def want_files(view: QWidget, what: Dropped, take: Callable[[Mapping[int, str]], None]) -> bool:
    """Have a coming drag carry its files; whether they will come."""
    return bool(what) and QCoreApplication.sendEvent(view.window(), FilesWanted(what, take))


def url_of(path: str) -> QUrl:
    """The address of a file or folder. path: as os.fsdecode gives it, whatever its name holds;
    QUrl.fromLocalFile loses the bytes that are not UTF-8."""
    return QUrl.fromEncoded(b"file://" + quote_from_bytes(os.fsencode(path)).encode("ascii"))


def path_of(url: QUrl) -> str:
    """The way back: as os.fsdecode gives it, "" for what is no file."""
    return os.fsdecode(as_path(bytes(url.toEncoded().data()).decode("ascii")))


def paths_of(what: Dropped) -> list[str]:
    """The files and folders among what was dropped."""
    return [os.fsdecode(path) for path in map(as_path, what.urls) if path]


def for_clipboard(mime: TrackMime) -> QMimeData:
    """The same with its texts made now: the clipboard outlives our objects, and what it asks of a
    Python one after the end takes the program down."""
    plain = QMimeData()
    plain.setData(TRACKS, QByteArray(encode(mime.tracks)))
    urls = mime.urls()
    if urls:
        plain.setUrls(urls)
    return plain


def encode(tracks: Dropped) -> bytes:
    """The form of TRACKS that another process could read."""
    data = {
        "ids": tracks.ids,
        "source": tracks.source,
        "positions": tracks.positions,
        "entity": tracks.entity,
        "things": tracks.things,
    }
    return json.dumps(data).encode()


def can_read(mime: QMimeData) -> bool:
    """Whether a drop of this would bring something; cheap, called at every move of the mouse."""
    if isinstance(mime, TrackMime) or mime.hasFormat(TRACKS):
        return True
    return mime.hasFormat(URLS) and not mime.hasFormat(MOVED)


def read(mime: QMimeData) -> Dropped:
    """What was dropped; empty when it is nothing of use or does not make sense."""
    if isinstance(mime, TrackMime):
        return mime.tracks
    if mime.hasFormat(TRACKS):
        return _decode(bytes(mime.data(TRACKS).data()))
    if mime.hasFormat(URLS) and not mime.hasFormat(MOVED):
        lines = bytes(mime.data(URLS).data()).decode("utf-8", "replace").splitlines()
        urls = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        return Dropped(urls=tuple(urls[:MAX_URLS]))
    return Dropped()


def _decode(data: bytes) -> Dropped:
    try:
        raw = json.loads(data)
        ids = tuple(int(i) for i in raw["ids"][:MAX_IDS])
        positions = tuple(int(i) for i in raw.get("positions", ()))
        source = str(raw.get("source", ""))[:200]
        entity = str(raw.get("entity", ""))[:20]
        things = tuple(int(i) for i in raw.get("things", ())[:MAX_IDS])
    except (ValueError, TypeError, KeyError, AttributeError):
        return Dropped()
    if entity not in ENTITIES:
        entity, things = "", ()
    return Dropped(ids, source, positions, (), entity, things)


def leave_clipboard() -> None:
    """Take our tracks off the clipboard, at the end of the program: Qt deletes its content when
    Python is gone already, which crashes for an object made by Python. Texts stay."""
    clipboard = QGuiApplication.clipboard()
    # None when nothing was ever copied; the stubs do not know
    held = cast("QMimeData | None", clipboard.mimeData())
    if held is not None and held.hasFormat(TRACKS):
        clipboard.clear()
