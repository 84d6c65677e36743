"""What the keys of `actions.py` do, and the wiring of the frame's own buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.queue import ContextKind, Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.services.player import Player
from audio2_desktop.ui import actions, intents
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.feeds.search_feed import SearchFeed
from audio2_desktop.ui.frame.places_menu import PlacesMenu
from audio2_desktop.ui.hands import Hands
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.player_keys import PlayerKeys
from audio2_desktop.ui.selected import Selected
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.theme import Mode
from audio2_desktop.ui.views.table.finding import show_track
from audio2_desktop.ui.window import Window

LONG_STEP_MS = 30_000
PLACES = (
    "home", "artists", "albums", "tracks", "genres", "composers", "years", "folders",
    "favourites", "tags", "health", "hidden", "settings",
)  # fmt: skip
_NEXT_REPEAT = {Repeat.OFF: Repeat.ALL, Repeat.ALL: Repeat.ONE, Repeat.ONE: Repeat.OFF}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the window cannot do itself: settings and the end."""

    set_setting: Callable[[str, object], None]
    """("appearance.theme", "dark"): remember it; the theme follows the fact."""
    add_folder: Callable[[], None]
    quit: Callable[[], None]
    shuffle_library: Callable[[], None]


class Commands:
    """Functions by action id, and all connections of the frame's signals."""

    def __init__(
        self,
        window: Window,
        player: Player,
        controller: Controller,
        search: SearchFeed,
        wishes: Wishes,
    ) -> None:
        self._window = window
        self._player = player
        self._controller = controller
        self._search = search
        self._wishes = wishes
        self._selected = Selected(window, controller.send)
        self._arrows = PlayerKeys(window.player_bar, self._seek_by)
        self.hands = Hands(window, window.go_back, window.go_forward, player.get_ready)
        self.shortcuts: Shortcuts | None = None
        """Set once the keys work: what the table of keys shows."""
        self.open_palette: Callable[[], None] = lambda: None
        """Set once there is one."""
        self.toggle_mini: Callable[[], None] = lambda: None
        """The same."""
        self._connect_player()
        self._connect_queue()
        window.sidebar.new_playlist.connect(self._new_playlist)
        self._places = PlacesMenu(window.sidebar)
        self._places.navigate.connect(window.go)
        self._places.hidden.connect(
            lambda names: wishes.set_setting("appearance.hidden_places", names)
        )

    def table(self) -> dict[str, Callable[[], object]]:
        """For `Shortcuts`."""
        lists = self._selected.table()
        return {**self._playing(), **self._going(), **self._doing(), **lists}

    # -- by key ------------------------------------------------------------------------------------

    def _playing(self) -> dict[str, Callable[[], object]]:
        start, player = self._controller.start, self._player
        rates = {f"rate_{n}": lambda n=n: self._rate(n * 20) for n in range(6)}
        return {
            "play_pause": lambda: start(player.toggle),
            "next": lambda: start(player.next),
            "previous": lambda: start(player.previous),
            "seek_on": lambda: self._seek_by(LONG_STEP_MS),
            "seek_back": lambda: self._seek_by(-LONG_STEP_MS),
            "louder": lambda: self._louder(1),
            "quieter": lambda: self._louder(-1),
            "mute": self._mute,
            "shuffle": self._shuffle,
            "repeat": self._repeat,
            "autoplay": lambda: self._set_autoplay(not self._player.queue().is_endless),
            "stop_after_track": lambda: self._stop_after(Stop.TRACK),
            "stop_after_album": lambda: self._stop_after(Stop.ALBUM),
            "sleep_timer": self._window.player_bar.ask_ending,
            "output_device": self._window.player_bar.ask_device,
            "shuffle_library": self._wishes.shuffle_library,
            "favourite": self._turn_heart,
            **rates,
        }

    def _going(self) -> dict[str, Callable[[], object]]:
        window = self._window
        known = [name for name in PLACES if window.area.knows(name)]
        places = {name: lambda name=name: window.go(Route(name)) for name in known}
        return {
            **places,
            "palette": lambda: self.open_palette(),
            "search": self._search.focus,
            "filter": self._filter,
            "back": window.go_back,
            "forward": window.go_forward,
            "go_album": lambda: self._go_playing("album"),
            "go_artist": lambda: self._go_playing("artist"),
            "go_context": self._go_context,
            "go_current": self._go_current,
            "go_queue": self._go_queue,
            "queue": lambda: window.toggle_tab("queue"),
            "details": lambda: window.toggle_tab("details"),
            "now": self._show_now,
            "next_region": window.next_region,
            "previous_region": lambda: window.next_region(forward=False),
            "focus_toast": window.toasts.focus,
        }

    def _doing(self) -> dict[str, Callable[[], object]]:
        window, wishes = self._window, self._wishes
        return {
            "undo": self._controller.undo,
            "redo": self._controller.redo,
            "new_playlist": self._new_playlist,
            "new_smart": lambda: self._controller.send(intents.SaveSearch()),
            "rename": self._rename,
            "paste": lambda: self._on_page("paste"),
            "add_folder": wishes.add_folder,
            "refresh": window.reload,
            "side_bar": window.toggle_side_bar,
            "bigger": lambda: self._scale(window.theme.scale_percent + 10),
            "smaller": lambda: self._scale(window.theme.scale_percent - 10),
            "normal_size": lambda: self._scale(100),
            "theme": self._switch_theme,
            "mini": lambda: self.toggle_mini(),
            "full_screen": window.turn_full_screen,
            "keys": self._show_keys,
            "close": window.close,
            "quit": wishes.quit,
        }

    def _seek_by(self, ms: int) -> None:
        state = self._player.state
        if state.entry is not None:
            place = max(0, min(state.length_ms, self._player.position_ms() + ms))
            self._controller.start(lambda: self._player.seek(place))

    def _louder(self, steps: int) -> None:
        step = self._window.player_bar.volume.singleStep()
        wanted = self._player.state.volume + steps * step
        self._controller.start(lambda: self._player.set_volume(wanted))

    def _mute(self) -> None:
        muted = not self._player.state.is_muted
        self._controller.start(lambda: self._player.set_muted(muted))

    def _shuffle(self) -> None:
        on = not self._player.state.is_shuffled
        self._controller.start(lambda: self._player.set_shuffle(on))

    def _set_autoplay(self, on: bool) -> None:
        self._wishes.set_setting("playback.autoplay", on)

    def _stop_after(self, stop: Stop) -> None:
        """Again means: play on."""
        wanted = Stop.NONE if self._player.state.stop_after is stop else stop
        self._controller.start(lambda: self._player.stop_after(wanted))

    def _repeat(self) -> None:
        wanted = _NEXT_REPEAT[self._player.state.repeat]
        self._controller.start(lambda: self._player.set_repeat(wanted))

    def _rename(self) -> None:
        """F2 wherever the focus is: pages that have a name to change say how."""
        if not self._selected.rename():
            self._on_page("rename")

    def _on_page(self, name: str) -> None:
        """Pages that can do it have a method of this name."""
        act = getattr(self._window.area.current, name, None)
        if callable(act):
            act()

    def _playing_track(self) -> TrackRow | None:
        return self._player.state.track

    def _turn_heart(self) -> None:
        if not self._selected.favourite():
            self._favourite()

    def _favourite(self) -> None:
        track = self._playing_track()
        if track is not None:
            on = not track.is_favourite
            self._controller.send(intents.SetFavourite(Entity.TRACK, (track.id,), on))

    def _rate(self, rating: int) -> None:
        track = self._playing_track()
        if track is not None:
            self._controller.send(intents.Rate(Entity.TRACK, (track.id,), rating))

    def _go_playing(self, name: str) -> None:
        track = self._playing_track()
        if track is not None:
            ref = track.album_id if name == "album" else track.artist_id
            self._window.go(Route(name, ref))

    def _go_context(self) -> None:
        context = self._player.queue().context
        match context.kind:
            case ContextKind.ALBUM | ContextKind.ARTIST | ContextKind.PLAYLIST if context.id:
                self._window.go(Route(context.kind.value, context.id))
            case (
                ContextKind.GENRE
                | ContextKind.COMPOSER
                | ContextKind.YEAR
                | ContextKind.DECADE
                | ContextKind.TAG
            ):
                arg = shelf_arg(Entity(context.kind.value), context.id)
                self._window.go(Route("shelf", arg))
            case ContextKind.FOLDER if context.id:
                self._window.go(Route("folders", context.id))
            case ContextKind.TRACKS:
                self._window.go(Route("tracks"))
            case _:
                self._window.set_panel_open(True)

    def _go_current(self) -> None:
        """To the row of what plays: on this page if it is there, else on its album's."""
        track = self._playing_track()
        page = self._window.area.current
        if track is None or (page is not None and show_track(page, track.id)):
            return
        self._window.go(Route("album", f"{track.album_id}:{track.id}"))

    def _go_queue(self) -> None:
        """Open it, and go into it."""
        window = self._window
        window.panel.show_tab("queue")
        window.set_panel_open(True)
        queue = window.panel.list
        if not queue.currentIndex().isValid():
            queue.setCurrentIndex(queue.model().index(0, 0))
        queue.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_now(self) -> None:
        """To what plays, and from there back to where it was called."""
        here, window = self._window.history.current, self._window
        if here is not None and here.name == "now" and window.history.can_go_back:
            window.go_back()
        else:
            window.go(Route("now"))

    def _filter(self) -> None:
        """Ctrl+F: the page's own filter field, else the search of the window."""
        page = self._window.area.current
        focus_filter = getattr(page, "focus_filter", None)
        if focus_filter is None:
            self._search.focus()
        else:
            focus_filter()

    def _new_playlist(self) -> None:
        self._controller.send(intents.NewPlaylist())

    def _scale(self, percent: int) -> None:
        theme = self._window.theme
        theme.set_scale(percent)
        self._wishes.set_setting("appearance.font_scale", theme.scale_percent)

    def _switch_theme(self) -> None:
        mode = Mode.LIGHT if self._window.theme.is_dark else Mode.DARK
        self._window.theme.set_mode(mode)
        self._wishes.set_setting("appearance.theme", mode.value)

    def _show_keys(self) -> None:
        works = self.shortcuts
        groups = actions.by_group() if works is None else works.by_group()
        KeysTable(self._window.theme, self._window, groups).present()

    # -- the player bar ----------------------------------------------------------------------------

    def _connect_player(self) -> None:
        bar, start, player = self._window.player_bar, self._controller.start, self._player
        bar.play_pressed.connect(lambda: start(player.toggle))
        bar.next_pressed.connect(lambda: start(player.next))
        bar.previous_pressed.connect(lambda: start(player.previous))
        bar.shuffle_pressed.connect(self._shuffle)
        bar.repeat_pressed.connect(self._repeat)
        bar.mute_pressed.connect(self._mute)
        bar.mini_pressed.connect(lambda: self.toggle_mini())
        bar.seek.connect(lambda ms: start(lambda: player.seek(ms)))
        bar.volume_changed.connect(lambda volume: start(lambda: player.set_volume(volume)))
        bar.card.rated.connect(self._rate)
        bar.card.heart_pressed.connect(lambda _on: self._favourite())
        bar.card.shuffle_library.connect(self._wishes.shuffle_library)

    # -- the queue ---------------------------------------------------------------------------------

    def _connect_queue(self) -> None:
        panel, send = self._window.panel, self._controller.send
        view = panel.list
        view.jumped.connect(lambda uid: send(intents.JumpInQueue(uid)))
        view.removed.connect(lambda uids: send(intents.RemoveFromQueue(tuple(uids))))
        view.moved.connect(
            lambda uids, before, band: send(intents.MoveInQueue(tuple(uids), before, band))
        )
        view.led_on.connect(lambda track: send(intents.PlaySuggested(track)))
        view.declined.connect(lambda tracks: send(intents.Decline(tuple(tracks))))
        panel.autoplay_chosen.connect(self._set_autoplay)
        view.cleared.connect(lambda: send(intents.ClearQueue()))
        panel.save_wanted.connect(lambda: send(intents.SaveQueue()))
