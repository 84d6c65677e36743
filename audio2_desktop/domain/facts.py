"""Facts: what has changed, in the past tense. All of them are in this file.

Stores note facts on their transaction; `Database.write` publishes them on the loop after the
commit, facts of one type merged. Player and jobs publish what has no row. Only `ui` and
`life.py` subscribe, never a service. Facts without a field of their own are no dataclasses
again: each costs a third of a millisecond before the first paint.
"""

from dataclasses import dataclass

from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, PlaylistId, TrackId


@dataclass(frozen=True, slots=True)
class Fact:
    """Base of all facts."""


@dataclass(frozen=True, slots=True)
class RowsChanged(Fact):
    """Base of those that say whose rows differ: new, retagged, rated, gone.

    An empty set means: any of them, read again.
    """

    ids: frozenset[int] = frozenset()


class TracksChanged(RowsChanged):
    """Rows of these tracks differ."""

    __slots__ = ()
    ids: frozenset[TrackId]


class AlbumsChanged(RowsChanged):
    """As TracksChanged, for albums."""

    __slots__ = ()
    ids: frozenset[AlbumId]


class ArtistsChanged(RowsChanged):
    """As TracksChanged, for artists."""

    __slots__ = ()
    ids: frozenset[ArtistId]


class PlaylistsChanged(RowsChanged):
    """These playlists have other items or another name.

    An empty set means: the list of playlists or folders itself.
    """

    __slots__ = ()
    ids: frozenset[PlaylistId]


class LyricsChanged(RowsChanged):
    """Of these tracks other lyrics are shown, or the same at other times."""

    __slots__ = ()
    ids: frozenset[TrackId]


class FavouritesChanged(Fact):
    """Hearts or ratings changed (also announced as the entity's own fact)."""

    __slots__ = ()


class TagsChanged(Fact):
    """The user's own tags: which there are, their names or colours, or what they are on (also
    announced as the entity's own fact)."""

    __slots__ = ()


class RootsChanged(Fact):
    """Library folders were added, removed, plugged in or taken away."""

    __slots__ = ()


class QueueChanged(Fact):
    """The queue's entries, order or modes changed."""

    __slots__ = ()


class NowPlaying(Fact):
    """Another track, or play / pause / stop. Position is not a fact: it is asked for."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PlaybackTrouble(Fact):
    """A track was skipped because it could not be played; without `title` it concerns them all."""

    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class WentOn(Fact):
    """A long track began where it was left the last time, not at its start."""

    position_ms: Ms


@dataclass(frozen=True, slots=True)
class JobChanged(Fact):
    """A job's state or progress changed; at most ten a second each."""

    key: str


@dataclass(frozen=True, slots=True)
class SettingChanged(Fact):
    """A setting has another value; `name` is "group.field"."""

    name: str


@dataclass(frozen=True, slots=True)
class EqualiserChanged(Fact):
    """It is set in another way, or another device plays."""


@dataclass(frozen=True, slots=True)
class OutputsChanged(Fact):
    """Other sound devices are there than before."""


class AbilitiesChanged(Fact):
    """Another engine makes the sound, which can do more or less than the one before."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ArtworkReady(Fact):
    """Pictures arrived for these albums while no row of theirs changed."""

    albums: frozenset[AlbumId] = frozenset()


def merge(facts: list[Fact]) -> list[Fact]:
    """Facts of one type joined into one, in order of first appearance.

    Sets of ids are united; an empty set ("any") swallows all others. Facts that are not sets of ids
    are only deduplicated.
    """
    merged: dict[object, Fact] = {}
    for fact in facts:
        match fact:
            case RowsChanged():
                known = merged.get(type(fact))
                merged[type(fact)] = (
                    _united(known, fact) if isinstance(known, RowsChanged) else fact
                )
            case ArtworkReady(albums=albums):
                known = merged.get(ArtworkReady)
                before = known.albums if isinstance(known, ArtworkReady) else frozenset()
                merged[ArtworkReady] = ArtworkReady(before | albums)
            case _:
                merged.setdefault(fact, fact)
    return list(merged.values())


def _united(known: RowsChanged, fact: RowsChanged) -> RowsChanged:
    if not known.ids or not fact.ids:
        return type(fact)()
    return type(fact)(known.ids | fact.ids)
