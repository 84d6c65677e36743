"""A shelf of a few records for the tests that drive the window; the first lasts long enough."""

from pathlib import Path

from tests.sounds import jpeg, write

LONG_S = 60.0
SLOW_HARBOUR = ("First Light", "Slipway", "Breakwater", "Customs House", "Undertow Hymn")
OTHERS = {
    "Paper Charts": ("Ada Verne", ("Rosewater", "Ámbar y sal", "Kiln")),
    "Night Pilot": ("Oslo Drift", ("Skagerrak", "夜間飛行")),
    "Low Rooms": ("Juniper Vale", ("Afterimage", "Quiet Machines", "Tape Hiss", "Lullaby")),
}


def shelf(folder: Path) -> Path:
    """Write the records into `folder`; returns it."""
    _record(folder, "Slow Harbour", "Halden Coast", SLOW_HARBOUR, LONG_S, 1)
    for at, (album, (artist, titles)) in enumerate(OTHERS.items(), 2):
        _record(folder, album, artist, titles, 1.5, at)
    return folder


def tracks() -> int:
    """How many there are."""
    return len(SLOW_HARBOUR) + sum(len(titles) for _, titles in OTHERS.values())


def _record(
    folder: Path, album: str, artist: str, titles: tuple[str, ...], seconds: float, seed: int
) -> None:
    home = folder / artist / album
    home.mkdir(parents=True)
    (home / "cover.jpg").write_bytes(jpeg())
    for number, title in enumerate(titles, 1):
        write(
            home / f"{number:02d} {title}.mp3",
            "mp3",
            tags={
                "title": title,
                "artist": artist,
                "album": album,
                "albumartist": artist,
                "date": str(2010 + seed),
                "genre": "Dream pop",
                "tracknumber": f"{number}/{len(titles)}",
            },
            seconds=seconds,
            seed=seed * 20 + number,
        )
