"""Lines of queue entries: long ones cost nothing, edited ones cost their edits.

A line is a window on a row of pieces; a piece is a stretch of a *pool* (track ids, as they were
given to the queue) or of a *deal* (a shuffled line). Cutting moves the window, joining and moving
make new rows of pieces, and nothing touches the ids: a line of a million tracks is taken over,
edited and put back (undo) in microseconds to milliseconds. What costs is what is named one by one:
some 2 microseconds for each entry picked, 6 where it is dealt.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, overload

from audio2_desktop.domain.shuffling import permutation
from audio2_desktop.domain.units import Ms, TrackId


@dataclass(frozen=True, slots=True)
class Outside:
    """A file that is played without being in the library; text as the caller knows it."""

    path: bytes
    title: str
    artist: str = ""
    album: str = ""
    length_ms: Ms = Ms(0)
    """0 when unknown."""
    image: str = ""
    """Key of its cover, "" without one; not kept on disk."""
    start_ms: Ms = Ms(0)
    end_ms: Ms | None = None
    """Bounds of a part of the file (CUE), whose texts are its own; None is the file's end."""

    @property
    def is_part(self) -> bool:
        """Whether it is one track of a file that holds several."""
        return self.start_ms > 0 or self.end_ms is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the queue; a track may stand in several.

    `uid` tells them apart and is never used again.
    """

    uid: int
    track_id: TrackId | None
    outside: Outside | None = None
    """Set exactly when `track_id` is None."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Entries as they came in, in one go; uids count up from `base`. Never changed."""

    base: int
    ids: "array[int]"
    outside: tuple[Outside, ...] = ()
    """Used instead of `ids` when not empty."""

    @property
    def has_outside(self) -> bool:
        """Whether these are files outside the library."""
        return bool(self.outside)

    def __len__(self) -> int:
        return len(self.outside) or len(self.ids)

    def entry(self, index: int) -> Entry:
        """The entry at an index."""
        if self.outside:
            return Entry(self.base + index, None, self.outside[index])
        return Entry(self.base + index, TrackId(self.ids[index]))

    def find(self, uid: int) -> int:
        """Index of a uid, -1 when it is not of this pool."""
        index = uid - self.base
        return index if 0 <= index < len(self) else -1

    def pooled(self, index: int) -> tuple["Pool", int]:
        """Where the entry really lies: here."""
        return self, index


@dataclass(frozen=True, slots=True, eq=False)
class Deal:
    """A line in shuffled order. `deck` holds stretches of pools only."""

    deck: "Line"
    seed: int

    @property
    def has_outside(self) -> bool:
        """Whether files outside the library are in the deck."""
        return self.deck.has_outside

    def __len__(self) -> int:
        return len(self.deck)

    def entry(self, index: int) -> Entry:
        """The entry dealt at an index."""
        return self.deck[permutation(len(self.deck), self.seed).at(index)]

    def find(self, uid: int) -> int:
        """When a uid is dealt, -1 when it is not in the deck."""
        place = self.deck.find(uid)
        return -1 if place < 0 else permutation(len(self.deck), self.seed).find(place)

    def pooled(self, index: int) -> tuple[Pool, int]:
        """Where the dealt entry really lies."""
        return self.deck.pooled(permutation(len(self.deck), self.seed).at(index))


class Piece(NamedTuple):
    """Places start..stop-1 of a pool or deal; never empty."""

    source: Pool | Deal
    start: int
    stop: int


