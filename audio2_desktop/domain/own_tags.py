"""What the user's own tags may be called and look like."""

from collections.abc import Sequence

from audio2_desktop.domain.music import OwnTag
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.settings import ACCENTS
from audio2_desktop.domain.tag_text import clean

COLOURS = ACCENTS
"""Names of the colours a tag can have, the theme's own."""
MOST_LETTERS = 60


def cleaned(name: str) -> str:
    """The name in one line without control characters, cut at MOST_LETTERS. Raises Refused when
    nothing is left."""
    plain = " ".join(clean(name).split())
    if not plain:
        raise Refused("A tag needs a name.")
    return plain[:MOST_LETTERS].rstrip()


def next_colour(tags: Sequence[OwnTag]) -> str:
    """The colour that the fewest have, in the order of COLOURS."""
    used = [tag.colour for tag in tags]
    return min(COLOURS, key=used.count)
