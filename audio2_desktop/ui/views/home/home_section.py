"""A row of the home page: head and cards, with what its kind says and leads to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio2_desktop.domain.home import HomeList, HomeRow
from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_row import CardRow
from audio2_desktop.ui.views.home.row_head import RowHead
from audio2_desktop.ui.views.scroll_body import REACH

if TYPE_CHECKING:
    from audio2_desktop.ui.intents import OpenMenu

ABOVE, ABOVE_PORTRAIT = 16, 11
"""From the row above to the head; one with two lines of words is higher, and stands higher."""
SUGGESTIONS = (HomeList.BECAUSE, HomeList.REDISCOVER)
"""Rows whose albums somebody may not be interested in."""
_ALL = {
    HomeList.ADDED: Route("albums", "added"),
    HomeList.RECENT: Route("albums", "last_played"),
    HomeList.MOST: Route("albums", "plays"),
    HomeList.REDISCOVER: Route("albums", "rating"),
}


class HomeSection(QWidget):
    """`dismissed(keys)`: somebody does not want these albums suggested."""

    intent = Signal(object)
    navigate = Signal(Route)
    dismissed = Signal(object)

    def __init__(self, theme: Theme, art: Art, row: HomeRow) -> None:
        super().__init__()
        self.row = row
        self._theme = theme
        because = words.tr("Because you listened to") if row.reason is not None else ""
        self.head = RowHead(theme, title_of(row), lead=because)
        self._model = RowList(spoken=_spoken)
        self.cards = CardRow(
            theme,
            self._model,
            art,
            cards.of_album,
            margin=REACH,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self.cards.setObjectName(f"home-{row.kind}")
        self._is_wired = False
        column = QVBoxLayout(self)
        above = ABOVE if row.reason is None else ABOVE_PORTRAIT
        column.setContentsMargins(0, theme.px(above), 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(REACH), 0, theme.px(REACH), 0)
        inner.addWidget(self.head)
        column.addLayout(inner)
        column.addWidget(self.cards)
        self.head.turned.connect(self.cards.turn)
        self.head.all_wanted.connect(lambda: self.navigate.emit(all_of(self.row)))
        self.head.named.connect(self._on_named)
        self.cards.slid.connect(self._show_ways)
        self.show_row(row)

    def wire(self) -> None:
        """What the first paint does not need: see Page.wire."""
        if self._is_wired:
            return
        from audio2_desktop.ui.views.grids.grid_intents import GridIntents  # noqa: PLC0415 - see Page

        self._is_wired = True
        actions = GridIntents(self.cards, Entity.ALBUM)
        actions.intent.connect(self._on_intent)
        actions.navigate.connect(self.navigate)

    def show_row(self, row: HomeRow) -> None:
        """Other albums of the same row; cards that stay keep selection and place."""
        self.row = row
        self.head.say(title_of(row), note_of(row))
        name = title_of(row)
        if row.reason is not None:
            name = f"{words.tr('Because you listened to')} {name}"
        self.cards.setAccessibleName(name)
        self._model.show(row.albums)
        self.cards.updateGeometries()
        self._show_ways()

    def show_picture(self, pixmap: QPixmap | None) -> None:
        self.head.set_picture(pixmap)

    def skeleton(self) -> list[QRectF]:
        """Blocks in the shape of the row, in its own coordinates."""
        return [self.cards.card_rect(at) for at in range(self.cards.fitting)]

    def _show_ways(self) -> None:
        self.head.set_ways(back=self.cards.can_go_back, on=self.cards.can_go_on)

    def _on_named(self) -> None:
        if self.row.reason is not None:
            self.navigate.emit(Route("artist", self.row.reason.artist_id))

    def _on_intent(self, intent: object) -> None:
        from audio2_desktop.ui import intents  # noqa: PLC0415 - see wire

        if isinstance(intent, intents.OpenMenu) and self.row.kind in SUGGESTIONS:
            intent = self._with_dismissal(intent)
        self.intent.emit(intent)

    def _with_dismissal(self, wish: "OpenMenu") -> "OpenMenu":
        from dataclasses import replace  # noqa: PLC0415 - see wire

        from audio2_desktop.ui.intents import MenuEntry  # noqa: PLC0415 - see wire

        keys = list(wish.ids)
        text = words.tr("Not interested")
        return replace(
            wish, extra=(MenuEntry(text, "thumbs-down", lambda: self.dismissed.emit(keys)),)
        )


def title_of(row: HomeRow) -> str:
    match row.kind:
        case HomeList.ADDED:
            return words.tr("Recently added")
        case HomeList.REDISCOVER:
            return words.tr("Rediscover")
        case HomeList.RECENT:
            return words.tr("Jump back in")
        case HomeList.MOST:
            return words.tr("Most played")
    return row.reason.name if row.reason is not None else ""


def note_of(row: HomeRow) -> str:
    """Why it is there, and how much of it there is."""
    match row.kind:
        case HomeList.ADDED:
            return words.tr("%n albums in a month", "", row.total) if row.total else ""
        case HomeList.REDISCOVER:
            why = words.tr("Loved, and not heard for six months")
            return words.joined(words.albums(row.total), why)
        case HomeList.RECENT | HomeList.MOST:
            return words.albums(len(row.albums))
    if row.reason is None:
        return ""
    plays = words.tr("%n plays in four weeks", "", row.reason.plays)
    return words.joined(", ".join(row.reason.genres), plays)


def all_of(row: HomeRow) -> Route:
    """Where all of it is."""
    if row.reason is None:
        return _ALL[row.kind]
    return Route("shelf", f"genre:{row.reason.genre_id}")


def _spoken(album: AlbumRow) -> str:
    parts = (album.title, album.artist, str(album.year or ""), words.tracks(album.tracks))
    return ", ".join(part for part in parts if part)
