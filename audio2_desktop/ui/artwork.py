"""Covers for painting: answers at once, fetches what is missing in the order it was last seen.

Loading, decoding, scaling and rounding happen in work threads; the window's thread only turns
finished images into pixmaps, a few a frame.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPixmap

from audio2_desktop.domain.problems import Problem
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.ui.theme import Theme, covers

BYTES = 76_000_000
"""All pixmaps together; the least recently painted go first."""
AT_ONCE = 4
PER_FRAME = 4
FRAME_MS = 16
NO_PICTURES = 4000
"""Keys remembered as having no picture, so that they are not asked for again."""

T = TypeVar("T")
Load = Callable[[str, int], Awaitable[bytes | None]]
"""load(key, px): an encoded picture at least so many pixels wide, None when there is none."""


class Work(Protocol):
    """Runs a function in a work thread."""

    def __call__(self, function: Callable[[], T], /) -> Awaitable[T]: ...


class Wanted(NamedTuple):
    """keys: one, or four of a mosaic; px in logical pixels."""

    keys: tuple[str, ...]
    px: int
    radius: float
    dpr: float


class ArtworkCache(QObject):
    """`pixmap(key, px, radius)` is a finished cover or None; `ready(keys)` says which came since.

    Views connect `ready` to a repaint; it is sent at most once a frame.
    """

    ready = Signal(object)

    def __init__(
        self,
        theme: Theme,
        load: Load | None = None,
        work: Work | None = None,
        on_error: ErrorSink = lambda _: None,
    ) -> None:
        """Without `load` and `work` nothing is fetched until `begin` brings them."""
        super().__init__()
        self._theme = theme
        self._load = load
        self._work = work
        self._tasks = TaskBag(on_error)
        self._ratio = 0.0
        self._pixmaps: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._bytes = 0
        self._none: OrderedDict[Wanted, None] = OrderedDict()
        self._waiting: OrderedDict[Wanted, None] = OrderedDict()
        self._running: set[Wanted] = set()
        self._finished: list[tuple[Wanted, QImage]] = []
        self._frame = QTimer(self, interval=FRAME_MS)
        self._frame.timeout.connect(self._take_finished)
        theme.follow(self._on_theme_changed)

    def begin(self, load: Load, work: Work, on_error: ErrorSink) -> None:
        """The services are there: fetch what was asked for so far, and from now on."""
        self._load, self._work = load, work
        self._tasks = TaskBag(on_error)
        self._start_some()

    def use_ratio(self, ratio: float) -> None:
        """Device pixels a logical one has on the screen that the window is on now."""
        before, self._ratio = self._dpr(), ratio
        if before != ratio:
            self.ready.emit(frozenset(key for wanted in self._pixmaps for key in wanted.keys))

    @property
    def size_bytes(self) -> int:
        """Memory that the pixmaps take."""
        return self._bytes

    @property
    def is_busy(self) -> bool:
        """Whether anything asked for is still on its way."""
        return bool(self._waiting or self._running or self._finished)

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        """The cover at `px` logical pixels with round corners (px / 2 = a circle), or None."""
        return self._get(Wanted((key,), px, radius, self._dpr())) if key else None

    def near(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        """As `pixmap`, but while that is on its way, the same cover in another size if there is
        one: for views whose size changes continuously. The caller scales it for those frames."""
        found = self.pixmap(key, px, radius)
        if found is not None or not key:
            return found
        return next(
            (
                pixmap
                for wanted, pixmap in reversed(self._pixmaps.items())
                if wanted.keys == (key,) and 0.5 <= wanted.px / px <= 2
            ),
            None,
        )

    def mosaic(self, keys: Sequence[str], px: int, radius: float = 8) -> QPixmap | None:
        """Four covers as one square; fewer keys show the first alone."""
        given = tuple(key for key in keys if key)
        if not given:
            return None
        return self._get(
            Wanted(given[:4] if len(given) >= 4 else given[:1], px, radius, self._dpr())
        )

    def forget(self, keys: frozenset[str] = frozenset()) -> None:
        """Pictures of these keys have changed or arrived (none named: all)."""
        for wanted in [w for w in self._pixmaps if not keys or keys.intersection(w.keys)]:
            self._bytes -= _size(self._pixmaps.pop(wanted))
        for wanted in [w for w in self._none if not keys or keys.intersection(w.keys)]:
            del self._none[wanted]

    async def close(self) -> None:
        """Stop fetching. No task is left."""
        self._frame.stop()
        self._waiting.clear()
        await self._tasks.close()

    # -- inside ------------------------------------------------------------------------------------

    def _get(self, wanted: Wanted) -> QPixmap | None:
        found = self._pixmaps.get(wanted)
        if found is not None:
            self._pixmaps.move_to_end(wanted)
            return found
        if wanted not in self._none and wanted not in self._running:
            self._waiting[wanted] = None
            self._waiting.move_to_end(wanted)
            self._start_some()
        return None

    def _start_some(self) -> None:
        load, work = self._load, self._work
        if load is None or work is None:
            return
        while self._waiting and len(self._running) < AT_ONCE:
            wanted, _ = self._waiting.popitem()  # the last seen first: it is on the screen
            self._running.add(wanted)
            self._tasks.start(self._fetch(wanted, load, work))

    async def _fetch(self, wanted: Wanted, load: Load, work: Work) -> None:
        try:
            side = round(wanted.px * wanted.dpr)
            per_key = side if len(wanted.keys) == 1 else (side + 1) // 2
            data = [await load(key, per_key) for key in wanted.keys]
            line = QColor(self._theme.color("coverline"))
            known = [one for one in data if one]
            image = await work(lambda: _bake(known, wanted, line)) if known else None
            if image is None:
                self._remember_none(wanted)
            else:
                self._finished.append((wanted, image))
                if not self._frame.isActive():
                    self._frame.start()
        except Problem:
            self._remember_none(wanted)
        finally:
            self._running.discard(wanted)
            self._start_some()

    def _remember_none(self, wanted: Wanted) -> None:
        self._none[wanted] = None
        while len(self._none) > NO_PICTURES:
            self._none.popitem(last=False)

    def _take_finished(self) -> None:
        taken, self._finished = self._finished[:PER_FRAME], self._finished[PER_FRAME:]
        for wanted, image in taken:
            self._keep(wanted, QPixmap.fromImage(image))
        if taken:
            self.ready.emit(frozenset(key for wanted, _ in taken for key in wanted.keys))
        else:
            self._frame.stop()

    def _keep(self, wanted: Wanted, pixmap: QPixmap) -> None:
        former = self._pixmaps.pop(wanted, None)
        if former is not None:
            self._bytes -= _size(former)
        self._pixmaps[wanted] = pixmap
        self._bytes += _size(pixmap)
        while self._bytes > BYTES and len(self._pixmaps) > 1:
            _, gone = self._pixmaps.popitem(last=False)
            self._bytes -= _size(gone)

    def _on_theme_changed(self) -> None:
        self.forget()

    def _dpr(self) -> float:
        if self._ratio:
            return self._ratio
        app = QGuiApplication.instance()
        return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _bake(data: list[bytes], wanted: Wanted, line: QColor) -> QImage | None:
    """Runs in a work thread: QImage is safe there, QPixmap is not."""
    images = [image for one in data if not (image := QImage.fromData(one)).isNull()]
    if not images:
        return None
    if len(wanted.keys) > 1:
        return covers.mosaic(images, wanted.px, wanted.dpr, wanted.radius, line)
    return covers.bake(images[0], wanted.px, wanted.dpr, wanted.radius, line)


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
