"""The life of the process that finds covers: pictures of unknown origin are decoded here and
nowhere else, so that a hostile one costs no more than its album's cover."""

import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio2_desktop.domain.grouping import disc_set
from audio2_desktop.media import art, confined, cover_messages, formats

ALBUM_SECONDS = 20.0
"""Longest time for one album, also on a slow network drive."""

_log = logging.getLogger("audio2.art")


def main() -> int:
    """Serve requests of `media.cover_messages` on stdin and stdout. Returns the exit code."""
    return confined.serve(answer)


def answer(asked: dict[str, Any]) -> bytes:
    """Find one cover and write its thumbnails."""
    confined.watch(ALBUM_SECONDS)
    try:
        found = _find(
            [os.fsencode(folder) for folder in asked["folders"]],
            [os.fsencode(path) for path in asked["embedded"]],
            Path(asked["cache"]),
            asked["widths"],
        )
    except OSError as error:  # of the cache: a music file that cannot be read has no picture
        return cover_messages.refused(str(error))
    finally:
        confined.watch(0)
    return cover_messages.answer(found)


def _find(
    folders: Iterable[bytes], embedded: list[bytes], cache: Path, widths: list[int]
) -> cover_messages.Made | None:
    for folder in _places(folders):
        own = [path[len(folder) + 1 :] for path in embedded if os.path.dirname(path) == folder]
        cover = art.cover_of(folder, _pictures(folder), own)
        if cover is None:
            continue
        try:
            made = art.thumbnails(cover.data, cache, widths)
        except art.NoPicture as error:
            _log.info("a cover cannot be used: %s", error)
            continue
        return cover_messages.Made(
            made.key, made.width, made.height, made.seed, is_embedded=cover.is_embedded
        )
    return None


def _places(folders: Iterable[bytes]) -> list[bytes]:
    """The folders, and what holds them when they are discs of one album."""
    own = [folder.rstrip(b"/") for folder in folders]
    return list(dict.fromkeys([*own, *(disc_set(folder)[0] for folder in own)]))


def _pictures(folder: bytes) -> list[bytes]:
    with suppress(OSError):
        names = sorted(os.listdir(folder))
        return [name for name in names if formats.extension(name) in formats.COVER_EXTENSIONS]
    return []
