"""Linux's own way to tell of changes, asked directly.

Names are bytes, and the folders are walked in a thread that lets others run. Then no thread is
needed: the loop listens to one file descriptor a library folder.
"""

import asyncio
import ctypes
import os
import struct
import sys
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress

from audio2_desktop.media import ignore

_MODIFIED, _MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x8, 0x40, 0x80, 0x100, 0x200
_OVERFLOW, _IGNORED, _IS_FOLDER, _ONLY_FOLDERS = 0x4000, 0x8000, 0x40000000, 0x01000000
_MASK = _MODIFIED | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE | _ONLY_FOLDERS
_HEADER = struct.Struct("iIII")
_GATHER_S = 0.4
"""Changes come in crowds: so long they are gathered after the first."""


def is_possible() -> bool:
    """Only Linux has it."""
    return sys.platform == "linux"


async def events(root: bytes) -> AsyncGenerator[set[bytes], None]:
    """Paths below `root` that came, went or changed, as they do; `root` itself when some were lost.

    Raises OSError when the system's limit of watched folders is reached.
    """
    watcher = _Watcher()
    loop = asyncio.get_running_loop()
    news = asyncio.Event()
    try:
        await asyncio.to_thread(watcher.add_tree, root)
        loop.add_reader(watcher.fd, news.set)
        while True:
            await news.wait()
            await asyncio.sleep(_GATHER_S)
            news.clear()
            paths, folders = watcher.read(root)
            for folder in folders:
                with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
                    await asyncio.to_thread(watcher.add_tree, folder)
            if paths:
                yield paths
    finally:
        loop.remove_reader(watcher.fd)
        watcher.close()


class _Watcher:
    """One inotify instance and the folders it watches."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._paths: dict[int, bytes] = {}
        self.fd: int = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.fd < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def close(self) -> None:
        os.close(self.fd)

    def add_tree(self, folder: bytes) -> None:
        """Watch a folder and all below it that a scan would enter."""
        todo = [folder]
        while todo:
            path = todo.pop()
            number = self._libc.inotify_add_watch(self.fd, ctypes.c_char_p(path), _MASK)
            if number < 0:
                error = ctypes.get_errno()
                if path == folder or error == 28:  # no space left: the limit of watches
                    raise OSError(error, os.strerror(error))
                continue
            if self._paths.setdefault(number, path) == path:  # else a link to where we are already
                todo += _folders(path)

    def read(self, root: bytes) -> tuple[set[bytes], list[bytes]]:
        """All that has happened: paths, and folders that are new and still to be watched."""
        paths: set[bytes] = set()
        folders: list[bytes] = []
        while data := self._data():
            at = 0
            while at + _HEADER.size <= len(data):
                number, mask, _, length = _HEADER.unpack_from(data, at)
                at += _HEADER.size + length
                name = data[at - length : at].rstrip(b"\0")
                self._take(root, number, mask, name, paths, folders)
        return paths, folders

    def _data(self) -> bytes:
        try:
            return os.read(self.fd, 1 << 16)
        except BlockingIOError:
            return b""

    def _take(
        self, root: bytes, number: int, mask: int, name: bytes, paths: set[bytes], new: list[bytes]
    ) -> None:
        if mask & _OVERFLOW:
            paths.add(root)
            return
        if mask & _IGNORED:
            self._paths.pop(number, None)
            return
        folder = self._paths.get(number)
        if folder is None or not name:
            return
        path = folder + b"/" + name
        paths.add(path)
        if mask & _IS_FOLDER and mask & (_CREATE | _MOVED_TO):
            new.append(path)
        elif mask & _IS_FOLDER and mask & _MOVED_FROM:
            self._forget(path)

    def _forget(self, folder: bytes) -> None:
        """A folder that moved away keeps its watches under its old name: take them off."""
        gone = [n for n, p in self._paths.items() if p == folder or p.startswith(folder + b"/")]
        for number in gone:
            self._libc.inotify_rm_watch(self.fd, number)
            self._paths.pop(number, None)


def _folders(path: bytes) -> Iterator[bytes]:
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                hidden = entry.name.startswith(b".") or ignore.is_system(entry.name)
                if not hidden and entry.is_dir():
                    yield entry.path
    except OSError:
        return
