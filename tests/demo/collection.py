"""The made-up collection: who made it, what it is called, and the real short files it consists of.

Some sixty albums have everything (covers, discs, several formats, editions); behind them stand as
many further artists as wanted, one short record each, so that every list can be seen full. The same
seed gives the same collection.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.demo import tones
from tests.demo.covers import cover
from tests.sounds import FORMATS as DIALECTS
from tests.sounds import encoded

FIRST = (
    "Halden", "Mira", "Saint", "Oslo", "Ada", "Juniper", "Nova", "Yuki", "Golden", "Tall",
    "Ondine", "Low", "Ceramic", "Northern", "Velvet", "Paper", "Winter", "Copper", "Silent",
    "Marble", "Amber", "River", "Violet", "Iron", "Cedar", "Hollow", "Glass", "Desert", "Lunar",
    "Coral", "Ember", "Meadow", "Arctic", "Cobalt", "Linen", "Harbour", "Ivory",
)  # fmt: skip
SECOND = (
    "Coast", "Solenne", "Corvid", "Drift", "Verne", "Vale", "Heights", "Tanabe", "Club",
    "Radio", "Park", "Tide", "Birds", "Rooms", "Signal", "Charts", "Bloom", "Lines", "Machines",
    "Weather", "Orchard", "Parade", "Avenue", "Motel", "Anthem", "Choir", "Lanterns", "Theory",
    "Garden", "Society", "Atlas", "Engine", "Letters", "Quarter", "Fields",
)  # fmt: skip
WORDS = (
    "Breakwater", "Slipway", "Signal", "Salt", "Undertow", "Foghorn", "Lantern", "Tidewater",
    "Harbour", "Kiln", "Interiors", "Glass", "Season", "Field", "Note", "Terra", "Firma",
    "Servo", "Hymn", "Paper", "Charts", "Rosewater", "Northern", "Rooms", "Second", "Sun",
    "Winter", "Bloom", "Quiet", "Machines", "Afterimage", "Nocturne", "Tape", "Hiss", "Lullaby",
    "Night", "Pilot", "Ferry", "Customs", "House", "Skagerrak", "Gulls", "Copper", "Wire",
    "Orchard", "Distant", "Relay", "Amber", "Static", "Velvet", "Hours", "Slow", "Motion",
)  # fmt: skip
GENRES = (
    "Dream pop", "Ambient", "Shoegaze", "Electronic", "Folk", "Jazz", "Post-rock", "Classical",
    "Indie rock", "Soul", "Krautrock", "House", "Singer-songwriter", "Modern classical",
    "Trip hop", "Synth-pop",
)  # fmt: skip
WRITTEN = ("Classical", "Modern classical", "Jazz")
"""Genres whose tracks name a composer and a work."""
COMPOSERS = ("Elin Varga", "Tomás Ridel", "Ilse Brandt", "Nanako Ueda")
SLOW_HARBOUR = (
    ("First Light, Last Ferry", "Slipway", "Breakwater", "Customs House", "Undertow Hymn"),
    (
        "Skagerrak",
        "Salt Radio",
        "Night Pilot",
        "The Gulls Know",
        "Harbour Lights Out",
        "Lantern Room",
    ),
)
HARBOUR_LENGTHS = ((281, 238, 307, 372, 440), (482, 266, 333, 195, 408, 231))
"""Seconds, by disc."""
OTHER_SCRIPTS = (
    ("夜間飛行", "Yuki Tanabe", "Ambient"),
    ("Белые ночи", "Северный Парк", "Post-rock"),
    ("Ámbar y sal", "Golden Hour Club", "Dream pop"),
    ("Ørkenrose", "Oslo Drift", "Ambient"),
    ("سماء زرقاء", "نور الصحراء", "Electronic"),
    ("AC/DC at the Pier", "!!! & Friends", "Indie rock"),
)
FORMATS = ("flac", "flac24", "flac", "mp3", "flac", "flac24", "flac", "opus", "flac", "m4a", "alac")
"""Of the front row in turn. What has to be encoded is short; FLAC has the length of real songs."""
EXTENSIONS = {"flac24": "flac", "alac": "m4a"}
ENCODED_S = 1.0
SMALL_COVERS = 96
MP3_COPIES = 80
"""An MP3 of the front row is so many times its encoded piece."""


@dataclass(frozen=True)
class Plan:
    """How large the collection is."""

    albums: int = 56
    further_artists: int = 2400
    seed: int = 7


def generate(
    folder: Path,
    plan: Plan = Plan(),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write the collection into `folder`; returns the number of audio files. About 10 s for the
    default plan.
    """
    rng = random.Random(plan.seed)
    total = plan.albums + plan.further_artists
    files = 0
    for done, album in enumerate(_albums(rng, plan)):
        files += _write_album(folder, album)
        progress(done, total)
    for done, name in enumerate(_artists(rng, plan.further_artists)):
        files += _write_single(folder, name, rng, done)
        progress(plan.albums + done, total)
    return files


@dataclass(frozen=True)
class Album:
    """One record of the front row."""

    title: str
    artist: str
    year: int
    genre: str
    discs: tuple[tuple[str, ...], ...]
    format: str
    seed: int
    is_mixed: bool = False
    release_type: str = "album"


