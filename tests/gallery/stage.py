"""The window with hands on it: goes to pages, waits until the picture rests, saves it."""

import asyncio
import json
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from audio2_desktop.core import Core
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.settings import LanguageSettings
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.ui import inspection, language
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import History, Route
from audio2_desktop.ui.theme import Mode
from tests.gallery.cut import Watch

if TYPE_CHECKING:
    from audio2_desktop.app import Frame

FIRST_S = 0.1
REST_S = 0.05
PATIENCE = 60
UNTIL_S = 60
LOADING_S = 0.8
"""Scenes of pages that never end loading are drawn after this."""
COMPRESSED_A_LITTLE = 80
COLOURS = 256
README = {
    "01-home-dark": "home",
    "albums-dark": "albums",
    "04-album-dark": "album",
    "06-playlist-dark": "playlist",
    "03-artist-light": "artist",
}
"""Scenes that are the README's pictures."""

Extra = tuple[QPoint, Callable[[], QPixmap] | QWidget]
"""Where in the window, and what, as it looks when the picture is taken."""


class Stage:
    """frame and core are the program's own; `extras` (menus, ghosts) are painted over them."""

    def __init__(
        self, frame: "Frame", core: Core, music: Path, folder: Path, screenshots: Path | None
    ) -> None:
        self.frame, self.core, self.music = frame, core, music
        self.window = frame.window
        self._folder, self._screenshots = folder, screenshots
        self._cut = Watch(language.resolved(frame.settings.get(LanguageSettings).language))
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="disk")
        self._written: list[Future[None]] = []
        self.extras: list[Extra] = []
        self._supplies = dict(self.window.area._supplies or {})
        self.albums: dict[str, int] = {}
        self.playlists: dict[str, int] = {}

    async def begin(self) -> None:
        """Learn the names; play the track that all pictures show."""
        ids = await self.core.browse.album_ids(AlbumQuery())
        rows = await self.core.browse.album_rows(ids)
        self.albums = {row.title: row.id for row in rows}
        self.artists = {row.artist: row.artist_id for row in rows}
        self.playlists = {row.name: row.id for row in await self.core.playlists.all()}

    async def tracks(self, album: str) -> list[int]:
        """Tracks of an album in playing order."""
        return list(await self.core.browse.tracks_of(Entity.ALBUM, [self.albums[album]]))

    def send(self, intent: Intent) -> None:
        """As a page does it."""
        self.window.area.intent.emit(intent)

    def go(self, name: str, arg: int | str | None = None) -> None:
        """Open a page from its beginning."""
        self.window.setFocus()
        self.window.area.close_pages()
        self.window.history = History()
        self.window.go(Route(name, arg))

    @property
    def page(self) -> QWidget:
        """The visible page."""
        assert self.window.area.current is not None
        return self.window.area.current

    def supplied(self, name: str) -> object:
        """One of the real services that pages are given."""
        return self._supplies[name]

    def supply(self, **other: object) -> None:
        """Give pages something else than the real services; `supply()` goes back."""
        self.window.area.close_pages()
        self.window.area.supply({**self._supplies, **other})

    def use(self, mode: Mode) -> None:
        """Theme of the next pictures: changed under whatever is open."""
        self.frame.theme.set_mode(mode)

    async def rest(self) -> None:
        """Wait until the page looks the same twice and no cover is on its way."""
        await asyncio.sleep(FIRST_S)
        before = None
        start = time.monotonic()
        for _ in range(PATIENCE):
            now = self.window.area.grab().toImage()
            is_loading = getattr(self.page, "is_loading", False)
            is_busy = is_loading and time.monotonic() - start < LOADING_S
            if now == before and not is_busy and not self.frame.covers.is_busy:
                return
            before = now
            await asyncio.sleep(REST_S)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition; AssertionError after a minute."""
        start = time.monotonic()
        while time.monotonic() - start < UNTIL_S:
            if condition():
                return
            await asyncio.sleep(0.03)
        raise AssertionError(f"waited in vain for {what}")

    def lay_over(self, widget: QWidget) -> None:
        """A menu or another window of its own is painted where it stands."""
        spot = widget.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
        self.extras.append((spot, widget))

    def menus(self) -> list[QMenu]:
        """Menus that are open now, each before those that are a part of it."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]
        return sorted((w for w in found if w.isVisible()), key=_depth)

    def save(self, name: str) -> Path:
        """The picture, and beside it what it shows: places of what has a name, texts that are
        cut."""
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"{name}.png"
        with self._cut.on() as cut:
            picture = self.window.grab()
            painter = QPainter(picture)
            for spot, extra in self.extras:
                painter.drawPixmap(spot, extra.grab() if isinstance(extra, QWidget) else extra())
            painter.end()
            self._cut.look_at_labels(self.window)
        facts = {
            "size": self.window.size().toTuple(),
            "dpr": picture.devicePixelRatio(),
            "text": self.frame.theme.scale_percent,
            "cut": dict(cut),
            "places": self._places(),
        }
        target.with_suffix(".json").write_text(json.dumps(facts, ensure_ascii=False, indent=0))
        is_for_readme = self._screenshots is not None and name in README
        self._written.append(
            self._disk.submit(self._write, picture.toImage(), target, is_for_readme)
        )
        return target

    def finish(self) -> None:
        """Return when all pictures are on the disk; raises what went wrong there."""
        for each in self._written:
            each.result()
        self._disk.shutdown()

    def _places(self) -> dict[str, tuple[int, int, int, int]]:
        corner = self.window.mapToGlobal(QPoint(0, 0))
        over = {
            f"over-{at}": (spot.x(), spot.y(), extra.width(), extra.height())
            for at, (spot, extra) in enumerate(self.extras)
            if isinstance(extra, QWidget)
        }
        return over | {
            place: (x - corner.x(), y - corner.y(), width, height)
            for place, (x, y, width, height) in inspection.places(self.window).items()
        }

    def _write(self, picture: QImage, target: Path, is_for_readme: bool) -> None:
        assert picture.save(str(target), "PNG", COMPRESSED_A_LITTLE)
        if is_for_readme:
            assert self._screenshots is not None
            self._small(target, self._screenshots / f"{README[target.stem]}.png")

    def _small(self, source: Path, target: Path) -> None:
        """For a repository: fewer colours, some 200 kB."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(source) as picture:
            full = picture.convert("RGB")
            palette = full.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
            few = full.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
            few.save(target, optimize=True)


def _depth(menu: QMenu | None) -> int:
    return 0 if menu is None else 1 + _depth(getattr(menu, "opener", None))
