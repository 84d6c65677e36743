"""A library in which every name, text and cover is bad: endless, empty, of other scripts, with
markup, one pixel large. All scenes can be drawn over it (`variants.py`)."""

import io
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from PIL import Image

from audio2_desktop.core import Core
from audio2_desktop.domain.facts import (
    AlbumsChanged,
    ArtistsChanged,
    PlaylistsChanged,
    TagsChanged,
    TracksChanged,
)
from audio2_desktop.storage.database import Write
from tests.gallery.name_scenes import HOSTILE

NAMES = tuple(name or "." for name in HOSTILE)
"""As files have them: what cannot be seen does not come into the library."""
TEXTS = (
    ("artist", "id", "name"),
    ("credit", "id", "text"),
    ("album", "id", "title"),
    ("edition", "id", "title"),
    ("edition", "id + 3", "label"),
    ("track", "id", "title"),
    ("genre", "id", "name"),
    ("disc", "edition_id + number", "subtitle"),
    ("playlist", "id", "name"),
    ("playlist", "id + 5", "description"),
    ("playlist_folder", "id + 6", "name"),
    ("tag", "id", "name"),
)
"""Table, the number that chooses the name, and the column that holds it."""
SIZES = ((1, 1), (8000, 100), (100, 8000), (3, 2), (2000, 20))


async def take_names(core: Core) -> None:
    """Give everything in the library another name, under the open window."""
    await core.db.write(_rename)


def _rename(tx: Write) -> None:
    for table, number, column in TEXTS:
        cases = " ".join(f"WHEN {at} THEN ?" for at in range(len(NAMES)))
        change = f"UPDATE {table} SET {column} = CASE ({number}) % {len(NAMES)} {cases} END"
        tx.execute(change, NAMES)
    tx.note(TracksChanged(), AlbumsChanged(), ArtistsChanged(), PlaylistsChanged(), TagsChanged())


def spoil_covers(music: Path, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
    """Every third cover of a collection is of a size that none should have."""
    covers = sorted(music.rglob("cover.jpg"))[::3]
    for at, file in zip(count(), covers, strict=False):
        file.write_bytes(picture(*sizes[at % len(sizes)]))


def picture(width: int, height: int) -> bytes:
    """A PNG of this size, blue at its left and orange at its right end."""
    made = Image.linear_gradient("L").rotate(90).resize((width, height))
    out = io.BytesIO()
    Image.merge(
        "RGB", (made, made.point(lambda tone: tone // 2), made.point(lambda t: 255 - t))
    ).save(out, "PNG")
    return out.getvalue()


def bad_folders(music: Path) -> None:
    """Folders with such names, each with a file that is no music."""
    for at, name in enumerate(NAMES):
        short = name.replace("/", "_").encode()[:240].decode(errors="ignore").strip()
        place = music / f"{short or at}"
        place.mkdir(exist_ok=True)
        (place / f"{at} {short[:60]}.mp3").write_bytes(b"no music")
