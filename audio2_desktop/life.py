"""The window's third part: everything that brings the frame to life.

Built top to bottom, taken down bottom to top by one stack. No logic here; read it to see who knows
whom. Its larger parts are built in modules of their own. Loaded by `wake.py` when the first page
has been read.
"""

import asyncio
import logging
import os
from array import array
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from audio2_desktop import (
    desktop_face,
    first_page,
    frame_commands,
    frame_feeds,
    handlers,
    idle_work,
    page_services,
    sound_parts,
)
from audio2_desktop.core import Core, opened
from audio2_desktop.desktop.single_instance import SingleInstance
from audio2_desktop.desktop_face import DesktopFace
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.settings import DataSettings, PlaybackSettings
from audio2_desktop.jobs.tasks import ErrorSink
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services import sort_articles
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.home import Home
from audio2_desktop.services.outputs import Outputs
from audio2_desktop.services.player import Player
from audio2_desktop.services.track_details import Details
from audio2_desktop.services.upkeep import Upkeep
from audio2_desktop.services.watching import Watching
from audio2_desktop.storage.database import Database
from audio2_desktop.ui import words
from audio2_desktop.ui.controller import Controller, Services
from audio2_desktop.ui.followers import Followers
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.opening import Opening
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.seeds import Seeds

if TYPE_CHECKING:
    from audio2_desktop.app import Frame

log = logging.getLogger("audio2")


async def services(frame: "Frame", db: Database, stack: AsyncExitStack) -> Core:
    """All services on the library that is open already."""
    opening = opened(
        frame.paths, frame.bus.publish, settings=frame.settings, work=frame.work, db=db
    )
    return await stack.enter_async_context(opening)


async def build(
    frame: "Frame",
    core: Core,
    stack: AsyncExitStack,
    answers: Mapping[str, handlers.Handler] = MappingProxyType({}),
) -> tuple[object, ...]:
    """Everything from the sound to the last shortcut, in the order in which it needs each other.

    answers: to other starts, beside those of `handlers`.
    Returns what has to live as long as the window and is owned by nobody else.
    """
    engine = sound_parts.engine(frame, core)
    equaliser = await sound_parts.equaliser(frame, engine, stack, _log_error)
    outputs = sound_parts.outputs(frame, engine, equaliser, stack)
    player = await _player(frame, core, engine, outputs, stack)
    folders = _looking(frame, Path.is_dir)
    imports = Imports(
        core.library,
        core.playlists,
        core.browse,
        player.play_files,
        folders,
        core.strangers.on_sheet,
    )
    controller = _controller(frame, core, player, imports)
    stack.push_async_callback(controller.close)
    seeds = _pictures(frame, core, stack, controller.report)
    details = Details(core.db)
    keymap = frame_commands.keymap(frame, stack)
    home = _home(core, player)
    frame.late.arrive(core.browse, home, controller.report, seeds.seed)
    upkeep = _upkeep(frame, core)
    watching = Watching(core.db, core.library, _log_error)
    stack.push_async_callback(watching.close)
    frame.window.area.supply(
        {
            **page_services.by_name(frame, core, controller, seeds, _in_work(frame)),
            "home": home,
            "player": player,
            "details": details,
            "keymap": keymap,
            "upkeep": upkeep,
            "watching": watching,
            "equaliser": equaliser,
            "outputs": outputs,
        }
    )
    stack.callback(frame.window.area.close_pages)
    kept = frame_commands.begin(frame, core, stack, player, controller, keymap, seeds)
    frame_feeds.begin(frame, core, stack, player, controller, details, outputs)
    sort_names = partial(sort_articles.follow, core.db, frame.settings)
    followers = Followers(
        frame.window,
        frame.bus,
        frame.settings,
        player,
        watching,
        sort_names,
        core.library.follow_never_split,
        core.measuring.follow,
        controller.report,
    )
    stack.push_async_callback(followers.close)
    await _begin(frame, core, followers)
    opening = Opening(
        frame.window, controller, imports, core.browse, _play(player), _looking(frame, Path.exists)
    )
    await _listen(frame, stack, {**handlers.table(core, player, opening.take), **answers})
    face = _desktop_face(frame, core, player, outputs, controller, opening)
    stack.push_async_callback(face.close)
    idle = idle_work.begin(core, upkeep, _in_work(frame), _log_error)
    stack.push_async_callback(idle.close)
    idle.start(face.start(_in_work(frame)))
    _warn(frame, core)
    if frame.options.targets:
        controller.start(lambda: opening.take(frame.options.targets))
    return kept


# ---- what is built, in this order ----------------------------------------------------------------


