"""The right half of the now-playing page: About and Credits, from what the library knows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from audio2_desktop.domain.details import ArtistPage
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.shelves import genre_arg
from audio2_desktop.domain.track_details import TrackDetails
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.drag import TrackMime
from audio2_desktop.ui.models.rows import RowList
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.page import PageCovers
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import track_facts
from audio2_desktop.ui.views.fact_rows import Fact, FactRows
from audio2_desktop.ui.views.grids import cards
from audio2_desktop.ui.views.grids.card_grid import CardGrid
from audio2_desktop.ui.views.heads.fact_line import FactLine
from audio2_desktop.ui.views.lyrics.lyric_lines import INSET
from audio2_desktop.ui.views.scroll_body import QuietBar
from audio2_desktop.ui.views.viewports import own_viewport
from audio2_desktop.ui.widgets.labels import Label, LinkLabel


class _Part(QScrollArea):
    """Sections under each other; what is beneath shines through."""

    access_role = Role.Pane

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        own_viewport(self)
        self.theme = theme
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        sheet = QWidget()
        self.column = QVBoxLayout(sheet)
        self.column.setContentsMargins(theme.px(INSET), theme.px(14), theme.px(14), theme.px(24))
        self.column.setSpacing(0)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)

    def section(self, title: str, part: QWidget) -> Label:
        """A heading and what stands under it."""
        head = Label(self.theme, title, "section", "t1")
        self.column.addWidget(head)
        self.column.addSpacing(self.theme.px(6))
        self.column.addWidget(part)
        self.column.addSpacing(self.theme.px(24))
        return head


class About(_Part):
    """The artist as far as the library knows, the record, what was heard of it."""

    navigate = Signal(Route)

    def __init__(self, theme: Theme, covers: PageCovers) -> None:
        super().__init__(theme, words.tr("About"))
        self.artist = LinkLabel(theme, "", "heading", "t1")
        self.facts = FactLine(theme)
        self.record, self.heard = FactRows(theme, "t2"), FactRows(theme, "t2")
        self.rows = RowList(spoken=lambda album: f"{album.title}, {album.artist}")
        self.albums = CardGrid(
            theme,
            self.rows,
            covers.near,
            cards.of_artists_album,
            margin=0,
            expanded=True,
            max_rows=1,
            smallest=132,
            mime_of=lambda keys: TrackMime.of_things("album", keys),
        )
        self.albums.setAccessibleName(words.tr("Albums"))
        self._artist_id = 0
        self.column.addWidget(self.artist)
        self.column.addSpacing(theme.px(6))
        self.column.addWidget(self.facts)
        self.column.addSpacing(theme.px(22))
        self._record_head = self.section(words.tr("Release"), self.record)
        self._heard_head = self.section(words.tr("Listening"), self.heard)
        self._albums_head = self.section("", self.albums)
        self.column.addStretch(1)
        self.artist.clicked.connect(self._on_artist)
        for part in (self.record, self.heard):
            part.navigate.connect(self.navigate)

    def show_track(
        self, track: TrackRow, details: TrackDetails | None, artist: ArtistPage | None, now: Stamp
    ) -> None:
        """All that is known; parts without a word are left out."""
        self._artist_id = track.artist_id
        self.artist.set_text(track.artist)
        self.artist.setEnabled(track.artist_id > 0)
        facts: Sequence[str] = ()
        if artist is not None:
            row = artist.artist
            plays = words.tr("%n plays", "", artist.plays) if artist.plays else ""
            facts = (words.albums(row.albums), words.tracks(row.tracks), plays)
        self.facts.show_facts(*facts)
        genres = [
            Fact(words.tr("Genre") if at == 0 else "", name, Route("shelf", genre_arg(name)))
            for at, name in enumerate(track.genres)
        ]
        known = [*track_facts.about_album(details), *genres] if details is not None else []
        self.record.show_facts(known)
        self.heard.show_facts(track_facts.listening(details, now) if details is not None else ())
        self._record_head.setVisible(bool(self.record.facts))
        self._heard_head.setVisible(bool(self.heard.facts))
        albums = artist.albums if artist is not None else ()
        self.rows.show(albums)
        self.albums.setVisible(bool(albums))
        title = words.fill(words.tr("In your library by {artist}"), {"artist": track.artist})
        self._albums_head.set_text(title)
        self._albums_head.setVisible(bool(albums))

    def _on_artist(self) -> None:
        if self._artist_id > 0:
            self.navigate.emit(Route("artist", self._artist_id))


class Credits(_Part):
    """Who made it, and the file as it is."""

    navigate = Signal(Route)
    show_file = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, words.tr("Credits"))
        self.people, self.file, self.tags = (
            FactRows(theme, "t2"),
            FactRows(theme, "t2"),
            FactRows(theme, "t2"),
        )
        self._people_head = self.section(words.tr("People"), self.people)
        self._file_head = self.section(words.tr("File"), self.file)
        self._tags_head = self.section(words.tr("Tags as read"), self.tags)
        self.column.addStretch(1)
        self.people.navigate.connect(self.navigate)

    def show_track(self, track: TrackRow, details: TrackDetails | None) -> None:
        people = [Fact(words.tr("Artist"), track.artist)]
        file, tags = [], []
        if details is not None:
            people, tags = track_facts.credits(details), track_facts.tags_as_read(details)
            if details.file is not None:
                file = track_facts.of_file(details.file, self.show_file.emit)
        for rows, facts, head in (
            (self.people, people, self._people_head),
            (self.file, file, self._file_head),
            (self.tags, tags, self._tags_head),
        ):
            rows.show_facts(facts)
            head.setVisible(bool(rows.facts))
