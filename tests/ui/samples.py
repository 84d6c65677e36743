"""Invented rows in the manner of a real library, for tests and pictures of pages."""

from dataclasses import replace
from functools import cache

from audio2_desktop.domain.music import AlbumRow, ArtistRow, TrackRow, TrackState
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, Stamp, TrackId
from tests.demo import covers

NOW = Stamp(1_794_900_000_000)
"""17 November 2026."""
DAY = 86_400_000

LINES = (
    ("Breakwater", "Halden Coast", "Slow Harbour", "Dream pop", 80, 412, "5:07", 24, 96000),
    ("Tape Hiss Lullaby", "Mira Solenne", "Nocturnes for Tape", "Ambient", 100, 398, "6:31", 16, 0),
    ("Signal & Salt", "Halden Coast", "Signal & Salt", "Dream pop", 100, 287, "4:12", 16, 0),
    ("夜間飛行 (Yakan Hikō)", "Yuki Tanabe", "夜間飛行", "Ambient", 80, 263, "7:44", 24, 48000),
    ("Second Sun", "Saint Corvid", "Second Sun", "Dream pop", 60, 251, "3:49", 24, 96000),
    ("Halden’s Lament", "The Low Tide", "Low Light", "Dream pop", 60, 249, "3:38", 16, 0),
    ("Servo Hymn", "Lumen", "Quiet Machines", "Ambient", 80, 240, "9:02", 24, 192000),
    ("Ørkenrose (Live på Sentrum Scene)", "Oslo Drift", "Winter Bloom", "Ambient", 80, 222, "8:15",
     16, 0),
    ("Rosewater", "Ada Verne", "Rosewater", "Dream pop", 100, 214, "4:27", 16, 0),
    ("Northern Rooms", "Oslo Drift", "Northern Rooms", "Ambient", 50, 209, "5:55", 24, 48000),
    ("Paper Charts", "Halden Coast", "Salt Maps", "Dream pop", 80, 201, "3:56", 16, 0),
    ("Field Note No. 7", "Juniper Vale", "Field Notes", "Ambient", 80, 188, "2:14", 24, 96000),
    ("Glass Season", "Ondine Park", "Glass Season", "Dream pop", 80, 176, "4:48", 16, 0),
    ("Ámbar y sal", "Golden Hour Club", "Golden Hour", "Dream pop", 80, 171, "3:33", 24, 96000),
    ("Terra Firma", "Tall Grass Radio", "Terra Firma", "Ambient", 60, 166, "5:21", 16, 0),
    ("Kiln", "Ceramic Birds", "Ceramic Birds", "Dream pop", 0, 160, "6:10", 24, 96000),
    ("Interiors II", "Nova Heights", "Interiors", "Ambient", 70, 158, "4:02", 16, 0),
)  # fmt: skip
KINDS = ("album", "album", "album", "ep", "single", "live", "compilation")


def tracks(count: int = len(LINES), first: int = 1) -> list[TrackRow]:
    """Rows with ids first, first + 1 ...; the pattern repeats."""
    return [track(first + at) for at in range(count)]


def track(key: int) -> TrackRow:
    at = (key - 1) % len(LINES)
    title, artist, album, genre, rating, plays, time, bits, rate = LINES[at]
    minutes, seconds = time.split(":")
    return TrackRow(
        id=TrackId(key),
        title=title,
        artist=artist,
        artist_id=ArtistId(at + 1),
        album=album,
        album_id=AlbumId(at + 1),
        album_artist=artist,
        disc=1,
        number=at + 1,
        length_ms=Ms((int(minutes) * 60 + int(seconds)) * 1000),
        year=2010 + at,
        genres=(genre,),
        rating=rating,
        is_favourite=at in (0, 1, 2, 6, 8, 12),
        plays=plays,
        last_played=Stamp(NOW - at * DAY),
        added_at=Stamp(NOW - at * 9 * DAY),
        codec="FLAC",
        bits=bits,
        sample_rate=rate or 44100,
        image=f"cover{at}",
    )


def albums(count: int = 24) -> list[AlbumRow]:
    rows = []
    for at in range(count):
        line = LINES[at % len(LINES)]
        rows.append(
            AlbumRow(
                id=AlbumId(at + 1),
                title=line[2],
                artist=line[1],
                artist_id=ArtistId(at % len(LINES) + 1),
                year=2024 - at % 20,
                kind=KINDS[at % len(KINDS)],
                tracks=9 + at % 6,
                length_ms=Ms(45 * 60_000 + at * 1000),
                image=f"cover{at % 40}",
                missing=1 if at % 9 == 4 else 0,
            )
        )
    return rows


def artists(count: int = 24) -> list[ArtistRow]:
    return [
        ArtistRow(
            id=ArtistId(at + 1),
            name=LINES[at % len(LINES)][1],
            sort_name=LINES[at % len(LINES)][1].lower(),
            albums=1 + at % 5,
            tracks=12 + at,
            image=f"cover{at % 40}" if at % 4 else "",
        )
        for at in range(count)
    ]


def album_tracks() -> tuple[list[TrackRow], list[TrackRow]]:
    """Two discs of one album, one track with a guest, one without its file."""
    titles = (
        ("First Light, Last Ferry", "Slipway", "Breakwater", "Customs House", "Undertow Hymn"),
        ("Skagerrak", "Salt Radio", "Night Pilot", "The Gulls Know", "Harbour Lights Out"),
    )
    discs: list[list[TrackRow]] = []
    key = 100
    for disc, names in enumerate(titles, start=1):
        rows = []
        for number, title in enumerate(names, start=1):
            key += 1
            row = replace(
                track(1),
                id=TrackId(key),
                title=title,
                disc=disc,
                number=number,
                rating=(0, 80, 60, 100, 50)[key % 5],
                is_favourite=number == 3,
                plays=key % 97,
                length_ms=Ms(200_000 + key * 777),
            )
            if title == "Customs House":
                row = replace(row, artist="Halden Coast feat. Mira Solenne")
            if title == "Night Pilot":
                row = replace(row, state=TrackState.MISSING)
            rows.append(row)
        discs.append(rows)
    return discs[0], discs[1]


@cache
def cover(key: str) -> bytes:
    """A picture for "cover7"."""
    return covers.cover(int(key.removeprefix("cover") or 0), 320)
