"""What can wait until the start is over: the code of pages that nobody opened yet, backups,
clean-up, hashing, measuring; and memory that nobody uses goes back."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module
from typing import Any

from audio2_desktop.core import Core
from audio2_desktop.desktop import memory
from audio2_desktop.domain.problems import Problem
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.upkeep import Upkeep
from audio2_desktop.ui.routes import modules

Work = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Runs something in a work thread."""

log = logging.getLogger("audio2")

QUIET_START_S = 20.0
"""Backup and clean-up wait so long, so that they do not slow the start down."""
TRIM_EVERY_S = 20.0
UPKEEP_EVERY_S = 3600.0
""" `Backup.automatic` makes one a day, whatever the hour."""


def begin(core: Core, upkeep: Upkeep, work: Work, on_error: ErrorSink) -> TaskBag:
    """Start all of it; close the tasks before the services go."""
    tasks = TaskBag(on_error)
    tasks.start(_load_pages(work))
    tasks.start(_trim_memory(work))
    if not core.db.read_only:
        tasks.start(_keep_up(core, upkeep))
        tasks.start(core.hashing.keep())
        tasks.start(core.measuring.keep())
    return tasks


async def _load_pages(work: Work) -> None:
    """The code of pages that nobody opened yet: on the loop it would hold up the click, by 100 ms
    and more for one."""
    for module in modules():
        await work(partial(import_module, module))


async def _trim_memory(work: Work) -> None:
    while True:
        await asyncio.sleep(TRIM_EVERY_S)
        await work(memory.trim)


async def _keep_up(core: Core, upkeep: Upkeep) -> None:
    """Covers that are missing at once, the rest from time to time."""
    await core.artwork.resume()
    await asyncio.sleep(QUIET_START_S)
    backup = Backup(core.db, core.clock)
    while True:  # a window may be open for weeks
        try:
            await backup.automatic()
            await core.playlists.purge()
            await core.library.tidy()
            await upkeep.trim_covers()
        except Problem as problem:  # a full disk: the next hour tries again
            log.warning("upkeep: %s", problem)
        await asyncio.sleep(UPKEEP_EVERY_S)
