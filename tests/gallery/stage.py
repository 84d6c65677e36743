"""The window with hands on it: goes to pages, waits until the picture rests, saves it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from audio2_desktop.core import Core
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.sorting import AlbumQuery
from audio2_desktop.ui import inspection
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import History, Route
from audio2_desktop.ui.theme import Mode

if TYPE_CHECKING:
    from audio2_desktop.app import Frame

SIZES = ((1440, 900), (900, 600))
REST_S = 0.12
PATIENCE = 40
COLOURS = 256
README = {
    "01-home-dark": "home",
    "albums-dark": "albums",
    "04-album-dark": "album",
    "06-playlist-dark": "playlist",
}
"""Scenes that are the README's pictures."""


class Stage:
    """frame and core are the program's own; `extras` (menus, ghosts) are painted over them."""

    def __init__(
        self, frame: "Frame", core: Core, music: Path, folder: Path, screenshots: Path | None
    ) -> None:
        self.frame, self.core, self.music = frame, core, music
        self.window = frame.window
        self._folder, self._screenshots = folder, screenshots
        self.extras: list[tuple[QPoint, QPixmap]] = []
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

    def use(self, mode: Mode, size: tuple[int, int]) -> None:
        """Theme and size of the next pictures."""
        self.frame.theme.set_mode(mode)
        self.window.resize(*size)

    async def rest(self) -> None:
        """Wait until the page looks the same twice and no cover is on its way."""
        await asyncio.sleep(REST_S)
        before = None
        for _ in range(PATIENCE):
            now = self.window.area.grab().toImage()
            if now == before and not self.frame.covers.is_busy:
                return
            before = now
            await asyncio.sleep(REST_S)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition; AssertionError after some seconds."""
        for _ in range(200):
            if condition():
                return
            await asyncio.sleep(0.03)
        raise AssertionError(f"waited in vain for {what}")

    def lay_over(self, widget: QWidget) -> None:
        """A menu or another window of its own is painted where it stands."""
        spot = widget.mapToGlobal(QPoint(0, 0)) - self.window.mapToGlobal(QPoint(0, 0))
        self.extras.append((spot, widget.grab()))

    def menus(self) -> list[QMenu]:
        """Menus that are open now, in the order of opening."""
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]

    def save(self, name: str) -> Path:
        """The picture and its rectangles."""
        size = self.window.size()
        folder = self._folder / f"{size.width()}x{size.height()}"
        folder.mkdir(parents=True, exist_ok=True)
        picture = self.window.grab()
        painter = QPainter(picture)
        for spot, extra in self.extras:
            painter.drawPixmap(spot, extra)
        painter.end()
        target = folder / f"{name}.png"
        picture.save(str(target))
        corner = self.window.mapToGlobal(QPoint(0, 0))
        places = {
            place: (x - corner.x(), y - corner.y(), width, height)
            for place, (x, y, width, height) in inspection.places(self.window).items()
        }
        text = json.dumps(places, ensure_ascii=False, indent=0)
        target.with_suffix(".json").write_text(text, "utf-8")
        if self._screenshots is not None and size.width() == SIZES[0][0] and name in README:
            self._small(target, self._screenshots / f"{README[name]}.png")
        return target

    def _small(self, source: Path, target: Path) -> None:
        """For a repository: fewer colours, some 200 kB."""
        target.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(source) as picture:
            full = picture.convert("RGB")
            palette = full.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
            few = full.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
            few.save(target, optimize=True)