def _albums(rng: random.Random, plan: Plan) -> Iterator[Album]:
    yield Album("Slow Harbour", "Halden Coast", 2024, "Dream pop", SLOW_HARBOUR, "flac24", 0)
    for at, (title, artist, genre) in enumerate(OTHER_SCRIPTS):
        yield Album(title, artist, 2012 + at, genre, (_titles(rng, 6),), FORMATS[at], 9 + at * 9)
    pier = (_titles(rng, 12),)
    yield Album(
        "Pier Tapes, Volume One", "Various Artists", 2019, "Indie rock", pier, "mp3", 70, True,
        "compilation",
    )  # fmt: skip
    seen = {"Slow Harbour"}
    front = [f"{first} {second}" for first, second in zip(FIRST, SECOND, strict=False)]
    kinds = ("album", "album", "album", "ep", "single", "live")
    for at in range(max(0, plan.albums - 8)):
        artist = front[at % 18]
        title = _title(rng)
        while title in seen:
            title = _title(rng)
        seen.add(title)
        kind = kinds[at % len(kinds)]
        count = {"ep": 5, "single": 2}.get(kind, rng.randint(8, 12))
        discs = (_titles(rng, count),) if at % 9 else (_titles(rng, count), _titles(rng, count))
        yield Album(title, artist, 1968 + (at * 7) % 57, GENRES[at % len(GENRES)], discs,
                    FORMATS[at % len(FORMATS)], at + 1, release_type=kind)  # fmt: skip


def _title(rng: random.Random) -> str:
    return " ".join(rng.sample(WORDS, rng.choice((1, 2, 2, 2, 3))))


def _titles(rng: random.Random, count: int) -> tuple[str, ...]:
    found: list[str] = []
    while len(found) < count:
        title = _title(rng)
        if title not in found:
            found.append(title)
    return tuple(found)


def _write_album(folder: Path, album: Album) -> int:
    home = folder / _safe(album.artist) / f"{album.year} - {_safe(album.title)}"
    home.mkdir(parents=True, exist_ok=True)
    (home / "cover.jpg").write_bytes(cover(album.seed))
    files = 0
    suffix = EXTENSIONS.get(album.format, album.format)
    for disc, titles in enumerate(album.discs, 1):
        place = home / f"CD{disc}" if len(album.discs) > 1 else home
        place.mkdir(exist_ok=True)
        for number, title in enumerate(titles, 1):
            artist = f"{FIRST[number]} {SECOND[-number]}" if album.is_mixed else album.artist
            tags = {
                "title": title,
                "artist": f"{artist} feat. Mira Solenne" if title == "Customs House" else artist,
                "album": album.title,
                "albumartist": album.artist,
                "date": str(album.year),
                "genre": album.genre,
                "tracknumber": f"{number}/{len(titles)}",
                "discnumber": f"{disc}/{len(album.discs)}",
            }
            seed = album.seed * 100 + disc * 40 + number
            seconds = 135 + (number * 37 + disc * 211 + album.seed * 53) % 300
            if album.discs is SLOW_HARBOUR:
                seconds = HARBOUR_LENGTHS[disc - 1][number - 1]
            tagger = DIALECTS[album.format].tagger
            assert tagger is not None
            lists = {key: [value] for key, value in tags.items()}
            if album.genre in WRITTEN:
                lists["composer"] = [COMPOSERS[album.seed // 5 % len(COMPOSERS)]]
                lists["work"] = [f"{WORDS[album.seed % len(WORDS)]} Suite No. {(number + 3) // 4}"]
            data = tagger(_sound(album.format, seconds, seed), lists, None)
            (place / f"{number:02d} {_safe(title)}.{suffix}").write_bytes(data)
            files += 1
    return files


def _sound(format: str, seconds: float, seed: int) -> bytes:
    match format:
        case "flac":
            return tones.flac(seconds, seed)
        case "flac24":
            return tones.flac(seconds, seed, 96_000, 24)
        case "mp3":
            return _turned(encoded("mp3-plain", ENCODED_S, seed % 7), seed) * MP3_COPIES
    return encoded(DIALECTS[format].kind, ENCODED_S, seed)


def _artists(rng: random.Random, count: int) -> Iterator[str]:
    """Names in the order in which they come, at most some 3,200; the front row comes again."""
    pairs = [f"{first} {second}" for first in FIRST for second in SECOND]
    for article in ("The", "Old", "New"):
        pairs += [f"{article} {first} {second}" for first in FIRST for second in SECOND[::2]]
    rng.shuffle(pairs)
    yield from pairs[:count]


def _write_single(folder: Path, artist: str, rng: random.Random, at: int) -> int:
    title = _title(rng)
    home = folder / "Singles" / artist[0] / artist
    home.mkdir(parents=True, exist_ok=True)
    if at % 8:  # some have none
        (home / "folder.jpg").write_bytes(_small_cover(at % SMALL_COVERS))
    sound = _turned(encoded("mp3-plain", 2.0, at % 11), at + 1)
    for number, name in enumerate((title, f"{title} (Reprise)"), 1):
        tags = {
            "title": name,
            "artist": artist,
            "album": title,
            "albumartist": artist,
            "tracknumber": str(number),
            "date": str(1960 + at % 66),
            "genre": GENRES[at % len(GENRES)],
        }
        tagger = DIALECTS["mp3"].tagger
        assert tagger is not None
        data = tagger(
            _turned(sound, number * 3), {key: [value] for key, value in tags.items()}, None
        )
        (home / f"{number:02d} {_safe(name)}.mp3").write_bytes(data)
    return 2


@lru_cache(maxsize=SMALL_COVERS)
def _small_cover(at: int) -> bytes:
    return cover(200 + at, 256)


def _turned(sound: bytes, by: int) -> bytes:
    """The same frames in another order: another recording, without the price of encoding one."""
    frames, at = [], 0
    while at + 4 <= len(sound):
        padding = sound[at + 2] >> 1 & 1
        size = 417 + padding  # 128 kbit/s at 44.1 kHz
        frames.append(sound[at : at + size])
        at += size
    by %= len(frames)
    return b"".join(frames[by:] + frames[:by])


def _safe(name: str) -> str:
    """A name as a folder may have it."""
    return name.replace("/", "_")
