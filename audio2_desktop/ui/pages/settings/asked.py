"""What the settings ask of services, and what each section is given."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.checks import Check
from audio2_desktop.domain.equaliser import Equalising
from audio2_desktop.domain.folders import RootRow, ScanReport
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import RootId, Stamp
from audio2_desktop.ui import sound_menu
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme


class Progress(Protocol):
    """What a scan is at."""

    @property
    def is_running(self) -> bool: ...
    @property
    def report(self) -> ScanReport: ...


class Folders(Protocol):
    """services.library"""

    async def folders(self) -> Sequence[RootRow]: ...
    async def add_folder(self, path: str) -> RootId: ...
    async def remove_folder(self, root_id: RootId) -> Undoable: ...
    async def set_folder_path(self, root_id: RootId, path: str) -> None: ...
    async def rescan(self, root_id: RootId | None = None) -> Sequence[str]: ...
    def cancel_scan(self) -> None: ...
    def progress(self) -> Progress: ...


class Watch(Protocol):
    """services.watching"""

    @property
    def reasons(self) -> Mapping[RootId, str]: ...


class Values(Protocol):
    """services.settings"""

    def value(self, name: str) -> Any: ...
    async def set(self, name: str, value: object) -> None: ...
    async def reset(self, *names: str) -> None: ...


class Equaliser(Protocol):
    """services.equaliser"""

    @property
    def device(self) -> str: ...
    @property
    def setting(self) -> Equalising: ...
    def set(self, setting: Equalising) -> None: ...
    async def read_file(self, path: str) -> None: ...


class Outputs(sound_menu.Outputs, Protocol):
    """services.outputs"""

    def look(self) -> None: ...


class DiskSizes(Protocol):
    """Bytes of what lies on the disk."""

    @property
    def library(self) -> int: ...
    @property
    def covers(self) -> int: ...
    @property
    def backups(self) -> int: ...
    @property
    def logs(self) -> int: ...


class Keeping(Protocol):
    """services.upkeep"""

    @property
    def folder(self) -> Path: ...
    @property
    def places(self) -> Sequence[tuple[str, Path]]: ...
    async def sizes(self) -> DiskSizes: ...
    async def clear_covers(self) -> int: ...
    async def trim_covers(self) -> int: ...
    async def back_up(self, target: Path) -> None: ...
    async def examine(self, source: Path) -> None: ...
    async def put_in_place(self, source: Path) -> None: ...
    async def check(self, tell: Callable[[int, int], None]) -> Sequence[str]: ...
    async def export_tracks(self, target: Path) -> int: ...
    async def export_playlists(self, folder: Path) -> int: ...


class Memory(Protocol):
    """How much is remembered."""

    @property
    def plays(self) -> int: ...
    @property
    def searches(self) -> int: ...


class Forgetting(Protocol):
    """services.privacy"""

    async def remembered(self) -> Memory: ...
    async def clear_history(self) -> Undoable: ...
    async def clear_searches(self) -> Undoable: ...


class Component(Protocol):
    """A library that Audio2 is made with."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def licence(self) -> str: ...


class LogEntry(Protocol):
    """A line of the log."""

    @property
    def at(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def text(self) -> str: ...


class Reporting(Protocol):
    """services.report"""

    @property
    def folder(self) -> Path: ...
    async def checks(self) -> Sequence[Check]: ...
    async def keyring(self) -> Check: ...
    async def components(self) -> Sequence[Component]: ...
    async def lines(self) -> Sequence[LogEntry]: ...
    async def text(self, versions: Sequence[tuple[str, str]] = ()) -> str: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What every section works with.

    start: runs a small action, whose problem is told. say, go: to the window.
    """

    theme: Theme
    values: Values
    now: Callable[[], Stamp]
    window: Callable[[], QWidget]
    start: Callable[[Coroutine[Any, Any, Any]], None]
    say: Callable[[Intent], None]
    go: Callable[[Route], None]