async def _player(
    frame: "Frame", core: Core, engine: Engine, outputs: Outputs, stack: AsyncExitStack
) -> Player:
    """With the queue of the last time."""
    preferences = partial(frame.settings.get, PlaybackSettings)
    player = Player(
        core.db,
        engine,
        core.clock,
        frame.bus.publish,
        core.browse,
        on_error=_log_error,
        preferences=preferences,
        strangers=core.strangers,
        on_devices=outputs.found,
    )
    stack.push_async_callback(player.close)
    resumes = preferences().resume_on_start and not frame.options.targets
    await player.restore(resumes=resumes)
    return player


def _controller(frame: "Frame", core: Core, player: Player, imports: Imports) -> Controller:
    services = Services(
        player,
        core.playlists,
        core.playlist_folders,
        core.favourites,
        core.own_tags,
        core.own_lyrics,
        core.loudness_tags,
        core.browse,
        core.removal,
        imports,
        core.library,
        core.identity,
    )
    return Controller(frame.window, services)


def _pictures(frame: "Frame", core: Core, stack: AsyncExitStack, report: ErrorSink) -> Seeds:
    """Covers for all, and their colours."""
    frame.covers.begin(core.artwork.load, _in_work(frame), report)
    frame.covers.ready.connect(frame.window.repaint_covers)
    stack.push_async_callback(frame.covers.close)
    seeds = Seeds(core.artwork.seed, frame.covers.ready.emit, report)
    stack.push_async_callback(seeds.close)
    return seeds


def _home(core: Core, player: Player) -> Home:
    def context() -> Context:
        return player.queue().context

    return Home(core.db, core.clock, context=context, wanted=core.artwork.wanted)


def _upkeep(frame: "Frame", core: Core) -> Upkeep:
    def restart(source: Path) -> None:
        frame.restores = source
        frame.window.closing.emit()

    backups = Backup(core.db, core.clock)
    wants = partial(frame.settings.get, DataSettings)
    return Upkeep(core.db, core.paths, frame.work, backups, core.playlists, wants, restart)


def _desktop_face(
    frame: "Frame",
    core: Core,
    player: Player,
    outputs: Outputs,
    controller: Controller,
    opening: Opening,
) -> DesktopFace:
    window = desktop_face.Window(
        desktop_id=QGuiApplication.desktopFileName(),
        raise_window=lambda: controller.start(lambda: opening.take(())),
        quit=frame.window.closing.emit,
        is_in_front=frame.window.isActiveWindow,
        open=opening.take,
        handle=int(frame.window.winId()),
    )
    return DesktopFace(core, player, outputs, frame.bus, window, _log_error)


async def _begin(frame: "Frame", core: Core, followers: Followers) -> None:
    """Open the first page unless there is one, and look for what has changed on the disk."""
    await core.jobs.start()
    has_folders = bool(await core.library.folders())
    if frame.window.history.current is None:  # the user may have gone somewhere already
        frame.window.go(_first_route(frame, has_folders=has_folders))
    followers.start()
    if has_folders and not core.db.read_only:
        await core.library.rescan()


async def _listen(
    frame: "Frame", stack: AsyncExitStack, answers: Mapping[str, handlers.Handler]
) -> None:
    """Answer other starts of the program."""
    ear = SingleInstance(frame.paths, frame.claim, answers)
    await ear.start()
    stack.push_async_callback(ear.close)


def _warn(frame: "Frame", core: Core) -> None:
    """Of settings that could not be read, and a library that cannot be written."""
    say = frame.window.toasts.say
    for problem in frame.settings.notices:
        say(words.problem(problem), "warning")
    if core.db.read_only:
        say(words.tr("The library cannot be written: changes are not saved."), "warning")


# ---- small pieces --------------------------------------------------------------------------------


def _play(player: Player) -> Callable[[Sequence[int]], Awaitable[Any]]:
    async def play(ids: Sequence[int]) -> Any:
        return await player.play(array("q", ids), 0, context=Context(ContextKind.TRACKS))

    return play


def _in_work(frame: "Frame") -> Callable[[Callable[[], Any]], Awaitable[Any]]:
    def run(function: Callable[[], Any]) -> Awaitable[Any]:
        return asyncio.get_running_loop().run_in_executor(frame.work, function)

    return run


def _looking(
    frame: "Frame", question: Callable[[Path], bool]
) -> Callable[[Sequence[bytes]], Awaitable[Sequence[bool]]]:
    """Asks the disk about paths, in a work thread."""

    async def look(paths: Sequence[bytes]) -> Sequence[bool]:
        wanted = [Path(os.fsdecode(path)) for path in paths]
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(frame.work, lambda: [question(path) for path in wanted])

    return look


def _first_route(frame: "Frame", *, has_folders: bool) -> Route:
    if not has_folders and frame.window.area.knows("first_run"):
        return Route("first_run")
    return first_page.remembered(frame.geometry)


def _log_error(error: BaseException) -> None:
    log.error("a task failed", exc_info=error)
