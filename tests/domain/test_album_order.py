"""An album in its order is known by its numbers."""

import pytest

from audio2_desktop.domain.album_order import goes_on_in, is_in_order
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, TrackId


def row(number: int, disc: int = 1, album: int = 1) -> TrackRow:
    return TrackRow(
        id=TrackId(1),
        title="",
        artist="",
        artist_id=ArtistId(1),
        album="",
        album_id=AlbumId(album),
        album_artist="",
        disc=disc,
        number=number,
        length_ms=Ms(1),
        year=0,
    )


@pytest.mark.parametrize(
    ("track", "following", "is_next"),
    [
        (row(1), row(2), True),
        (row(1), row(3), False),
        (row(2), row(1), False),
        (row(1), row(2, album=2), False),
        (row(9, disc=1), row(1, disc=2), True),
        (row(9, disc=1), row(10, disc=2), False),
        (row(9, disc=1), row(1, disc=3), False),
        (row(0), row(0), False),
        (row(0, disc=0), row(1, disc=0), True),
    ],
)
def test_the_next_number_goes_on(track: TrackRow, following: TrackRow, is_next: bool) -> None:
    assert goes_on_in(track, following) is is_next


def test_one_neighbour_is_enough() -> None:
    assert is_in_order(None, row(1), row(2)), "the first"
    assert is_in_order(row(1), row(2), row(7)), "the last"
    assert not is_in_order(row(1), row(3), row(5))
    assert not is_in_order(None, row(1), None)
