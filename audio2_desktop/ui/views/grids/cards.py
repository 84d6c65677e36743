"""What the cards of albums and artists say."""

from audio2_desktop.domain.music import AlbumRow, ArtistRow
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card


def glyph(album: AlbumRow) -> tuple[str, float]:
    """How much of an album is there: its mark and the share."""
    if not album.missing:
        return "owned", 1.0
    if album.missing >= album.tracks:
        return "missing", 0.0
    return "partial", (album.tracks - album.missing) / album.tracks


def of_album(album: AlbumRow) -> Card:
    """In a grid of all albums: title and artist."""
    mark, share = glyph(album)
    return Card(
        album.title,
        words.joined(album.artist, str(album.year) if album.year else ""),
        album.image,
        glyph="" if mark == "owned" else mark,
        share=share,
        tint=album.id,
        is_favourite=album.is_favourite,
    )


def of_artists_album(album: AlbumRow) -> Card:
    """On the artist's own page: year and how much there is."""
    mark, share = glyph(album)
    have = album.tracks - album.missing
    count = (
        words.tracks(album.tracks)
        if mark == "owned"
        else words.fill(words.tr("{have} of {all}"), {"have": have, "all": album.tracks})
    )
    return Card(
        album.title,
        words.joined(str(album.year) if album.year else "", count),
        album.image,
        glyph=mark,
        share=share,
        tint=album.id,
        is_favourite=album.is_favourite,
    )


def of_artist(artist: ArtistRow) -> Card:
    """A round card: name and how many albums, after what tells two of one name apart."""
    count = words.albums(artist.albums) if artist.albums else words.tracks(artist.tracks)
    return Card(
        artist.name,
        words.joined(artist.disambiguation, count),
        artist.image,
        is_round=True,
        tint=artist.id,
        is_favourite=artist.is_favourite,
    )


def album_line(album: AlbumRow) -> Card:
    """An album in a list: artist, year, tracks, time, then rating, heart and state."""
    mark, share = glyph(album)
    cells = (
        album.artist,
        str(album.year) if album.year else "",
        words.count(album.tracks),
        words.length(album.length_ms),
    )
    return Card(
        album.title,
        "",
        album.image,
        glyph=mark,
        share=share,
        tint=album.id,
        is_favourite=album.is_favourite,
        rating=album.rating,
        cells=cells,
    )


def artist_line(artist: ArtistRow) -> Card:
    """An artist in a list: albums, tracks, plays, then rating and heart."""
    name = words.joined(artist.name, artist.disambiguation)
    cells = tuple(
        words.count(number) if number else ""
        for number in (artist.albums, artist.tracks, artist.plays)
    )
    return Card(
        name,
        "",
        artist.image,
        is_round=True,
        tint=artist.id,
        is_favourite=artist.is_favourite,
        rating=artist.rating,
        cells=cells,
    )
