"""Opening the library when all is not well: damaged, gone, newer, or locked.

Nothing is ever recreated by itself: the user is told and chooses.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from audio2_desktop.domain.problems import Damaged, LibraryGone, Problem
from audio2_desktop.services import backup
from audio2_desktop.services.clock import SystemClock
from audio2_desktop.ui import words
from audio2_desktop.ui.window import Window

T = TypeVar("T")
_log = logging.getLogger("audio2")


async def opened(
    window: Window, library: Path, open_it: Callable[[bool], Awaitable[T]]
) -> T | None:
    """What `open_it(fresh)` gives, after asking the user what to do about problems; None: quit."""
    fresh = False
    while True:
        try:
            return await open_it(fresh)
        except (Damaged, LibraryGone) as problem:
            answer = await _ask_about_loss(window, problem)
            if answer is None:
                return None
            if answer == "restore":
                await backup.restore(library, Path(str(problem.values["backup"])), SystemClock())
            fresh = answer == "fresh"
        except Problem as problem:
            retry, quit_ = words.tr("Try again"), words.tr("Quit")
            title = words.tr("The library cannot be opened")
            options = [("quit", quit_), ("", retry)]
            if await _answer(window, title, words.problem(problem), options) in (None, "quit"):
                return None


def put_in_place(library: Path, source: Path) -> None:
    """The backup that was chosen takes the place of the library, which is closed by now.

    It has been looked at before; what goes wrong all the same leaves the library as it is, and is
    in the log.
    """
    try:
        asyncio.run(backup.restore(library, source, SystemClock()))
    except Problem as problem:
        _log.error("the backup %s was not restored: %s", source, problem)


async def _ask_about_loss(window: Window, problem: Problem) -> str | None:
    """ "restore", "fresh" or None for quit."""
    has_backup = bool(problem.values.get("backup"))
    options = [("fresh", words.tr("Start a new library"))]
    if has_backup:
        options.append(("restore", words.tr("Restore the newest backup")))
    title = words.tr("The library needs your decision")
    text = words.problem(problem)
    if has_backup:
        name = Path(str(problem.values["backup"])).name
        note = words.tr("The newest backup is {name}. Your music files are not touched.")
        text = f"{text} {words.fill(note, {'name': name})}"
    return await _answer(window, title, text, options)


async def _answer(
    window: Window, title: str, text: str, options: Sequence[tuple[str, str]]
) -> str | None:
    """The answer; closing the window is one, too: None."""
    from audio2_desktop.ui.dialogs.questions import Choice  # noqa: PLC0415 - when all is well nobody waits

    choice = Choice(window.theme, window, title, text, tuple(options))

    def dismiss() -> None:
        choice.finish(None)

    window.closing.connect(dismiss)
    try:
        return await choice.chosen()
    finally:
        window.closing.disconnect(dismiss)
