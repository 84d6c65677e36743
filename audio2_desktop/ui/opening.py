"""What a start with files, or a second start, asks for: play these files, look at this folder."""

import os
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from audio2_desktop.domain.lines import Outside
from audio2_desktop.domain.playlist_files import format_of
from audio2_desktop.domain.problems import FileUnreadable
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.addresses import as_path
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.frame.toasts import Message
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.window import Window


class Places(Protocol):
    """What is asked of services.browse."""

    async def tracks_at(self, paths: Sequence[bytes]) -> Sequence[int]: ...


class Opening:
    """Files play without being added; playlist files are imported; a folder that is new is offered
    to the library (a toast)."""

    def __init__(
        self,
        window: Window,
        controller: Controller,
        imports: Imports,
        places: Places,
        play: Callable[[Sequence[int]], Awaitable[Undoable]],
        are_there: Callable[[Sequence[bytes]], Awaitable[Sequence[bool]]],
    ) -> None:
        """are_there: whether files exist; looks at the disk, in a work thread."""
        self._window = window
        self._controller = controller
        self._imports = imports
        self._places = places
        self._play = play
        self._are_there = are_there

    async def take(self, targets: Sequence[str]) -> None:
        """Paths or addresses, as typed. Without any, the window is only raised.

        Raises FileUnreadable when a file is not there; nothing is played then.
        """
        self._window.come_forward()
        paths = [path for path in map(as_path, targets) if path]
        flags = await self._imports.are_folders(paths)
        files = [path for path, is_folder in zip(paths, flags, strict=True) if not is_folder]
        links = [target for target in targets if not as_path(target)]
        for path, is_folder in zip(paths, flags, strict=True):
            if is_folder:
                await self._take_folder(path)
        present = await self._are_there(files)
        for path, is_there in zip(files, present, strict=True):
            if not is_there:
                reason = "there is no such file"
                raise FileUnreadable(path=path.decode("utf-8", "replace"), reason=reason)
        lists = [os.fsdecode(path) for path in files if format_of(path) is not None]
        if lists:  # told and undone like a drop
            await self._controller.perform(intents.ImportFiles(lists))
        if files := [path for path in files if format_of(path) is None]:
            strangers = await self._imports.outsiders(files)
            known = await self._places.tracks_at([*dict.fromkeys(each.path for each in strangers)])
            if len(known) == len(strangers):
                await self._play(known)
            else:
                await self._imports.play(strangers)
        if links:
            await self._imports.play([Outside(link.encode(), link) for link in links])

    async def _take_folder(self, path: bytes) -> None:
        known = await self._places.tracks_at([path])
        if known:
            await self._play(known)
            return
        name = path.rstrip(b"/").rpartition(b"/")[2].decode("utf-8", "replace")
        text = words.fill(words.tr("Add {name} to your library?"), {"name": name})
        add = self._imports.folders.add_folder

        def accept() -> None:
            self._controller.start(lambda: add(path))

        self._window.toasts.show(Message(text, words.tr("Add"), accept, "info"))
