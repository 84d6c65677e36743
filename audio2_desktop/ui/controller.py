"""Takes what the user wants and gives it to the family that performs it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from audio2_desktop.domain.problems import NotFound
from audio2_desktop.services.favourites import Favourites
from audio2_desktop.services.own_lyrics import OwnLyrics
from audio2_desktop.services.own_tags import OwnTags
from audio2_desktop.services.player import Player
from audio2_desktop.services.playlist_folders import PlaylistFolders
from audio2_desktop.services.playlists import Playlists
from audio2_desktop.ui import intents
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.menus import MenuMaker
from audio2_desktop.ui.performing.favourites import FavouriteChanges
from audio2_desktop.ui.performing.folders import FolderChanges
from audio2_desktop.ui.performing.identities import Identity
from audio2_desktop.ui.performing.imports import Imports
from audio2_desktop.ui.performing.library import Browse, LibraryChanges, Removal, Rescanner
from audio2_desktop.ui.performing.loudness import LoudnessChanges, LoudnessTags
from audio2_desktop.ui.performing.lyrics import LyricsChanges
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.performing.own_tags import TagChanges
from audio2_desktop.ui.performing.playing import Playing
from audio2_desktop.ui.performing.playlists import PlaylistChanges
from audio2_desktop.ui.performing.queue import QueueChanges
from audio2_desktop.ui.window import Window


@dataclass(frozen=True, slots=True)
class Services:
    """What the controller works with."""

    player: Player
    playlists: Playlists
    playlist_folders: PlaylistFolders
    favourites: Favourites
    own_tags: OwnTags
    own_lyrics: OwnLyrics
    loudness_tags: LoudnessTags
    browse: Browse
    removal: Removal
    imports: Imports
    rescanner: Rescanner
    identity: Identity


class Controller:
    """One for the window. `send(intent)` from anywhere; errors become toasts."""

    def __init__(self, window: Window, services: Services) -> None:
        s = services
        self._window = window
        self._outcomes = out = Outcomes(window.toasts, s.player)
        self.report = out.report
        lists = PlaylistChanges(window, s.playlists, s.browse, out)
        self._families = (
            Playing(s.player, s.browse, out),
            QueueChanges(s.player, s.browse, lists, out),
            FavouriteChanges(s.favourites, s.player, out),
            TagChanges(window, s.own_tags, out),
            LyricsChanges(window, s.own_lyrics, out),
            LoudnessChanges(window, s.loudness_tags, s.browse, out),
            lists,
            FolderChanges(window, s.playlist_folders, out),
            LibraryChanges(
                window, s.browse, s.removal, s.rescanner, s.imports, s.identity, out
            ),
        )  # fmt: skip
        self.set_playlists = lists.set_names
        self.playlist_choices = lists.choices
        self.menus = MenuMaker(window.theme, lists.choices, window.sidebar.playlists.rows.folders)
        window.area.intent.connect(self.send)

    async def close(self) -> None:
        """Stop what runs; the window goes away."""
        await self._outcomes.close()

    def send(self, intent: Intent) -> None:
        """Perform an intent; returns at once."""
        match intent:
            case intents.Go(route):
                self._window.go(route)
            case intents.Did(done):
                self._outcomes.did(done)
            case intents.OpenMenu():
                self.menus.pop_up(intent, self.send, self._window)
            case _:
                self.start(lambda: self.perform(intent))

    async def perform(self, intent: Intent) -> None:
        """Do it and return when it is done (the user may have been asked something)."""
        for family in self._families:
            if await family.perform(intent):
                return
        raise NotFound("command", type(intent).__name__)

    def start(self, work: Callable[[], Awaitable[object]]) -> None:
        """Run a service call of a button; errors become toasts."""
        self._outcomes.start(work)

    def undo(self) -> None:
        """Take back what was done last."""
        self._outcomes.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._outcomes.redo()
