"""The columns of every list of tracks: which exist, what they say, in which view they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.models.columns import TITLE_MINIMUM, Column, Kind

Now = Callable[[], Stamp]
Track = Callable[[Any], TrackRow]

DEFAULT = (
    "heart",
    "title",
    "artist",
    "album",
    "genre",
    "rating",
    "plays",
    "last_played",
    "quality",
    "time",
)
"""What the Tracks view shows until the user chooses."""


def spoken(row: TrackRow) -> str:
    """A row for a screen reader: "Breakwater, Halden Coast, Slow Harbour, 5:07, rated 4 of 5"."""
    parts = [row.title, row.artist, row.album, words.clock(row.length_ms)]
    if row.rating:
        parts.append(words.rating(row.rating))
    if row.is_favourite:
        parts.append(words.tr("favourite"))
    parts.append(state(row.state))
    return ", ".join(part for part in parts if part)


def state(value: TrackState) -> str:
    """A track's state in words."""
    match value:
        case TrackState.OWNED:
            return words.tr("in library")
        case TrackState.MISSING:
            return words.tr("file not found")
        case TrackState.UNREADABLE:
            return words.tr("cannot be read")
    return words.tr("not in library")


def library(now: Now) -> dict[str, Column]:
    """Every column of the Tracks view by key."""
    columns = (
        replace(_heart(), width=38, sort="favourite", icon="heart"),
        Column(
            "title",
            lambda: words.tr("Title"),
            lambda r: r.title,
            Kind.TITLE_COVER,
            minimum=TITLE_MINIMUM,
            stretch=54,
            sort="title",
            is_fixed=True,
        ),
        Column(
            "artist",
            lambda: words.tr("Artist"),
            lambda r: r.artist,
            Kind.LINK,
            minimum=110,
            stretch=29,
            hide_order=10,
            sort="artist",
            link="artist",
        ),
        Column(
            "album",
            lambda: words.tr("Album"),
            lambda r: r.album,
            Kind.LINK,
            minimum=110,
            stretch=32,
            hide_order=9,
            sort="album",
            link="album",
        ),
        Column(
            "album_artist",
            lambda: words.tr("Album artist"),
            lambda r: r.album_artist,
            minimum=80,
            stretch=24,
            hide_order=1,
            sort="album_artist",
        ),
        Column(
            "genre",
            lambda: words.tr("Genre"),
            lambda r: ", ".join(r.genres),
            width=104,
            hide_order=2,
            sort="genre",
        ),
        replace(_rating(hide_order=8), width=78),
        Column(
            "plays",
            lambda: words.tr("Plays"),
            lambda r: words.count(r.plays) if r.plays else "",
            Kind.NUMBER,
            width=72,
            hide_order=6,
            sort="plays",
        ),
        Column(
            "last_played",
            lambda: words.tr("Last played"),
            lambda r: words.day(r.last_played, now()) if r.last_played else "",
            width=98,
            hide_order=3,
            sort="last_played",
        ),
        Column(
            "skips",
            lambda: words.tr("Skips"),
            lambda r: words.count(r.skips) if r.skips else "",
            Kind.NUMBER,
            width=64,
            hide_order=1,
            sort="skips",
        ),
        _added(now, lambda r: r.added_at, hide_order=4),
        Column(
            "year",
            lambda: words.tr("Year"),
            lambda r: str(r.year) if r.year else "",
            width=64,
            hide_order=4,
            sort="year",
        ),
        replace(_quality(hide_order=5), width=82),
        *_of_files(),
        Column(
            "disc",
            lambda: words.tr("Disc"),
            lambda r: str(r.disc) if r.disc else "",
            Kind.NUMBER,
            width=56,
            hide_order=1,
            sort="disc",
        ),
        Column(
            "number",
            lambda: words.tr("Number"),
            lambda r: str(r.number) if r.number else "",
            Kind.NUMBER,
            width=48,
            hide_order=1,
            sort="number",
            sign="#",
        ),
        Column(
            "state",
            lambda: words.tr("State"),
            lambda r: state(r.state),
            Kind.STATE,
            width=40,
            hide_order=7,
            sort="state",
            icon="check-circle",
        ),
        replace(_time(), width=46),
    )
    return {column.key: column for column in columns}


