"""A sound process without a process: what it is told is kept, what it tells comes from the test."""

from collections.abc import Callable

from audio2_desktop.playback.sound.messages import (
    Alive,
    Command,
    Load,
    News,
    Prepare,
    command,
    to_wire,
)


class SoundChild:
    """One of them. A `playback.sound_process.Talk`."""

    def __init__(self, heard: Callable[[bytes], None], gone: Callable[[], None]) -> None:
        self._heard, self._gone = heard, gone
        self.commands: list[Command] = []
        self.is_killed = self.has_ended = False

    def say(self, body: bytes) -> None:
        self.commands.append(command(body))

    def kill(self) -> None:
        self.is_killed = True

    async def end(self) -> None:
        self.has_ended = True

    def tell(self, *news: News) -> None:
        """As if it had written this into its pipe."""
        for one in news:
            self._heard(to_wire(one))

    def wake(self) -> None:
        """Its first word."""
        self.tell(Alive(0))

    def crash(self) -> None:
        """It is gone."""
        self._gone()

    @property
    def load(self) -> Load:
        """The last one it was told."""
        return [one for one in self.commands if isinstance(one, Load)][-1]

    @property
    def prepared(self) -> list[Prepare]:
        return [one for one in self.commands if isinstance(one, Prepare)]


class SoundChildren:
    """Starts them; `now` is the latest."""

    def __init__(self) -> None:
        self.all: list[SoundChild] = []

    def __call__(self, heard: Callable[[bytes], None], gone: Callable[[], None]) -> SoundChild:
        self.all.append(SoundChild(heard, gone))
        return self.all[-1]

    @property
    def now(self) -> SoundChild:
        return self.all[-1]
