"""What follows a fact by itself: theme and language follow the settings, the visible page's marks
follow the player, the volume's step, watching and sort keys their settings, a toast a long track
that goes on where it was left."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import Fact, NowPlaying, RootsChanged, SettingChanged, WentOn
from audio2_desktop.domain.settings import (
    AppearanceSettings,
    LanguageSettings,
    LibrarySettings,
    PlaybackSettings,
)
from audio2_desktop.jobs.tasks import ErrorSink, TaskBag
from audio2_desktop.services.player import Player
from audio2_desktop.services.settings import Settings
from audio2_desktop.ui import language, routes, words
from audio2_desktop.ui.dialogs.overlay import Overlay
from audio2_desktop.ui.frame.toasts import Message
from audio2_desktop.ui.page import Page
from audio2_desktop.ui.theme import Mode
from audio2_desktop.ui.window import Window


class Watching(Protocol):
    """What is asked of services.watching."""

    def refresh(self, *, is_wanted: bool = True) -> Awaitable[int]: ...


class Followers(QObject):
    """Owns its subscription; `close` ends it."""

    def __init__(
        self,
        window: Window,
        bus: FactBus,
        settings: Settings,
        player: Player,
        watching: Watching,
        sort_names: Callable[[], Coroutine[Any, Any, None]],
        split_names: Callable[[], Coroutine[Any, Any, None]],
        measure: Callable[[], None],
        on_error: ErrorSink,
    ) -> None:
        """sort_names, split_names: bring sort keys, and artists in one tag, in line with the
        settings. measure: look whether music is to be measured."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._player = player
        self._watching = watching
        self._sort_names, self._split_names = sort_names, split_names
        self._measure = measure
        self._tasks = TaskBag(on_error)
        self._subscription = bus.subscribe(
            (NowPlaying, RootsChanged, SettingChanged, WentOn), self._on_fact
        )
        window.went.connect(lambda _route: self._mark())
        window.theme.lyrics_sized.connect(lambda: self._tasks.start(self._keep_lyrics_size()))

    def start(self) -> None:
        """Begin to watch the folders, and mark what plays."""
        self._on_setting("playback.volume_step")
        self._tasks.start(self._refresh_watching())
        self._mark()

    async def close(self) -> None:
        """Hear no more."""
        self._subscription.close()
        await self._tasks.close()

    def _on_fact(self, fact: Fact) -> None:
        match fact:
            case NowPlaying():
                self._mark()
            case RootsChanged():
                self._tasks.start(self._refresh_watching())
            case SettingChanged(name):
                self._on_setting(name)
            case WentOn(position_ms):
                self._offer_start(position_ms)

    def _mark(self) -> None:
        page, state = self._window.area.current, self._player.state
        if isinstance(page, Page):
            track = state.entry.track_id if state.entry is not None else None
            page.set_playing(track, is_sounding=state.is_playing)

    def _offer_start(self, position_ms: int) -> None:
        entry = self._player.state.entry

        def start_over() -> None:
            if self._player.state.entry == entry:
                self._tasks.start(self._player.seek(0))

        text = words.fill(words.tr("From {time}"), {"time": words.clock(position_ms)})
        act = words.tr("Start over")
        self._window.toasts.show(Message(text, act, start_over, "info"))

    def _on_setting(self, name: str) -> None:
        theme, looks = self._window.theme, self._settings.get(AppearanceSettings)
        match name:
            case "appearance.theme":
                theme.set_mode(Mode(looks.theme))
            case "appearance.font_scale":
                theme.set_scale(looks.font_scale)
            case "appearance.lyrics_size":
                theme.set_lyrics_px(looks.lyrics_size)
            case "appearance.accent":
                theme.set_accent(looks.accent)
            case "appearance.hidden_places":
                self._window.sidebar.places.set_hidden(looks.hidden_places)
            case "appearance.high_contrast":
                theme.set_high_contrast(looks.high_contrast)
            case "appearance.reduced_motion":
                theme.set_reduced_motion(looks.reduced_motion)
            case "playback.autoplay":
                self._player.follow_autoplay()
            case "language.language":
                chosen = self._settings.get(LanguageSettings).language
                was_mirrored = words.is_mirrored()
                language.install(chosen)
                if was_mirrored is not words.is_mirrored():
                    theme.changed.emit()  # everything that places its parts itself does so again
                self._silence()
                self._window.reload()
            case "playback.volume_step":
                step = self._settings.get(PlaybackSettings).volume_step
                self._window.player_bar.volume.setSingleStep(step)
            case "playback.measure":
                self._measure()
            case "library.articles":
                self._tasks.start(self._sort_names())
            case "library.artist_exceptions":
                self._tasks.start(self._split_names())
            case "library.watch":
                self._tasks.start(self._refresh_watching())

    async def _keep_lyrics_size(self) -> None:
        """It may be another again by the time that this runs: the size of now is kept."""
        await self._settings.set("appearance.lyrics_size", self._window.theme.lyrics_px)

    def _silence(self) -> None:
        """What was said in the former language goes: a question is not answered, and what was done
        can still be taken back by its key."""
        self._window.toasts.dismiss()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self._window.findChildren(Overlay):
            dialog.finish(None)

    async def _refresh_watching(self) -> None:
        wanted = self._settings.get(LibrarySettings).watch
        folders = await self._watching.refresh(is_wanted=wanted)
        here = self._window.history.current
        if folders and here is not None and here.name == "first_run":
            self._window.go(routes.FIRST)  # a folder came from elsewhere: the welcome is over
