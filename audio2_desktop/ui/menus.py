"""Context menus: one builder for tracks, albums, artists, playlists and queue entries, used
everywhere.

Menus pop up and never run a loop of their own; what is chosen comes back as an intent.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.name_picker import fitting
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu, open_menu
from audio2_desktop.ui.widgets.search_field import SearchField

PLAYLISTS_SHOWN = 8

Send = Callable[[Intent], None]
_IN_LIBRARY = (Entity.TRACK, Entity.ALBUM, Entity.ARTIST)
_HIDDEN = (*_IN_LIBRARY, Entity.GENRE, Entity.COMPOSER)
_ENTER = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


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
        holder.setText(words.tr("Find a playlist"))
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
        names = [name for _, name in self._all]
        found = [self._all[at] for at in fitting(names, typed)[:PLAYLISTS_SHOWN]]
        self._entries = [
            self.add(name, "playlist", partial(self._choose, ref)) for ref, name in found
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

    def build(
        self,
        wish: intents.OpenMenu,
        send: Send,
        owner: QWidget | None = None,
        *,
        more: Callable[[Menu], None] | None = None,
    ) -> Menu:
        """The menu in the order of the design: play | playlist, rating, heart | go | file |
        `more` | what takes away, the farther the lower."""
        menu = Menu(self.theme, parent=owner)
        menu.setAccessibleName(wish.name or words.tr("Menu"))
        if wish.ids:
            if wish.place != "player":  # it plays already
                self._add_play(menu, wish, send)
                menu.addSeparator()
            self._add_keep(menu, wish, send)
        self._add_go(menu, wish, send)
        menu.addSeparator()
        self._add_file(menu, wish, send)
        if more is not None:
            menu.addSeparator()
            more(menu)
        menu.addSeparator()
        self._add_removal(menu, wish, send)
        return menu

    def _add_play(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        if wish.place == "queue" and wish.item_ids:
            uid = wish.item_ids[0]
            menu.add(tr("Play"), "play", lambda: send(intents.JumpInQueue(uid)), key=_ENTER)
        elif wish.place == "suggestions":
            now = intents.PlaySuggested(wish.ids[0])
            menu.add(tr("Play"), "play", lambda: send(now), key=_ENTER)
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
        if wish.entity in _IN_LIBRARY:
            menu.add_menu(tr("Rate"), "star", self._rate_menu(menu, wish, send))
            tag = intents.PickTag(wish.ids, wish.entity)
            menu.add(tr("Tag…"), "tag", lambda: send(tag), key="Shift+T")
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
            entry = rate.add(
                text, icon, partial(send, wanted), key=str(stars), colour=colour, stars=stars
            )
            entry.setCheckable(True)
            entry.setChecked(rating == wish.rating)
            group.addAction(entry)
        return rate

    def _add_go(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        menu.addSeparator()
        if wish.album_id is not None and wish.entity is Entity.TRACK:
            album = Route("album", wish.album_id)
            menu.add(tr("Go to album"), "vinyl-record", lambda: send(intents.Go(album)), key="G A")
        if wish.artist_id is not None and wish.entity is not Entity.ARTIST:
            artist = Route("artist", wish.artist_id)
            menu.add(tr("Go to artist"), "user", lambda: send(intents.Go(artist)), key="G R")

    def _add_file(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        """What concerns files, or the list itself."""
        tr = words.tr
        if wish.entity is Entity.TRACK and len(wish.ids) == 1:
            shown = intents.ShowFile(wish.ids[0])
            menu.add(tr("Show file"), "folder-open", lambda: send(shown), key="Ctrl E")
            if wish.is_missing:
                locate = intents.Locate(wish.ids[0])
                menu.add(tr("Find the file"), "link-break", lambda: send(locate))
        for entry in wish.extra:
            menu.add(entry.text, entry.icon, entry.run)
        if wish.entity is Entity.PLAYLIST:
            self._add_list(menu, wish, send)
        elif wish.entity is Entity.FOLDER and wish.path:
            self._add_folder(menu, wish.path, send)
        elif wish.entity is Entity.TAG and len(wish.ids) == 1:
            self._add_tag(menu, wish, send)
        elif wish.entity in _IN_LIBRARY:
            self._add_identity(menu, wish, send)
            self._add_rescan(menu, wish, send)
            if wish.entity is not Entity.ARTIST:
                loud = intents.WriteLoudness(wish.entity, wish.ids)
                menu.add(tr("Write loudness to files…"), "pencil-simple", lambda: send(loud))

    def _add_folder(self, menu: Menu, path: bytes, send: Send) -> None:
        """A folder on disk."""
        tr = words.tr
        shown, again = intents.ShowFolder(path), intents.RescanFolder(path)
        text = tr("Show in file manager")
        menu.add(text, "folder-open", lambda: send(shown), key="Ctrl E")
        menu.add(tr("Rescan this folder"), "arrows-clockwise", lambda: send(again))

    def _add_tag(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        """One of the user's own."""
        tr, ref = words.tr, wish.ids[0]
        rename = intents.RenameTag(ref, wish.name)
        menu.add(tr("Rename"), "pencil-simple", lambda: send(rename), key="F2")
        colours = Menu(self.theme, SUB_WIDTH, menu)
        for colour, name in words.colours().items():
            wanted, ink = intents.ColourTag(ref, colour), self.theme.preset(colour)
            colours.add(name, "circle-fill", partial(send, wanted), colour=ink)
        menu.add_menu(tr("Colour"), "palette", colours)

    def _add_removal(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        """From this list, from sight, from the library."""
        tr = words.tr
        if wish.place == "playlist" and wish.place_id is not None:
            gone: Intent = intents.RemoveFromPlaylist(wish.place_id, wish.item_ids)
            menu.add(tr("Remove from this playlist"), "minus-circle", lambda: send(gone), key="Del")
        elif wish.place == "queue":
            gone = intents.RemoveFromQueue(wish.item_ids)
            menu.add(tr("Remove from the queue"), "minus-circle", lambda: send(gone), key="Del")
            clear = intents.ClearQueue(whole=True)
            menu.add(tr("Clear the queue"), "x", lambda: send(clear))
        elif wish.place == "suggestions":
            gone = intents.Decline(wish.ids)
            menu.add(tr("Suggest another"), "minus-circle", lambda: send(gone), key="Del")
        if wish.entity in _HIDDEN:
            hide = intents.Hide(wish.entity, wish.ids)
            menu.add(tr("Hide"), "eye-slash", lambda: send(hide))
        if wish.entity is Entity.TRACK:
            remove: Intent = intents.RemoveFromLibrary(wish.ids)
            text = tr("Remove from library…")
            menu.add(text, "trash", lambda: send(remove), danger=True)
        elif wish.entity is Entity.PLAYLIST:
            delete = intents.DeletePlaylist(wish.ids[0], wish.name)
            menu.add(tr("Delete playlist"), "trash", lambda: send(delete), danger=True)
        elif wish.entity is Entity.TAG:
            gone_tags = intents.DeleteTags(wish.ids)
            count = len(wish.ids)
            text = tr("Delete tag") if count == 1 else tr("Delete %n tags", "", count)
            key = "Del" if wish.place == "tags" else ""
            menu.add(text, "trash", lambda: send(gone_tags), key=key, danger=True)

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

    def _add_list(self, menu: Menu, wish: intents.OpenMenu, send: Send) -> None:
        tr = words.tr
        ref = wish.ids[0]
        rename = intents.RenamePlaylist(ref, wish.name)
        menu.add(tr("Rename"), "pencil-simple", lambda: send(rename), key="F2")
        menu.add_menu(tr("Move to folder"), "folder", self._folder_menu(menu, ref, send))
        export = intents.ExportPlaylist(ref, wish.name)
        menu.add(tr("Export…"), "export", lambda: send(export))

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

    def for_outside(self, uids: tuple[int, ...], send: Send, owner: QWidget) -> Menu:
        """The menu of queue entries that are files outside the library."""
        tr = words.tr
        menu = Menu(self.theme, parent=owner)
        menu.setAccessibleName(tr("Menu"))
        menu.add(tr("Play"), "play", partial(send, intents.JumpInQueue(uids[0])), key=_ENTER)
        menu.addSeparator()
        gone = intents.RemoveFromQueue(uids)
        menu.add(tr("Remove from the queue"), "minus-circle", partial(send, gone), key="Del")
        clear = intents.ClearQueue(whole=True)
        menu.add(tr("Clear the queue"), "x", partial(send, clear))
        return menu

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
