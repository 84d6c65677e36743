"""The tree of a library folder, one listing a folder. Nothing is opened but ignore files.

A rescan is a walk compared with what is known: this loop is kept close to the cost of scandir and
stat alone.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import NamedTuple

from audio2_desktop.media import formats, ignore
from audio2_desktop.media.ignore import Scope


class FileStat(NamedTuple):
    """A file as the folder listing shows it (a tuple for speed: there is one per file and rescan).

    `mtime_ns` is that of the newest CUE sheet beside it where that is later.
    """

    name: bytes
    size: int
    mtime_ns: int
    inode: int
    device: int


class FolderListing(NamedTuple):
    """What one folder holds. All names are bytes, sorted, without path."""

    path: bytes
    """Relative to the root, with "/" between; b"" for the root itself."""
    files: tuple[FileStat, ...] = ()
    """Files whose names look like music."""
    covers: tuple[bytes, ...] = ()
    cues: tuple[bytes, ...] = ()
    lyrics: tuple[bytes, ...] = ()
    problem: str = ""
    """Why the folder could not be read; then it must not count as empty."""
    is_gone: bool = False
    """It could not be read because it is not there any more."""


_AUDIO, _COVER, _CUE, _LYRIC = range(4)
_KINDS: dict[bytes, int] = {
    **dict.fromkeys(formats.LYRIC_EXTENSIONS, _LYRIC),
    **dict.fromkeys(formats.COVER_EXTENSIONS, _COVER),
    **dict.fromkeys(formats.AUDIO_EXTENSIONS, _AUDIO),
    b"cue": _CUE,
}
_DOT = ord(".")


def folders(root: bytes, *, stop: Callable[[], bool] = lambda: False) -> Iterator[FolderListing]:
    """Every folder below `root` that may hold music, the root first, ignored ones left out.

    Links to folders are followed when they lead outside the root, each place once; a link back into
    the tree adds nothing. Pipes, sockets and devices are passed over. `stop` is asked before each
    folder. Never raises for what it finds.
    """
    return _Walk(root, stop).run()


def subtree(
    root: bytes, path: bytes, *, stop: Callable[[], bool] = lambda: False
) -> Iterator[FolderListing]:
    """As `folders`, but only the folder `path` (relative to `root`) and what lies below it.

    Nothing when a folder on the way hides it. A folder that is gone gives a listing with a problem.
    """
    return _Walk(root, stop).run_below(path)


_Place = tuple[bytes, bytes, Scope]
"""Path relative to the root, full path, patterns that hold there."""


class _Walk:
    def __init__(self, root: bytes, stop: Callable[[], bool]) -> None:
        self._root = root
        self._stop = stop
        self._real_root = os.path.realpath(root)
        self._linked: list[_Place] = []
        self._seen: set[tuple[int, int]] = set()

    def run(self) -> Iterator[FolderListing]:
        yield from self._tree(b"", self._root, Scope(), guard=False)
        # Linked folders come last, so that a real place always wins over a link to it.
        while self._linked and not self._stop():
            path, full, scope = self._linked.pop()
            yield from self._tree(path, full, scope, guard=True)

    def run_below(self, wanted: bytes) -> Iterator[FolderListing]:
        path, full, scope = b"", self._root, Scope()
        for name in wanted.split(b"/") if wanted else ():
            marks = [mark for mark in (ignore.NOMEDIA, ignore.NDIGNORE) if _is_in(full, mark)]
            inner = self._scope_below(path, full, scope, marks) if marks else scope
            path, full = (path + b"/" + name if path else name), full + b"/" + name
            if inner is None or name[:1] == b"." or ignore.is_system(name):
                return
            if inner.levels and inner.hides(path, is_folder=True):
                return
            scope = inner
        yield from self._tree(path, full, scope, guard=False)

    def _tree(
        self, path: bytes, full: bytes, scope: Scope, *, guard: bool
    ) -> Iterator[FolderListing]:
        todo = [(path, full, scope)]
        while todo:
            if self._stop():
                return
            path, full, scope = todo.pop()
            if guard and not self._is_new(full):
                continue
            listing, below = self._folder(path, full, scope)
            if listing is not None:
                yield listing
            todo += reversed(below)

    def _is_new(self, full: bytes) -> bool:
        """False for a place already reached through a link, and for the root."""
        try:
            stat = os.stat(full)
            real = os.path.realpath(full)
        except OSError:
            return True
        key = (stat.st_dev, stat.st_ino)
        if key in self._seen or real == self._real_root:
            return False
        self._seen.add(key)
        return True

    def _folder(
        self, path: bytes, full: bytes, scope: Scope
    ) -> tuple[FolderListing | None, list[_Place]]:
        """The listing (None when ignored) and the folders below."""
        found = _Found()
        try:
            with os.scandir(full) as entries:
                self._sort_in(entries, found)
        except OSError as error:
            reason = f"The folder cannot be read: {error.strerror or 'the disk reports an error'}."
            is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
            return FolderListing(path, problem=reason, is_gone=is_gone), []
        if found.hidden:
            inner = self._scope_below(path, full, scope, found.hidden)
            if inner is None:
                return None, []
            scope = inner
        if scope.levels:
            found.keep(path, scope)
        below = []
        for name in sorted(found.folders):
            below.append((path + b"/" + name if path else name, full + b"/" + name, scope))
        for name in sorted(found.links):
            place = full + b"/" + name
            if self._leads_outside(place):
                self._linked.append((path + b"/" + name if path else name, place, scope))
        return found.listing(path), below

    def _sort_in(self, entries: "Iterator[os.DirEntry[bytes]]", found: "_Found") -> None:
        """One pass over a folder; the hot loop of every rescan."""
        add = found.files.append
        new = tuple.__new__  # as FileStat(...), in half the time
        for entry in entries:
            name = entry.name
            if name[0] == _DOT:
                if name in (ignore.NOMEDIA, ignore.NDIGNORE):
                    found.hidden.append(name)
                continue
            kind = _KINDS.get(name[name.rfind(b".") + 1 :].lower())
            if entry.is_file(follow_symlinks=False):
                if kind == _AUDIO:
                    try:
                        stat = entry.stat(follow_symlinks=False)
                    except PermissionError:
                        raise  # names may be listed, but nothing more: the whole folder is closed
                    except OSError:
                        continue  # gone since it was listed
                    row = (name, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev)
                    add(new(FileStat, row))
                elif kind is not None:
                    found.others[kind].append(name)
                    if kind == _CUE:
                        found.note_sheet(entry)
            elif entry.is_symlink():
                self._sort_in_link(entry, kind, found)
            elif entry.is_dir(follow_symlinks=False) and not ignore.is_system(name):
                found.folders.append(name)

    def _sort_in_link(self, entry: "os.DirEntry[bytes]", kind: int | None, found: "_Found") -> None:
        try:
            if entry.is_dir():
                if not ignore.is_system(entry.name):
                    found.links.append(entry.name)
            elif entry.is_file() and kind is not None:
                if kind != _AUDIO:
                    found.others[kind].append(entry.name)
                    if kind == _CUE:
                        found.note_sheet(entry)
                elif self._leads_outside(entry.path):
                    s = entry.stat()
                    found.files.append(
                        FileStat(entry.name, s.st_size, s.st_mtime_ns, s.st_ino, s.st_dev)
                    )
        except OSError:
            return  # a link to itself, or to a place that is gone

    def _leads_outside(self, full: bytes) -> bool:
        """False for a link into the tree (found anyway) and for one to a parent of the root (a
        loop)."""
        real = os.path.realpath(full)
        inside = real == self._real_root or real.startswith(self._real_root.rstrip(b"/") + b"/")
        return not inside and not (self._real_root + b"/").startswith(real.rstrip(b"/") + b"/")

    def _scope_below(
        self, path: bytes, full: bytes, scope: Scope, hidden: list[bytes]
    ) -> Scope | None:
        """The scope with this folder's own ignore file; None when it hides the folder."""
        if ignore.NOMEDIA in hidden:
            return None
        try:
            fd = os.open(full + b"/" + ignore.NDIGNORE, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            try:
                text = os.read(fd, 1 << 16)
            finally:
                os.close(fd)
        except OSError:
            return scope
        patterns = ignore.parse(text)
        return scope.within(path, patterns) if patterns else (None if not text.strip() else scope)


def _is_in(folder: bytes, name: bytes) -> bool:
    return os.path.lexists(folder + b"/" + name)


def _as_new_as(file: FileStat, sheet_ns: int) -> FileStat:
    """A changed sheet changes what its files are, so they count as changed with it."""
    return file if file.mtime_ns >= sheet_ns else file._replace(mtime_ns=sheet_ns)


class _Found:
    """What one pass over a folder brings together."""

    __slots__ = ("files", "folders", "hidden", "links", "others", "sheets")

    def __init__(self) -> None:
        self.files: list[FileStat] = []
        self.others: dict[int, list[bytes]] = {_COVER: [], _CUE: [], _LYRIC: []}
        self.folders: list[bytes] = []
        self.links: list[bytes] = []
        """Links to folders."""
        self.hidden: list[bytes] = []
        """Ignore files."""
        self.sheets: dict[bytes, int] = {}
        """CUE sheets with their times of change."""

    def note_sheet(self, entry: "os.DirEntry[bytes]") -> None:
        with suppress(OSError):
            self.sheets[entry.name] = entry.stat().st_mtime_ns

    def keep(self, path: bytes, scope: Scope) -> None:
        """Take away what patterns hide."""
        prefix = path + b"/" if path else b""

        def stays(name: bytes, *, is_folder: bool = False) -> bool:
            return not scope.hides(prefix + name, is_folder=is_folder)

        self.files = [file for file in self.files if stays(file.name)]
        self.others = {
            k: [name for name in names if stays(name)] for k, names in self.others.items()
        }
        self.folders = [name for name in self.folders if stays(name, is_folder=True)]
        self.links = [name for name in self.links if stays(name, is_folder=True)]

    def listing(self, path: bytes) -> FolderListing:
        if sheets := [self.sheets.get(name, 0) for name in self.others[_CUE]]:
            self.files = [_as_new_as(file, max(sheets)) for file in self.files]
        self.files.sort()
        covers, cues, lyrics = (tuple(sorted(self.others[k])) for k in (_COVER, _CUE, _LYRIC))
        return FolderListing(path, tuple(self.files), covers, cues, lyrics)
