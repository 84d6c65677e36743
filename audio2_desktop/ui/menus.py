"""Context menus: one builder for tracks, albums, artists, playlists and queue entries, used
everywhere.

Menus pop up and never run a loop of their own; what is chosen comes back as an intent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.playlist_picker import fitting
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets import painting
from audio2_desktop.ui.widgets.search_field import SearchField

WIDTH, SUB_WIDTH = 262, 220
ROW = 32
PLAYLISTS_SHOWN = 8
MARGIN = 6
RADIUS = 12

Send = Callable[[Intent], None]
_HIDDEN = (Entity.TRACK, Entity.ALBUM, Entity.ARTIST, Entity.GENRE, Entity.COMPOSER)
_ENTER = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


class Menu(QMenu):
    """A menu that paints itself: icon, text, key at the right; red for what takes away."""

    def __init__(self, theme: Theme, width: int = WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, tuple[str, str]] = {}
        self._keys: dict[QAction, str] = {}
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFixedWidth(theme.px(width))
        self.setFont(theme.font("body_medium"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, parent is None)

    def add(
        self,
        text: str,
        icon: str,
        run: Callable[[], None],
        *,
        key: str = "",
        danger: bool = False,
        colour: str = "t2",
    ) -> QAction:
        """One entry. `key` is only shown: the shortcut itself belongs to the window or the list."""
        action = self.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False: run())
        self._icons[action] = (icon, "err" if danger else colour)
        self._keys[action] = key
        if danger:
            action.setProperty("danger", True)
        return action

    def add_menu(self, text: str, icon: str, menu: "Menu", *, key: str = "") -> QAction:
        action = self.addMenu(menu)
        action.setText(text)
        self._icons[action] = (icon, "t2")
        self._keys[action] = key
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if QGuiApplication.platformName() == "xcb":
            # without a compositor the corners would be black; a little more than what is painted
            # stays, so that with one the edge is as smooth as ever
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), RADIUS - 1, RADIUS - 1)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painting.rounded(painter, self.rect(), RADIUS, theme.color("pop"), theme.color("line2"))
        for action in self.actions():
            rect = QRectF(self.actionGeometry(action))
            if action.isSeparator():
                y = rect.center().y()
                left, right = rect.left() + theme.px(4), rect.right() - theme.px(4)
                painting.hairline(painter, theme.color("line"), left, y, right, y)
            elif not isinstance(action, QWidgetAction):
                self._paint_entry(painter, action, rect)

    def _paint_entry(self, painter: QPainter, action: QAction, rect: QRectF) -> None:
        theme = self._theme
        is_on = action is self.activeAction() and action.isEnabled()
        if is_on:
            painting.rounded(painter, rect, 8, theme.color("sel"))
        icon, colour = self._icons.get(action, ("", "t2"))
        ink = theme.color("err" if action.property("danger") else "t1")
        if not action.isEnabled():
            ink, colour = theme.color("t3"), "t3"
        side = theme.px(18)
        left = rect.left() + theme.px(10)
        if icon:
            spot = QRectF(left, rect.top(), side, rect.height())
            drawn = theme.icon(icon, side, colour, self.devicePixelRatioF())
            painting.centred_icon(painter, drawn, spot)
        right = rect.right() - theme.px(10)
        right = self._paint_end(painter, action, rect, right)
        text = QRectF(left + side + theme.px(12), rect.top(), 0, rect.height())
        text.setRight(right - theme.px(8))
        shown = action.text().replace("&&", "&")
        painting.text_line(painter, text, shown, theme.font("body_medium"), ink)

    def _paint_end(self, painter: QPainter, action: QAction, rect: QRectF, right: float) -> float:
        theme = self._theme
        dpr = self.devicePixelRatioF()
        name = ""
        if action.menu() is not None:
            name = "caret-right"
        elif action.isCheckable() and action.isChecked():
            name = "check"
        if name:
            side = theme.px(12)
            spot = QRectF(right - side, rect.top(), side, rect.height())
            painting.centred_icon(painter, theme.icon(name, side, "t2", dpr), spot)
            return spot.left()
        key = self._keys.get(action, "")
        if key:
            wide = theme.metrics("caption_medium").horizontalAdvance(key) + 1
            spot = QRectF(right - wide, rect.top(), wide, rect.height())
            painting.text_line(painter, spot, key, theme.font("caption_medium"), theme.color("t3"))
            return spot.left()
        return right


class PlaylistMenu(Menu):
    """Add to playlist: a field to find one, New playlist, then those used last."""

    def __init__(
        self,
        theme: Theme,
        playlists: Sequence[tuple[int, str]],
        choose: Callable[[int | None], None],
    ) -> None:
        """playlists: (id, name), most recently used first. choose(None) = a new one."""
        super().__init__(theme, SUB_WIDTH)
        self._all = tuple(playlists)
        self._choose = choose
        self._entries: list[QAction] = []
        self.field = SearchField(theme, words.tr("Find a playlist"), self, width=SUB_WIDTH - 26)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.field)
        self.addAction(holder)
        self.add(words.tr("New playlist"), "plus", lambda: choose(None), colour="accent")
        self.field.text_changed.connect(self._fill)
        self.field.key_pressed.connect(self._on_key)
        self.aboutToShow.connect(self._on_about_to_show)
        self._fill("")

    def _on_about_to_show(self) -> None:
        self.field.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, typed: str) -> None:
        for entry in self._entries:
            self.removeAction(entry)
        self._entries = [
            self.add(name, "playlist", partial(self._choose, ref))
            for ref, name in fitting(self._all, typed)[:PLAYLISTS_SHOWN]
        ]
        self.adjustSize()

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._entries:
            event.accept()
            self._entries[0].trigger()
            self._close_all()
        elif event.key() == Qt.Key.Key_Down and self._entries:
            event.accept()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setActiveAction(self._entries[0])
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._close_all()

    def _close_all(self) -> None:
        self.close()
        owner = self.parent()
        if isinstance(owner, QMenu):
            owner.close()


def open_menu(menu: Menu, place: QPoint, *, above: bool = False) -> None:
    """Pop it up there (global), or with its lower edge there; it goes away by itself."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if above:
        place = place - QPoint(0, menu.sizeHint().height() + MARGIN)
    menu.popup(place)