def _of_files() -> tuple[Column, ...]:
    """What is known of the file."""
    return (
        Column(
            "codec",
            lambda: words.tr("Format"),
            lambda r: r.codec,
            width=76,
            hide_order=1,
            sort="codec",
        ),
        Column(
            "bitrate",
            lambda: words.tr("Bitrate"),
            lambda r: f"{round(r.bitrate / 1000)} kbit/s" if r.bitrate else "",
            Kind.NUMBER,
            width=92,
            hide_order=1,
            sort="bitrate",
        ),
        Column(
            "sample_rate",
            lambda: words.tr("Sample rate"),
            lambda r: f"{r.sample_rate / 1000:g} kHz" if r.sample_rate else "",
            Kind.NUMBER,
            width=100,
            hide_order=1,
            sort="sample_rate",
        ),
        Column(
            "size",
            lambda: words.tr("Size"),
            lambda r: words.size(r.size_bytes) if r.size_bytes else "",
            Kind.NUMBER,
            width=80,
            hide_order=1,
            sort="size",
        ),
        Column(
            "path",
            lambda: words.tr("Path"),
            lambda r: r.path,
            width=260,
            hide_order=1,
            sort="path",
        ),
    )


def album(now: Now, *, with_artists: bool, with_codec: bool = True) -> tuple[Column, ...]:
    """Columns of an album: numbered, with the artist only where artists differ.

    with_codec: False where the head of the page names the format of all tracks ("FLAC 24/96"):
    the column then holds what is measured alone ("24/96").
    """
    first = Column(
        "number",
        lambda: words.tr("Number"),
        lambda r: str(r.number) if r.number else "",
        Kind.INDEX,
        width=54,
        sign="#",
    )
    title = Column(
        "title",
        lambda: words.tr("Title"),
        lambda r: r.title,
        Kind.TITLE,
        minimum=TITLE_MINIMUM,
        stretch=60,
        detail=None if with_artists else _guests,
    )
    artist = replace(library(now)["artist"], sort="")
    plays = replace(library(now)["plays"], sort="", width=70, hide_order=3)
    heart = _heart()
    quality = replace(_quality(hide_order=1), sort="", width=84)
    if not with_codec:
        quality = replace(quality, text=lambda r: r.quality.removeprefix(r.codec).strip())
    return (
        first,
        title,
        *((artist,) if with_artists else ()),
        heart,
        plays,
        replace(_rating(hide_order=2), sort="", width=110),
        quality,
        replace(library(now)["state"], sort="", icon="", hide_order=4, width=36),
        replace(_time(), sort=""),
    )


def playlist(now: Now) -> tuple[Column, ...]:
    """Columns of a playlist. Rows carry `track`, `position` (from 1) and `added_at`."""
    every = {key: _through_track(column) for key, column in library(now).items()}
    added = _added(now, lambda r: r.added_at, hide_order=1)
    return _listed({**every, "added": added}, lambda r: str(r.position))


def smart(now: Now) -> tuple[Column, ...]:
    """The same for a playlist that fills itself: rows are tracks, the table counts them."""
    return _listed(library(now), lambda _: "")


def _listed(every: Mapping[str, Column], position: Callable[[Any], str]) -> tuple[Column, ...]:
    """The heart stands at the end of the title's room."""
    return (
        Column(
            "number",
            lambda: words.tr("Position"),
            position,
            Kind.INDEX,
            width=48,
            sign="#",
        ),
        replace(every["title"], sort="title", stretch=34),
        replace(every["heart"], sort="", icon="", width=40),
        replace(every["artist"], stretch=20),
        replace(every["album"], stretch=20),
        replace(every["added"], hide_order=1),
        replace(every["rating"], width=138, hide_order=2),
        replace(every["time"], width=72),
    )


