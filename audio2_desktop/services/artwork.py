"""Covers of albums: found beside and inside their files, kept as small WebP files.

Work goes on behind the scan: while albums keep coming in, only those on the screen are looked at.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import AlbumId
from audio2_desktop.jobs.children import ChildDied, ChildPool
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.media import cover_messages
from audio2_desktop.storage import images
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.images import CoverWish, FoundCover

T = TypeVar("T")

QUIET_S = 1.0
"""How long no new album has come in before the others get their covers."""
ALBUMS_A_WRITE = 16

_log = logging.getLogger("audio2.art")


def _tell(error: BaseException) -> None:
    _log.error("covers stopped: %s", error, exc_info=error)


class Artwork:
    """Finds covers and hands out their thumbnails. Lives on the loop; pictures of unknown origin
    are opened in a child process, finished thumbnails in `work` threads.

    cache: folder of the thumbnails; may be emptied at any time while nothing runs. finder: the
    children that look for covers, closed with this; one of our own when there is none.
    """

    def __init__(
        self,
        db: Database,
        cache: Path,
        work: Executor,
        *,
        on_error: Callable[[BaseException], None] = _tell,
        finder: ChildPool | None = None,
    ) -> None:
        self._db = db
        self._cache = cache
        self._work = work
        self._finder = finder or ChildPool("covers", 1)
        self._tasks = TaskBag(on_error)
        self._first: dict[AlbumId, None] = {}
        self._later: dict[AlbumId, None] = {}
        self._seen: set[AlbumId] = set()
        self._enlarging: dict[tuple[str, int], asyncio.Lock] = {}
        self._seeds: dict[str, int | None] = {}
        """Of covers that are not in the library."""
        self._missing: set[tuple[str, int]] = set()
        """Thumbnails whose source is not larger, or not to be found any more."""
        self._is_running = False
        self._last_ensure = 0.0

    # ---- thumbnails ------------------------------------------------------------------------------

    def file(self, key: str, width: int) -> Path | None:
        """Where the thumbnail at least so wide lies (beyond 256 px: once `load` has made it); None
        without a key. Only computes."""
        return cover_messages.place(self._cache, key, _width(width)) if key else None

    async def load(self, key: str, px: int) -> bytes | None:
        """An encoded picture at least `px` pixels wide where the original was; None if it is gone.

        A few ms; the first time beyond 256 px, when it is made from the original, some 60 ms. A
        smaller one where the original is away.
        """
        if not key:
            return None
        width = _width(px)
        found = await self._hop(lambda: _read(self._cache, key, _upwards(width)))
        if found is None:
            await self._enlarge(key, width)
            found = await self._hop(lambda: _read(self._cache, key, _upwards(width)))
        return found or await self._hop(lambda: _read(self._cache, key, _downwards(width)))

    async def shown_file(self, key: str, px: int) -> Path | None:
        """Where a picture of that size lies for another program, made first as by `load`."""
        if await self.load(key, px) is None:
            return None
        width = _width(px)
        widths = [*_upwards(width), *_downwards(width)]
        return await self._hop(lambda: _there(self._cache, key, widths))

    async def _enlarge(self, key: str, width: int) -> None:
        """Make the thumbnail from where the cover was found, once, whoever else waits: a larger
        one, or those of lists when the cache was emptied."""
        if (key, width) in self._missing:
            return
        lock = self._enlarging.setdefault((key, width), asyncio.Lock())
        is_first = not lock.locked()
        async with lock:
            if is_first and not await self._make(key, width):
                self._missing.add((key, width))
        self._enlarging.pop((key, width), None)

    async def _make(self, key: str, width: int) -> bool:
        first = cover_messages.FIRST_WIDTHS
        larger_than, widths = (0, first) if width in first else (first[-1], (width,))
        albums = await self._db.read(images.albums_of, key, larger_than)
        for wish in await self._db.read(images.wishes, albums):
            try:
                made = await self._ask(wish, widths)
            except OSError as error:
                _log.warning("a cover was not enlarged: %s", error)
                return False
            if made is not None and made.key == key:
                return True
        return False

    async def of_file(self, path: bytes) -> str:
        """Key of the cover beside or inside a file that is not in the library, "" without one; its
        thumbnails are made, in some 50 ms."""
        folder = path.rpartition(b"/")[0]
        wish = CoverWish(AlbumId(0), "", is_chosen=False, folders=(folder,), embedded=(path,))
        try:
            made = await self._ask(wish, cover_messages.WIDTHS)
        except OSError as error:
            _log.warning("a cover was not kept: %s", error)
            return ""
        if made is None:
            return ""
        self._seeds[made.key] = made.seed
        return made.key

    async def seed(self, key: str) -> int | None:
        """The accent seed 0xRRGGBB of a cover; None when it has no colour."""
        if key in self._seeds:
            return self._seeds[key]
        found = await self._db.read(images.seed, key)
        return None if found in (None, images.GREY) else found

    # ---- finding ---------------------------------------------------------------------------------

    def ensure(self, album_ids: Iterable[AlbumId]) -> None:
        """Look for the covers of these albums soon: their files are new or were changed."""
        self._missing.clear()
        for album_id in album_ids:
            self._later[album_id] = None
            self._seen.discard(album_id)
        self._last_ensure = asyncio.get_running_loop().time()
        self._start()

    def wanted(self, album_ids: Iterable[AlbumId]) -> None:
        """These are on the screen without a cover: look for theirs before all others."""
        for album_id in album_ids:
            if album_id not in self._seen:
                self._first[album_id] = None
        self._start()

    async def resume(self) -> None:
        """Go on with albums that nobody has looked at, as after a crash in a scan."""
        after = AlbumId(0)
        while found := await self._db.read(images.without_cover, after, 2000):
            self._later |= dict.fromkeys(found)
            after = found[-1]
        self._start()

    async def settled(self) -> None:
        """Return when every album that was asked for has been looked at."""
        while self._is_running:  # noqa: ASYNC110 - for tests and the demo
            await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Stop; what was not looked at is found by `resume`."""
        await self._tasks.close()
        await self._finder.close()

    def _start(self) -> None:
        if not self._is_running and (self._first or self._later) and not self._db.read_only:
            self._is_running = True
            self._tasks.start(self._pump())

    async def _pump(self) -> None:
        try:
            while self._first or self._later:
                if not self._first and (wait := self._quiet_in()) > 0:
                    await asyncio.sleep(min(wait, 0.1))
                    continue
                await self._look(self._next())
        finally:
            self._is_running = False

    def _quiet_in(self) -> float:
        return self._last_ensure + QUIET_S - asyncio.get_running_loop().time()

    def _next(self) -> list[AlbumId]:
        source = self._first or self._later
        taken = list(source)[:ALBUMS_A_WRITE]
        for album_id in taken:
            self._first.pop(album_id, None)
            self._later.pop(album_id, None)
        self._seen.update(taken)
        return taken

    async def _look(self, album_ids: list[AlbumId]) -> None:
        found: list[FoundCover] = []
        without: list[AlbumId] = []
        for wish in await self._db.read(images.wishes, album_ids):
            if wish.is_chosen or not wish.folders:  # unplugged: what is known stays
                continue
            try:
                cover = await self._find(wish)
            except OSError as error:  # a full disk; the next start tries again
                _log.warning("a cover was not kept: %s", error)
                continue
            if cover is None:
                without.append(wish.album_id)
            elif cover.key != wish.current:
                found.append(cover)
        try:
            if found:
                await self._db.write(images.put, found)
            if without:
                await self._db.write(images.none_found, without)
        except Problem as problem:  # a full disk; the next start tries again
            _log.warning("covers were not noted: %s", problem)

    async def _find(self, wish: CoverWish) -> FoundCover | None:
        """The cover of an album with its thumbnails made, None when there is none. Raises OSError
        when they cannot be written or no process can be had."""
        if not wish.is_album:
            return None
        made = await self._ask(wish, cover_messages.FIRST_WIDTHS)
        if made is None:
            return None
        return FoundCover(
            wish.album_id,
            made.key,
            "embedded" if made.is_embedded else "file",
            made.width,
            made.height,
            images.GREY if made.seed is None else made.seed,
        )

    async def _ask(self, wish: CoverWish, widths: Sequence[int]) -> cover_messages.Made | None:
        asked = cover_messages.request(self._cache, wish.folders, wish.embedded, widths)
        try:
            return cover_messages.made(await self._finder.ask(asked))
        except ChildDied as error:
            _log.warning("pictures of album %d made their reader fail: %s", wish.album_id, error)
            return None

    async def _hop(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, work)


def _width(px: int) -> int:
    return next(
        (width for width in cover_messages.WIDTHS if width >= px), cover_messages.WIDTHS[-1]
    )


def _upwards(least: int) -> list[int]:
    return [width for width in cover_messages.WIDTHS if width >= least]


def _downwards(most: int) -> list[int]:
    return [width for width in reversed(cover_messages.WIDTHS) if width < most]


def _read(cache: Path, key: str, widths: Iterable[int]) -> bytes | None:
    """The first of these thumbnails that is there. Blocking."""
    for width in widths:
        with suppress(OSError):
            return cover_messages.place(cache, key, width).read_bytes()
    return None


def _there(cache: Path, key: str, widths: Iterable[int]) -> Path | None:
    """The file of the first of these thumbnails that is there. Blocking."""
    files = (cover_messages.place(cache, key, width) for width in widths)
    return next((file for file in files if file.is_file()), None)
