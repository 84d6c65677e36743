"""What other starts of the program may ask of the window: the table for `desktop/single_instance`.

The same functions do the work in `headless.py` when no window runs.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from audio2_desktop.cli import control, scan
from audio2_desktop.cli import playlists as playlist_files
from audio2_desktop.cli.scan import Json
from audio2_desktop.domain.problems import Refused
from audio2_desktop.services.browse import Browse
from audio2_desktop.services.library import Library
from audio2_desktop.services.player import Player
from audio2_desktop.services.playlists import Playlists

Handler = Callable[[Json, Callable[[Json], None]], Awaitable[Json]]


def table(
    *,
    library: Library,
    player: Player,
    browse: Browse,
    playlists: Playlists,
    open_targets: Callable[[Sequence[str]], Awaitable[None]],
) -> Mapping[str, Handler]:
    """Command name -> what does it.

    open_targets: raises the window and takes absolute paths and URLs (none: only raises it).
    """

    async def _scan(arguments: Json, tell: Callable[[Json], None]) -> Json:
        return await scan.scan(library, _texts(arguments, "folders"), tell)

    async def _control(arguments: Json, _: Callable[[Json], None]) -> Json:
        return await control.obey(player, browse, str(arguments.get("verb", "")))

    async def _import(arguments: Json, _: Callable[[Json], None]) -> Json:
        return await playlist_files.import_file(playlists, str(arguments.get("file", "")))

    async def _open(arguments: Json, _: Callable[[Json], None]) -> Json:
        await open_targets(_texts(arguments, "targets"))
        return {}

    return {"scan": _scan, "control": _control, "playlist import": _import, "open": _open}


def _texts(arguments: Json, name: str) -> list[str]:
    given = arguments.get(name, [])
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise Refused(f"{name} must be a list of texts.")
    return given
