"""The columns that lists of tracks can have and what they say; `list_columns` chooses from them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from audio2_desktop.domain.music import TrackRow, TrackState
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.models.columns import TITLE_MINIMUM, Column, Kind

Now = Callable[[], Stamp]

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
    parts += [tag.name for tag in row.tags]
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
    """Every column of the Tracks view by key, in the order of the chooser."""
    columns = (
        *_of_music(),
        *_of_listening(now),
        Column(
            "year",
            lambda: words.tr("Year"),
            lambda r: str(r.year) if r.year else "",
            width=64,
            hide_order=4,
            sort="year",
        ),
        replace(quality(hide_order=5), width=82),
        *_of_files(),
        *_of_places(),
        replace(time(), width=46),
    )
    return {column.key: column for column in columns}


def _of_music() -> tuple[Column, ...]:
    """What it is, and by whom."""
    return (
        replace(heart(), width=38, sort="favourite", icon="heart"),
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
        Column(
            "tags",
            lambda: words.tr("Tags"),
            lambda r: ", ".join(tag.name for tag in r.tags),
            Kind.TAGS,
            width=150,
            hide_order=2,
        ),
    )


def _of_listening(now: Now) -> tuple[Column, ...]:
    """What the listener did with it, and when."""
    return (
        replace(rating(hide_order=8), width=78),
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
        added(now, lambda r: r.added_at, hide_order=4),
    )


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


def _of_places() -> tuple[Column, ...]:
    """Where it stands on its album, and whether it is there."""
    return (
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
    )


def heart() -> Column:
    """Without a caption and an order."""
    return Column(
        "heart",
        lambda: words.tr("Favourite"),
        lambda r: words.tr("favourite") if r.is_favourite else "",
        Kind.HEART,
        width=40,
    )


def rating(hide_order: int) -> Column:
    return Column(
        "rating",
        lambda: words.tr("Rating"),
        lambda r: words.rating(r.rating) if r.rating else "",
        Kind.RATING,
        width=92,
        hide_order=hide_order,
        sort="rating",
    )


def quality(hide_order: int) -> Column:
    return Column(
        "quality",
        lambda: words.tr("Quality"),
        lambda r: r.quality,
        Kind.QUALITY,
        width=100,
        hide_order=hide_order,
        sort="quality",
    )


def added(now: Now, moment: Callable[[Any], Stamp], hide_order: int) -> Column:
    return Column(
        "added",
        lambda: words.tr("Added"),
        lambda r: words.day(moment(r), now()) if moment(r) else "",
        width=100,
        hide_order=hide_order,
        sort="added",
    )


def time() -> Column:
    return Column(
        "time",
        lambda: words.tr("Time"),
        lambda r: words.clock(r.length_ms),
        Kind.TIME,
        width=50,
        sort="length",
        icon="clock",
    )
