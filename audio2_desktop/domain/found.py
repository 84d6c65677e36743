"""What a search finds: rows, sections, and which letters of a name fit.

Pure values; `storage.search` fills them.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from audio2_desktop.domain.music import TrackState
from audio2_desktop.domain.names import compact, fold
from audio2_desktop.domain.query import QueryError
from audio2_desktop.domain.units import Ms

Span = tuple[int, int]


class FoundKind(StrEnum):
    """Sections, in the order in which they are shown."""

    ARTIST = "artist"
    ALBUM = "album"
    TRACK = "track"
    PLAYLIST = "playlist"
    GENRE = "genre"
    TAG = "tag"
    """Of the listener's own."""
    LYRICS = "lyrics"


class Match(IntEnum):
    """How well a name fits, best first; a better one always stands above a worse one."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    FOLDED = 3
    """Only without its accents and signs."""
    TYPO = 4
    OTHER = 5
    """The name itself does not fit: another of its names, its artist, a track on the album."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One result. Fields that its kind does not have are empty.

    id: of the artist, album, track, playlist, genre or tag; of the track for lyrics.
    spans: parts of `title` that fit, as (start, end) in code points (not UTF-16 units).
    """

    kind: FoundKind
    id: int
    title: str
    match: Match
    spans: tuple[Span, ...] = ()
    artist: str = ""
    artist_id: int = 0
    album: str = ""
    album_id: int = 0
    year: int = 0
    albums: int = 0
    """Of an artist; `tracks` of an artist, album or playlist."""
    tracks: int = 0
    length_ms: Ms = Ms(0)
    rating: int = 0
    is_favourite: bool = False
    image: str = ""
    """Key in the artwork cache."""
    colour: str = ""
    """Of a tag."""
    state: TrackState = TrackState.OWNED
    via: str = ""
    """Why it is here when its own name does not fit: the track on the album, the line of lyrics."""


@dataclass(frozen=True, slots=True)
class Section:
    """Best rows of one kind. `total` rows were found, more when `has_more`."""

    kind: FoundKind
    rows: tuple[FoundRow, ...] = ()
    total: int = 0
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Answer to one keystroke."""

    text: str
    top: FoundRow | None = None
    """The best of all rows; it also stands in its section."""
    sections: tuple[Section, ...] = ()
    """One per FoundKind, in its order, also the empty ones."""
    errors: tuple[QueryError, ...] = ()
    is_unfinished: bool = False
    suggestion: str = ""
    """Another spelling of the text that finds more, or ""."""
    elapsed_ms: float = 0.0

    def section(self, kind: FoundKind) -> Section:
        """The section of a kind; an empty one if it was not asked for."""
        return next((part for part in self.sections if part.kind is kind), Section(kind))

    @property
    def total(self) -> int:
        """Rows found in all sections."""
        return sum(part.total for part in self.sections)

    @property
    def is_empty(self) -> bool:
        """True when nothing was found."""
        return not any(part.rows for part in self.sections)

    def in_order(self) -> Iterator[FoundRow]:
        """Rows as shown: the top hit, then the sections without it."""
        if self.top is not None:
            yield self.top
        for part in self.sections:
            for row in part.rows:
                if self.top is None or (row.kind, row.id) != (self.top.kind, self.top.id):
                    yield row

    def timed(self, elapsed_ms: float) -> "SearchResults":
        """The same with the time it took."""
        return replace(self, elapsed_ms=elapsed_ms)


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed text made ready for being compared with many names."""

    plain: str
    folded: str
    joined: str

    @staticmethod
    def of(text: str) -> "Typed":
        """Made once a text: comparing is then 1 to 3 us a name."""
        return Typed(_plain(text), fold(text), compact(text))

    def match(self, name: str) -> Match:
        """How a name fits the whole text; OTHER when it does not.

        Words of the text may come in any order and may be beginnings of words of the name.
        """
        if not self.plain:
            return Match.OTHER
        shown = _plain(name)
        if shown.startswith(self.plain):
            return Match.EXACT if shown == self.plain else Match.PREFIX
        if _has_words(shown, self.plain):
            return Match.WORD
        folded = fold(name)
        # nothing new to be seen where folding changes neither of the two
        is_same = folded == shown and self.folded == self.plain
        if not is_same and _has_words(folded, self.folded):
            return Match.FOLDED
        return Match.FOLDED if compact(folded).startswith(self.joined) else Match.OTHER


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_words(name: str, text: str) -> bool:
    return all(_word_start(name, word) >= 0 for word in text.split())


def _word_start(name: str, word: str, start: int = 0) -> int:
    """Where a word of `name` begins with `word`, or -1.

    Signs count as gaps between words; in scripts without spaces every place is a beginning.
    """
    at = name.find(word, start)
    while at >= 0:
        if at == 0 or not name[at - 1].isalnum() or not word[0].isalnum() or _is_unspaced(word[0]):
            return at
        at = name.find(word, at + 1)
    return -1


def _is_unspaced(sign: str) -> bool:
    point = ord(sign)
    return (
        0x0E00 <= point <= 0x0EFF or 0x1000 <= point <= 0x109F or 0x1780 <= point <= 0x17FF
        or 0x3040 <= point <= 0x31FF or 0x3400 <= point <= 0x9FFF or 0xAC00 <= point <= 0xD7AF
        or 0xF900 <= point <= 0xFAFF or point >= 0x20000
    )  # fmt: skip


def match_spans(name: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Parts of `name` as shown that fit one of `words`, in order, without overlaps.

    Compared without case and accents; "acdc" fits all of "AC/DC". Code points, end excluded.
    """
    folded, places = _with_places(name)
    joined: tuple[str, list[int]] | None = None
    found: list[Span] = []
    for word in words:
        wanted = fold(word)
        if not wanted:
            continue
        at = _word_start(folded, wanted)
        if at < 0:
            joined = joined or _without_signs(folded, places)
            wanted = compact(wanted)
            at = joined[0].find(wanted)
            if at == 0 and wanted:
                found.append((joined[1][0], joined[1][len(wanted) - 1] + 1))
            continue
        while at >= 0:
            found.append((places[at], places[at + len(wanted) - 1] + 1))
            at = _word_start(folded, wanted, at + len(wanted))
    return _united(found, name)


def _with_places(name: str) -> tuple[str, list[int]]:
    """Folded name and, for each of its letters, the place in `name` that it came from."""
    if name.isascii():
        return name.lower().replace("`", "'"), list(range(len(name)))
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(name):
        for letter in fold(sign) or (" " if sign.isspace() else ""):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _without_signs(folded: str, places: list[int]) -> tuple[str, list[int]]:
    kept = [(letter, place) for letter, place in zip(folded, places, strict=True)
            if letter.isalnum()]  # fmt: skip
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def _united(spans: list[Span], name: str) -> tuple[Span, ...]:
    """Sorted, overlapping ones joined, each with the marks that belong to its last letter."""
    united: list[Span] = []
    for start, end in sorted(spans):
        while end < len(name) and unicodedata.combining(name[end]):
            end += 1
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
