"""Who owns the library: a lock that dies with its process, and a word to the owner.

One process at a time may write. It holds a lock of the operating system on `owner.lock`, which is
let go by a kill -9 too; what the file says (process, purpose, address) is only for the others to
read. The window also answers on a local socket (`desktop/single_instance.py`): a request is one
line of JSON, the answer any number of lines {"progress": {...}} and one {"answer": {...}} or
{"problem": {...}}.
"""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from audio2_desktop.domain.problems import Broken, Problem, TryLater
from audio2_desktop.services.paths import Paths

if TYPE_CHECKING:
    import socket

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

REQUEST_BYTES = 1 << 20
"""A longer request is refused: 1 MiB holds some ten thousand paths."""
ANSWER_BYTES = 64 << 20
CONNECT_S = 3.0
SILENCE_S = 20.0
"""The owner sends a line at least every 5 s while it works; longer silence means it hangs."""
WAKING_S = 10.0
"""How long a window that has just been started may take until it answers."""
_WINDOWS_LOCK_AT = 1 << 30
"""Windows' locks keep others from reading: lock a byte far behind the text."""

_log = logging.getLogger("audio2.instance")

Json = dict[str, Any]


class NotRunning(Problem):
    """No window runs that could be asked."""

    template = "Audio2 is not running."


class OwnerProblem(Problem):
    """The running window could not do it; its own sentence."""

    template = "{text}"


class LibraryBusy(TryLater):
    """Another command is writing the library."""

    template = (
        "Another Audio2 command is at work ({what}, process {pid}). Try again when it is done."
    )

    def __init__(self, what: str, pid: int) -> None:
        super().__init__(what)
        self.values = {"what": what, "pid": pid, "after_s": self.after_s}


@dataclass(frozen=True, slots=True)
class Holder:
    """What the lock file says about its owner."""

    pid: int
    what: str
    """ "window" or the command's name."""
    address: str = ""
    """ "unix:PATH" or "tcp:HOST:PORT"; "" when it does not answer (yet)."""
    token: str = ""
    """To be shown with every request by TCP."""

    @property
    def is_window(self) -> bool:
        """True for the window, which answers; a command does not."""
        return self.what == "window"


class Claim:
    """The right to write the library, until `close` or the end of the process."""

    def __init__(self, file: IO[bytes] | None, what: str) -> None:
        self._file = file
        self._what = what

    def announce(self, address: str = "", token: str = "") -> None:
        """Write down who owns the library and where it can be reached."""
        if self._file is None:
            return
        text = {"pid": os.getpid(), "what": self._what, "address": address, "token": token}
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(text).encode())
        self._file.flush()

    def close(self) -> None:
        """Let others have it."""
        if self._file is not None:
            with suppress(OSError):  # a full disk: what it says is only for as long as it is held
                self._file.truncate(0)
            self._file.close()
            self._file = None


def claim(paths: Paths, what: str) -> Claim | None:
    """Become the owner; None when another process is. `what`: "window", or a command's name."""
    try:
        lock = _lock_path(paths)
        lock.parent.mkdir(parents=True, exist_ok=True)
        file = _open(lock)
    except OSError as error:
        _log.info("no lock can be had: %s", error)
        return Claim(None, what)
    if not _lock_patiently(file):
        file.close()
        return None
    held = Claim(file, what)
    try:
        held.announce()
    except OSError as error:  # a full disk: the lock holds all the same
        _log.warning("the lock file cannot be written: %s", error)
    return held


def holder(paths: Paths) -> Holder | None:
    """Who owns the library now; None when nobody does."""
    lock = paths.lock
    try:
        lock = _lock_path(paths)
        with lock.open("rb+") as file:
            if _lock(file, shared=True):
                return None
            file.seek(0)
            said = json.loads(file.read(65536) or b"{}")
    except (OSError, ValueError):
        return Holder(0, "window", _usual_address(paths)) if _is_locked(lock) else None
    if not isinstance(said, dict):
        return Holder(0, "window", _usual_address(paths))
    pid, what = said.get("pid"), said.get("what")
    return Holder(
        pid if isinstance(pid, int) else 0,
        what if isinstance(what, str) else "window",
        str(said.get("address", "")) or ("" if pid else _usual_address(paths)),
        str(said.get("token", "")),
    )


def window(paths: Paths, *, waking_s: float = WAKING_S) -> Holder:
    """The running window, ready to answer; waits for one that is just starting.

    Raises NotRunning when nothing runs, LibraryBusy when a command does, Broken when the window
    does not get ready in time.
    """
    deadline = time.monotonic() + waking_s
    while (found := holder(paths)) is not None:
        if found.pid and not found.is_window:
            raise LibraryBusy(found.what, found.pid)
        if found.address:
            return found
        if time.monotonic() > deadline:
            raise Broken(what="Asking the running Audio2", reason="it does not answer")
        time.sleep(0.02)
    raise NotRunning


