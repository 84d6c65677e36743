"""A shelf of a few records for the tests that drive the window; the first lasts long enough."""

from pathlib import Path

from tests.sounds import FORMATS, encoded, jpeg

LONG, SHORT = 20, 1
"""Lengths of the tracks in times of PIECE_S."""
PIECE_S = 3.0
SLOW_HARBOUR = ("First Light", "Slipway", "Breakwater", "Customs House", "Undertow Hymn")
OTHERS = {
    "Paper Charts": ("Ada Verne", ("Rosewater", "Ámbar y sal", "Kiln")),
    "Night Pilot": ("Oslo Drift", ("Skagerrak", "夜間飛行")),
    "Low Rooms": ("Juniper Vale", ("Afterimage", "Quiet Machines", "Tape Hiss", "Lullaby")),
}


def shelf(folder: Path) -> Path:
    """Write the records into `folder`; returns it."""
    _record(folder, "Slow Harbour", "Halden Coast", SLOW_HARBOUR, LONG, 1)
    for at, (album, (artist, titles)) in enumerate(OTHERS.items(), 2):
        _record(folder, album, artist, titles, SHORT, at)
    return folder


def tracks() -> int:
    """How many there are."""
    return len(SLOW_HARBOUR) + sum(len(titles) for _, titles in OTHERS.values())


def _record(
    folder: Path, album: str, artist: str, titles: tuple[str, ...], times: int, seed: int
) -> None:
    home = folder / artist / album
    home.mkdir(parents=True)
    (home / "cover.jpg").write_bytes(jpeg())
    for number, title in enumerate(titles, 1):
        tags = {
            "title": title,
            "artist": artist,
            "album": album,
            "albumartist": artist,
            "date": str(2010 + seed),
            "genre": "Dream pop",
            "tracknumber": f"{number}/{len(titles)}",
        }
        tagger = FORMATS["mp3"].tagger
        assert tagger is not None
        # frames of equal size without a header: a file of several copies lasts several times longer
        sound = encoded("mp3-plain", PIECE_S, seed * 20 + number) * times
        data = tagger(sound, {key: [value] for key, value in tags.items()}, None)
        (home / f"{number:02d} {title}.mp3").write_bytes(data)
