"""The lyrics of a file: beside it, or in its tags. Runs in reader processes."""

import os
import re
import stat as modes
from collections.abc import Callable, Iterator

from audio2_desktop.domain import lyrics, lyrics_text
from audio2_desktop.domain.lyrics import Lyrics, LyricsFrom
from audio2_desktop.media import tags
from audio2_desktop.media.cue_sheets import decoded
from audio2_desktop.media.formats import LYRIC_KINDS, extension
from audio2_desktop.media.names import file_name, folded, plain, stem

MAX_BYTES = 1 << 20
"""A larger file is something else."""
_TAGS = ("SYNCEDLYRICS", "LYRICS", "UNSYNCEDLYRICS")
_NUMBER = re.compile(r"^\d{1,3}[\s._-]+(?=\S)")
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def of(path: bytes) -> Lyrics | None:
    """The best lyrics of the music file at an absolute path: with times before without, a file
    beside it before its tags."""
    whole = stem(plain(path.rpartition(b"/")[2]))
    return lyrics.best([*_beside(path, lambda name: name == whole), *_inside(path)])


def of_part(path: bytes, title: str) -> Lyrics | None:
    """The best lyrics of one of the tracks in a file: a file of its title, with or without its
    number before it. What belongs to the whole file says nothing of a part."""
    whole = stem(plain(path.rpartition(b"/")[2]))
    known = {folded(name) for name in (title, file_name(title, title))}

    def is_of_it(name: str) -> bool:
        return name != whole and bool({name, _NUMBER.sub("", name, count=1)} & known)

    return lyrics.best(_beside(path, is_of_it))


def _beside(path: bytes, is_of_it: Callable[[str], bool]) -> Iterator[Lyrics]:
    """is_of_it: asked with the plain name of a lyrics file, without its ending."""
    folder = path.rpartition(b"/")[0] or b"/"
    try:
        names = [
            each
            for each in os.listdir(folder)
            if extension(each) in LYRIC_KINDS and is_of_it(stem(plain(each)))
        ]
    except OSError:
        return
    for each in sorted(names, key=lambda each: (LYRIC_KINDS.index(extension(each)), each)):
        text = _text(folder + b"/" + each)
        kind = extension(each).decode()
        found = lyrics_text.read(
            text, LyricsFrom.SIDECAR, name=each.decode("utf-8", "replace"), kind=kind
        )
        if found is not None:
            yield found


def _inside(path: bytes) -> Iterator[Lyrics]:
    raw = tags.raw_tags(path)
    for name in _TAGS:
        for value in raw.get(name, ()):
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            if (found := lyrics_text.read(text, LyricsFrom.EMBEDDED)) is not None:
                yield found


def _text(path: bytes) -> str:
    """What a file says; "" for one that cannot be read, is no file or is far too large."""
    try:
        fd = os.open(path, _FLAGS)
        try:
            stat = os.fstat(fd)
            if not modes.S_ISREG(stat.st_mode) or stat.st_size > MAX_BYTES:
                return ""
            return decoded(os.read(fd, MAX_BYTES))
        finally:
            os.close(fd)
    except OSError:
        return ""
