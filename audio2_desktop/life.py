"""The window's third part: everything that brings the frame to life.

Built top to bottom, taken down bottom to top by one stack. No logic here; read it to see who knows
whom. Loaded by `wake.py` when the first page has been read.
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
    frame_feeds,
    handlers,
    idle_work,
    sound_parts,
)
from audio2_desktop.core import Core, opened
from audio2_desktop.desktop.single_instance import SingleInstance
from audio2_desktop.desktop_face import DesktopFace
from audio2_desktop.domain.facts import SettingChanged
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.settings import (
    AppearanceSettings,
    DataSettings,
    KeyboardSettings,
    PlaybackSettings,
)
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.jobs.tasks import ErrorSink
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services import sort_articles
from audio2_desktop.services.backup import Backup
from audio2_desktop.services.doctor import Doctor
from audio2_desktop.services.health import Health
from audio2_desktop.services.home import Home
from audio2_desktop.services.outputs import Outputs
from audio2_desktop.services.paths import music_folder
from audio2_desktop.services.player import Player
from audio2_desktop.services.privacy import Privacy
from audio2_desktop.services.report import Report
from audio2_desktop.services.track_details import Details
from audio2_desktop.services.upkeep import Upkeep
from audio2_desktop.services.watching import Watching
from audio2_desktop.storage.database import Database
from audio2_desktop.ui import words
from audio2_desktop.ui.backdrops import Backdrops
from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.controller import Controller, Services
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.feeds.palette_feed import PaletteFeed
from audio2_desktop.ui.feeds.search_feed import SearchFeed
from audio2_desktop.ui.focus_keeper import FocusKeeper
from audio2_desktop.ui.followers import Followers
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.mini.mini_player import MiniPlayer, Wish
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.opening import Opening
from audio2_desktop.ui.page import PageTools
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.seeds import Seeds
from audio2_desktop.ui.shortcuts import Shortcuts

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
    keymap = _keymap(frame, stack)
    home = _home(core, player)
    frame.late.arrive(core.browse, home, controller.report, seeds.seed)
    upkeep = _upkeep(frame, core)
    watching = Watching(core.db, core.library, _log_error)
    stack.push_async_callback(watching.close)
    frame.window.area.supply(
        {
            **_for_pages(frame, core),
            "tools": _tools(frame, core, controller, seeds),
            "home": home,
            "player": player,
            "details": details,
            "backdrops": Backdrops(frame.theme, core.artwork.load, _in_work(frame)),
            "keymap": keymap,
            "upkeep": upkeep,
            "watching": watching,
            "equaliser": equaliser,
            "outputs": outputs,
        }
    )
    stack.callback(frame.window.area.close_pages)
    kept = _commands(frame, core, stack, player, controller, keymap)
    _mini_player(frame, stack, player, controller.start, keymap, seeds, kept[0])
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


def _keymap(frame: "Frame", stack: AsyncExitStack) -> Keymap:
    """The user's keys; the frame tells them."""
    wanted = partial(frame.settings.get, KeyboardSettings)
    keymap = Keymap(wanted())
    frame.theme.key_hint = keymap.hint
    keymap.changed.connect(frame.window.say)
    frame.window.say()
    heard = frame.bus.subscribe((SettingChanged,), lambda _fact: keymap.follow(wanted()))
    stack.callback(heard.close)
    return keymap


def _home(core: Core, player: Player) -> Home:
    def context() -> Context:
        return player.queue().context

    return Home(core.db, core.clock, context=context, wanted=core.artwork.wanted)


def _tools(frame: "Frame", core: Core, controller: Controller, seeds: Seeds) -> PageTools:
    return PageTools(
        theme=frame.theme,
        facts=frame.bus,
        covers=frame.covers,
        now=core.clock.now_ms,
        on_error=controller.report,
        seed=seeds.seed,
        is_scanning=lambda: core.library.progress().is_running,
        memory=frame.late.memory,
        says_lyrics=lambda: frame.settings.get(AppearanceSettings).say_lyrics,
    )


