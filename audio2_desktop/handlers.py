"""What other starts of the program may ask of the running window, by name."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from audio2_desktop.cli import control, playlists, scan
from audio2_desktop.core import Core
from audio2_desktop.services.player import Player

Json = dict[str, Any]
Handler = Callable[[Json, Callable[[Json], None]], Awaitable[Json]]


def table(
    core: Core, player: Player, open_targets: Callable[[list[str]], Awaitable[None]]
) -> Mapping[str, Handler]:
    """The commands; each gets its arguments and a function that sends progress."""

    async def open_(arguments: Json, _tell: Callable[[Json], None]) -> Json:
        await open_targets(_texts(arguments.get("targets")))
        return {}

    async def scan_(arguments: Json, tell: Callable[[Json], None]) -> Json:
        return await scan.scan(core.library, _texts(arguments.get("folders")), tell)

    async def control_(arguments: Json, _tell: Callable[[Json], None]) -> Json:
        return await control.obey(player, core.browse, str(arguments.get("verb", "")))

    async def import_(arguments: Json, _tell: Callable[[Json], None]) -> Json:
        return await playlists.import_file(core.playlists, str(arguments.get("file", "")))

    return {"open": open_, "scan": scan_, "control": control_, "playlist import": import_}


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
