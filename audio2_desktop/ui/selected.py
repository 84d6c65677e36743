"""What the keys of lists do in the frame's own lists: the queue and the playlists of the side bar.

The pages' lists know these keys themselves; `shortcuts.py` asks here when a list had no use for
one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from audio2_desktop.domain.music import Entity
from audio2_desktop.ui import intents
from audio2_desktop.ui.intents import Intent, Send
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.window import Window


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Things with the focus on them. album: of the first track; name: of the first playlist."""

    entity: Entity
    ids: Sequence[int]
    name: str = ""
    album: int | None = None
    is_favourite: bool = False


class Selected:
    """Commands by id, for `Commands.table`."""

    def __init__(self, window: Window, send: Send) -> None:
        self._window, self._send = window, send

    def table(self) -> dict[str, Callable[[], object]]:
        """All of them do nothing while neither list has the focus."""
        stars = {f"stars_{n}": lambda n=n: self._rate(n * 20) for n in range(6)}
        return {
            "play_next": lambda: self._play("next"),
            "play_last": lambda: self._play("last"),
            "open": self._open,
            "add_to": lambda: self._with(lambda it: intents.PickPlaylist(it.ids, it.entity)),
            "tag": self._tag,
            "show_file": self._show_file,
            **stars,
        }

    def favourite(self) -> bool:
        """Turn the heart of what has the focus; False when nothing has."""
        chosen = self._chosen()
        if chosen is not None:
            wish = intents.SetFavourite(chosen.entity, chosen.ids, not chosen.is_favourite)
            self._send(wish)
        return chosen is not None

    def rename(self) -> bool:
        """Ask for another name of the playlist with the focus; False when none has."""
        chosen = self._chosen()
        if chosen is None or chosen.entity is not Entity.PLAYLIST:
            return False
        self._send(intents.RenamePlaylist(chosen.ids[0], chosen.name))
        return True

    # -- inside ------------------------------------------------------------------------------------

    def _chosen(self) -> _Chosen | None:
        focus, window = QApplication.focusWidget(), self._window
        playlists = window.sidebar.playlists
        if focus is playlists:
            row = playlists.rows.row(playlists.currentIndex())
            if row is None or row.is_folder:
                return None
            return _Chosen(Entity.PLAYLIST, (row.id,), row.name)
        if not window.is_panel_open or focus is not window.panel.list:
            return None
        queue = window.panel.list
        tracks = [line.track for line in queue.lines_of(queue.selectedIndexes()) if line.track]
        if not tracks:
            return None
        ids = tuple(track.id for track in tracks)
        return _Chosen(
            Entity.TRACK, ids, album=tracks[0].album_id, is_favourite=tracks[0].is_favourite
        )

    def _with(self, wish: Callable[[_Chosen], Intent]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._send(wish(chosen))

    def _play(self, verb: str) -> None:
        def wish(it: _Chosen) -> Intent:
            if it.entity is not Entity.TRACK:
                return intents.PlayThings(it.entity, it.ids, verb, it.name)
            return intents.PlayNext(it.ids) if verb == "next" else intents.PlayLast(it.ids)

        self._with(wish)

    def _open(self) -> None:
        def wish(it: _Chosen) -> Intent:
            if it.entity is Entity.PLAYLIST:
                return intents.Go(Route("playlist", it.ids[0]))
            return intents.Go(Route("album", f"{it.album}:{it.ids[0]}"))

        self._with(wish)

    def _show_file(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.entity is Entity.TRACK:
            self._send(intents.ShowFile(chosen.ids[0]))

    def _tag(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.entity is Entity.TRACK:
            self._send(intents.PickTag(chosen.ids))

    def _rate(self, rating: int) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.entity is Entity.TRACK:
            self._send(intents.Rate(Entity.TRACK, chosen.ids, rating))
