"""The process that makes the sound, as the window sees it: begun when it is needed, watched, ended.

It may crash over a file and it may hang: both are told as `lost`, the hanging one is killed, and
`begin` starts another. What is set once (volume, device ...) every new one is told first.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from audio2_desktop.domain.clock import Clock
from audio2_desktop.playback.sound.messages import Command, News, news, to_wire

log = logging.getLogger("audio2.sound")

SILENCE_S = 1.6
"""A process that said nothing for so long hangs: it says that it lives twice a second."""
LOOK_S = 0.2
STARTING_S = 15.0
"""Until its first word; a cold disk reads 100 MB of libraries."""


class Talk(Protocol):
    """A process that messages go to: `jobs.children.Conversation` (the layers point down)."""

    def say(self, body: bytes) -> None: ...
    def kill(self) -> None: ...
    async def end(self) -> None: ...


Converse = Callable[[Callable[[bytes], None], Callable[[], None]], Talk]
"""Starts one: told where its messages go, and whom to tell that it ended by itself."""


class SoundProcess:
    """At most one process at a time. All on the loop; only `close` waits.

    up: called when a new one has said its first word and knows the settings.
    told: called with each of its messages.
    lost: called when it ended by itself, or hangs.
    """

    def __init__(
        self,
        converse: Converse,
        clock: Clock,
        up: Callable[[], None],
        told: Callable[[News], None],
        lost: Callable[[], None],
    ) -> None:
        self._converse, self._clock = converse, clock
        self._up, self._told, self._lost = up, told, lost
        self._loop = asyncio.get_running_loop()
        self._talk: Talk | None = None
        self._settings: dict[type, Command] = {}
        self._heard_at = self._looked_at = 0.0
        self._look: asyncio.TimerHandle | None = None
        self._killed: list[Talk] = []
        self.is_up = False
        """It runs and has said something."""
        self.was_up = False
        """One of them ran: they can be started on this machine."""

    def begin(self) -> None:
        """Start it unless it runs already."""
        if self._talk is not None:
            return
        talk: list[Talk] = []  # what a former process still says is not for us

        def is_present() -> bool:
            return bool(talk) and talk[0] is self._talk

        def heard(body: bytes) -> None:
            if is_present():
                self._heard(body)

        def gone() -> None:
            if is_present():
                self._is_lost()

        talk.append(self._converse(heard, gone))
        self._talk = talk[0]
        self._heard_at = self._looked_at = self._clock.monotonic()
        self._look = self._loop.call_later(LOOK_S, self._watch)

    def say(self, message: Command) -> None:
        """Said when it is up, else not at all: whoever hears `up` says what is right then."""
        if self._talk is not None and self.is_up:
            self._talk.say(to_wire(message))

    def keep(self, setting: Command) -> None:
        """Say it now and to every later process; the latest of its kind."""
        if self._settings.get(type(setting)) != setting:
            self._settings[type(setting)] = setting
            self.say(setting)

    async def close(self) -> None:
        """End it, even when it hangs."""
        talk = self._leave()
        for one in (*self._killed, *([talk] if talk else [])):
            await one.end()

    # ---- within ----

    def _heard(self, body: bytes) -> None:
        self._heard_at = self._clock.monotonic()
        message = news(body)
        if not self.is_up:
            self.is_up = self.was_up = True
            for setting in self._settings.values():
                self.say(setting)
            self._up()
        self._told(message)

    def _watch(self) -> None:
        now = self._clock.monotonic()
        since, self._looked_at = now - self._looked_at, now
        if since > 5 * LOOK_S:  # it is this loop that was held up: hear first what was said
            self._heard_at = now
        if now - self._heard_at > (SILENCE_S if self.is_up else STARTING_S):
            log.warning("the sound process does not answer")
            self._is_lost()
        else:
            self._look = self._loop.call_later(LOOK_S, self._watch)

    def _is_lost(self) -> None:
        talk = self._leave()
        if talk is not None:
            talk.kill()
            self._killed = [*self._killed[-9:], talk]
        self._lost()

    def _leave(self) -> Talk | None:
        talk, self._talk, self.is_up = self._talk, None, False
        if self._look is not None:
            self._look.cancel()
            self._look = None
        return talk
