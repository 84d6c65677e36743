"""Lines of queue entries: long ones cost nothing, edited ones cost their edits.

A line is a tuple of pieces; a piece is a stretch of a *pool* (track ids, as they were given to the
queue) or of a *deal* (a shuffled line). Cutting, joining and moving make new tuples of pieces and
never touch the ids, so a line of a million tracks is taken over, edited and put back (undo) in
microseconds to milliseconds.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

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


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Places start..stop-1 of a pool or deal; never empty."""

    source: Pool | Deal
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def find(self, uid: int) -> int:
        """Place of a uid within this piece, -1 when it is elsewhere."""
        index = self.source.find(uid)
        return index - self.start if self.start <= index < self.stop else -1


class Line(Sequence[Entry]):
    """Entries in order; immutable. Finding costs the number of pieces, not of entries."""

    __slots__ = ("_ends", "pieces")

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self.pieces = tuple(_coalesced(pieces))
        self._ends = tuple(accumulate(len(piece) for piece in self.pieces))

    @classmethod
    def whole(cls, source: Pool | Deal) -> "Line":
        """All of a pool or deal."""
        return cls([Piece(source, 0, len(source))] if len(source) else [])

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

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
            return Line(self._cut(start, stop))
        piece, inner = self._locate(place)
        return piece.source.entry(piece.start + inner)

    def __iter__(self) -> Iterator[Entry]:
        for piece in self.pieces:
            for index in range(piece.start, piece.stop):
                yield piece.source.entry(index)

    def __add__(self, other: "Line") -> "Line":
        return Line((*self.pieces, *other.pieces))

    def pooled(self, place: int) -> tuple[Pool, int]:
        """The pool and index in it of the entry at a place."""
        piece, inner = self._locate(place)
        return piece.source.pooled(piece.start + inner)

    def find(self, uid: int) -> int:
        """Place of a uid, -1 when it is not in the line."""
        before = 0
        for piece, end in zip(self.pieces, self._ends, strict=True):
            inner = piece.find(uid)
            if inner >= 0:
                return before + inner
            before = end
        return -1

    def places(self, uids: Iterable[int]) -> list[int]:
        """Places of those uids that are in the line, ascending."""
        wanted = sorted(set(uids))
        found: list[int] = []
        indices: dict[Pool | Deal, list[int]] = {}
        before = 0
        for piece, end in zip(self.pieces, self._ends, strict=True):
            source = piece.source
            known = indices.get(source)
            if known is None:
                known = indices[source] = _indices(source, wanted)
            first, last = bisect_left(known, piece.start), bisect_left(known, piece.stop)
            found += [before + index - piece.start for index in known[first:last]]
            before = end
        return found

    def pick(self, places: Sequence[int]) -> "Line":
        """The entries at these places as a line of their own, free of any deal."""
        return Line(_single(*self.pooled(place)) for place in places)

    def without(self, places: Sequence[int]) -> "Line":
        """The line less the entries at these places (ascending)."""
        kept: list[Piece] = []
        start = 0
        for place in places:
            kept += self._cut(start, place)
            start = place + 1
        return Line([*kept, *self._cut(start, len(self))])

    def spliced(self, place: int, other: "Line") -> "Line":
        """The line with another put in before a place."""
        return Line([*self._cut(0, place), *other.pieces, *self._cut(place, len(self))])

    def track_ids(self) -> "array[int]":
        """Ids of the library tracks in order; entries from outside the library are left out."""
        ids = array("q")
        for piece in self.pieces:
            if isinstance(piece.source, Pool):
                ids += piece.source.ids[piece.start : piece.stop]
            else:
                dealt = (piece.source.entry(i).track_id for i in range(piece.start, piece.stop))
                ids.extend(track for track in dealt if track is not None)
        return ids

    def _locate(self, place: int) -> tuple[Piece, int]:
        """The piece that holds a place, and the place within it."""
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._ends, place)
        return self.pieces[number], place - (self._ends[number] - len(self.pieces[number]))

    def _cut(self, start: int, stop: int) -> list[Piece]:
        """Pieces of places start..stop-1."""
        if start >= stop:
            return []
        cut: list[Piece] = []
        number = bisect_right(self._ends, start)
        before = self._ends[number] - len(self.pieces[number])
        for piece in self.pieces[number:]:
            if before >= stop:
                break
            first = piece.start + max(0, start - before)
            last = min(piece.stop, piece.start + stop - before)
            cut.append(Piece(piece.source, first, last))
            before += len(piece)
        return cut


def _single(pool: Pool, index: int) -> Piece:
    return Piece(pool, index, index + 1)


def _indices(source: Pool | Deal, uids: list[int]) -> list[int]:
    """Where in a source these uids (ascending) lie, ascending."""
    if isinstance(source, Pool):
        first = bisect_left(uids, source.base)
        last = bisect_left(uids, source.base + len(source))
        return [uid - source.base for uid in uids[first:last]]
    return sorted(index for index in map(source.find, uids) if index >= 0)


def _coalesced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring stretches of one source as one piece, so that lines do not fray."""
    pending: Piece | None = None
    for piece in pieces:
        if pending is not None and (pending.source, pending.stop) == (piece.source, piece.start):
            pending = Piece(pending.source, pending.start, piece.stop)
            continue
        if pending is not None:
            yield pending
        pending = piece
    if pending is not None:
        yield pending
