"""Menus that the frame opens: of what plays, of rows of the queue, of playlists in the side bar."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.services.player import Player
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.controller import Controller
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.frame.queue_rows import QueueLine
from audio2_desktop.ui.playing_menu import Playing, add_ending, add_playing
from audio2_desktop.ui.sound_menu import Outputs, add_sound
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.window import Window


class FrameMenus(QObject):
    """Belongs to the window; one for it."""

    def __init__(
        self,
        window: Window,
        player: Player,
        controller: Controller,
        outputs: Outputs,
        follow_devices: Callable[[Menu], None],
    ) -> None:
        """follow_devices: fills a menu with the output devices, and keeps it true."""
        super().__init__(window)
        self._window, self._player, self._controller = window, player, controller
        self._outputs, self._follow_devices = outputs, follow_devices
        start, bar, panel = controller.start, window.player_bar, window.panel
        bar.card.menu_wanted.connect(lambda place: start(lambda: self._playing_menu(place)))
        bar.ending_pressed.connect(self._ending_menu)
        panel.menu_wanted.connect(lambda place: start(lambda: self._queue_more(place)))
        panel.list.menu_wanted.connect(self._queue_menu)
        window.sidebar.playlists.menu_wanted.connect(self._playlist_menu)

    # -- what plays --------------------------------------------------------------------------------

    async def _playing_menu(self, place: QPoint) -> None:
        """What plays: the track, the queue and its end."""
        track, menus = self._player.state.track, self._controller.menus
        playing = await self._what_plays()
        send, window = self._controller.send, self._window

        def more(menu: Menu) -> None:
            add_playing(menu, window.theme, playing, send)
            menu.addSeparator()
            start = self._controller.start
            add_sound(menu, window.theme, self._outputs, start, self._follow_devices)

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

    # -- rows of lists -----------------------------------------------------------------------------

    def _queue_menu(self, lines: list[QueueLine], place: QPoint) -> None:
        queued = [line for line in lines if line.reason is None]
        place_name = "queue" if queued else "suggestions"
        lines = queued or lines
        tracks = [line.track for line in lines if line.track is not None]
        uids = tuple(line.entry.uid for line in lines if isinstance(line.entry, Entry))
        if not tracks:
            if uids and queued:
                menus, send = self._controller.menus, self._controller.send
                open_menu(menus.for_outside(uids, send, self._window), place)
            return
        wish = menu_for(tracks[0], place, place_name, tuple(track.id for track in tracks), uids)
        self._controller.send(wish)

    def _playlist_menu(self, row: SideRow, place: QPoint) -> None:
        if row.is_folder:
            menus, send = self._controller.menus, self._controller.send
            menus.for_folder(row.id, row.name, send, self._window).popup(place)
            return
        wish = intents.OpenMenu(Entity.PLAYLIST, (row.id,), place.x(), place.y(), name=row.name)
        self._controller.send(wish)


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
