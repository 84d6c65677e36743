"""Writing to a terminal or a pipe: answers to stdout, progress and trouble to stderr.

Names from files may hold anything: what could steer a terminal is taken out, and a name that is
not UTF-8 never ends a command.
"""

import json
import re
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

# C0 and C1 controls, and marks that turn the direction of text
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# halves of surrogate pairs (bytes that are not UTF-8), and what some programs take for line ends
_UNPRINTABLE = re.compile("[\ud800-\udfff\x7f-\x9f\u2028\u2029]")

LINE_EVERY_S = 2.0
"""A log file does not want a line four times a second."""


def plain(text: str) -> str:
    """Text as one line that steers nothing."""
    return _STEERING.sub(" ", text)


class Terminal:
    """Where a command writes."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._is_live = self._err.isatty()
        self._width = 0
        self._not_before = 0.0
        self._told = ""
        for stream in (self._out, self._err):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="backslashreplace")

    def json(self, answer: Any) -> None:
        """One JSON value on a line of its own."""
        self._out.write(encoded(answer) + "\n")
        self._out.flush()

    def lines(self, lines: Iterable[str]) -> None:
        """Each as one line."""
        for line in lines:
            self._out.write(plain(line) + "\n")
        self._out.flush()

    def text(self, text: str) -> None:
        """As it is, for formats of their own."""
        self._out.write(text)

    def progress(self, text: str) -> None:
        """What is going on: one line that is overwritten, or in a file, a line now and then."""
        text = plain(text)
        if not self._is_live:
            if (now := time.monotonic()) < self._not_before or text == self._told:
                return
            self._not_before, self._told = now + LINE_EVERY_S, text
            self._err.write(text + "\n")
        else:
            text = text[:200]
            self._err.write("\r" + text + " " * max(0, self._width - len(text)))
            self._width = len(text)
        self._err.flush()

    def settle(self) -> None:
        """Wipe the progress line."""
        if self._width:
            self._err.write("\r" + " " * self._width + "\r")
            self._err.flush()
            self._width = 0

    def trouble(self, text: str) -> None:
        """Why it failed: one line on stderr."""
        with suppress(OSError, ValueError):
            self.settle()
            self._err.write(f"audio2: {plain(text)}\n")
            self._err.flush()


_NOT_UTF8 = re.compile("[\udc80-\udcff]")


def encoded(answer: Any) -> str:
    """JSON on one line, in UTF-8; readable, with escapes where a name would break lines.

    A byte of a file name that is not UTF-8 is told as U+0000 and the character of the same number:
    "caf\\u0000\\u00e9" is caf and the byte E9. No file name holds a NUL, so it is never meant
    otherwise, and every parser of JSON takes it (half of a surrogate pair is refused by many).
    """
    text = json.dumps(answer, ensure_ascii=False)
    text = _NOT_UTF8.sub(lambda found: f"\\u0000\\u00{ord(found[0]) - 0xDC00:02x}", text)
    return json.dumps(json.loads(text)) if _UNPRINTABLE.search(text) else text


def joined(*parts: str) -> str:
    """Parts with a dash between; those that are not known leave none."""
    return " - ".join(filter(None, parts))


def length(ms: int) -> str:
    """5:07, 1:02:33."""
    minutes, seconds = divmod(max(0, ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def counted(number: int, noun: str) -> str:
    """1 track, 2 tracks."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
