"""What a question means, said without SQL, index or cleverness: one track at a time."""

import re
from collections.abc import Iterable

from audio2_desktop.domain import query_tree as q
from audio2_desktop.domain.names import compact, fold, name_keys
from audio2_desktop.domain.query_fields import Field, State
from tests.oracles.library import Facts

DAY = 24 * 60 * 60 * 1000


def answer(tree: q.Node | None, tracks: Iterable[Facts], now: int) -> set[int]:
    """Ids of the tracks that are meant."""
    return {
        track.id for track in tracks if track.is_shown and (tree is None or holds(tree, track, now))
    }


def holds(node: q.Node, track: Facts, now: int) -> bool:
    """Whether a claim is true of a track."""
    if isinstance(node, q.And):
        return all(holds(part, track, now) for part in node.parts)
    if isinstance(node, q.Or):
        return any(holds(part, track, now) for part in node.parts)
    if isinstance(node, q.Not):
        return not holds(node.part, track, now)
    if isinstance(node, q.Word | q.Phrase):
        return _named(node.text, isinstance(node, q.Phrase), [
            (track.title, [track.title]), (track.credit, track.artists),
            (track.album, [track.album]), (track.extra, []),
        ])  # fmt: skip
    if isinstance(node, q.TextIs):
        return _text(node, track)
    if isinstance(node, q.Between):
        return _between(node, track)
    if isinstance(node, q.Is):
        return {
            State.FAVOURITE: track.is_favourite,
            State.LOSSLESS: track.is_lossless,
            State.COMPILATION: track.is_compilation,
            State.MISSING: track.files > 0 and track.present == 0,
        }[node.state]
    assert isinstance(node, q.Age | q.Dated | q.Never)
    moment = track.added_at if node.field is Field.ADDED else track.last_played
    if isinstance(node, q.Never) or moment is None:
        return isinstance(node, q.Never) and moment is None
    if isinstance(node, q.Age):
        days = (now - moment) / DAY
        return (node.low is None or days >= node.low) and (node.high is None or days < node.high)
    return (node.low is None or moment >= node.low) and (node.high is None or moment < node.high)


def _text(node: q.TextIs, track: Facts) -> bool:
    match node.field:
        case Field.TITLE:
            return _named(node.text, node.is_whole, [(track.title, [track.title])])
        case Field.ARTIST:
            return _named(node.text, node.is_whole, [(track.credit, track.artists)])
        case Field.ALBUM:
            return _named(node.text, node.is_whole, [(track.album, [track.album])])
        case Field.COMPOSER:
            names = [(name, [name]) for name in track.composers]
            return _named(node.text, node.is_whole, names)
        case Field.FOLDER:
            wanted = fold(node.text.replace("\\", "/"))
            return bool(wanted) and any(wanted in fold(folder) for folder in track.folders)
        case _:
            there = track.genres if node.field is Field.GENRE else track.tags
            return any(_is_label(name, node.text, node.is_whole) for name in there)


def _is_label(name: str, text: str, is_whole: bool) -> bool:
    joined, key = compact(name), compact(text)
    if not is_whole and (len(key) > 2 or (key and not re.fullmatch("[a-z0-9]*", key))):
        joined = joined[: len(key)]
    return _has(name, text, is_whole) or (joined == key != "")


def _named(text: str, is_whole: bool, names: Iterable[tuple[str, Iterable[str]]]) -> bool:
    """names: each as its text and the single names whose keys count."""
    key = compact(text)
    is_short = len(key) < 3 and re.fullmatch("[a-z0-9]*", key) is not None
    for name, singles in names:
        if _has(name, text, is_whole):
            return True
        for other in (other for single in singles for other in name_keys(single)):
            if other == key or (key and not is_whole and not is_short and other.startswith(key)):
                return True
    return False


def _cut(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _has(name: str, text: str, is_whole: bool) -> bool:
    there, wanted = _cut(name), _cut(text)
    if not wanted:
        return False
    for start in range(len(there) - len(wanted) + 1):
        part = there[start : start + len(wanted)]
        if part == wanted:
            return True
        if part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1]) and not is_whole:
            return True
    return False


def _between(node: q.Between, track: Facts) -> bool:
    match node.field:
        case Field.YEAR:
            values = [track.year]
        case Field.LENGTH:
            values = [track.length_ms // 1000]
        case Field.BITRATE:
            values = [(bitrate + 500) // 1000 for bitrate in track.bitrates]
        case Field.RATING:
            values = [track.rating]
        case _:
            values = [track.plays]
    if node.field in (Field.YEAR, Field.LENGTH, Field.BITRATE) and (node.low, node.high) != (0, 0):
        values = [value for value in values if value > 0]
    low = float("-inf") if node.low is None else node.low
    high = float("inf") if node.high is None else node.high
    return any(low <= value <= high for value in values)
