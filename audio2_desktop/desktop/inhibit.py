"""The computer does not fall asleep by itself while music plays.

Asked of the first service that answers: the desktop portal (any desktop, also from a sandbox), the
power manager of KDE and Xfce, GNOME's session manager. Each lets go when our connection ends, so a
program that was killed keeps no computer awake.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from audio2_desktop.desktop.session_bus import MessageBus, NoAnswer, Variant, ask
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag

log = logging.getLogger("audio2.desktop")

REASON = "Music is playing"
SUSPEND = 4
"""Flag of the portal and of GNOME's session manager: automatic suspension only."""


@dataclass(frozen=True, slots=True)
class _Way:
    service: str
    path: str
    take: str
    signature: str
    body: Callable[[], tuple[Any, ...]]
    release: str
    """Method that gives the answer of `take` back; of the portal, it is the object's own."""


_WAYS = (
    _Way(
        "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Inhibit.Inhibit", "sua{sv}",
        lambda: ("", SUSPEND, {"reason": Variant("s", REASON)}),
        "org.freedesktop.portal.Request.Close",
    ),
    _Way(
        "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit.Inhibit", "ss",
        lambda: ("Audio2", REASON),
        "org.freedesktop.PowerManagement.Inhibit.UnInhibit",
    ),
    _Way(
        "org.gnome.SessionManager", "/org/gnome/SessionManager",
        "org.gnome.SessionManager.Inhibit", "susu",
        lambda: ("audio2", 0, REASON, SUSPEND),
        "org.gnome.SessionManager.Uninhibit",
    ),
)  # fmt: skip


class Inhibit:
    """Awake while `set(awake=True)`. Lives on the loop; wishes are carried out one by one."""

    def __init__(self, bus: MessageBus, on_error: ErrorSink) -> None:
        self._bus = bus
        self._tasks = TaskBag(on_error)
        self._wants = False
        self._is_busy = False
        self._release: Callable[[], Awaitable[object]] | None = None

    @property
    def holds(self) -> bool:
        """Whether a service keeps the computer awake for us now."""
        return self._release is not None

    def set(self, *, awake: bool) -> None:
        """Keep the computer awake, or let it sleep again."""
        self._wants = awake
        if not self._is_busy:
            self._is_busy = True
            self._tasks.start(self._follow())

    async def close(self) -> None:
        """Let it sleep."""
        self.set(awake=False)
        await self._tasks.close()

    async def _follow(self) -> None:
        try:
            while self._wants != self.holds and self._bus.connected:
                if self._release is not None:
                    release, self._release = self._release, None
                    await release()
                else:
                    self._release = await self._take()
                    if self._release is None:
                        return  # nobody here can: nothing to say, and nothing to try again soon
        except NoAnswer as error:
            log.info("sleep: %s", error)
        finally:
            self._is_busy = False

    async def _take(self) -> Callable[[], Awaitable[object]] | None:
        for way in _WAYS:
            try:
                answer = await ask(
                    self._bus, way.service, way.path, way.take, way.signature, *way.body()
                )
            except NoAnswer as error:
                log.debug("sleep: %s", error)
                continue
            if answer:
                return self._releasing(way, answer[0])
        return None

    def _releasing(self, way: _Way, token: Any) -> Callable[[], Awaitable[object]]:
        async def release() -> None:
            if isinstance(token, str):
                await ask(self._bus, way.service, token, way.release)
            else:
                await ask(self._bus, way.service, way.path, way.release, "u", token)

        return release
