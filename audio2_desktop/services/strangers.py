"""Strangers: files that are played without being in the library, and what their tags say.

They play at once under their file names; what the tag reader finds is known a moment later. It is
kept in memory only: after a start they are met again.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.problems import FileUnreadable
from audio2_desktop.domain.scanned import ScannedFile
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.children import ChildPool
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.media import cue_sheets, reader_messages
from audio2_desktop.media.reader_messages import FolderFiles

MOST = 1000
"""So many files are looked at in one go: no list shows more."""
FILES_A_REQUEST = 32
"""Few, so that the first texts are seen soon."""
COVERS = 50
"""So many covers are looked for in one go, some 50 ms each; the others come with their turn."""
STREAMS = (b"http://", b"https://")


_log = logging.getLogger("audio2.play")


def _tell(error: BaseException) -> None:
    _log.error("files outside the library were not read: %s", error, exc_info=error)


class Introductions(Protocol):
    """What a player asks about strangers."""

    def known(self, outside: Outside) -> Outside:
        """The file with what its tags say, as far as they were read."""
        ...

    def meet(self, files: Iterable[Outside], told: Callable[[], None]) -> None:
        """Find out about these; `told()` is called on the loop whenever more is known."""
        ...

    async def close(self) -> None:
        """Stop finding out."""
        ...


class Unintroduced:
    """Knows nobody: texts stay as the caller gave them."""

    def known(self, outside: Outside) -> Outside:
        """The same."""
        return outside

    def meet(self, files: Iterable[Outside], told: Callable[[], None]) -> None:
        """Nothing happens."""

    async def close(self) -> None:
        """There is nothing to stop."""


class Strangers:
    """Lives on the loop; files are read in the children of `readers`.

    cover: key of the picture of a file, "" without one.
    """

    def __init__(
        self,
        readers: ChildPool,
        cover: Callable[[bytes], Awaitable[str]],
        on_error: Callable[[BaseException], None] = _tell,
    ) -> None:
        self._readers, self._cover = readers, cover
        self._tasks = TaskBag(on_error)
        self._known: dict[bytes, Outside] = {}
        self._images: dict[bytes, str] = {}
        self._asked: set[bytes] = set()
        self._looked: set[bytes] = set()
        """Whose cover was looked for."""
        self._covers: dict[tuple[bytes, str], str] = {}
        """By folder and album: the tracks of an album have one between them."""

    def known(self, outside: Outside) -> Outside:
        """See `Introductions`; cheap enough for every row that is painted."""
        image = self._images.get(outside.path, outside.image)
        known = outside if outside.is_part else self._known.get(outside.path, outside)
        return known if known.image == image else replace(known, image=image)

    def meet(self, files: Iterable[Outside], told: Callable[[], None]) -> None:
        """See `Introductions`. Those that were met are not asked again, streams never."""
        by_path = {file.path: file for file in files if not file.path.startswith(STREAMS)}
        all_files = list(by_path.values())[:MOST]
        unread = [f for f in all_files if f.path not in self._asked and not f.is_part]
        bare = [file for file in all_files[:COVERS] if file.path not in self._looked]
        if unread or bare:
            self._asked.update(file.path for file in unread)
            self._looked.update(file.path for file in bare)
            self._tasks.start(self._find_out(unread, bare, told))

    async def on_sheet(self, path: bytes) -> tuple[Outside, ...]:
        """The tracks that a CUE sheet names, in its order. Raises FileUnreadable when there is none
        whose file lies beside it."""
        folder, _, sheet = path.rpartition(b"/")
        names = await asyncio.to_thread(cue_sheets.files_of, folder, sheet)
        files = FolderFiles(folder, [(name, 0, 0, 0, 0) for name in names], [sheet])
        answer = await self._readers.ask(reader_messages.request([files]))
        read = await asyncio.to_thread(reader_messages.files, answer)
        found = {scanned.name: scanned for _, many in read for scanned in many}
        tracks = [each for name in names if name in found for each in _tracks(folder, found[name])]
        if not tracks:
            reason = "it names no music that lies beside it"
            raise FileUnreadable(path=path.decode("utf-8", "replace"), reason=reason)
        return tuple(tracks)

    async def close(self) -> None:
        """See `Introductions`."""
        await self._tasks.close()

    async def _find_out(
        self, unread: Sequence[Outside], bare: Sequence[Outside], told: Callable[[], None]
    ) -> None:
        for at in range(0, len(unread), FILES_A_REQUEST):
            part = unread[at : at + FILES_A_REQUEST]
            self._known |= await self._read(part)
            told()
        for file in bare:
            if await self._find_cover(self.known(file)):
                told()

    async def _read(self, files: Sequence[Outside]) -> dict[bytes, Outside]:
        folders: dict[bytes, list[tuple[bytes, int, int, int, int]]] = {}
        for file in files:
            folder, _, name = file.path.rpartition(b"/")
            folders.setdefault(folder, []).append((name, 0, 0, 0, 0))
        asked = reader_messages.request(FolderFiles(*each) for each in folders.items())
        answer = await self._readers.ask(asked)
        read = await asyncio.to_thread(reader_messages.files, answer)
        found = {folder + b"/" + scanned.name: scanned for folder, many in read for scanned in many}
        return {
            file.path: _introduced(file, found[file.path]) for file in files if file.path in found
        }

    async def _find_cover(self, file: Outside) -> bool:
        folder, _, name = file.path.rpartition(b"/")
        place = folder, file.album or os.fsdecode(name)
        if place not in self._covers:
            self._covers[place] = await self._cover(file.path)
        key = self._covers[place]
        if key:
            self._images[file.path] = key
        return bool(key)


def _tracks(folder: bytes, scanned: ScannedFile) -> list[Outside]:
    """The parts of a file, or the file as a whole."""
    path = folder + b"/" + scanned.name
    whole = _introduced(Outside(path, os.fsdecode(scanned.name)), scanned)
    if not scanned.parts:
        return [whole]
    last = scanned.audio.length_ms if scanned.audio is not None else 0
    return [
        Outside(
            path,
            part.tags.title,
            part.tags.artist,
            part.tags.album,
            Ms(max(0, (last if part.end_ms is None else part.end_ms) - part.start_ms)),
            start_ms=Ms(part.start_ms),
            end_ms=None if part.end_ms is None else Ms(part.end_ms),
        )
        for part in scanned.parts
    ]


def _introduced(file: Outside, scanned: ScannedFile) -> Outside:
    tags, audio = scanned.tags, scanned.audio
    if tags is not None:
        file = replace(
            file,
            title=tags.title or file.title,
            artist=tags.artist or file.artist,
            album=tags.album or file.album,
        )
    return replace(file, length_ms=Ms(audio.length_ms)) if audio is not None else file