def chosen_from(
    now: Now, own: Sequence[Column], *, through_track: bool = False
) -> dict[str, Column]:
    """What can be shown in a list whose own columns are these: they, and all others of the library,
    without an order. Title and number always stay.

    through_track: rows carry their track as `track`.
    """
    kept = {
        column.key: replace(column, is_fixed=column.key in ("title", "number")) for column in own
    }
    others = {
        key: replace(_through_track(column) if through_track else column, sort="")
        for key, column in library(now).items()
        if key not in kept
    }
    return {**kept, **others}


def ranked() -> tuple[Column, ...]:
    """Columns of an artist's top tracks: place, cover and title, album, stars, plays, time."""
    return (
        Column("place", lambda: words.tr("Place"), lambda _: "", Kind.INDEX, width=46),
        Column(
            "title",
            lambda: words.tr("Title"),
            lambda r: r.title,
            Kind.TITLE_COVER,
            minimum=TITLE_MINIMUM,
            stretch=52,
        ),
        Column(
            "album",
            lambda: words.tr("Album"),
            lambda r: r.album,
            Kind.LINK,
            minimum=90,
            stretch=38,
            hide_order=3,
            link="album",
        ),
        replace(_rating(hide_order=2), sort="", width=86),
        Column(
            "plays",
            lambda: words.tr("Plays"),
            lambda r: words.count(r.plays) if r.plays else "–",
            Kind.NUMBER,
            width=56,
            hide_order=4,
        ),
        Column(
            "state",
            lambda: words.tr("State"),
            lambda r: state(r.state),
            Kind.STATE,
            width=48,
            hide_order=1,
        ),
        replace(_time(), sort="", width=54),
    )


def results() -> tuple[Column, ...]:
    """Columns of tracks on the search page: two lines, heart, album, stars, state, time."""
    _, title, album, rating, _, state, time = ranked()
    return (
        replace(title, detail=lambda r: r.artist, stretch=145, minimum=180),
        _heart(),
        replace(album, stretch=96),
        replace(rating, width=88),
        state,
        replace(time, width=55),
    )


def _heart() -> Column:
    """Without a caption and an order."""
    return Column(
        "heart",
        lambda: words.tr("Favourite"),
        lambda r: words.tr("favourite") if r.is_favourite else "",
        Kind.HEART,
        width=40,
    )


def _rating(hide_order: int) -> Column:
    return Column(
        "rating",
        lambda: words.tr("Rating"),
        lambda r: words.rating(r.rating) if r.rating else "",
        Kind.RATING,
        width=92,
        hide_order=hide_order,
        sort="rating",
    )


def _quality(hide_order: int) -> Column:
    return Column(
        "quality",
        lambda: words.tr("Quality"),
        lambda r: r.quality,
        Kind.QUALITY,
        width=100,
        hide_order=hide_order,
        sort="quality",
    )


def _added(now: Now, moment: Callable[[Any], Stamp], hide_order: int) -> Column:
    return Column(
        "added",
        lambda: words.tr("Added"),
        lambda r: words.day(moment(r), now()) if moment(r) else "",
        width=100,
        hide_order=hide_order,
        sort="added",
    )


def _time() -> Column:
    return Column(
        "time",
        lambda: words.tr("Time"),
        lambda r: words.clock(r.length_ms),
        Kind.TIME,
        width=50,
        sort="length",
        icon="clock",
    )


def _guests(row: TrackRow) -> str:
    """ "feat. Mira Solenne": what the track's credit says beyond the album artist."""
    if row.artist == row.album_artist or not row.artist:
        return ""
    rest = row.artist.removeprefix(row.album_artist)
    return row.artist if rest == row.artist or rest[0].isalnum() else rest.strip(" ,;&")


def _through_track(column: Column) -> Column:
    """The same column for rows that carry their track as `track`."""
    text, detail = column.text, column.detail
    return replace(
        column,
        text=lambda r: text(r.track),
        detail=None if detail is None else (lambda r: detail(r.track)),
    )
