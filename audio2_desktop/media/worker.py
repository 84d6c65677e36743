"""The life of a tag reader process: read a request, read its files, answer, until the pipe closes.

Imports neither Qt nor SQLAlchemy. One bad file may use up memory or time, or crash the process:
limits of the operating system turn all three into the end of this process, which the parent
notices.
"""

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from audio2_desktop.domain.scanned import ScannedFile, to_wire
from audio2_desktop.domain.tag_rules import TagRules
from audio2_desktop.media import cue_sheets, tags
from audio2_desktop.media.reader_messages import FILE_SECONDS

MEMORY_BYTES = 2 << 30
"""Address space, of which the interpreter and FFmpeg take about a quarter."""
_MAX_REQUEST = 64 << 20


def main() -> int:
    """Serve requests of `media.reader_messages` on stdin and stdout. Returns the exit code."""
    stdin, stdout = sys.stdin.buffer, _private_stdout()
    _limit_resources()
    while (asked := receive(stdin)) is not None:
        send(stdout, answer(asked))
    return 0


def answer(asked: dict[str, Any]) -> bytes:
    """Read all files of a request."""
    rules = TagRules(frozenset(asked.get("never_split", ())))
    folders = []
    for each in asked["folders"]:
        folder = os.fsencode(each["folder"])
        found = []
        for name, *stat in each["files"]:
            _watch(FILE_SECONDS)
            scanned = _read(folder, os.fsencode(name), stat, rules)
            if scanned is not None:
                found.append(scanned)
        _watch(0)
        if each.get("cues") or any('"CUESHEET"' in file.raw_json for file in found):
            names = [os.fsencode(name) for name in each.get("cues", ())]
            _watch(FILE_SECONDS * (1 + len(names)))
            found = cue_sheets.with_parts(folder, found, names, rules)
            found = cue_sheets.as_new_as_sheets(folder, found, names)
            _watch(0)
        folders.append({"folder": each["folder"], "files": [to_wire(file) for file in found]})
    return json.dumps({"folders": folders}).encode()


def _read(folder: bytes, name: bytes, stat: list[int], rules: TagRules) -> ScannedFile | None:
    scanned = tags.read(folder + b"/" + name, rules)
    if scanned.problem == tags.GONE:
        return None
    if not scanned.inode and stat:
        # It could not even be opened: what the listing said must do, or it would be read again each
        # scan.
        size, mtime_ns, inode, device = stat
        return ScannedFile(name, size, mtime_ns, inode, device, problem=scanned.problem)
    return scanned


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message; None at the end of the pipe or for anything that is no message."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) < 4 or size > _MAX_REQUEST:
        return None
    body = stream.read(size)
    if len(body) < size:
        return None
    asked: dict[str, Any] = json.loads(body)
    return asked


def send(stream: BinaryIO, body: bytes) -> None:
    """Write one message."""
    stream.write(len(body).to_bytes(4, "big") + body)
    stream.flush()


def _private_stdout() -> BinaryIO:
    """The pipe to the parent under a number of its own: a library that prints must not disturb the
    messages."""
    fd = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(fd, "wb")


def _watch(seconds: float) -> None:
    """End this process after `seconds`, even inside a library; 0 calls the watch off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_resources() -> None:
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_BYTES, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    os.nice(2)  # the window comes first
