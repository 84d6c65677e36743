"""A player that notes which of its buttons were pressed."""

from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import Ms


class Pressed:
    """Satisfies `desktop.media_controls.Transport`."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.place = 0

    def position_ms(self) -> Ms:
        return Ms(self.place)

    async def toggle(self) -> None:
        self.done.append("toggle")

    async def resume(self) -> None:
        self.done.append("resume")

    async def pause(self) -> None:
        self.done.append("pause")

    async def stop(self) -> None:
        self.done.append("stop")

    async def next(self) -> None:
        self.done.append("next")

    async def previous(self) -> None:
        self.done.append("previous")

    async def seek(self, ms: int) -> None:
        self.done.append(f"seek {ms}")

    async def set_volume(self, volume: int) -> None:
        self.done.append(f"volume {volume}")

    async def set_repeat(self, repeat: Repeat) -> None:
        self.done.append(f"repeat {repeat}")

    async def set_shuffle(self, on: bool) -> None:
        self.done.append(f"shuffle {on}")
