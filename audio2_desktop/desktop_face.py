"""The program as the desktop sees it, beside its window: media keys, notifications, sleep, tray.

Begun when the start is over: the window does not wait for a bus, and works without one.
"""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from audio2_desktop.core import Core
from audio2_desktop.desktop.media_controls import (
    Listed,
    MediaControls,
    Showing,
    Shown,
    Transport,
    Wish,
)
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import Fact, SettingChanged
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.settings import DesktopSettings
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.services.outputs import Outputs
from audio2_desktop.services.player import Player
from audio2_desktop.ui.addresses import as_path

if TYPE_CHECKING:
    from audio2_desktop.desktop.inhibit import Inhibit
    from audio2_desktop.desktop.session_bus import MessageBus

log = logging.getLogger("audio2.desktop")


@dataclass(frozen=True, slots=True)
class Window:
    """What the desktop may ask of the window."""

    desktop_id: str
    raise_window: Callable[[], None]
    quit: Callable[[], None]
    is_in_front: Callable[[], bool]
    open: Callable[[list[str]], Awaitable[None]]
    handle: int
    """As the system knows it; SMTC hangs on a window."""


class DesktopFace:
    """Owns everything of ours on the desktop. `await start()`, `await close()`."""

    def __init__(
        self,
        core: Core,
        player: Player,
        outputs: Outputs,
        facts: FactBus,
        window: Window,
        on_error: ErrorSink,
    ) -> None:
        self._core, self._player, self._facts, self._window = core, player, facts, window
        self._outputs = outputs
        self._on_error = on_error
        self._stack = AsyncExitStack()
        self._inhibit: Inhibit | None = None
        self._is_playing = False

    async def start(self, work: Callable[[Callable[[], Any]], Awaitable[Any]]) -> None:
        """Find out what this desktop has, and be there. work: imports code in a thread."""
        listed = Listed(self._player, self._core.browse, self._core.artwork)
        controls: list[MediaControls] = [self]
        if sys.platform == "linux":
            controls += await self._on_the_bus(listed, work)
        else:
            controls += self._by_the_system()
        heard = self._facts.subscribe((SettingChanged,), self._on_setting)
        self._stack.callback(heard.close)
        showing = Showing(
            self._player,
            listed,
            self._facts,
            self._core.clock,
            controls,
            self._on_error,
            self._outputs,
        )
        self._stack.callback(showing.close)

    async def close(self) -> None:
        """Be seen no more."""
        await self._stack.aclose()

    # ---- MediaControls: whether the computer may sleep ----

    def show(self, shown: Shown) -> None:
        self._is_playing = shown.is_playing
        self._keep_awake()

    def sought(self, position_ms: Ms) -> None:
        pass

    def _on_setting(self, fact: Fact) -> None:
        if isinstance(fact, SettingChanged) and fact.name == "desktop.keep_awake":
            self._keep_awake()

    def _keep_awake(self) -> None:
        if self._inhibit is not None:
            self._inhibit.set(awake=self._is_playing and self._wants.keep_awake)

    @property
    def _wants(self) -> DesktopSettings:
        return self._core.settings.get(DesktopSettings)

    # ---- by system ----

    async def _on_the_bus(self, listed: Listed, work: Callable[..., Any]) -> list[MediaControls]:
        for module in ("mpris.presence", "inhibit", "notify"):  # 60 ms: not on the loop
            await work(partial(import_module, f"audio2_desktop.desktop.{module}"))
        from audio2_desktop.desktop import session_bus  # noqa: PLC0415 - loaded above
        from audio2_desktop.desktop.inhibit import Inhibit  # noqa: PLC0415
        from audio2_desktop.desktop.notify import Notifications  # noqa: PLC0415

        bus = await session_bus.connect()
        if bus is None:
            return []
        self._stack.callback(bus.disconnect)
        self._inhibit = Inhibit(bus, self._on_error)
        self._stack.push_async_callback(self._inhibit.close)
        notifications = Notifications(
            bus,
            self._window.desktop_id,
            lambda: self._wants.notify and not self._window.is_in_front(),
            self._on_error,
        )
        self._stack.push_async_callback(notifications.close)
        found: list[MediaControls] = [notifications]
        if (mpris := await self._mpris(bus, listed)) is not None:
            found.append(mpris)
        return found

    async def _mpris(self, bus: "MessageBus", listed: Listed) -> MediaControls | None:
        from audio2_desktop.desktop.mpris.presence import Mpris, Program  # noqa: PLC0415

        window = self._window
        program = Program(
            window.desktop_id, window.raise_window, window.quit, window.open, self._add
        )
        mpris = Mpris(
            bus,
            self._player,
            self._core.playlists,
            listed,
            self._facts,
            program,
            self._on_error,
            self._outputs,
        )
        self._stack.push_async_callback(mpris.close)
        return mpris if await mpris.start() else None

    def _by_the_system(self) -> list[MediaControls]:
        """Windows and macOS. Without their packages there are no such controls."""
        loop = asyncio.get_running_loop()
        wishes = TaskBag(self._on_error)
        self._stack.push_async_callback(wishes.close)

        def post(wish: Wish) -> None:
            loop.call_soon_threadsafe(lambda: wishes.start(wish()))

        try:
            made = controls_of(sys.platform, self._window.handle, self._player, post)
        except (ImportError, OSError) as error:
            log.info("no media controls: %s", error)
            return []
        for each in made:
            self._stack.push_async_callback(each.close)
        return made

    async def _add(self, uri: str, before: int | None) -> None:
        """Put what an address names into the queue; only what the library has."""
        path = as_path(uri)
        ids = await self._core.browse.tracks_at([path]) if path else ()
        if not ids:
            raise Refused("Only files of the library can be added to the queue.")
        await self._player.insert(ids, before)


def controls_of(
    system: str, handle: int, player: Transport, post: Callable[[Wish], None]
) -> list[MediaControls]:
    """The controls of a system that has no session bus. Raises ImportError without its packages."""
    if system == "win32":
        from audio2_desktop.desktop.smtc import Smtc  # noqa: PLC0415 - only there

        media = import_module("winrt.windows.media")
        window = import_module("winrt.windows.media.interop").get_for_window(handle)
        streams = import_module("winrt.windows.storage.streams")
        foundation = import_module("winrt.windows.foundation")
        return [Smtc(media, streams, foundation, window, player, post)]
    if system == "darwin":
        from audio2_desktop.desktop.now_playing import NowPlayingCentre  # noqa: PLC0415

        return [NowPlayingCentre(import_module("MediaPlayer"), player, post)]
    return []
