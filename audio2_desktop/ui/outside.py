"""Files outside the library as rows, so that views show them like any track."""

from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.units import AlbumId, ArtistId, TrackId


def outside_row(entry: Entry | None) -> TrackRow | None:
    """A file outside the library as a row; its ids are 0, so nothing can be opened or rated."""
    if entry is None or entry.outside is None:
        return None
    outside = entry.outside
    return TrackRow(
        id=TrackId(0),
        title=outside.title,
        artist=outside.artist,
        artist_id=ArtistId(0),
        album=outside.album,
        album_id=AlbumId(0),
        album_artist=outside.artist,
        disc=0,
        number=0,
        length_ms=outside.length_ms,
        year=0,
        image=outside.image,
    )
