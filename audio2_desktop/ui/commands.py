"""What the keys of `actions.py` do, and the wiring of the frame's own buttons."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.queue import Band, ContextKind
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.services.player import Player
from audio2_desktop.ui import actions, drag, intents, words
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.dialogs.keys_table import KeysTable
from audio2_desktop.ui.feeds.search_feed import SearchFeed
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.frame.queue_rows import QueueLine
from audio2_desktop.ui.hands import Hands
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.player_keys import PlayerKeys
from audio2_desktop.ui.playing_menu import Playing, add_ending, add_playing
from audio2_desktop.ui.selected import Selected
from audio2_desktop.ui.shortcuts import Shortcuts
from audio2_desktop.ui.theme import Mode
from audio2_desktop.ui.views.table.finding import show_track
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.window import Window

LONG_STEP_MS = 30_000
PLACES = (
    "home", "artists", "albums", "tracks", "genres", "composers", "years", "folders",
    "favourites", "health", "hidden", "settings",
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
        self.hands = Hands(window, window.go_back, window.go_forward)
        self.shortcuts: Shortcuts | None = None
        """Set once the keys work: what the table of keys shows."""
        self.open_palette: Callable[[], None] = lambda: None
        """Set once there is one."""
        self._connect_player()
        self._connect_queue()
        self._connect_side_bar()

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
            "full_screen": self._full_screen,
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
            case ContextKind.GENRE | ContextKind.COMPOSER | ContextKind.YEAR | ContextKind.DECADE:
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

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    # -- the player bar ----------------------------------------------------------------------------

    def _connect_player(self) -> None:
        bar, start, player = self._window.player_bar, self._controller.start, self._player
        bar.play_pressed.connect(lambda: start(player.toggle))
        bar.next_pressed.connect(lambda: start(player.next))
        bar.previous_pressed.connect(lambda: start(player.previous))
        bar.shuffle_pressed.connect(self._shuffle)
        bar.repeat_pressed.connect(self._repeat)
        bar.mute_pressed.connect(self._mute)
        bar.seek.connect(lambda ms: start(lambda: player.seek(ms)))
        bar.volume_changed.connect(lambda volume: start(lambda: player.set_volume(volume)))
        bar.card.rated.connect(self._rate)
        bar.card.heart_pressed.connect(lambda _on: self._favourite())
        bar.card.menu_wanted.connect(lambda place: start(lambda: self._playing_menu(place)))
        bar.ending_pressed.connect(self._ending_menu)
        bar.card.shuffle_library.connect(self._wishes.shuffle_library)

    async def _playing_menu(self, place: QPoint) -> None:
        """What plays: the track, the queue and its end."""
        track, menus = self._playing_track(), self._controller.menus
        playing = await self._what_plays()
        send, window = self._controller.send, self._window

        def more(menu: Menu) -> None:
            add_playing(menu, window.theme, playing, send)

        if track is None:
            menu = Menu(window.theme, parent=window)
            more(menu)
        else:
            menu = menus.build(menu_for(track, place, "player"), send, window, more=more)
        open_menu(menu, place, above=True)

    async def _queue_more(self, place: QPoint) -> None:
        menu = Menu(self._window.theme, parent=self._window)
        menu.setAccessibleName(words.tr("Queue"))
        add_playing(menu, self._window.theme, await self._what_plays(), self._controller.send)
        open_menu(menu, place)

    def _ending_menu(self, place: QPoint) -> None:
        menu = Menu(self._window.theme, parent=self._window)
        menu.setAccessibleName(words.tr("Sleep timer"))
        cancel = intents.PlayOn()
        menu.add(words.tr("Play on"), "play", lambda: self._controller.send(cancel))
        menu.addSeparator()
        add_ending(menu, self._window.theme, self._ends(), self._controller.send)
        open_menu(menu, place, above=True)

    def _ends(self) -> Playing:
        player, view = self._player, self._player.queue()
        return Playing(
            player.state.stop_after,
            player.sleep_left_ms(),
            has_track=view.now is not None,
            upcoming=len(view.up_next) + len(view.from_context),
        )

    async def _what_plays(self) -> Playing:
        recent = await self._player.recent()
        return replace(
            self._ends(), recent=tuple((queue.id, queue.title, queue.entries) for queue in recent)
        )

    # -- the queue ---------------------------------------------------------------------------------

    def _connect_queue(self) -> None:
        panel, send = self._window.panel, self._controller.send
        view = panel.list
        view.jumped.connect(lambda uid: send(intents.JumpInQueue(uid)))
        view.removed.connect(lambda uids: send(intents.RemoveFromQueue(tuple(uids))))
        view.moved.connect(
            lambda uids, before, band: send(intents.MoveInQueue(tuple(uids), before, band))
        )
        view.cleared.connect(lambda: send(intents.ClearQueue()))
        view.added.connect(self._on_dropped_in_queue)
        view.menu_wanted.connect(self._queue_menu)
        panel.save_wanted.connect(lambda: send(intents.SaveQueue()))
        start = self._controller.start
        panel.menu_wanted.connect(lambda place: start(lambda: self._queue_more(place)))

    def _on_dropped_in_queue(self, what: drag.Dropped, before: int | None, band: Band) -> None:
        if what.ids:
            wish = intents.InsertInQueue(what.ids, before, band)
            self._controller.send(wish)
        elif what.things:
            entity = Entity(what.entity)
            self._controller.send(intents.InsertInQueue(what.things, before, band, entity))
        elif what.urls:
            self._controller.send(intents.ImportFiles(what.urls))

    def _queue_menu(self, lines: list[QueueLine], place: QPoint) -> None:
        tracks = [line.track for line in lines if line.track is not None]
        uids = tuple(line.entry.uid for line in lines if isinstance(line.entry, Entry))
        if not tracks:
            if uids:
                menus, send = self._controller.menus, self._controller.send
                open_menu(menus.for_outside(uids, send, self._window), place)
            return
        wish = menu_for(tracks[0], place, "queue", tuple(track.id for track in tracks), uids)
        self._controller.send(wish)

    # -- the side bar ------------------------------------------------------------------------------

    def _connect_side_bar(self) -> None:
        area = self._window.area
        area.files_dropped.connect(lambda urls: self._controller.send(intents.ImportFiles(urls)))
        bar = self._window.sidebar
        bar.new_playlist.connect(self._new_playlist)
        bar.playlists.menu_wanted.connect(self._playlist_menu)
        bar.playlists.rearranged.connect(self._on_rearranged)
        bar.playlists.dropped.connect(self._on_dropped_on_playlist)

    def _playlist_menu(self, row: SideRow, place: QPoint) -> None:
        if row.is_folder:
            menus, send = self._controller.menus, self._controller.send
            menus.for_folder(row.id, row.name, send, self._window).popup(place)
            return
        wish = intents.OpenMenu(Entity.PLAYLIST, (row.id,), place.x(), place.y(), name=row.name)
        self._controller.send(wish)

    def _on_rearranged(self, is_folder: bool, ref: int, target: SideRow | None) -> None:
        wish = placed(is_folder, ref, target)
        if wish is not None:
            self._controller.send(wish)

    def _on_dropped_on_playlist(self, row: SideRow | None, what: drag.Dropped) -> None:
        playlist = row.id if row is not None else None
        if what.urls:
            self._controller.send(intents.ImportFiles(what.urls, playlist))
        elif what.things:
            entity = Entity(what.entity)
            self._controller.send(intents.AddToPlaylist(what.things, playlist, entity))
        elif playlist is None:
            self._controller.send(intents.NewPlaylist(what.ids))
        else:
            self._controller.send(intents.AddToPlaylist(what.ids, playlist))


def placed(is_folder: bool, ref: int, target: SideRow | None) -> intents.MovePlaylist | None:
    """Dropped on a folder: into it. On a playlist: before it. Below all: out of all folders."""
    if target is None:
        return intents.MovePlaylist(ref, None, is_folder)
    if (target.is_folder, target.id) == (is_folder, ref):
        return None
    if target.is_folder:
        return intents.MovePlaylist(ref, target.id, is_folder)
    return intents.MovePlaylist(ref, target.folder, is_folder, target.id)


def menu_for(
    track: TrackRow,
    place: QPoint,
    where: str,
    ids: tuple[int, ...] = (),
    item_ids: tuple[int, ...] = (),
) -> intents.OpenMenu:
    """The menu of a track that stands somewhere in the frame."""
    return intents.OpenMenu(
        Entity.TRACK,
        ids or (track.id,),
        place.x(),
        place.y(),
        place=where,
        item_ids=item_ids,
        name=track.title,
        artist_id=track.artist_id,
        album_id=track.album_id,
        is_favourite=track.is_favourite,
        rating=track.rating,
    )
