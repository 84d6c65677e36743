"""Which files make one album, and which albums are one with several editions.

Pure rules over the tags of the files of one folder (or of the folders of one set of discs): ids
first, then names; compilations are recognised by their artists (conventions: album artist).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from audio2_desktop.domain.names import base_title, fold
from audio2_desktop.domain.scanned import FileTags

VARIOUS = "Various Artists"
VARIOUS_ID = "89ad4ac3-39f7-470e-963a-56509c546377"
"""MusicBrainz's artist of compilations."""

_LONE_DISC = re.compile(rb"(?i)^(?:cd|dis[ck]|dvd|vinyl|lp)[ _\-.]*([0-9]{1,2})\b")
_SEPARATOR = "\x1f"


class Credited(NamedTuple):
    """Whom something is by: the text as shown, the names and, as far as known, their ids.

    A tuple, because it is looked up several times a file: that hashes it.
    """

    text: str
    names: tuple[str, ...]
    sorts: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """MusicBrainz ids, one a name, or none at all."""

    def people(self) -> tuple[tuple[str, str, str], ...]:
        """(name, id, sort name) of each; at least one, whose name may be ""."""
        if not self.names:
            return (("", "", ""),)
        none = ("",) * len(self.names)
        return tuple(zip(self.names, self.ids or none, self.sorts or none, strict=True))


@dataclass(frozen=True, slots=True)
class Grouped:
    """The place of one file among albums and editions."""

    title: str
    """The album's, without edition words; "" for tracks that name no album."""
    edition_title: str
    credited: Credited
    album_key: str
    """Equal for all editions; begins with "mb:" when it rests on an id."""
    album_names: str
    """What the album is called and by whom, folded: finds an album whose key rests on an id."""
    edition_key: str
    is_compilation: bool


def disc_set(folder: bytes) -> tuple[bytes, int]:
    """The folder that holds all discs of an album, and which disc `folder` is (0: not a disc's).

    "Artist/Album/CD2" is disc 2 of "Artist/Album"; "Artist/Album CD2" stands for itself.
    """
    parent, _, name = folder.rpartition(b"/")
    match = _LONE_DISC.match(name)
    return (parent, int(match[1])) if match and parent else (folder, 0)


def credited(text: str, names: Sequence[str], sorts: Sequence[str], ids: Sequence[str]) -> Credited:
    """Sort names and ids are taken only when there is one for each name."""
    own = tuple(names) or ((text,) if text else ())
    return Credited(
        text or "; ".join(own),
        own,
        tuple(sorts) if len(sorts) == len(own) else (),
        tuple(ids) if len(ids) == len(own) else (),
    )


_VARIOUS = Credited(VARIOUS, (VARIOUS,), (), (VARIOUS_ID,))


def group(place: str, files: Sequence[FileTags]) -> list[Grouped]:
    """The group of each of `files`, which all lie in one set of folders called `place`.

    An album without album artist whose tracks have no artist in common is by Various Artists.
    """
    found: list[Grouped] = []
    known: dict[tuple[object, ...], Grouped] = {}
    shared: dict[str, Credited | None] | None = None
    for tags in files:
        title = tags.album
        if not title:
            key: tuple[object, ...] = ("", tags.artists, tags.mb_artist_ids, tags.album_artist)
        else:
            key = (
                title, tags.album_artists, tags.album_artist, tags.mb_album_artist_ids,
                tags.mb_release_id, tags.mb_release_group_id, tags.version, tags.compilation,
                None if tags.album_artists else tags.artists,
            )  # fmt: skip
        grouped = known.get(key)
        if grouped is None:
            if shared is None:
                shared = _shared_artists(files)
            grouped = known[key] = _grouped(place, tags, shared)
        found.append(grouped)
    return found


def _shared_artists(files: Iterable[FileTags]) -> dict[str, Credited | None]:
    """For every album without album artist: the artist that all its tracks share, or None."""
    common: dict[str, tuple[dict[str, None], FileTags]] = {}
    for tags in files:
        if tags.album and not tags.album_artists:
            title = fold(tags.album)
            names = dict.fromkeys(fold(name) for name in tags.artists)
            known = common.get(title)
            if known is not None:
                names = {name: None for name in known[0] if name in names}
            common[title] = (names, known[1] if known else tags)
    return {title: _first_named(names, tags) for title, (names, tags) in common.items()}


def _first_named(names: dict[str, None], tags: FileTags) -> Credited | None:
    if not names and tags.artists:
        return None
    full = credited(tags.artist, tags.artists, tags.artist_sorts, tags.mb_artist_ids)
    wanted = next(iter(names), "")
    for at, name in enumerate(full.names):
        if fold(name) == wanted:
            return Credited(name, (name,), full.sorts[at : at + 1], full.ids[at : at + 1])
    return full


def _grouped(place: str, tags: FileTags, shared: dict[str, Credited | None]) -> Grouped:
    by, is_guess = _album_artist(tags, shared)
    if not tags.album:
        names = _SEPARATOR.join(("", *map(fold, by.names)))
        return Grouped("", "", by, f"n:{names}", names, f"n:{names}", is_compilation=False)
    base, version = base_title(tags.album)
    who = _SEPARATOR.join(map(fold, by.names))
    names = f"{fold(base)}{_SEPARATOR}{who}"
    if is_guess:  # nothing but the folder says that these tracks belong together
        names += _SEPARATOR + place
    album_key = f"mb:{tags.mb_release_group_id}" if tags.mb_release_group_id else f"n:{names}"
    if tags.mb_release_id:
        edition_key = f"mb:{tags.mb_release_id}"
    else:
        words = (album_key, fold(tags.album), fold(tags.version or version), place)
        edition_key = f"n:{_SEPARATOR.join(words)}"
    is_compilation = tags.compilation or VARIOUS_ID in by.ids
    return Grouped(base, tags.album, by, album_key, names, edition_key, is_compilation)


def _album_artist(tags: FileTags, shared: dict[str, Credited | None]) -> tuple[Credited, bool]:
    """Whom the album is by, and whether that was guessed from the other tracks."""
    if tags.album_artists:
        by = credited(
            tags.album_artist,
            tags.album_artists,
            tags.album_artist_sorts,
            tags.mb_album_artist_ids,
        )
        is_various = VARIOUS_ID in by.ids or is_various_name(by.text)
        return (_VARIOUS if is_various else by), False
    if VARIOUS_ID in tags.mb_album_artist_ids or (tags.compilation and tags.album):
        return _VARIOUS, False
    own = credited(tags.artist, tags.artists, tags.artist_sorts, tags.mb_artist_ids)
    if not tags.album:
        return own, False
    found = shared.get(fold(tags.album), own)
    return (_VARIOUS, True) if found is None else (found, False)


@lru_cache(maxsize=256)
def is_various_name(name: str) -> bool:
    """Whether a name stands for "many artists"."""
    return fold(name) in {"various artists", "various", "va", "v.a.", "v/a", "varios artistas"}
