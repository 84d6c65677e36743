"""The equaliser: a setting for each output device, heard at once, kept in a file of its own."""

import asyncio
import json
import logging
import os
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import Final

from audio2_desktop.domain.equaliser import (
    MAX_BYTES,
    Equalising,
    from_kept,
    kept,
    read_filters,
)
from audio2_desktop.domain.facts import EqualiserChanged, Fact
from audio2_desktop.domain.problems import Refused
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.media.saving import replace
from audio2_desktop.playback.engine import Engine

VERSION: Final = 1
SAVED_AFTER_S = 0.5
"""Sliders that are being moved are not written at every step."""
MOST_BYTES = 1024 * 1024
MOST_DEVICES = 100

log = logging.getLogger("audio2.equaliser")


class Equaliser:
    """`await load()` first; `await close()` at the end. All on the loop."""

    def __init__(
        self,
        path: Path,
        engine: Engine,
        work: Executor,
        publish: Callable[[list[Fact]], None],
        on_error: Callable[[BaseException], None],
    ) -> None:
        self._path, self._engine, self._work = path, engine, work
        self._publish, self._tasks = publish, TaskBag(on_error)
        self._device = ""
        self._settings: dict[str, Equalising] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._saving = asyncio.Lock()
        self._is_readable = True

    @property
    def device(self) -> str:
        """Whose setting it is; "" is wherever the system plays."""
        return self._device

    @property
    def setting(self) -> Equalising:
        """Of this device."""
        return self._settings.get(self._device, Equalising())

    async def load(self) -> None:
        """Read what was set, and set the engine. What is damaged is put aside."""
        found = await asyncio.get_running_loop().run_in_executor(self._work, _read, self._path)
        self._is_readable = found is not None
        self._settings = found or {}
        self._tell_engine()

    def set(self, setting: Equalising) -> None:
        """Heard at once, on disk a moment later."""
        if setting == self.setting:
            return
        self._settings.pop(self._device, None)
        self._settings[self._device] = setting
        for oldest in list(self._settings)[:-MOST_DEVICES]:
            del self._settings[oldest]
        self._tell_engine()
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(SAVED_AFTER_S, lambda: self._tasks.start(self._write()))
        self._publish([EqualiserChanged()])

    def use_device(self, name: str) -> None:
        """Another device plays: as it was set for that one."""
        if name != self._device:
            self._device = name
            self._tell_engine()
            self._publish([EqualiserChanged()])

    async def read_file(self, path: str) -> None:
        """Take the filters of a text file. Raises Refused in words."""
        name = Path(path).name
        data = await asyncio.get_running_loop().run_in_executor(self._work, _start_of, path)
        if data is None:
            raise Refused("{name} cannot be read.", name=name)
        self.set(read_filters(data, name, self.setting))

    async def close(self) -> None:
        """All on disk."""
        if self._timer is not None:
            self._timer.cancel()
            await self._write()
        async with self._saving:  # what is being written is finished
            await self._tasks.close()

    # ---- within ----

    def _tell_engine(self) -> None:
        bands, level_db = self.setting.heard()
        self._engine.set_equaliser(bands, level_db)

    async def _write(self) -> None:
        self._timer = None
        async with self._saving:
            if not self._is_readable:  # never replace what could not be read
                return
            devices = {name: kept(each) for name, each in self._settings.items()}
            text = json.dumps({"version": VERSION, "devices": devices}, indent=2) + "\n"
            loop = asyncio.get_running_loop()
            path = os.fsencode(self._path)
            await loop.run_in_executor(self._work, replace, path, text.encode("ascii"))


def _read(path: Path) -> dict[str, Equalising] | None:
    """By device; None when there is something that cannot be read."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except FileNotFoundError:
        return {}
    except OSError:
        log.warning("%s cannot be read", path)
        return None
    try:
        devices = json.loads(data)["devices"].items()
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        aside = path.with_name(f"{path.name}.damaged")
        log.warning("the equaliser's file was damaged and has been put aside as %s", aside)
        with suppress(OSError):
            path.replace(aside)
        return {}
    return {name: found for name, value in devices if (found := from_kept(value)) is not None}


def _start_of(path: str) -> bytes | None:
    """Of an ordinary file, a little more than it may hold; None when it cannot be read."""
    try:
        if not Path(path).is_file():
            return None
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        return None
