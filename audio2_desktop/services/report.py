"""The log as it can be read and passed on, and the report for who helps with a problem.

What leaves this module is made harmless: no secrets, no name of the user, no home folder.
"""

import asyncio
import os
import platform
import re
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeVar

from audio2_desktop import __version__
from audio2_desktop.domain.checks import Check
from audio2_desktop.services.paths import Paths
from audio2_desktop.storage.connection import sqlite_version

T = TypeVar("T")

SHOWN = 2000
"""Most entries that are read, the latest ones."""
REPORTED = 200
READ_BYTES = 512 * 1024
LONGEST = 4000
"""Letters of one entry; a traceback may have more, its end matters most."""
LOG = "audio2.log"

_LINE = re.compile(
    r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),?\d* (DEBUG|INFO|WARNING|ERROR|CRITICAL) (\S+): (.*)$"
)
_HIDDEN = "[removed]"
_SECRETS: Final = (
    # user:password@host
    (re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"), _HIDDEN),
    # key=..., "token": "...", api_key: ..., password ...
    (
        re.compile(
            r"(?i)(\b[\w.-]*(?:token|secret|passw(?:or)?d|passwd|pwd|api[_-]?key|apikey|client[_-]?id"
            r"|session(?:[_-]?id)?|signature|api[_-]?sig|cookie|credentials?)[\w-]*[\"']?\s*[=:]\s*)"
            r"(\"[^\"]*\"|'[^']*'|[^\s&,;)}\]]+)"
        ),
        rf"\1{_HIDDEN}",
    ),
    (re.compile(r"(?i)\b(authorization\s*[:=]\s*(?:bearer|basic|token)?\s*)\S+"), rf"\1{_HIDDEN}"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9+/=._~-]{8,}"), rf"\1 {_HIDDEN}"),
    # the short names that web addresses use
    (re.compile(r"(?i)([?&](?:key|sig|auth|code|sk|t|s|u|p)=)[^&\s#\"']+"), rf"\1{_HIDDEN}"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), _HIDDEN),
    # JSON web tokens, then long runs of letters and digits that are no words
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), _HIDDEN),
    (re.compile(r"\b(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{24,}\b"), _HIDDEN),
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry of the log."""

    at: str
    """Local time, "2026-01-31 23:59:59"; "" for what is no line of ours."""
    level: str
    """debug, info, warning, error or critical."""
    source: str
    """ "audio2.scan"."""
    text: str
    """Plain text; may have several lines. Secrets and the home folder are taken out."""


@dataclass(frozen=True, slots=True)
class Component:
    """A library that Audio2 is made with."""

    name: str
    version: str
    licence: str


_MADE_WITH: Final = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("python-vlc", "VLC (libVLC)", "LGPL-2.1-or-later"),
    ("av", "FFmpeg by PyAV", "BSD-3-Clause, LGPL-2.1-or-later"),
    ("mutagen", "mutagen", "GPL-2.0-or-later"),
    ("pillow", "Pillow", "MIT-CMU"),
    ("QtAwesome", "Phosphor icons by QtAwesome", "MIT"),
    ("qasync", "qasync", "BSD-2-Clause"),
    ("rapidfuzz", "RapidFuzz", "MIT"),
    ("keyring", "keyring", "MIT"),
    ("miniaudio", "miniaudio", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("send2trash", "Send2Trash", "BSD-3-Clause"),
    ("watchfiles", "watchfiles", "MIT"),
    ("yt-dlp", "yt-dlp", "Unlicense"),
)
"""(distribution, its name for people, licence)."""


class Doctor(Protocol):
    """What is asked of services.doctor."""

    async def checks(self) -> Sequence[Check]: ...
    async def keyring(self) -> Check: ...


class Report:
    """Reads log files in `work` threads. doctor: looks at what is installed."""

    def __init__(
        self,
        paths: Paths,
        work: Executor,
        doctor: Doctor,
        hide: Callable[[str], str] | None = None,
    ) -> None:
        """hide: takes out what is private; by default the present user's."""
        self._paths, self._work, self._doctor = paths, work, doctor
        self._hide = hide or harmless(os.environ)

    @property
    def folder(self) -> Path:
        """Where the log files lie."""
        return self._paths.logs

    async def checks(self) -> tuple[Check, ...]:
        """What is installed and whether it works; up to 15 s when something hangs."""
        return tuple(await self._doctor.checks())

    async def keyring(self) -> Check:
        """Whether keys can be kept; up to 15 s when it hangs."""
        return await self._doctor.keyring()

    async def components(self) -> tuple[Component, ...]:
        """The libraries that are installed here, SQLite among them."""
        return await self._hop(_components)

    async def lines(self) -> tuple[LogLine, ...]:
        """The latest entries of the log, oldest first."""
        text = await self._hop(lambda: _tail(self._paths.logs))
        return await self._hop(lambda: parse(self._hide(text)))

    async def text(self, versions: Sequence[tuple[str, str]] = ()) -> str:
        """Everything that who helps will ask for, as plain text to paste.

        versions: (name, version) of what the window brings beside this module's.
        """
        checks, lines = await self.checks(), await self.lines()
        head = [f"Audio2 {__version__}", f"Python {platform.python_version()}"]
        head += [f"{name} {version}" for name, version in versions]
        head.append(f"{platform.system()} {platform.release()} {platform.machine()}")
        head.append(f"Desktop: {os.environ.get('XDG_CURRENT_DESKTOP', 'unknown')}")
        found = [f"[{each.state}] {each.name}: {each.text}" for each in checks]
        said = [_shown(line) for line in lines[-REPORTED:]]
        parts = ("\n".join(head), "What is installed", "\n".join(found), "Log", "\n".join(said))
        return self._hide("\n\n".join(parts)) + "\n"

    def _hop(self, work: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._work, work)