class Line(Sequence[Entry]):
    """Entries in order; immutable. Finding costs the number of pieces, cutting nothing."""

    __slots__ = ("_all", "_ends", "_start", "_stop")

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._open(_coalesced(pieces))

    @classmethod
    def whole(cls, source: Pool | Deal) -> "Line":
        """All of a pool or deal."""
        return cls([Piece(source, 0, len(source))] if len(source) else [])

    @property
    def pieces(self) -> Sequence[Piece]:
        """What the line is made of. Do not change it."""
        return self._cut(0, len(self)) if len(self) < self._full else self._all

    @property
    def weight(self) -> int:
        """So many pieces an edit has to look at, at most."""
        return len(self._all)

    @property
    def has_outside(self) -> bool:
        """Whether files outside the library may be among the entries. Looks at pieces only."""
        return any(source.has_outside for source, _, _ in self.pieces)

    def __len__(self) -> int:
        return self._stop - self._start

    def __repr__(self) -> str:
        shown = ", ".join(str(entry.uid) for entry in self[:8])
        return f"Line({shown}{', ...' if len(self) > 8 else ''}; {len(self)} entries)"

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> "Line": ...
    def __getitem__(self, place: int | slice) -> "Entry | Line":
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if step != 1:
                raise ValueError("a line is cut in steps of one")
            return self._window(start, max(start, stop))
        piece, index = self._locate(place)
        return piece.source.entry(index)

    def __iter__(self) -> Iterator[Entry]:
        for source, start, stop in self.pieces:
            for index in range(start, stop):
                yield source.entry(index)

    def __add__(self, other: "Line") -> "Line":
        return Line._joined(self.pieces, other.pieces)

    def pooled(self, place: int) -> tuple[Pool, int]:
        """The pool and index in it of the entry at a place."""
        piece, index = self._locate(place)
        return piece.source.pooled(index)

    def find(self, uid: int) -> int:
        """Place of a uid, -1 when it is not in the line."""
        known: dict[Pool | Deal, int] = {}
        before = 0
        for source, start, stop in self.pieces:
            index = known.get(source)
            if index is None:
                index = known[source] = source.find(uid)
            if start <= index < stop:
                return before + index - start
            before += stop - start
        return -1

    def places(self, uids: Iterable[int]) -> list[int]:
        """Places of those uids that are in the line, ascending."""
        return [place for place, _, _ in self._hits(uids)]

    def taken(self, uids: Iterable[int], start: int = 0) -> tuple[list[int], "Line"]:
        """Places of those uids that are in the line from `start` on, ascending, and what is there.

        The same as `pick(places(uids))`, in half the time for dealt entries.
        """
        hits = [hit for hit in self._hits(uids) if hit[0] >= start]
        picked = Line(Piece(pool, index, index + 1) for _, pool, index in hits)
        return [place for place, _, _ in hits], picked

    def pick(self, places: Sequence[int]) -> "Line":
        """The entries at these places as a line of their own, free of any deal."""
        return Line(_single(*self.pooled(place)) for place in places)

    def without(self, places: Sequence[int]) -> "Line":
        """The line less the entries at these places (ascending)."""
        row: list[Piece] = []
        start = 0
        for place in places:
            if place > start:
                _grow(row, self._cut(start, place))
            start = place + 1
        return Line._joined(row, self._cut(start, len(self))) if start else self

    def spliced(self, place: int, other: "Line") -> "Line":
        """The line with another put in before a place."""
        return Line._joined(self._cut(0, place), other.pieces, self._cut(place, len(self)))

    def track_ids(self) -> "array[int]":
        """Ids of the library tracks in order; entries from outside the library are left out."""
        ids = array("q")
        for source, start, stop in self.pieces:
            if isinstance(source, Pool):
                ids += source.ids[start:stop]
            else:
                dealt = (source.entry(index).track_id for index in range(start, stop))
                ids.extend(track for track in dealt if track is not None)
        return ids

    # ---- within ----

    def _open(self, pieces: list[Piece]) -> None:
        self._all = pieces
        self._ends = list(accumulate([stop - start for _, start, stop in pieces]))
        self._start, self._stop = 0, self._full

    @property
    def _full(self) -> int:
        return self._ends[-1] if self._ends else 0

    @classmethod
    def _joined(cls, *parts: Sequence[Piece]) -> "Line":
        """Parts that are rows of pieces themselves: neighbours grow together at the joints."""
        row: list[Piece] = []
        for part in parts:
            _grow(row, part)
        line = cls.__new__(cls)
        line._open(row)
        return line

    def _window(self, start: int, stop: int) -> "Line":
        line = Line.__new__(Line)
        line._all, line._ends = self._all, self._ends
        line._start, line._stop = self._start + start, self._start + stop
        return line

    def _locate(self, place: int) -> tuple[Piece, int]:
        """The piece that holds a place, and the index in its source."""
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        place += self._start
        number = bisect_right(self._ends, place)
        piece = self._all[number]
        return piece, piece.stop - (self._ends[number] - place)

    def _cut(self, start: int, stop: int) -> list[Piece]:
        """Pieces of places start..stop-1."""
        if start >= stop:
            return []
        start, stop = start + self._start, stop + self._start
        first = bisect_right(self._ends, start)
        last = bisect_left(self._ends, stop, first)
        cut = self._all[first : last + 1]
        source, _, end = cut[-1]
        cut[-1] = Piece(source, cut[-1].start, end - (self._ends[last] - stop))
        source, _, end = cut[0]
        whole_end = self._all[first].stop
        cut[0] = Piece(source, whole_end - (self._ends[first] - start), end)
        return cut

    def _hits(self, uids: Iterable[int]) -> Iterator[tuple[int, Pool, int]]:
        """Place, pool and index in it of those uids that are in the line; places ascending."""
        wanted = sorted(set(uids))
        known: dict[Pool | Deal, list[tuple[int, Pool, int]]] = {}
        before = 0
        for source, start, stop in self.pieces:
            found = known.get(source)
            if found is None:
                found = known[source] = _found(source, wanted)
            if found:
                first, last = bisect_left(found, (start,)), bisect_left(found, (stop,))
                for index, pool, inner in found[first:last]:
                    yield before + index - start, pool, inner
            before += stop - start


def _single(pool: Pool, index: int) -> Piece:
    return Piece(pool, index, index + 1)


def _found(source: Pool | Deal, uids: list[int]) -> list[tuple[int, Pool, int]]:
    """Index in a source, pool and index in that of these uids (ascending); indices ascending."""
    if isinstance(source, Pool):
        first = bisect_left(uids, source.base)
        last = bisect_left(uids, source.base + len(source))
        return [(uid - source.base, source, uid - source.base) for uid in uids[first:last]]
    order = permutation(len(source.deck), source.seed)
    found = {order.find(place): (pool, index) for place, pool, index in source.deck._hits(uids)}
    # numbers are sorted in a third of the time of tuples, in which no other thread runs
    return [(place, *found[place]) for place in sorted(found)]


def _grow(row: list[Piece], part: Sequence[Piece]) -> None:
    """Put a part behind a row; neighbours grow together at the joint."""
    if row and part and row[-1].source is part[0].source and row[-1].stop == part[0].start:
        row[-1] = Piece(row[-1].source, row[-1].start, part[0].stop)
        row += part[1:]
    else:
        row += part


def _coalesced(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring stretches of one source as one piece, so that lines do not fray."""
    row: list[Piece] = []
    last: Pool | Deal | None = None
    end = -1
    for piece in pieces:
        source, start, stop = piece
        if source is last and start == end:
            row[-1] = Piece(source, row[-1].start, stop)
        else:
            row.append(piece)
        last, end = source, stop
    return row
