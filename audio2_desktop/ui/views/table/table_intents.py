"""What the user did in a table or grid as what the user wants: one translation for all pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal

from audio2_desktop.domain.music import Entity, TrackState
from audio2_desktop.domain.queue import Context
from audio2_desktop.ui.drag import Dropped
from audio2_desktop.ui.intents import (
    Intent,
    OpenMenu,
    PickPlaylist,
    PickTag,
    PlayLast,
    PlayNext,
    PlayTracks,
    Rate,
    RemoveFromLibrary,
    SetFavourite,
    ShowFile,
)
from audio2_desktop.ui.models.paged import PagedRows
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views import selection
from audio2_desktop.ui.views.table.track_table import TrackTable
from audio2_desktop.ui.views.tag_drops import Answer, TagDrops, on_music


@dataclass(frozen=True, slots=True)
class Place:
    """Which list a table is: "playlist" and its id for menus, the context for the queue."""

    context: Context
    kind: str = ""
    ref: int | None = None


class TableIntents(QObject):
    """Listens to one table. `place` is asked at the moment of the action."""

    intent = Signal(Intent)
    navigate = Signal(Route)

    def __init__(self, table: TrackTable, place: Callable[[], Place]) -> None:
        super().__init__(table)
        self._table = table
        self._place = place
        table.play.connect(self._on_play)
        table.play_next.connect(lambda: self._send(PlayNext(self._picked())))
        table.play_last.connect(lambda: self._send(PlayLast(self._picked())))
        table.add_to.connect(lambda: self._send(PickPlaylist(self._picked())))
        table.tag.connect(lambda: self._send(PickTag(self._picked())))
        table.discard.connect(lambda: self._send(RemoveFromLibrary(self._picked())))
        table.show_file.connect(self._on_show_file)
        table.favourite.connect(self._on_favourite)
        table.rate.connect(self._on_rate)
        table.menu.connect(self._on_menu)
        TagDrops(table, table.theme, self._on_tags_over).intent.connect(self.intent)
        table.open_artist.connect(lambda key: self.navigate.emit(Route("artist", key)))
        table.open_album.connect(lambda key: self.navigate.emit(Route("album", key)))

    def _on_tags_over(self, what: Dropped, row: int) -> Answer:
        """Tags over a row: all that is selected, when it is among that."""
        track = self._table.row_track(row)
        ids: list[int] = [] if track is None else [track.id]
        if selection.contains(self._table.ranges(), row):
            ids = self._picked()
        return on_music(Entity.TRACK, what, _owned(ids))

    def removes_from_library(self) -> None:
        """Del takes the selected tracks out of the library (the window asks first)."""
        self._table.remove.connect(lambda: self._send(RemoveFromLibrary(self._picked())))

    def all_tracks(self) -> Sequence[int]:
        """Every track of the table in its order."""
        return self._all(-1)[0]

    def _picked(self) -> list[int]:
        return _owned(self._table.selected_tracks())

    def _send(self, what: Intent) -> None:
        ids = getattr(what, "ids", None)
        if ids is None or len(ids):
            self.intent.emit(what)

    def _all(self, row: int) -> tuple[Sequence[int], int]:
        """All playable tracks and where `row` is among them."""
        rows = self._table.rows
        if isinstance(rows, PagedRows):
            return rows.tracks, rows.count_of([(0, row - 1)]) if row > 0 else 0
        ids: list[int] = []
        at = 0
        for place in range(rows.count()):
            track = self._table.row_track(place)
            if place == row:
                at = len(ids)
            if track is not None and track.id > 0:
                ids.append(track.id)
        return ids, at

    def _on_play(self, row: int) -> None:
        ids, at = self._all(row)
        self._send(PlayTracks(ids, at, self._place().context))

    def _on_favourite(self, ids: Sequence[int], on: bool) -> None:
        self._send(SetFavourite(Entity.TRACK, _owned(ids), on))

    def _on_show_file(self) -> None:
        picked = self._picked()
        if picked:
            self.intent.emit(ShowFile(picked[0]))

    def _on_rate(self, ids: Sequence[int], rating: int) -> None:
        self._send(Rate(Entity.TRACK, _owned(ids), rating))

    def _on_menu(self, spot: QPoint) -> None:
        table, place = self._table, self._place()
        track = table.row_track(table.currentIndex().row())
        ids = self._picked()
        if not ids or track is None:
            return
        is_one = len(ids) == 1
        self.intent.emit(
            OpenMenu(
                Entity.TRACK,
                ids,
                spot.x(),
                spot.y(),
                place.kind,
                place.ref,
                list(table.selected_keys()),
                track.title if is_one else "",
                track.artist_id if is_one else None,
                track.album_id if is_one else None,
                track.is_favourite,
                track.rating if is_one else 0,
                is_one and track.state is TrackState.MISSING,
            )
        )


def _owned(ids: Sequence[int]) -> list[int]:
    """Tracks that exist: lines of a playlist that are only wanted have none."""
    return [key for key in ids if key > 0]
