"""Blurred grounds of covers: computed in a work thread, the last few are kept."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from audio2_desktop.ui.theme import Theme, ambient

KEPT = 4
KEPT_BYTES = 8_000_000
"""Of one on a screen of 1920 x 1080 there are 5.5 MB; the last one is kept at any size."""
READ_PX = 256

Load = Callable[[str, int], Awaitable[bytes | None]]
Work = Callable[[Callable[[], Any]], Awaitable[Any]]


class Backdrops:
    """`image(key, size)` for one page at a time; lives on the loop."""

    def __init__(self, theme: Theme, load: Load, work: Work) -> None:
        self._theme, self._load, self._work = theme, load, work
        self._made: OrderedDict[tuple[object, ...], QImage] = OrderedDict()

    async def image(self, key: str, size: QSize) -> QImage | None:
        """The ground for a cover at so many device pixels; None when there is no such picture, or
        when high contrast leaves no room for it."""
        theme = self._theme
        if not key or theme.is_high_contrast or size.isEmpty():
            return None
        wanted = (key, size.width(), size.height(), theme.is_dark)
        found = self._made.get(wanted)
        if found is None:
            data = await self._load(key, READ_PX)
            if data is None:
                return None
            contrast = partial(theme.contrast, "t2")
            make = partial(ambient.backdrop, data, size, theme.color("window"), contrast)
            found = await self._work(make)
            if found is None:
                return None
            self._made[wanted] = found
            self._forget_some()
        self._made.move_to_end(wanted)
        return found

    def _forget_some(self) -> None:
        while len(self._made) > 1 and (
            len(self._made) > KEPT
            or sum(image.sizeInBytes() for image in self._made.values()) > KEPT_BYTES
        ):
            self._made.popitem(last=False)
