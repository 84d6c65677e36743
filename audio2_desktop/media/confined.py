"""What all child processes share that open files of unknown origin: messages and limits.

One bad file may use up memory or time, or crash the process: limits of the operating system turn
all three into the end of this process, which the parent notices.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

MEMORY_BYTES = 2 << 30
"""Address space, of which the interpreter and FFmpeg take about a quarter."""
_MAX_REQUEST = 64 << 20


def serve(answer: Callable[[dict[str, Any]], bytes]) -> int:
    """Answer requests on stdin until it closes, under limits. Returns the exit code."""
    stdin, stdout = sys.stdin.buffer, _private_stdout()
    limit_resources()
    while (asked := _receive(stdin)) is not None:
        body = answer(asked)
        stdout.write(len(body).to_bytes(4, "big") + body)
        stdout.flush()
    return 0


def watch(seconds: float) -> None:
    """End this process after `seconds`, even inside a library; 0 calls the watch off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_resources() -> None:
    """No more memory than MEMORY_BYTES, no core files, less of the processor than the window."""
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


def _receive(stream: BinaryIO) -> dict[str, Any] | None:
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


def _private_stdout() -> BinaryIO:
    """The pipe to the parent under a number of its own: a library that prints must not disturb the
    messages."""
    fd = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(fd, "wb")
