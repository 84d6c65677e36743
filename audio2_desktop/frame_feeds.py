"""What fills the window's frame, a feed a part: player bar, queue, details, lyrics, background
work, what has happened. Built by `life`."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from audio2_desktop.core import Core
from audio2_desktop.domain.settings import AppearanceSettings
from audio2_desktop.services.drag_out import DragOut
from audio2_desktop.services.outputs import Outputs
from audio2_desktop.services.player import Player
from audio2_desktop.services.track_details import Details
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.feeds.details_feed import DetailsFeed
from audio2_desktop.ui.feeds.device_feed import DeviceFeed
from audio2_desktop.ui.feeds.dragged_files import DraggedFiles
from audio2_desktop.ui.feeds.frame_feed import FrameFeed
from audio2_desktop.ui.feeds.lyrics_feed import LyricsFeed
from audio2_desktop.ui.feeds.notices_feed import NoticesFeed
from audio2_desktop.ui.feeds.wave_feed import WaveFeed
from audio2_desktop.ui.feeds.work_feed import WorkFeed
from audio2_desktop.ui.frame_drops import FrameDrops
from audio2_desktop.ui.frame_menus import FrameMenus
from audio2_desktop.ui.tray import Tray

if TYPE_CHECKING:
    from audio2_desktop.app import Frame


def begin(
    frame: "Frame",
    core: Core,
    stack: AsyncExitStack,
    player: Player,
    controller: Controller,
    details: Details,
    outputs: Outputs,
) -> None:
    """Fill the frame's parts, now and whenever something changes."""
    window, bus, report = frame.window, frame.bus, controller.report
    feed = FrameFeed(
        window,
        bus,
        player,
        core.browse,
        core.playlists,
        core.artwork.seed,
        report,
        controller.set_playlists,
    )
    stack.push_async_callback(feed.close)
    feed.start()
    FrameDrops(window, controller.send)  # the window owns it, and the menus
    devices = DeviceFeed(window, bus, outputs, controller.start)
    stack.callback(devices.close)
    FrameMenus(window, player, controller, outputs, devices.follow)
    going_out = DragOut(core.browse, core.playlists, core.paths.cache / "dragged", core.work)
    stack.callback(DraggedFiles(window, going_out, report).close)
    now = core.clock.now_ms
    tray = Tray(window, bus, core.settings, player, controller.start)
    stack.callback(tray.close)
    about = DetailsFeed(window, bus, player, details, now, controller.send, report)
    stack.callback(about.close)
    sung = LyricsFeed(
        window,
        bus,
        player,
        core.lyrics,
        lambda: core.settings.get(AppearanceSettings).say_lyrics,
        controller.send,
        report,
    )
    stack.push_async_callback(sung.close)
    shape = WaveFeed(window, bus, player, core.measuring, report)
    stack.callback(shape.close)
    shape.follow()
    work = WorkFeed(
        window, bus, core.library, core.measuring, core.loudness_tags, core.jobs.jobs, report
    )
    stack.push_async_callback(work.close)
    work.start()
    happened = NoticesFeed(window, bus, core.library, core.jobs.jobs, now, report)
    stack.callback(happened.close)
    happened.start()
