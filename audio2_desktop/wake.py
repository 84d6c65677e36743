"""The window's second part: opens the library, and the page that was painted first reads itself.

Imported by `app.py` after the first paint. It knows only what that page needs; the rest (`life.py`)
is imported while the page is there already: in one go the page would settle 0.2 s later.
"""

import asyncio
import gc
import importlib
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, cast

from audio2_desktop import first_page, logbook, qt_loop, rescue
from audio2_desktop.desktop import memory
from audio2_desktop.desktop.quit_signals import QuitSignals
from audio2_desktop.desktop.single_instance import SingleInstance
from audio2_desktop.domain.problems import Problem, Refused
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.services.home import Home
from audio2_desktop.storage.database import Database
from audio2_desktop.ui import inspection

if TYPE_CHECKING:
    from types import ModuleType

    from audio2_desktop import handlers
    from audio2_desktop.app import Frame
    from audio2_desktop.ui.page import Page

log = logging.getLogger("audio2")

LIFE = "audio2_desktop.life"
HAND_OVER_S = 0.001
"""A work thread that keeps the interpreter busy lets the window have it so soon. With Python's own
5 ms, 3 ms of work in the window took 90 while a million ids were read."""
ASKS = "Audio2 cannot open its library. Its window asks what to do: answer there first."


def live(frame: "Frame") -> int:
    """Run the window until it is closed; the exit code."""
    gc.freeze()  # what the start has made is no garbage, and is not looked at again
    gc.enable()
    sys.setswitchinterval(HAND_OVER_S)
    memory.give_back()
    logbook.start(frame.paths)
    code = qt_loop.run(_live(frame))
    if frame.restores is not None:
        rescue.put_in_place(frame.paths.library, frame.restores)
    return code


async def _live(frame: "Frame") -> int:
    asyncio.get_running_loop().set_exception_handler(_on_loop_error)
    closing = asyncio.Event()
    frame.window.closing.connect(closing.set)
    if frame.wishes_to_close:
        closing.set()
    async with AsyncExitStack() as stack:
        stack.callback(QuitSignals(frame.window, frame.window.closing.emit).close)

        async def open_library(fresh: bool) -> Database:  # noqa: FBT001 - passed by position
            db = Database(frame.paths.library, publish=frame.bus.publish, clock=SystemClock())
            try:
                await db.open(fresh=fresh)
            except Problem:
                await ear.start()  # a question is asked now, and may be for hours
                raise
            stack.push_async_callback(db.close)
            return db

        async with _early_ear(frame) as ear:
            db = await rescue.opened(frame.window, frame.paths.library, open_library)
        if db is not None:
            stack.callback(frame.window.area.close_pages)
            await _open_first_page(frame, db)
            life = await _in_work(frame, LIFE)
            core = await life.services(frame, db, stack)
            kept = await life.build(frame, core, stack, _inspect(frame))
            await closing.wait()
            del kept
            frame.window.hide()
            frame.window.save_geometry(frame.geometry)
            first_page.remember(frame.geometry, frame.window.history.current)
            frame.geometry.sync()
    frame.window.allow_close()
    return 0 if db is not None else 1


async def _open_first_page(frame: "Frame", db: Database) -> None:
    """Let the page that shows its first rows read all of them; nothing to do when there is none."""
    area = frame.window.area
    if area.current is None:
        return
    frame.late.browse.arrive(Browse(db))
    frame.late.home.arrive(Home(db, SystemClock()))
    area.first_is_ready()
    frame.window.go(first_page.remembered(frame.geometry))
    await cast("Page", area.current).settled()


async def _in_work(frame: "Frame", module: str) -> "ModuleType":
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(frame.work, importlib.import_module, module)


def _inspect(frame: "Frame") -> "dict[str, handlers.Handler]":
    """Where the widgets are, for end-to-end tests that ask for it by the environment."""
    if not os.environ.get("AUDIO2_TEST_INSPECT"):
        return {}

    async def inspect(_arguments: "handlers.Json", _tell: Any) -> "handlers.Json":
        places = {name: list(at) for name, at in inspection.places(frame.window).items()}
        return {"places": places, "focus": inspection.focus()}

    return {"inspect": inspect}


@asynccontextmanager
async def _early_ear(frame: "Frame") -> AsyncIterator[SingleInstance]:
    """Answers other starts while the window asks what to do about its library; to be started then.

    A library that opens well does not wait for it.
    """

    async def refuse(_arguments: "handlers.Json", _tell: Any) -> "handlers.Json":
        frame.window.come_forward()
        raise Refused(ASKS)

    answers = dict.fromkeys(("open", "control", "scan", "playlist import"), refuse)
    ear = SingleInstance(frame.paths, frame.claim, {**answers, **_inspect(frame)})
    try:
        yield ear
    finally:
        await ear.close()


def _on_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    log.error("%s", context.get("message", "error"), exc_info=context.get("exception"))