def _components() -> tuple[Component, ...]:
    """Blocking: reads what packages say of themselves."""
    from importlib import metadata  # noqa: PLC0415 - 20 ms that the start does not wait for

    found = []
    for distribution, name, licence in _MADE_WITH:
        with suppress(metadata.PackageNotFoundError):
            found.append(Component(name, metadata.version(distribution), licence))
    return (*found, Component("SQLite", sqlite_version(), "Public domain"))


def harmless(environment: "os._Environ[str] | dict[str, str]") -> Callable[[str], str]:
    """A function that takes secrets, the home folder and the user's name out of a text."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises without one
    homes = {home, os.path.realpath(home)} - {"/", "", "~"}
    names = {environment.get(key, "") for key in ("USER", "LOGNAME", "USERNAME")}
    names.add(os.path.basename(home))  # noqa: PTH119
    names = {name for name in names if len(name) > 2 and name != "root"}
    people = [re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])") for name in names]

    def hide(text: str) -> str:
        for place in sorted(homes, key=len, reverse=True):
            text = re.sub(rf"{re.escape(place)}(?![\w.-])", "~", text)
        text = re.sub(r"(/home/|/Users/|\\Users\\)[^/\\\s:\"']+", r"\1user", text)
        for pattern, put in _SECRETS:
            text = pattern.sub(put, text)
        for person in people:
            text = person.sub("user", text)
        return text

    return hide


def parse(text: str) -> tuple[LogLine, ...]:
    """Entries of a log; lines that belong to the one before (tracebacks) are part of it."""
    found: list[LogLine] = []
    rest: list[str] = []

    def close() -> None:
        if found and rest:
            last = found[-1]
            text = "\n".join((last.text, *rest))
            cut = text if len(text) <= LONGEST else f"…{text[-LONGEST:]}"
            found[-1] = LogLine(last.at, last.level, last.source, cut)
        rest.clear()

    for line in text.splitlines():
        if match := _LINE.match(line):
            close()
            at, level, source, said = match.groups()
            found.append(LogLine(at, level.lower(), source, _plain(said)[:LONGEST]))
        else:
            rest.append(_plain(line))
    close()
    return tuple(found[-SHOWN:])


def _shown(line: LogLine) -> str:
    return f"{line.at} {line.level.upper()} {line.source}: {line.text}"


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\t" else "\N{REPLACEMENT CHARACTER}"
                   for sign in text)  # fmt: skip


def _tail(folder: Path) -> str:
    """The end of the log, going on into the file before it when the newest is short. Blocking."""
    parts: list[bytes] = []
    left = READ_BYTES
    for name in (LOG, f"{LOG}.1"):
        if left <= 0:
            break
        with suppress(OSError), (folder / name).open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - left))
            data = file.read(left)
            parts.insert(0, data if size <= left else data.partition(b"\n")[2])
            left -= len(data)
    return b"".join(parts).decode("utf-8", "replace")
