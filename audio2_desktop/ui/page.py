"""What every page shares: its life, its tasks, the facts it hears, its loading and error states.

Pages live in `pages/` and do not know each other. A page asks services through its own slots and
speaks up by two signals; what it shows is read again when a fact says that it changed.
"""

from array import array
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget

from audio2_desktop.domain.fact_bus import FactBus, Subscription
from audio2_desktop.domain.facts import Fact
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import Stamp
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag, TaskSlot
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import SIDE, Theme
from audio2_desktop.ui.view_memory import ViewMemory
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.skeleton import SHOW_AFTER_MS, SkeletonBlock
from audio2_desktop.ui.widgets.states import ErrorState

if TYPE_CHECKING:
    import asyncio

TOP_BAR = 60
"""A page that begins under the top bar leaves so much free."""
COALESCE_MS = 50
Coro = Coroutine[Any, Any, Any]
Margins = tuple[int, int, int, int]
Fetch = Callable[[Any], Awaitable[Sequence[Any]]]
"""fetch(ids): the rows with these identities, in any order, without those that are gone."""


class PageCovers(Protocol):
    """Covers as pages use them; `artwork.ArtworkCache` is one."""

    @property
    def ready(self) -> SignalInstance: ...

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None: ...

    def near(self, key: str, px: int, radius: float = 8) -> QPixmap | None: ...

    def mosaic(self, keys: Sequence[str], px: int, radius: float = 8) -> QPixmap | None: ...


@dataclass(frozen=True, slots=True)
class PageCommand:
    """Something that can be done with the page that is open, for the command palette."""

    key: str
    text: str
    icon: str
    run: Callable[[], None]


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PageTools:
    """What every page needs to exist; services are given beside it, each page its own.

    on_error: gets what is a bug (anything but a Problem) and problems of small actions.
    seed: colour of a cover (0xRRGGBB) for accents, None when it has none or is not known yet.
    is_scanning: whether folders are being read, so that an empty page can say so.
    memory: how the user left each view.
    says_lyrics: whether a screen reader is to say each line that is sung.
    """

    theme: Theme
    facts: FactBus
    covers: PageCovers
    now: Callable[[], Stamp]
    on_error: ErrorSink
    seed: Callable[[str], int | None]
    is_scanning: Callable[[], bool] = _never
    memory: ViewMemory = field(default_factory=ViewMemory)
    says_lyrics: Callable[[], bool] = _never


