"""The queue as rows: three bands with their heads, and what would go on behind them.

Holds the queue's own lazy lines, so that a queue of a million tracks costs nothing; rows of tracks
are asked for when they come into view.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from audio2_desktop.domain.endless import Reason, Suggestion, Why
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.queue import Band
from audio2_desktop.ui import words
from audio2_desktop.ui.drag import TrackMime

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
KEPT_ROWS = 4_000
A_YEAR = 12
_TEXTS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
SHOWN = 1_000
"""Entries of one band that are listed; a last line says how many follow (a view lays out every
row)."""
SOURCE = "queue"
SIMILAR = "similar"
"""The band of what is in no queue yet: its lines have made-up entries with uids below zero."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """What one row of the list is."""

    kind: str
    """"head" or "entry"."""
    band: str
    """"now", a Band, or SIMILAR."""
    text: str = ""
    detail: str = ""
    entry: Entry | None = None
    track: TrackRow | None = None
    reason: Reason | None = None
    """Why it is suggested, in the band SIMILAR."""


class QueueRows(QAbstractListModel):
    """Shown lines. `rows_wanted` asks for tracks by id; give them with `put_rows`."""

    rows_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now: Entry | None = None
        self._up_next: Sequence[Entry] = ()
        self._later: Sequence[Entry] = ()
        self._similar: Sequence[Suggestion] = ()
        self._title = ""
        self._detail = ""
        self._shown: list[tuple[str, int]] = []
        self._tracks: dict[int, TrackRow] = {}
        self.known: Callable[[Entry], Entry] = _as_it_is
        """An entry with what is known of its file by now."""
        self._paths: Mapping[int, str] = {}
        self.awaits_paths = False
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    def show_queue(
        self,
        now: Entry | None,
        up_next: Sequence[Entry],
        later: Sequence[Entry],
        title: str = "",
        similar: Sequence[Suggestion] = (),
    ) -> None:
        """title: of the album, list or search that the last band comes from. similar: what goes
        on behind it."""
        self.beginResetModel()
        self._now, self._up_next, self._later, self._title = now, up_next, later, title
        self._similar = similar
        self._shown = self._bands()
        self.endResetModel()

    def set_detail(self, text: str) -> None:
        """What stands at the right of the last band's head: "9 tracks - 48 min"."""
        if text != self._detail:
            self._detail = text
            self._changed_all()

    def put_rows(self, rows: Iterable[TrackRow]) -> None:
        """Rows that were asked for, or rows that changed."""
        if len(self._tracks) > KEPT_ROWS:
            self._tracks.clear()
        for row in rows:
            self._tracks[row.id] = row
            self._asked.discard(row.id)
        self._changed_all()

    def forget_rows(self, ids: Iterable[int] | None = None) -> None:
        """These tracks differ now (None: any may): they are asked for again when seen."""
        for track in list(self._tracks) if ids is None else list(ids):
            self._tracks.pop(track, None)
        self._asked.clear()
        self._changed_all()

    @property
    def is_empty(self) -> bool:
        return self._now is None and not self._up_next and not self._later

    @property
    def total(self) -> int:
        """Entries, the playing one included."""
        return (self._now is not None) + len(self._up_next) + len(self._later)

    # -- Qt ----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return sum(1 + count for _, count in self._shown)

    def line(self, row: int) -> QueueLine | None:
        """The line of a row, with its track if it is known; asks for it if not."""
        band, at = self._locate(row)
        if band is None:
            return None
        if at < 0:
            return self._head(band)
        if at >= SHOWN:
            return QueueLine("head", "more", words.more(self._hidden(band)))
        entry = self.known(self._entry(band, at))
        track = None
        if entry.track_id is not None:
            track = self._tracks.get(entry.track_id)
            if track is None and entry.track_id not in self._asked:
                self._wanted.add(entry.track_id)
                if not self._timer.isActive():
                    self._timer.start()
        reason = self._similar[at].reason if band == SIMILAR else None
        return QueueLine("entry", band, entry=entry, track=track, reason=reason)

    def is_head(self, row: int) -> bool:
        """Whether it is no entry. Asks for no track: a view wants to know it of every row."""
        band, at = self._locate(row)
        return band is not None and (at < 0 or at >= SHOWN)

    def is_suggested(self, row: int) -> bool:
        """Whether it is in no queue yet."""
        return (self.uid_at(row) or 0) < 0

    def uid_at(self, row: int) -> int | None:
        """The entry of a row; None for heads. Asks for no track."""
        band, at = self._locate(row)
        return None if band is None or self.is_head(row) else self._entry(band, at).uid

    def rows_of(self, uids: frozenset[int]) -> list[int]:
        """Where these entries are listed. Goes through the list: not for every frame."""
        return [row for row in range(self.rowCount()) if self.uid_at(row) in uids]

    def data(self, index: Index, role: int = 0) -> object:
        if role not in (LINE, *_TEXTS):
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and (line is None or line.reason is None):
            return None
        if role == LINE or line is None:
            return line
        if line.kind == "head":
            return words.joined(line.text, line.detail)
        title, artist, length_ms = shown_words(line)
        why = suggested_because(line.reason) if line.reason is not None else ""
        return ", ".join(part for part in (title, artist, why, words.clock(length_ms)) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        band, _ = self._locate(index.row())
        if band is None:
            return Qt.ItemFlag.NoItemFlags
        if self.is_head(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base if band == "now" else base | Qt.ItemFlag.ItemIsDragEnabled

    def know_paths(self, paths: Mapping[int, str]) -> None:
        """Files of tracks (track id -> path) that may be dragged out; replaces what was known."""
        self._paths, self.awaits_paths = paths, False

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        lines = [self.line(index.row()) for index in sorted(indexes, key=lambda i: i.row())]
        entries = [line.entry for line in lines if line is not None and line.entry is not None]
        ids = [entry.track_id for entry in entries if entry.track_id is not None]
        is_queued = all(entry.uid > 0 for entry in entries)

        def files() -> list[str]:
            return [path for entry in entries if (path := self._path(entry))]

        places = [entry.uid for entry in entries] if is_queued else []
        mime = TrackMime(ids, SOURCE if is_queued else SIMILAR, places, files)
        mime.awaits_files = self.awaits_paths
        return mime

    def _path(self, entry: Entry) -> str:
        if entry.outside is not None:
            return os.fsdecode(entry.outside.path)
        return self._paths.get(entry.track_id, "") if entry.track_id is not None else ""

    def uid_before(self, row: int) -> tuple[int | None, Band]:
        """Where something dropped above `row` goes: before which entry, or at the end of which
        band."""
        band, at = self._locate(row)
        is_behind = band == SIMILAR and (at >= 0 or bool(self._later))
        if band is None or is_behind:
            return None, Band.CONTEXT if self._later else Band.UP_NEXT
        if band == "now":
            first = self._up_next[0].uid if self._up_next else None
            return first, Band.UP_NEXT
        if at < 0:  # above a head: the end of the band before it
            return (None, Band.UP_NEXT)
        if at >= SHOWN:
            return None, Band(band)
        return self._entry(band, at).uid, Band(band)

    # -- inside ------------------------------------------------------------------------------------

    def _bands(self) -> list[tuple[str, int]]:
        """(band, lines below its head) of what is shown; a view asks 1,000 times for one layout."""
        found: list[tuple[str, int]] = []
        if self._now is not None:
            found.append(("now", 1))
        for band, line in (
            (Band.UP_NEXT.value, self._up_next),
            (Band.CONTEXT.value, self._later),
        ):
            if line:
                found.append((band, min(len(line), SHOWN) + (len(line) > SHOWN)))
        if self._similar:
            found.append((SIMILAR, len(self._similar)))
        return found

    def _locate(self, row: int) -> tuple[str | None, int]:
        """(band, place in it); place -1 = its head."""
        for band, count in self._shown:
            if 0 <= row <= count:
                return band, row - 1
            row -= count + 1
        return None, -1

    def _entry(self, band: str, at: int) -> Entry:
        if band == "now":
            assert self._now is not None
            return self._now
        if band == SIMILAR:
            track = self._similar[at].track
            return Entry(-track, track)
        return (self._up_next if band == Band.UP_NEXT.value else self._later)[at]

    def _hidden(self, band: str) -> int:
        line = self._up_next if band == Band.UP_NEXT.value else self._later
        return len(line) - SHOWN

    def _head(self, band: str) -> QueueLine:
        tr = words.tr
        if band == "now":
            return QueueLine("head", band, tr("Now playing"))
        if band == Band.UP_NEXT.value:
            return QueueLine("head", band, tr("Next in queue"), tr("Clear"))
        if band == SIMILAR:
            return QueueLine("head", band, tr("Similar music"), tr("When the queue ends"))
        if not self._title:
            return QueueLine("head", band, tr("Next"), self._detail)
        text = words.fill(tr("Next from {name}"), {"name": self._title})
        return QueueLine("head", band, text, self._detail)

    def _ask(self) -> None:
        ids, self._wanted = sorted(self._wanted), set()
        self._asked.update(ids)
        if ids:
            self.rows_wanted.emit(ids)

    def _changed_all(self) -> None:
        count = self.rowCount()
        if count:
            self.dataChanged.emit(self.index(0), self.index(count - 1))


def suggested_because(reason: Reason) -> str:
    """Why a track is suggested: "Also Jazz"."""
    tr, n = words.tr, reason.number
    match reason.why:
        case Why.ARTIST:
            return words.fill(tr("Also by {name}"), {"name": reason.name})
        case Why.TAG:
            return words.fill(tr("Also tagged {name}"), {"name": reason.name})
        case Why.GENRE:
            return words.fill(tr("Also {name}"), {"name": reason.name})
        case Why.DECADE:
            return words.fill(tr("From the {decade}s"), {"decade": n})
        case Why.UNHEARD if n == 0:
            return tr("Never heard")
        case Why.UNHEARD if n < A_YEAR:
            return tr("Not heard for %n months", "", n)
    return tr("Not heard for %n years", "", n // A_YEAR)


def _as_it_is(entry: Entry) -> Entry:
    return entry


def shown_image(line: QueueLine) -> str:
    """Key of the cover, "" when there is none or it is not known yet."""
    if line.track is not None:
        return line.track.image
    outside = line.entry.outside if line.entry is not None else None
    return outside.image if outside is not None else ""


def shown_words(line: QueueLine) -> tuple[str, str, int]:
    """Title, artist and length of an entry; of a file outside the library what is known of it."""
    if line.track is not None:
        return line.track.title, line.track.artist, line.track.length_ms
    outside = line.entry.outside if line.entry is not None else None
    if outside is not None:
        return outside.title, outside.artist, outside.length_ms
    return "\N{HORIZONTAL ELLIPSIS}", "", 0
