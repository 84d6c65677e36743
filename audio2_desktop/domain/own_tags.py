"""What the user's own tags may be called and look like."""

from collections.abc import Sequence

from audio2_desktop.domain.music import OwnTag
from audio2_desktop.domain.names import fold
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.settings import ACCENTS

COLOURS = ACCENTS
"""Names of the colours a tag can have, the theme's own."""
MOST_LETTERS = 60
_JOINERS = "\u200c\u200d"
"""Parts of emoji and of Persian words."""


def cleaned(name: str) -> str:
    """The name in one line without control characters, cut at MOST_LETTERS. Raises Refused when
    nothing is left."""
    seen = (sign if sign.isprintable() or sign in _JOINERS else " " for sign in name)
    plain = " ".join("".join(seen).split())
    if not fold(plain):
        raise Refused("A tag needs a name.")
    return plain[:MOST_LETTERS].rstrip()


def next_colour(tags: Sequence[OwnTag]) -> str:
    """The colour that the fewest have, in the order of COLOURS."""
    used = [tag.colour for tag in tags]
    return min(COLOURS, key=used.count)
