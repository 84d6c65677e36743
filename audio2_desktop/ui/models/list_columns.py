"""Which columns stand in lists that are shorter than all tracks: albums, playlists, an artist's top
tracks, results of the search."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.ui import words
from audio2_desktop.ui.models import track_columns
from audio2_desktop.ui.models.columns import TITLE_MINIMUM, Column, Kind
from audio2_desktop.ui.models.track_columns import Now


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
    artist = replace(track_columns.library(now)["artist"], sort="")
    plays = replace(track_columns.library(now)["plays"], sort="", width=70, hide_order=3)
    heart = track_columns.heart()
    quality = replace(track_columns.quality(hide_order=1), sort="", width=84)
    if not with_codec:
        quality = replace(quality, text=lambda r: r.quality.removeprefix(r.codec).strip())
    return (
        first,
        title,
        *((artist,) if with_artists else ()),
        heart,
        plays,
        replace(track_columns.rating(hide_order=2), sort="", width=110),
        quality,
        replace(track_columns.library(now)["state"], sort="", icon="", hide_order=4, width=36),
        replace(track_columns.time(), sort=""),
    )


def playlist(now: Now) -> tuple[Column, ...]:
    """Columns of a playlist. Rows carry `track`, `position` (from 1) and `added_at`."""
    every = {key: _through_track(column) for key, column in track_columns.library(now).items()}
    added = track_columns.added(now, lambda r: r.added_at, hide_order=1)
    return _listed({**every, "added": added}, lambda r: str(r.position))


def smart(now: Now) -> tuple[Column, ...]:
    """The same for a playlist that fills itself: rows are tracks, the table counts them."""
    return _listed(track_columns.library(now), lambda _: "")


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
        for key, column in track_columns.library(now).items()
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
        replace(track_columns.rating(hide_order=2), sort="", width=86),
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
            lambda r: track_columns.state(r.state),
            Kind.STATE,
            width=48,
            hide_order=1,
        ),
        replace(track_columns.time(), sort="", width=54),
    )


def results() -> tuple[Column, ...]:
    """Columns of tracks on the search page: two lines, heart, album, stars, state, time."""
    _, title, album, rating, _, state, time = ranked()
    return (
        replace(title, detail=lambda r: r.artist, stretch=145, minimum=180),
        track_columns.heart(),
        replace(album, stretch=96),
        replace(rating, width=88),
        state,
        replace(time, width=55),
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
