"""What the user does at the head of a playlist as what the user wants."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.playlists import PlaylistRow
from audio2_desktop.ui.intents import (
    ExportPlaylist,
    Intent,
    OpenMenu,
    RenamePlaylist,
    SetFavourite,
)
from audio2_desktop.ui.views.heads.playlist_head import PlaylistHead


class PlaylistHeadIntents(QObject):
    """Listens to one head. `row` is asked at the moment of the action."""

    intent = Signal(Intent)

    def __init__(self, head: PlaylistHead, row: Callable[[], PlaylistRow | None]) -> None:
        super().__init__(head)
        self._head = head
        self._row = row
        head.heart.clicked.connect(lambda: self._send(_heart))
        head.export.clicked.connect(
            lambda: self._send(lambda row: ExportPlaylist(row.id, row.name))
        )
        head.more.clicked.connect(lambda: self._send(self._menu))
        head.name.edited.connect(self._on_renamed)

    def _send(self, wish: Callable[[PlaylistRow], Intent]) -> None:
        row = self._row()
        if row is not None:
            self.intent.emit(wish(row))

    def _menu(self, row: PlaylistRow) -> Intent:
        button = self._head.more
        spot = button.mapToGlobal(QPoint(0, button.height()))
        return OpenMenu(
            Entity.PLAYLIST,
            (row.id,),
            spot.x(),
            spot.y(),
            name=row.name,
            is_favourite=row.is_favourite,
        )

    def _on_renamed(self, name: str) -> None:
        self._send(lambda row: RenamePlaylist(row.id, row.name, to=name))


def _heart(row: PlaylistRow) -> Intent:
    return SetFavourite(Entity.PLAYLIST, (row.id,), not row.is_favourite)
