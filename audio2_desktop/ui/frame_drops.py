"""Drags over the frame: words at the pointer, places that open when a drag waits over them, and
what is wanted by a drop. Lists of the frame take their drops themselves and say what it was.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Band
from audio2_desktop.ui import drag, intents, words
from audio2_desktop.ui.frame.nav_button import NavButton
from audio2_desktop.ui.frame.playlist_list import OPEN_AFTER_MS, PlaylistList
from audio2_desktop.ui.frame.playlist_rows import SideRow, moved_row
from audio2_desktop.ui.frame.queue_list import QueueList
from audio2_desktop.ui.frame.queue_rows import SIMILAR
from audio2_desktop.ui.intents import Intent, Send
from audio2_desktop.ui.views.drop_hint import DropHint
from audio2_desktop.ui.window import Window

_MARKED = (Entity.ALBUM, Entity.ARTIST, Entity.PLAYLIST)
"""Whole things that can be favourites."""
_OVER = (QEvent.Type.DragEnter, QEvent.Type.DragMove)
Answer = tuple[str, bool]
"""The words, and whether a drop would do what they say."""


class FrameDrops(QObject):
    """Watches the frame's parts; one for the window."""

    def __init__(self, window: Window, send: Send) -> None:
        super().__init__(window)
        self._window, self._send = window, send
        self.hint = DropHint(window.theme, window)
        self._waits_at: NavButton | None = None
        self._opener = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        self._opener.timeout.connect(self._open)
        self._bar = window.player_bar
        self._bar.setAcceptDrops(True)
        self._bar.installEventFilter(self)
        for button in window.sidebar.places.buttons:
            button.setAcceptDrops(True)
            button.installEventFilter(self)
        self._lists = window.sidebar.playlists
        self._queue = window.panel.list
        for view in (self._lists, self._queue):
            view.viewport().installEventFilter(self)
        self._queue.added.connect(self._on_dropped_in_queue)
        self._lists.rearranged.connect(self._on_rearranged)
        self._lists.dropped.connect(self._on_dropped_on_playlist)
        window.area.files_dropped.connect(lambda urls: send(intents.ImportFiles(urls)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _OVER and isinstance(event, QDragMoveEvent) and isinstance(watched, QWidget):
            return self._over(watched, event)
        if kind is QEvent.Type.DragLeave:
            self._left()
        elif kind is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._left()
            return self._dropped(watched, event)
        return False

    # -- on the way --------------------------------------------------------------------------------

    def _over(self, watched: QWidget, event: QDragMoveEvent) -> bool:
        mime = event.mimeData()
        at = watched.mapTo(self._window, event.position().toPoint())
        moved = moved_row(mime)
        if moved is None and not drag.can_read(mime):
            self._left()
            return False
        what = drag.read(mime)
        is_own = watched is self._bar or isinstance(watched, NavButton)
        # what is refused is accepted all the same: else nobody tells when the drag leaves again
        is_own = is_own or (moved is not None and watched is self._queue.viewport())
        text, welcome = self._answer(watched, what, moved, event.position().toPoint())
        self.hint.say(text, at, welcome=welcome)
        self._wait_at(watched if isinstance(watched, NavButton) else None)
        if is_own:
            action = Qt.DropAction.CopyAction if welcome else Qt.DropAction.IgnoreAction
            event.setDropAction(action)
            event.accept()
        return is_own

    def _answer(
        self, watched: QWidget, what: drag.Dropped, moved: tuple[bool, int] | None, spot: QPoint
    ) -> Answer:
        if watched is self._bar:
            return over_player(what, moved)
        if isinstance(watched, NavButton):
            return over_place(watched, what, moved)
        if watched is self._lists.viewport():
            return over_playlists(self._lists, what, moved, spot)
        return over_queue(self._queue, what, moved, spot)

    def _wait_at(self, button: NavButton | None) -> None:
        if button is not self._waits_at:
            self._waits_at = button
            self._opener.stop()
            if button is not None:
                self._opener.start()

    def _open(self) -> None:
        button = self._waits_at
        if button is not None and not button.isChecked():
            self._window.go(button.item.route)

    def _left(self) -> None:
        self._wait_at(None)
        self.hint.hide()

    # -- what is dropped ---------------------------------------------------------------------------

    def _dropped(self, watched: QObject, event: QDropEvent) -> bool:
        what, moved = drag.read(event.mimeData()), moved_row(event.mimeData())
        if watched is self._bar:
            self._take(event, play_next(what, moved))
            return True
        if isinstance(watched, NavButton):
            wish = None
            if watched.item.route.name == "favourites":
                wish = favourite(what, moved)
            elif what.urls:
                wish = intents.ImportFiles(what.urls)
            elif watched.item.route.name == "tags":
                wish = tagged(what)
            self._take(event, wish)
            return True
        return False

    def _take(self, event: QDropEvent, wish: Intent | None) -> None:
        if wish is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._send(wish)

    def _on_dropped_in_queue(self, what: drag.Dropped, before: int | None, band: Band) -> None:
        if what.ids:
            wish = intents.InsertInQueue(what.ids, before, band)
            self._send(wish)
        elif what.things:
            entity = Entity(what.entity)
            self._send(intents.InsertInQueue(what.things, before, band, entity))
        elif what.urls:
            self._send(intents.ImportFiles(what.urls))

    def _on_rearranged(self, is_folder: bool, ref: int, target: SideRow | None) -> None:
        wish = placed(is_folder, ref, target)
        if wish is not None:
            self._send(wish)

    def _on_dropped_on_playlist(self, row: SideRow | None, what: drag.Dropped) -> None:
        playlist = row.id if row is not None else None
        if what.urls:
            self._send(intents.ImportFiles(what.urls, playlist))
        elif what.things:
            entity = Entity(what.entity)
            self._send(intents.AddToPlaylist(what.things, playlist, entity))
        elif playlist is None:
            self._send(intents.NewPlaylist(what.ids))
        else:
            self._send(intents.AddToPlaylist(what.ids, playlist))


def placed(is_folder: bool, ref: int, target: SideRow | None) -> intents.MovePlaylist | None:
    """Dropped on a folder: into it. On a playlist: before it. Below all: out of all folders."""
    if target is None:
        return intents.MovePlaylist(ref, None, is_folder)
    if (target.is_folder, target.id) == (is_folder, ref):
        return None
    if target.is_folder:
        return intents.MovePlaylist(ref, target.id, is_folder)
    return intents.MovePlaylist(ref, target.folder, is_folder, target.id)


# -- what each place says -------------------------------------------------------------------------


def over_player(what: drag.Dropped, moved: tuple[bool, int] | None) -> Answer:
    """The player bar puts things next."""
    if moved is not None and moved[0]:
        return words.tr("A folder of playlists cannot be played"), False
    if what.urls:
        return words.tr("Add to library"), True
    if what.source == "queue":
        return words.tr("It is in the queue already"), False
    return _counted(what, words.tr("Play next"), words.tr("Play next: {what}")), True


def over_place(button: NavButton, what: drag.Dropped, moved: tuple[bool, int] | None) -> Answer:
    """Favourites takes things; the other pages only open, and take files from outside."""
    name = button.item.route.name
    if what.urls:
        return words.tr("Add to library"), True
    if name == "favourites":
        if favourite(what, moved) is None:
            return words.tr("This cannot be a favourite"), False
        return _counted(
            what, words.tr("Add to favourites"), words.tr("Add to favourites: {what}")
        ), True
    if name == "tags" and tagged(what) is not None:
        text = _counted(what, words.tr("Choose a tag"), words.tr("Choose a tag: {what}"))
        return text, True
    text = words.fill(words.tr("Wait to open {page}"), {"page": button.text()})
    return text, False


def over_playlists(
    view: PlaylistList, what: drag.Dropped, moved: tuple[bool, int] | None, spot: QPoint
) -> Answer:
    """The playlists of the side bar."""
    row: SideRow | None = view.rows.row(view.indexAt(spot))
    if moved is not None:
        return _arranged(row, moved)
    if row is None:
        return _counted(what, words.tr("New playlist"), words.tr("New playlist with {what}")), True
    if row.is_folder:
        if view.rows.is_closed(row.id):
            return words.fill(words.tr("Wait to open {page}"), {"page": row.name}), False
        return words.tr("Drop it on a playlist in this folder"), False
    if row.is_smart:
        return words.tr("A smart playlist fills itself: change its search instead."), False
    if what.urls:
        return words.tr("Import and add"), True
    if what.source == f"playlist:{row.id}":
        return words.tr("It is in this playlist already"), True
    if what.ids:
        text = words.tr("Add {count} to {name}")
        values = {"count": words.count(len(what.ids)), "name": row.name}
        return words.fill(text, values), True
    return words.fill(words.tr("Add to {name}"), {"name": row.name}), True


def over_queue(
    view: QueueList, what: drag.Dropped, moved: tuple[bool, int] | None, spot: QPoint
) -> Answer:
    """The queue: places are counted from what plays next."""
    if moved is not None:
        return words.tr("Drop a playlist on the player bar to play it"), False
    row = view.row_at(spot)
    rows = view.rows
    _, band = rows.uid_before(row)
    coming = [line for at in range(min(row, rows.rowCount())) if (line := rows.line(at))]
    above = [line for line in coming if line.kind != "head" and line.band not in ("now", SIMILAR)]
    if what.urls:
        return words.tr("Add to library"), True
    if what.source == "queue" and what.positions:
        passed = sum(1 for line in above if line.entry and line.entry.uid in what.positions)
        place = len(above) - passed + 1
        return words.fill(words.tr("Move to position {position}"), {"position": place}), True
    if not above and band is Band.UP_NEXT:
        return _counted(what, words.tr("Play next"), words.tr("Play next: {what}")), True
    text = words.tr("Add {what} at position {position}")
    values = {"what": _what(what), "position": len(above) + 1}
    return words.fill(text, values), True


def _arranged(row: SideRow | None, moved: tuple[bool, int]) -> Answer:
    if row is None:
        return words.tr("Out of all folders"), True
    if (row.is_folder, row.id) == moved:
        return words.tr("It is here already"), False
    if row.is_folder:
        return words.fill(words.tr("Into {name}"), {"name": row.name}), True
    return words.fill(words.tr("Above {name}"), {"name": row.name}), True


def play_next(what: drag.Dropped, moved: tuple[bool, int] | None) -> Intent | None:
    """What a drop on the player bar does."""
    if moved is not None:
        is_folder, ref = moved
        return None if is_folder else intents.PlayThings(Entity.PLAYLIST, (ref,), "next")
    if what.urls:
        return intents.ImportFiles(what.urls)
    if what.source == "queue":
        return None
    if what.ids:
        return intents.PlayNext(what.ids)
    return intents.PlayThings(Entity(what.entity), what.things, "next") if what.things else None


def favourite(what: drag.Dropped, moved: tuple[bool, int] | None) -> Intent | None:
    """What a drop on Favourites does."""
    if moved is not None:
        is_folder, ref = moved
        return None if is_folder else intents.SetFavourite(Entity.PLAYLIST, (ref,), on=True)
    if what.ids:
        return intents.SetFavourite(Entity.TRACK, what.ids, on=True)
    if what.things and Entity(what.entity) in _MARKED:
        return intents.SetFavourite(Entity(what.entity), what.things, on=True)
    return None


def tagged(what: drag.Dropped) -> Intent | None:
    """What a drop of music on Tags does."""
    if what.ids:
        return intents.PickTag(what.ids)
    if what.things and what.entity in (Entity.ALBUM, Entity.ARTIST):
        return intents.PickTag(what.things, Entity(what.entity))
    return None


def _counted(what: drag.Dropped, plain: str, counted: str) -> str:
    """With what is dragged where that is known: "Play next: 3 tracks"."""
    text = _what(what)
    return words.fill(counted, {"what": text}) if text else plain


def _what(what: drag.Dropped) -> str:
    if what.ids:
        return words.tracks(len(what.ids))
    return _things(Entity(what.entity), what.things) if what.things else ""


def _things(entity: Entity, things: Sequence[int]) -> str:
    if entity is Entity.ALBUM:
        return words.albums(len(things))
    if entity is Entity.ARTIST:
        return words.artists(len(things))
    return words.kind(entity) if len(things) == 1 else ""