@dataclass(frozen=True, slots=True)
class MenuMaker:
    """Builds menus for one window. playlists() gives (id, name), most recently used first;
    folders() those of folders of playlists."""

    theme: Theme
    playlists: Callable[[], Sequence[tuple[int, str]]]
    folders: Callable[[], Sequence[tuple[int, str]]] = tuple

    def pop_up(self, wish: intents.OpenMenu, send: Send, owner: QWidget) -> Menu:
        """Show the menu for these things at its place; it goes away by itself."""
        menu = self.build(wish, send, owner)
        open_menu(menu, QPoint(wish.x, wish.y))
        return menu

    def build(self, wish: intents.OpenMenu, send: Send, owner: QWidget | None = None) -> Menu:
        """The menu in the order of the design: play | playlist, rating, heart | go | file,
        remove."""
        menu = Menu(self.theme, parent=owner)
        menu.setAccessibleName(wish.name or words.tr("Menu"))
        if wish.ids:
            if wish.place != "player":  # it plays already
                self._add_play(menu, wish, send)
                menu.addSeparator()
            self._add_keep(menu, wish, send)
        self._add_go(menu, wish, send)
        menu.addSeparator()
        self._add_end(menu, wish, send)
        return menu

    def _add_play(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        if wish.place == "queue" and wish.item_ids:
            uid = wish.item_ids[0]
            menu.add(tr("Play"), "play", lambda: send(intents.JumpInQueue(uid)), key=_ENTER)
        else:
            play: Intent = intents.PlayThings(wish.entity, wish.ids, "play", wish.name)
            if wish.entity is Entity.TRACK:
                play = intents.PlayTracks(wish.ids)
            menu.add(tr("Play"), "play", lambda: send(play), key=_ENTER)
        after: Intent = intents.PlayThings(wish.entity, wish.ids, "next", wish.name)
        last: Intent = intents.PlayThings(wish.entity, wish.ids, "last", wish.name)
        if wish.entity is Entity.TRACK:
            after, last = intents.PlayNext(wish.ids), intents.PlayLast(wish.ids)
        is_track = wish.entity is Entity.TRACK
        menu.add(
            tr("Play next"),
            "arrow-bend-down-right",
            lambda: send(after),
            key=f"{tr('Shift')} {_ENTER}" if is_track else "",
        )
        menu.add(tr("Play last"), "queue", lambda: send(last), key="Q" if is_track else "")

    def _add_keep(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr

        def put(playlist: int | None) -> None:
            send(intents.AddToPlaylist(wish.ids, playlist, wish.entity))

        lists = PlaylistMenu(self.theme, self.playlists(), put)
        lists.setParent(menu, lists.windowFlags())
        menu.add_menu(tr("Add to playlist"), "playlist", lists)
        if wish.entity in (Entity.TRACK, Entity.ALBUM, Entity.ARTIST):
            menu.add_menu(tr("Rate"), "star", self._rate_menu(menu, wish, send))
        if wish.entity in (Entity.TRACK, Entity.ALBUM, Entity.ARTIST, Entity.PLAYLIST):
            on = not wish.is_favourite
            text = tr("Add to favourites") if on else tr("Remove from favourites")
            icon = "heart" if on else "heart-fill"
            wanted = intents.SetFavourite(wish.entity, wish.ids, on)
            menu.add(text, icon, lambda: send(wanted), key="L")

    def _rate_menu(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> Menu:
        rate = Menu(self.theme, SUB_WIDTH, menu)
        group = QActionGroup(rate)
        for stars in range(5, -1, -1):
            rating = stars * 20
            wanted = intents.Rate(wish.entity, wish.ids, rating)
            text = words.rating(rating) if stars else words.tr("No rating")
            icon = "star-fill" if stars else "star"
            colour = "star" if stars else "t2"
            entry = rate.add(text, icon, partial(send, wanted), key=str(stars), colour=colour)
            entry.setCheckable(True)
            entry.setChecked(rating == wish.rating)
            group.addAction(entry)
        return rate

    def _add_go(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        menu.addSeparator()
        if wish.album_id is not None and wish.entity is Entity.TRACK:
            album = Route("album", wish.album_id)
            menu.add(tr("Go to album"), "disc", lambda: send(intents.Go(album)), key="G A")
        if wish.artist_id is not None and wish.entity is not Entity.ARTIST:
            artist = Route("artist", wish.artist_id)
            menu.add(tr("Go to artist"), "user", lambda: send(intents.Go(artist)), key="G R")

    def _add_end(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        if wish.entity is Entity.TRACK and len(wish.ids) == 1:
            shown = intents.ShowFile(wish.ids[0])
            menu.add(tr("Show file"), "folder-open", lambda: send(shown), key="Ctrl E")
            if wish.is_missing:
                locate = intents.Locate(wish.ids[0])
                menu.add(tr("Find the file"), "link-break", lambda: send(locate))
        if wish.place == "playlist" and wish.place_id is not None:
            gone: Intent = intents.RemoveFromPlaylist(wish.place_id, wish.item_ids)
            menu.add(tr("Remove from this playlist"), "minus-circle", lambda: send(gone), key="Del")
        elif wish.place == "queue":
            gone = intents.RemoveFromQueue(wish.item_ids)
            menu.add(tr("Remove from the queue"), "minus-circle", lambda: send(gone), key="Del")
            menu.add(tr("Clear the queue"), "x", lambda: send(intents.ClearQueue()))
        for entry in wish.extra:
            menu.add(entry.text, entry.icon, entry.run)
        if wish.entity is Entity.PLAYLIST:
            self._add_playlist_end(menu, wish, send)
            return
        if wish.entity in (Entity.TRACK, Entity.ALBUM, Entity.ARTIST):
            self._add_identity(menu, wish, send)
            self._add_rescan(menu, wish, send)
        if wish.entity is Entity.FOLDER and wish.path:
            shown_folder, again = intents.ShowFolder(wish.path), intents.RescanFolder(wish.path)
            text = tr("Show in file manager")
            menu.add(text, "folder-open", lambda: send(shown_folder), key="Ctrl E")
            menu.add(tr("Rescan this folder"), "arrows-clockwise", lambda: send(again))
        if wish.entity in _HIDDEN:
            hide = intents.Hide(wish.entity, wish.ids)
            menu.add(tr("Hide"), "eye-slash", lambda: send(hide))
        if wish.entity is Entity.TRACK:
            remove = intents.RemoveFromLibrary(wish.ids)
            menu.add(
                tr("Remove from library…"),
                "trash",
                lambda: send(remove),
                danger=True,
            )

    def _add_identity(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        """What is one after all, and what is two."""
        tr = words.tr
        if wish.entity is not Entity.TRACK and len(wish.ids) > 1:
            merge = intents.Merge(wish.entity, wish.ids)
            menu.add(tr("Merge…"), "git-merge", lambda: send(merge))
        if wish.entity is Entity.TRACK and wish.place == "album" and wish.place_id is not None:
            own = intents.SplitAlbum(wish.place_id, wish.ids)
            menu.add(tr("Split off as an album…"), "git-fork", lambda: send(own))
        artist = wish.place_id if wish.place == "artist" else wish.artist_id
        is_sure = wish.place == "artist" or wish.entity is Entity.ALBUM
        if artist is not None and is_sure and wish.entity is not Entity.ARTIST:
            other = intents.SplitArtist(artist, wish.ids, wish.entity)
            menu.add(tr("Split off as an artist…"), "git-fork", lambda: send(other))

    def _add_rescan(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        if wish.entity is Entity.TRACK:
            text = tr("Rescan file") if len(wish.ids) == 1 else tr("Rescan files")
        else:
            text = tr("Rescan folder")
        rescan = intents.Rescan(wish.entity, wish.ids)
        menu.add(text, "arrows-clockwise", lambda: send(rescan))

    def _add_playlist_end(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        ref = wish.ids[0]
        rename = intents.RenamePlaylist(ref, wish.name)
        menu.add(tr("Rename"), "pencil-simple", lambda: send(rename), key="F2")
        menu.add_menu(tr("Move to folder"), "folder", self._folder_menu(menu, ref, send))
        export = intents.ExportPlaylist(ref, wish.name)
        menu.add(tr("Export…"), "export", lambda: send(export))
        delete = intents.DeletePlaylist(ref, wish.name)
        menu.add(tr("Delete playlist"), "trash", lambda: send(delete), danger=True)

    def _folder_menu(self, menu: Menu, playlist: int, send: Send) -> Menu:
        tr = words.tr
        lists = Menu(self.theme, SUB_WIDTH, menu)
        new = intents.NewFolder(playlist)
        lists.add(tr("New folder"), "plus", partial(send, new), colour="accent")
        for ref, name in self.folders():
            lists.add(name, "folder", partial(send, intents.MovePlaylist(playlist, ref)))
        lists.addSeparator()
        out = intents.MovePlaylist(playlist, None)
        lists.add(tr("Out of all folders"), "arrow-up", partial(send, out))
        return lists

    def for_folder(self, folder: int, name: str, send: Send, owner: QWidget) -> Menu:
        """The menu of a folder of playlists."""
        tr = words.tr
        menu = Menu(self.theme, parent=owner)
        menu.setAccessibleName(name)
        menu.add(tr("New playlist"), "plus", partial(send, intents.NewPlaylist(folder=folder)))
        rename = intents.RenameFolder(folder, name)
        menu.add(tr("Rename"), "pencil-simple", partial(send, rename))
        menu.addSeparator()
        delete = intents.DeleteFolder(folder)
        menu.add(tr("Delete the folder, keep its playlists"), "trash", partial(send, delete))
        return menu