class Page(QWidget):
    """Base of all pages. Subclasses build their widgets in the constructor, then answer `open`.

    `navigate(Route)` and `intent(Intent)` go to the window; `scrolled(y)` to the top bar.
    """

    navigate = Signal(Route)
    intent = Signal(object)
    """An Intent; as a plain object, so that the first paint does not wait for their module."""
    scrolled = Signal(int)
    under_top_bar = False
    access_role = Role.Pane
    coalesce_ms = COALESCE_MS
    """Facts within so long are answered by one reading."""

    def __init__(self, tools: PageTools, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.tools = tools
        self.theme = tools.theme
        self._scale = self.theme.scale_percent
        self.arg: int | str | None = None
        self.playing: int | None = None
        self.is_sounding = False
        self._loading = TaskSlot(self._on_load_failed)
        self._tasks = TaskBag(tools.on_error)
        self._running: set[asyncio.Task[Any]] = set()
        self._subscriptions: list[Subscription] = []
        self._layouts: list[tuple[QLayout, Margins, int, bool]] = []
        self._pending: dict[str, object] | None = None
        self._is_dirty = False
        self._is_closed = False
        self._dirty_timer = QTimer(self, interval=self.coalesce_ms, singleShot=True)
        self._dirty_timer.timeout.connect(self._reload_if_seen)
        self._wait = QTimer(self, interval=SHOW_AFTER_MS, singleShot=True)
        self._wait.timeout.connect(self._show_skeleton)
        self._skeleton: SkeletonBlock | None = None
        self._error: ErrorState | None = None
        self._content: QWidget | None = None
        self._has_content = False
        self._is_early = False
        self._is_wired = False
        tools.covers.ready.connect(self.on_covers)
        self.theme.follow(self.on_theme)

    @property
    def has_content(self) -> bool:
        """True once what was opened is on the screen."""
        return self._has_content

    @property
    def is_loading(self) -> bool:
        """True while services are asked for what the page shows."""
        return self._loading.is_busy

    async def settled(self) -> None:
        """Return when what is being read now has been read, in whatever way."""
        await self._loading.settled()

    # -- what the frame asks -----------------------------------------------------------------------

    def open(self, arg: int | str | None) -> None:
        """Show `arg` (which album, which text) from its beginning."""
        if not self._is_wired:
            self._is_wired = True
            self.wire()
        self.arg = arg
        self._pending = None
        self._has_content, self._is_early = self._is_early, False
        self.load()

    def wire(self) -> None:
        """Connect what the user does, before the page is opened for the first time. Here belongs
        what a page that is only painted does not need: intents and menus take 25 ms to import."""

    def show_early(self, rows: Sequence[Any], total: int) -> None:
        """Show the first of `total` rows before there are services and a loop, until `open` reads
        all of them. Only pages that can be shown first answer."""
        self._is_early = True
        self.show_content()

    def state(self) -> dict[str, object]:
        """What `restore` needs to come back to the same spot; plain values only."""
        return {}

    def restore(self, state: dict[str, object]) -> None:
        """Return to a spot once the content is there."""
        self._pending = state

    def commands(self) -> Sequence[PageCommand]:
        """What the palette offers while this page is open, beside the commands of the window."""
        return ()

    def give_up(self) -> bool:
        """Esc while another list is on its way: stay with the one that is shown. Whether so."""
        return False

    def focus_first(self) -> None:
        """Give the keyboard to the most useful part."""
        self.setFocus()

    def close_page(self) -> None:
        """Let go of tasks and facts; the page is deleted next. What its widgets still say is not
        acted upon."""
        self._is_closed = True
        self._loading.close()
        self._dirty_timer.stop()
        self._wait.stop()
        for subscription in self._subscriptions:
            subscription.close()
        self._subscriptions.clear()
        for task in tuple(self._running):
            task.cancel()

    def set_playing(self, track: int | None, *, is_sounding: bool) -> None:
        """The track that plays now, for the marks in lists."""
        self.playing, self.is_sounding = track, is_sounding
        self.on_playing()

    # -- what pages do -----------------------------------------------------------------------------

    def load(self) -> None:
        """Read everything again: cached and fresh come this one way."""
        self._is_dirty = False
        if self._is_closed or self._is_early:
            return
        if not self._has_content:
            self._wait.start()
        self._loading.run(self._load())

    async def _load(self) -> None:
        await self.reload()
        self.show_content()
        pending, self._pending = self._pending, None
        if pending is not None:
            self.on_restore(pending)

    async def reload(self) -> None:
        """Ask the services and fill the widgets. Subclasses do it here."""

    def on_restore(self, state: dict[str, object]) -> None:
        """Content is there: scroll, select."""

    def on_playing(self) -> None:
        """`playing` or `is_sounding` changed."""

    def on_covers(self, keys: object) -> None:
        """Covers of these keys are ready."""
        self.update()

    def on_theme(self) -> None:
        """Colours or sizes changed. Extend for what does not repaint itself."""
        if self.theme.scale_percent != self._scale:
            ratio = self.theme.scale_percent / self._scale
            self._scale = self.theme.scale_percent
            rescale(self, ratio, {layout for layout, _, _, _ in self._layouts})
        for layout, margins, spacing, at_edges in self._layouts:
            self._measure(layout, margins, spacing, at_edges=at_edges)
        self.update()

    def start(self, work: Coro) -> None:
        """Run a small action; its problem goes to the window's toast."""
        if self._is_closed or self._is_early:
            work.close()
            return
        task = self._tasks.start(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def feed(self, model: PagedRows, fetch: Fetch) -> None:
        """Answer a model's wish for pages with rows of `fetch`."""
        model.setParent(self)  # goes with the page, and with it what is connected to it here

        async def answer(page: int, ids: "array[int]") -> None:
            try:
                model.arrived(page, await fetch(ids))
            except BaseException:
                model.failed(page)
                raise

        model.wanted.connect(lambda page, ids: self.start(answer(page, ids)))

    def hear(self, kinds: Iterable[type[Fact]]) -> None:
        """Read again when one of these facts comes: at most once in 50 ms, only if visible."""
        self._subscriptions.append(self.tools.facts.subscribe(kinds, self.on_fact))

    def on_fact(self, fact: Fact) -> None:
        """A fact arrived. By default everything is stale."""
        self.mark_dirty()

    def mark_dirty(self) -> None:
        """Read again soon; once for everything that happens within 50 ms."""
        self._is_dirty = True
        if not self._is_closed and not self._dirty_timer.isActive():
            self._dirty_timer.start()

    def measured(
        self,
        layout: QLayout,
        margins: Margins = (0, 0, 0, 0),
        spacing: int = 0,
        *,
        at_edges: bool = False,
    ) -> None:
        """Margins and spacing in logical pixels at 100 %, kept when the scale changes. at_edges:
        they reach to the edges of the page, and there is more at its sides where it is wide."""
        self._layouts.append((layout, margins, spacing, at_edges))
        self._measure(layout, margins, spacing, at_edges=at_edges)

    def set_content(self, widget: QWidget) -> None:
        """The widget that fills the page once it is loaded."""
        self._content = widget
        widget.setParent(self)
        widget.setGeometry(self.rect())
        widget.hide()

    def show_content(self) -> None:
        """Loading is over."""
        self._has_content = True
        self._wait.stop()
        self._only(self._content)

    def skeleton_blocks(self) -> Sequence[Any]:
        """Rectangles of the skeleton, in the final geometry. () = a plain page."""
        return ()

    # -- inside ------------------------------------------------------------------------------------

    def _measure(self, layout: QLayout, margins: Margins, spacing: int, *, at_edges: bool) -> None:
        px = self.theme.px
        left, top, right, bottom = (px(side) for side in mirror.margins(*margins))
        more = self.theme.page_side(self.width()) - px(SIDE) if at_edges else 0
        layout.setContentsMargins(left + more, top, right + more, bottom)
        layout.setSpacing(px(spacing))

    def _reload_if_seen(self) -> None:
        if self._is_dirty and self.isVisible():
            self.load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_dirty:
            self._dirty_timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self._content, self._skeleton, self._error):
            if part is not None:
                part.setGeometry(self.rect())
        for layout, margins, spacing, at_edges in self._layouts:
            if at_edges:
                self._measure(layout, margins, spacing, at_edges=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.theme.color("window"))

    def _show_skeleton(self) -> None:
        blocks = tuple(self.skeleton_blocks())
        if self._has_content or not blocks:
            return
        if self._skeleton is None:
            self._skeleton = SkeletonBlock(self.theme, 8, self)
        self._skeleton.setGeometry(self.rect())
        self._skeleton.set_blocks(blocks)
        self._only(self._skeleton)

    def _only(self, part: QWidget | None) -> None:
        for other in (self._content, self._skeleton, self._error):
            if other is not None:
                other.setVisible(other is part)
        if part is not None:
            part.raise_()

    def _on_load_failed(self, error: BaseException) -> None:
        self._wait.stop()
        if not isinstance(error, Problem):
            self.tools.on_error(error)
        if self._has_content:
            if isinstance(error, Problem):
                self.tools.on_error(error)
            return
        self._show_error(error)

    def _show_error(self, error: BaseException) -> None:
        known = isinstance(error, Problem)
        text = words.problem(error) if isinstance(error, Problem) else words.tr("Nothing was lost.")
        if self._error is not None:
            self._error.deleteLater()
        self._error = ErrorState(
            self.theme,
            words.tr("This could not be loaded"),
            text,
            [(words.tr("Try again"), "arrow-clockwise"), (words.tr("Copy details"), "copy")],
            self,
            detail="" if known else type(error).__name__,
        )
        self._error.acted.connect(lambda which: self._on_error_acted(which, error))
        self._error.setGeometry(self.rect())
        self._only(self._error)

    def _on_error_acted(self, which: int, error: BaseException) -> None:
        if which == 0:
            self._only(None)
            self.load()
        else:
            words_of = f"{self.objectName()} {self.arg}: {type(error).__name__}: {error}"
            clipboard_text(words_of)


def clipboard_text(text: str) -> None:
    """Put text where the user can paste it."""
    QGuiApplication.clipboard().setText(text)


def rescale(page: QWidget, ratio: float, apart: set[QLayout]) -> None:
    """Margins, spacings and gaps of all layouts below `page` times `ratio`: those that were given
    once in pixels of the former font scale. `apart` are measured by the page itself."""
    for layout in page.findChildren(QLayout):
        if layout not in apart:
            margins = layout.contentsMargins()
            sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
            layout.setContentsMargins(*(round(side * ratio) for side in sides))
            layout.setSpacing(round(layout.spacing() * ratio))
        for at in range(layout.count()):
            item = layout.itemAt(at)
            gap = item.spacerItem() if item is not None else None
            if gap is not None:
                size, policy = gap.sizeHint(), gap.sizePolicy()
                gap.changeSize(
                    round(size.width() * ratio),
                    round(size.height() * ratio),
                    policy.horizontalPolicy(),
                    policy.verticalPolicy(),
                )
        layout.invalidate()
