"""A titled part of a page with cards of albums, as tall as its cards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio2_desktop.domain.music import AlbumRow, Entity
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.look import Art
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.grids.grid_intents import GridIntents
from audio2_desktop.ui.views.titles import SectionHead


class AlbumSection(QWidget):
    """Title with "2 complete · 1 partial", then the cards."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    def __init__(self, theme: Theme, art: Art) -> None:
        super().__init__()
        self._head = SectionHead(theme, "", role="card_title")
        self._rows = RowList(spoken=lambda album: f"{album.title}, {album.artist}, {album.year}")
        self.grid = CardGrid(
            theme,
            self._rows,
            art,
            cards.of_artists_album,
            margin=0,
            expanded=True,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        actions = GridIntents(self.grid, Entity.ALBUM)
        actions.intent.connect(self.intent)
        actions.navigate.connect(self.navigate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.grid)

    def show_albums(self, title: str, albums: Sequence[AlbumRow]) -> None:
        self._head.set_words(title, _coverage(albums))
        self.grid.setAccessibleName(title)
        self._rows.show(albums)

    def update_covers(self) -> None:
        self.grid.viewport().update()


def _coverage(albums: Sequence[AlbumRow]) -> str:
    """ "2 complete · 3 partial · 1 missing"."""
    marks = [cards.glyph(album)[0] for album in albums]
    counts = {mark: marks.count(mark) for mark in ("owned", "partial", "missing")}
    return words.joined(
        words.tr("%n complete", "", counts["owned"]) if counts["owned"] else "",
        words.tr("%n partial", "", counts["partial"]) if counts["partial"] else "",
        words.tr("%n missing", "", counts["missing"]) if counts["missing"] else "",
    )
