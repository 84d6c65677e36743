"""Which screens there are: the side bar's entries, and for each route the page and what it needs.

Pages are named, not imported: they are loaded when first shown. `needs` are names of what `app.py`
supplies, in the order of the page's constructor.
"""

from audio2_desktop.ui.frame.nav_button import NavItem
from audio2_desktop.ui.frame.page_area import PageSpec
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.words import tr

_PAGES = "audio2_desktop.ui.pages."

PAGES = {
    "home": PageSpec(f"{_PAGES}home:HomePage", ("tools", "home", "listener")),
    "albums": PageSpec(f"{_PAGES}albums:AlbumsPage", ("tools", "browse")),
    "album": PageSpec(f"{_PAGES}album:AlbumPage", ("tools", "browse")),
    "artists": PageSpec(f"{_PAGES}artists:ArtistsPage", ("tools", "browse")),
    "artist": PageSpec(f"{_PAGES}artist:ArtistPage", ("tools", "browse")),
    "tracks": PageSpec(f"{_PAGES}tracks:TracksPage", ("tools", "browse", "settings")),
    "genres": PageSpec(f"{_PAGES}genres:GenresPage", ("tools", "shelves")),
    "composers": PageSpec(f"{_PAGES}composers:ComposersPage", ("tools", "shelves")),
    "years": PageSpec(f"{_PAGES}years:YearsPage", ("tools", "shelves")),
    "tags": PageSpec(f"{_PAGES}tags:TagsPage", ("tools", "shelves")),
    "shelf": PageSpec(f"{_PAGES}shelf:ShelfPageView", ("tools", "shelves", "browse")),
    "folders": PageSpec(f"{_PAGES}folders:FoldersPage", ("tools", "folder_tree", "browse")),
    "playlist": PageSpec(f"{_PAGES}playlist:PlaylistPage", ("tools", "playlists", "browse")),
    "now": PageSpec(
        f"{_PAGES}now_playing:NowPlayingPage",
        ("tools", "player", "browse", "details", "backdrops", "lyrics"),
    ),
    "search": PageSpec(f"{_PAGES}search:SearchPage", ("tools", "search", "browse")),
    "favourites": PageSpec(f"{_PAGES}favourites:FavouritesPage", ("tools", "browse")),
    "health": PageSpec(f"{_PAGES}health:HealthPage", ("tools", "health", "library")),
    "hidden": PageSpec(f"{_PAGES}hidden:HiddenPage", ("tools", "removal", "playlists")),
    "settings": PageSpec(
        f"{_PAGES}settings.page:SettingsPage",
        (
            "tools",
            "library",
            "settings",
            "upkeep",
            "privacy",
            "report",
            "watching",
            "keymap",
            "equaliser",
            "outputs",
        ),
    ),
    "first_run": PageSpec(
        f"{_PAGES}first_run:FirstRunPage", ("tools", "library", "settings", "suggested")
    ),
}
FIRST = Route("home")
"""Shown when nothing is remembered."""


def nav_items() -> tuple[NavItem, ...]:
    """The side bar's entries in the user's language."""
    return (
        NavItem(Route("home"), tr("Home"), "house", group=""),
        NavItem(Route("artists"), tr("Artists"), "users-three"),
        NavItem(Route("albums"), tr("Albums"), "vinyl-record"),
        NavItem(Route("tracks"), tr("Tracks"), "music-notes"),
        NavItem(Route("genres"), tr("Genres"), "swatches", is_further=True),
        NavItem(Route("composers"), tr("Composers"), "pen-nib", is_further=True),
        NavItem(Route("years"), tr("Years"), "calendar-blank", is_further=True),
        NavItem(Route("folders"), tr("Folders"), "folders", is_further=True),
        NavItem(Route("favourites"), tr("Favourites"), "heart"),
        NavItem(Route("tags"), tr("Tags"), "tag", is_further=True),
    )


def places() -> tuple[tuple[str, str], ...]:
    """Entries of the side bar that may be left out: (name of the route, text)."""
    return tuple((item.route.name, item.text) for item in nav_items() if item.group)


def modules() -> tuple[str, ...]:
    """Where the pages' code is."""
    return tuple(dict.fromkeys(spec.target.partition(":")[0] for spec in PAGES.values()))