def _for_pages(frame: "Frame", core: Core) -> dict[str, object]:
    """What pages ask for by name (`ui/routes.py`) and nothing else needs."""
    doctor = Doctor(
        core.paths,
        core.db,
        core.library.folders,
        wanted=frame.settings.get(PlaybackSettings).engine,
    )
    return {
        "browse": core.browse,
        "listener": frame.window.sidebar.profile.text(),
        "search": core.search,
        "shelves": core.shelves,
        "folder_tree": core.folder_tree,
        "playlists": core.playlists,
        "favourites": core.favourites,
        "lyrics": core.lyrics,
        "library": core.library,
        "removal": core.removal,
        "health": Health(core.db),
        "settings": frame.settings,
        "privacy": Privacy(core.db),
        "report": Report(core.paths, frame.work, doctor),
        "suggested": _suggested_folders(),
    }


def _commands(
    frame: "Frame",
    core: Core,
    stack: AsyncExitStack,
    player: Player,
    controller: Controller,
    keymap: Keymap,
) -> tuple[Commands, object, object]:
    """Search, buttons, keys and palette; returns those that nobody else keeps."""
    window, send, report = frame.window, controller.send, controller.report
    search = SearchFeed(window, core.search, send, report)
    stack.push_async_callback(search.close)
    wishes = _wishes(frame, core, player, controller)
    commands = Commands(window, player, controller, search, wishes)
    shortcuts = Shortcuts(
        window,
        commands.table(),
        keymap,
        lambda: window.area.current,
        window.escape,
        commands.hands.pressed_key,
    )
    commands.shortcuts = shortcuts
    palette = PaletteFeed(
        window,
        shortcuts,
        core.search,
        send,
        report,
        lambda recent: wishes.set_setting("keyboard.recent", recent),
    )
    stack.callback(palette.close)
    commands.open_palette = palette.open
    return commands, shortcuts, FocusKeeper(window, commands.hands)


def _mini_player(
    frame: "Frame",
    stack: AsyncExitStack,
    player: Player,
    start: Callable[[Wish], object],
    keymap: Keymap,
    seeds: Seeds,
    commands: Commands,
) -> None:
    """It comes in place of the window."""
    window, covers, table = frame.window, frame.covers, commands.table()
    mini = MiniPlayer(
        window, frame.bus, player, covers, seeds.seed, table, keymap, start, frame.geometry
    )
    stack.callback(mini.close)
    commands.toggle_mini = mini.toggle


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


def _wishes(frame: "Frame", core: Core, player: Player, controller: Controller) -> Wishes:
    async def add_folder() -> None:
        path = await files.folder(frame.window, words.tr("Add a folder"))
        if path is not None:
            await core.library.add_folder(path)

    async def shuffle_library() -> None:
        found = await core.browse.track_ids(TrackQuery())
        if not found.ids:
            raise Refused("There is no music in the library yet.")
        await player.play(found.ids, 0, context=Context(ContextKind.TRACKS), shuffled=True)

    def set_setting(name: str, value: object) -> None:
        controller.start(lambda: frame.settings.set(name, value))

    return Wishes(
        set_setting=set_setting,
        add_folder=lambda: controller.start(add_folder),
        quit=frame.window.closing.emit,
        shuffle_library=lambda: controller.start(shuffle_library),
    )


def _upkeep(frame: "Frame", core: Core) -> Upkeep:
    def restart(source: Path) -> None:
        frame.restores = source
        frame.window.closing.emit()

    backups = Backup(core.db, core.clock)
    wants = partial(frame.settings.get, DataSettings)
    return Upkeep(core.db, core.paths, frame.work, backups, core.playlists, wants, restart)


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


def _suggested_folders() -> tuple[str, ...]:
    """What the welcome page offers: the system's Music folder, when there is one."""
    folder = music_folder()
    return (str(folder),) if folder is not None else ()
