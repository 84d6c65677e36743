"""What ui.md fixes in pixels, by section, as places in the gallery's pictures.

A measure names a scene (its dark name; the light one has the same places), a window of
`tests/gallery/variants.py` and what has the place. Numbers that are left out are free. `margin` is
what a widget is larger than its body on every side (room for a ring or a shadow).
"""

from dataclasses import dataclass

from tests.gallery.variants import PLAIN

NEAR_PX = 2
LOW = "900x600"
FINE = "1920x1080@2x"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing: its left and upper edge, its size, what is free at the right of the page."""

    section: str
    scene: str
    place: str
    window: str = PLAIN
    x: int | None = None
    y: int | None = None
    wide: int | None = None
    tall: int | None = None
    bottom: int | None = None
    margin: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Things of one kind under each other: each `tall`, one every `pitch`."""

    section: str
    scene: str
    prefix: str
    tall: int
    pitch: int
    window: str = PLAIN


@dataclass(frozen=True, slots=True)
class Cards:
    """Things beside each other: so many, each `wide`, with a gap; the first at x, the last ends
    `x` before the page's right edge."""

    section: str
    scene: str
    prefix: str
    count: int
    wide: int
    gap: int
    x: int
    window: str = PLAIN


MEASURES = (
    # -- section 4, window anatomy
    Measure("4 side bar", "albums-dark", "sidebar", x=0, y=0, wide=240, bottom=812),
    Measure("4 side bar", "albums-dark", "settings", wide=32, tall=32),
    Measure("4 top bar", "albums-dark", "topbar", x=240, y=0, tall=60),
    Measure("4 top bar", "albums-dark", "back", wide=32, tall=32),
    Measure("4 top bar", "albums-dark", "forward", wide=32, tall=32),
    Measure("4 top bar", "albums-dark", "search-field", wide=440, tall=38, margin=3),
    Measure("4 player bar", "albums-dark", "player-bar", x=0, y=812, wide=1440, tall=88),
    Measure("4 player bar", "albums-dark", "play", x=700, wide=40, tall=40),
    Measure("4 player bar", "albums-dark", "shuffle", wide=36, tall=36),
    Measure("4 player bar", "albums-dark", "previous", wide=36, tall=36),
    Measure("4 player bar", "albums-dark", "next", wide=36, tall=36),
    Measure("4 player bar", "albums-dark", "repeat", wide=36, tall=36),
    Measure("4 player bar", "albums-dark", "seek", x=446, wide=548),
    Measure("4 player bar", "albums-dark", "now-heart", wide=32, tall=32),
    Measure("4 right panel", "07-queue-dark", "right-panel", x=1104, wide=336, bottom=812),
    Measure("4 centre", "01-home-dark", "homePage", x=240, wide=1200),
    Measure("4 centre, page side 32", "albums-dark", "text:Albums", x=272),
    Measure("4 centre, page side 32", "04-album-dark", "button:Play", x=536, tall=44),
    Measure("4 centre, page side 24", "tracks-dark", "text:Tracks", x=264),
    # -- section 7, views
    Measure("7 artist, hero 348", "03-artist-dark", "text:Top tracks", y=368, x=272),
    Measure("7 playlist, mosaic 184", "06-playlist-dark", "button:Play", x=484, tall=40),
    Measure("7 toasts", "14-menus-toast-dark", "toast", wide=430, tall=52, margin=26),
    Measure("7 context menu", "14-menus-toast-dark", "over-0", wide=262),
    # -- section 10, responsive
    Measure("10 side bar of 64", "albums-dark", "sidebar", LOW, x=0, wide=64, bottom=528),
    Measure("10 player of 72", "albums-dark", "player-bar", LOW, y=528, tall=72),
    Measure("10 search of 280", "albums-dark", "search-field", LOW, wide=280, margin=3),
    Measure("10 waveform >= 220", "albums-dark", "seek", LOW, wide=220),
    Measure("10 panel overlays", "07-queue-dark", "topbar", LOW, x=64, wide=836),
    Measure("10 panel overlays", "07-queue-dark", "right-panel", LOW, x=564, wide=336),
    Measure("10 player bar", "albums-dark", "player-bar", FINE, y=992, wide=1920, tall=88),
    Measure("10 side bar", "albums-dark", "sidebar", FINE, wide=240, bottom=992),
    Measure("10 hero of 240", "03-artist-dark", "text:Top tracks", LOW, x=96, y=260),
    Measure("10 page padding 40", "03-artist-dark", "text:Top tracks", FINE, x=280),
    Measure("10 page padding 40", "01-home-dark", "text:Recently added", FINE, x=280),
    Measure("10 page padding 40", "04-album-dark", "albumTracks", FINE, x=270),
    Measure("10 page padding 40", "06-playlist-dark", "playlistTable", FINE, x=270),
    Measure("10 page padding 40", "02-search-dark", "button:All", FINE, x=280),
    Measure("10 page padding 40", "albums-dark", "text:Albums", FINE, x=280),
)
ROWS = (
    Rows("4 side bar, items", "albums-dark", "nav-", 34, 36),
    Rows("7 tracks, normal", "tracks-dark", "tracksTable:", 36, 36),
    Rows("7 album", "04-album-dark", "albumTracks:", 38, 38),
    Rows("7 artist", "03-artist-dark", "artistTopTracks:", 46, 46),
    Rows("7 playlist", "06-playlist-dark", "playlistTable:", 44, 44),
    Rows("7 queue", "07-queue-dark", "queue:", 52, 52),
    Rows("7 tracks, normal", "tracks-dark", "tracksTable:", 36, 36, LOW),
)
CARDS = (
    Cards("10 cards, 6 at 1440", "albums-dark", "albumsGrid:", 6, 172, 20, 272),
    Cards("10 cards, 6 at 1440", "01-home-dark", "home-added:", 6, 172, 20, 272),
    Cards("10 cards at 900", "albums-dark", "albumsGrid:", 4, 178, 20, 96, LOW),
    # 32 px beside the cards, where section 10 has 40: pages keep one side at all widths
    Cards("10 cards, 8 at 1920", "albums-dark", "albumsGrid:", 8, 182, 20, 280, FINE),
    Cards("7 home, tiles 3", "01-home-dark", "homeTiles:", 3, 368, 16, 272),
)
LEAST = frozenset({("10 waveform >= 220", "wide")})
"""Numbers that are the least, not the only value."""
