"""What the frame's buttons, keys, palette and mini player do. A part of `life`."""

from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING

from audio2_desktop.core import Core
from audio2_desktop.domain.facts import SettingChanged
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.domain.sorting import TrackQuery
from audio2_desktop.services.player import Player
from audio2_desktop.ui import words
from audio2_desktop.ui.commands import Commands, Wishes
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.feeds.palette_feed import PaletteFeed
from audio2_desktop.ui.feeds.search_feed import SearchFeed
from audio2_desktop.ui.focus_keeper import FocusKeeper
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.mini.mini_player import MiniPlayer
from audio2_desktop.ui.seeds import Seeds
from audio2_desktop.ui.shortcuts import Shortcuts

if TYPE_CHECKING:
    from audio2_desktop.app import Frame


def keymap(frame: "Frame", stack: AsyncExitStack) -> Keymap:
    """The user's keys; the frame tells them."""
    wanted = partial(frame.settings.get, KeyboardSettings)
    made = Keymap(wanted())
    frame.theme.key_hint = made.hint
    made.changed.connect(frame.window.say)
    frame.window.say()
    heard = frame.bus.subscribe((SettingChanged,), lambda _fact: made.follow(wanted()))
    stack.callback(heard.close)
    return made


def begin(
    frame: "Frame",
    core: Core,
    stack: AsyncExitStack,
    player: Player,
    controller: Controller,
    keymap: Keymap,
    seeds: Seeds,
) -> tuple[object, ...]:
    """Make all of it work; returns what nobody else keeps."""
    window, send, report = frame.window, controller.send, controller.report
    search = SearchFeed(window, core.search, send, report)
    stack.push_async_callback(search.close)
    wishes = _wishes(frame, core, player, controller)
    commands = Commands(window, player, controller, search, wishes)
    table, hands = commands.table(), commands.hands
    shortcuts = Shortcuts(
        window, table, keymap, lambda: window.area.current, window.escape, hands.pressed_key
    )
    commands.shortcuts = shortcuts

    def remember(recent: object) -> None:
        wishes.set_setting("keyboard.recent", recent)

    palette = PaletteFeed(window, shortcuts, core.search, send, report, remember)
    stack.callback(palette.close)
    commands.open_palette = palette.open
    covers, start, geometry = frame.covers, controller.start, frame.geometry
    mini = MiniPlayer(window, frame.bus, player, covers, seeds.seed, table, keymap, start, geometry)
    stack.callback(mini.close)
    commands.toggle_mini = mini.toggle
    return commands, shortcuts, FocusKeeper(window, hands)


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
