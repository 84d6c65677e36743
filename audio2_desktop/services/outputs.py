"""Where the sound goes and how fast it plays: as the settings say, told to the engine."""

from collections.abc import Awaitable, Callable

from audio2_desktop.domain.facts import Fact, OutputsChanged
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.playback.engine import Engine

Save = Callable[[str, object], Awaitable[None]]


class Outputs:
    """All on the loop. `follow()` at the start and whenever a setting has changed."""

    def __init__(
        self,
        engine: Engine,
        preferences: Callable[[], PlaybackSettings],
        save: Save,
        publish: Callable[[list[Fact]], None],
        use_device: Callable[[str], None],
    ) -> None:
        """save: changes a setting. use_device: is told which device is wanted; "" is wherever the
        system plays."""
        self._engine, self._preferences, self._save = engine, preferences, save
        self._publish, self._use_device = publish, use_device
        self._told: tuple[str, bool, bool, int] = ("", False, False, 100)
        self.names: tuple[str, ...] = ()
        """The devices that there are; empty before the first sound or `look`."""

    def can(self, ability: str) -> bool:
        """Whether what makes the sound just now has this `engine.Ability`."""
        return ability in self._engine.abilities

    @property
    def chosen(self) -> str:
        """The device that is wanted, there or not; "" is wherever the system plays."""
        return self._preferences().output

    @property
    def speed(self) -> int:
        """In percent."""
        return self._preferences().speed

    async def choose(self, name: str) -> None:
        """Play there from now on."""
        await self._save("playback.output", name)

    async def set_speed(self, percent: int) -> None:
        """Play so fast from now on."""
        await self._save("playback.speed", percent)

    def look(self) -> None:
        """Have the devices found even before anything was played; told by OutputsChanged."""
        if self.can("devices") and not self.names:
            self._engine.get_ready()

    def found(self, names: tuple[str, ...]) -> None:
        """The engine tells which devices there are."""
        self.names = names
        self._publish([OutputsChanged()])

    def follow(self) -> None:
        """As the settings say."""
        wishes = self._preferences()
        name, moves, own = wishes.output, wishes.device_lost == "move", wishes.own_rates
        before, self._told = self._told, (name, moves, own, wishes.speed)
        if before[:3] != self._told[:3]:
            self._engine.set_output(name, moves=moves, keeps_rates=own)
        if before[3] != wishes.speed:
            self._engine.set_speed(wishes.speed)
        self._use_device(name)
