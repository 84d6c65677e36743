"""Every page with services in memory, ready to be opened."""

from collections.abc import Callable
from typing import Any

from audio2_desktop.ui.pages.album import AlbumPage
from audio2_desktop.ui.pages.albums import AlbumsPage
from audio2_desktop.ui.pages.artist import ArtistPage
from audio2_desktop.ui.pages.artists import ArtistsPage
from audio2_desktop.ui.pages.composers import ComposersPage
from audio2_desktop.ui.pages.favourites import FavouritesPage
from audio2_desktop.ui.pages.first_run import FirstRunPage
from audio2_desktop.ui.pages.folders import FoldersPage
from audio2_desktop.ui.pages.genres import GenresPage
from audio2_desktop.ui.pages.health import HealthPage
from audio2_desktop.ui.pages.hidden import HiddenPage
from audio2_desktop.ui.pages.home import HomePage
from audio2_desktop.ui.pages.playlist import PlaylistPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.pages.settings.page import SettingsPage
from audio2_desktop.ui.pages.shelf import ShelfPageView
from audio2_desktop.ui.pages.tracks import TracksPage
from audio2_desktop.ui.pages.years import YearsPage
from tests.ui import fakes, home_fakes, shelf_fakes
from tests.ui.settings_stage import settings_page
from tests.ui.setup_fakes import FakeHealth, FakeRemoval

Build = Callable[[fakes.Kit], Any]


def _tracks(kit: fakes.Kit) -> TracksPage:
    settings: Any = fakes.FakeSettings(kit.facts)
    return TracksPage(kit.tools, fakes.FakeBrowse(), settings)


def _shelf(kit: fakes.Kit) -> ShelfPageView:
    return ShelfPageView(kit.tools, shelf_fakes.FakeShelves(), fakes.FakeBrowse())


def _search(kit: fakes.Kit) -> SearchPage:
    browse = fakes.FakeBrowse()
    return SearchPage(kit.tools, fakes.FakeSearch(browse), browse)


def _playlist(kit: fakes.Kit) -> PlaylistPage:
    browse = fakes.FakeBrowse()
    lists = fakes.FakePlaylists(list(browse.tracks.values())[:12])
    return PlaylistPage(kit.tools, lists, browse)


def _folders(kit: fakes.Kit) -> FoldersPage:
    return FoldersPage(kit.tools, shelf_fakes.FakeTree(), fakes.FakeBrowse())


def _settings(kit: fakes.Kit) -> SettingsPage:
    return settings_page(kit, fakes.FakeLibrary(kit.facts), fakes.FakeSettings(kit.facts))


def _health(kit: fakes.Kit) -> HealthPage:
    return HealthPage(kit.tools, FakeHealth(), fakes.FakeLibrary(kit.facts))


def _first_run(kit: fakes.Kit) -> FirstRunPage:
    values: Any = fakes.FakeSettings(kit.facts)
    return FirstRunPage(kit.tools, fakes.FakeLibrary(kit.facts), values, ["/music"])


PAGES: dict[str, tuple[Build, int | str | None]] = {
    "tracks": (_tracks, None),
    "album": (lambda kit: AlbumPage(kit.tools, fakes.FakeBrowse()), 1),
    "albums": (lambda kit: AlbumsPage(kit.tools, fakes.FakeBrowse()), None),
    "artists": (lambda kit: ArtistsPage(kit.tools, fakes.FakeBrowse()), None),
    "favourites": (lambda kit: FavouritesPage(kit.tools, fakes.FakeBrowse()), None),
    "search": (_search, "a"),
    "playlist": (_playlist, 7),
    "shelf": (_shelf, "genre:2"),
    "folders": (_folders, None),
    "genres": (lambda kit: GenresPage(kit.tools, _shelves()), None),
    "composers": (lambda kit: ComposersPage(kit.tools, _shelves()), None),
    "years": (lambda kit: YearsPage(kit.tools, _shelves()), None),
    "artist": (lambda kit: ArtistPage(kit.tools, fakes.FakeBrowse()), 1),
    "settings": (_settings, None),
    "first_run": (_first_run, None),
    "health": (
        lambda kit: HealthPage(kit.tools, FakeHealth(), fakes.FakeLibrary(kit.facts)),
        None,
    ),
    "hidden": (lambda kit: HiddenPage(kit.tools, FakeRemoval(), fakes.FakePlaylists(())), None),
    "home": (lambda kit: HomePage(kit.tools, home_fakes.FakeHome(), "Santi"), None),
}
"""name of the route: (how it is made, what it is opened with)."""


def _shelves() -> shelf_fakes.FakeShelves:
    return shelf_fakes.FakeShelves()
