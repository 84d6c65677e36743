"""Music like what was heard, for when the queue ends: why a track is suggested, and which ones are.

Pure: who could follow is asked of the library (`storage.endless`), chance comes from outside.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from audio2_desktop.domain.units import ArtistId, TrackId

RUN = 10
"""Of so many suggestions in a row, one artist has at most AN_ARTIST."""
AN_ARTIST = 2
QUIET_MONTHS = 6
"""Not heard for so long, a track is chosen twice as often."""


class Why(StrEnum):
    """What a suggested track has in common with those before it."""

    ARTIST = "artist"
    TAG = "tag"
    """One of the listener's own."""
    GENRE = "genre"
    DECADE = "decade"
    UNHEARD = "unheard"
    """Nothing, but it was not heard for long."""


SHARES = {Why.ARTIST: 6, Why.TAG: 5, Why.GENRE: 8, Why.DECADE: 3, Why.UNHEARD: 2}
"""How often one is chosen for this reason, as far as there are any."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a track is suggested; `ui` makes words of it."""

    why: Why
    name: str = ""
    """Of the artist, tag or genre."""
    number: int = 0
    """The decade (1970), or for how many months it was not heard: 0 means never."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A track that is to follow when nothing else does."""

    track: TrackId
    artist: ArtistId
    reason: Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """A track that may follow, for one reason; one with several reasons comes several times."""

    track: TrackId
    artist: ArtistId
    reason: Reason
    is_quiet: bool = False
    """It was not heard for long, or never."""


def choose(
    found: Iterable[Candidate], count: int, before: Sequence[ArtistId], chance: Random
) -> tuple[Suggestion, ...]:
    """At most `count` of these tracks, each once.

    before: artists of the suggestions before these, the latest last. When all are by artists who
    had their turn, they come again rather than silence.
    """
    shelves = _shelves(found, chance)
    chosen: list[Suggestion] = []
    passed: list[Suggestion] = []
    met: set[TrackId] = set()
    turns = Counter(before[-(RUN - 1) :])
    while len(chosen) < count and (whys := [why for why in SHARES if shelves.get(why)]):
        why = chance.choices(whys, [SHARES[why] for why in whys])[0]
        one = shelves[why].pop()
        if one.track in met:
            continue
        met.add(one.track)
        suggestion = Suggestion(one.track, one.artist, one.reason)
        if turns[one.artist] < AN_ARTIST:
            turns[one.artist] += 1
            chosen.append(suggestion)
        else:
            passed.append(suggestion)
    return tuple(chosen or passed[:count])


def _shelves(found: Iterable[Candidate], chance: Random) -> dict[Why, list[Candidate]]:
    """By reason, the best guess last: what has several reasons or was not heard for long, and
    chance."""
    candidates = tuple(found)
    reasons = Counter(one.track for one in candidates)
    shelves: dict[Why, list[tuple[float, Candidate]]] = {}
    for one in candidates:
        weight = reasons[one.track] * (2 if one.is_quiet else 1)
        shelves.setdefault(one.reason.why, []).append((chance.random() ** (1 / weight), one))
    return {
        why: [one for _, one in sorted(scored, key=lambda pair: pair[0])]
        for why, scored in shelves.items()
    }