def call(
    paths: Paths,
    command: str,
    arguments: Mapping[str, Any],
    *,
    on_progress: Callable[[Json], None] = lambda _: None,
    waking_s: float = WAKING_S,
    silence_s: float = SILENCE_S,
) -> Json:
    """Ask the running window and wait for its answer. Blocking; not for the loop.

    Raises what `window` raises, OwnerProblem with the window's own sentence, Broken when it falls
    silent or speaks nonsense.
    """
    found = window(paths, waking_s=waking_s)
    request = {"command": command, "arguments": dict(arguments), "token": found.token}
    line = json.dumps(request).encode() + b"\n"
    if len(line) > REQUEST_BYTES:
        raise Broken(what="Asking the running Audio2", reason="the request is too long")
    try:
        with _connect(found.address) as connection:
            connection.settimeout(silence_s)
            connection.sendall(line)
            with connection.makefile("rb") as answers:
                return _answer(answers, on_progress)
    except (TimeoutError, ConnectionRefusedError, FileNotFoundError) as error:
        raise Broken(what="Asking the running Audio2", reason="it does not answer") from error
    except OSError as error:
        raise Broken(what="Asking the running Audio2", reason=str(error)) from error


def _answer(lines: IO[bytes], on_progress: Callable[[Json], None]) -> Json:
    while line := lines.readline(ANSWER_BYTES):
        try:
            said = json.loads(line)
        except ValueError as error:
            raise Broken(what="Asking the running Audio2", reason="a garbled answer") from error
        match said:
            case {"progress": dict() as progress}:
                if progress:  # an empty one only says that work goes on
                    on_progress(progress)
            case {"answer": dict() as answer}:
                return answer
            case {"problem": {"text": str() as text}}:
                raise OwnerProblem(text=text)
    raise Broken(what="Asking the running Audio2", reason="it was closed meanwhile")


def hand_over(paths: Paths, targets: Sequence[str]) -> bool:
    """Give files, folders and links to the running window; False when none runs.

    Relative paths become absolute: the window has another current folder.
    """
    try:
        call(paths, "open", {"targets": [absolute(target) for target in targets]})
    except NotRunning:
        return False
    return True


def absolute(target: str) -> str:
    """A path as seen from anywhere; a URL as it is."""
    scheme, colon, _ = target.partition("://")
    if colon and scheme.isalpha():
        return target
    return os.path.abspath(target)  # noqa: PTH100 - links in it are the user's wish


def _connect(address: str) -> "socket.socket":
    import socket  # noqa: PLC0415 - 3 ms that a first start does not need before its first paint

    kind, _, place = address.partition(":")
    if kind == "tcp":
        host, _, port = place.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=CONNECT_S)
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(CONNECT_S)
        connection.connect(place)
    except BaseException:
        connection.close()
        raise
    return connection


def _lock_path(paths: Paths) -> Path:
    """Beside the library; in the runtime folder where nothing can be written there."""
    place = paths.lock
    while not place.exists() and place != place.parent:
        place = place.parent
    can_be = (place == paths.lock or place.is_dir()) and os.access(place, os.W_OK)
    return paths.lock if can_be else paths.spare_lock


def _usual_address(paths: Paths) -> str:
    """Where a window listens that could not write it down: the disk is full."""
    try:
        return f"unix:{paths.socket}" if paths.socket.is_socket() else ""
    except OSError:
        return ""


def _open(path: Path) -> IO[bytes]:
    # Opened for reading too, never truncated: another process may hold it. Unbuffered: what a full
    # disk did not take must not be tried again when it is closed.
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "rb+", buffering=0)


def _lock_patiently(file: IO[bytes]) -> bool:
    """`holder` takes the lock for microseconds to see whether it is free: no reason to give up."""
    for _ in range(5):
        if _lock(file):
            return True
        time.sleep(0.01)
    return False


def _lock(file: IO[bytes], *, shared: bool = False) -> bool:
    """Try to hold the file; it is let go when the file is closed.

    shared: only to see whether nobody owns it; those who look do not stand in each other's way.
    """
    try:
        if sys.platform == "win32":
            file.seek(_WINDOWS_LOCK_AT)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_locked(path: Path) -> bool:
    try:
        with path.open("rb+") as file:
            return not _lock(file, shared=True)
    except OSError:
        return False
