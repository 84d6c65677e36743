"""What painters of rows and of cards share."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QPixmap

Art = Callable[[str, int, float], QPixmap | None]
"""art(key, px, radius): the finished cover, or None while (or when) there is none."""


@dataclass(slots=True)
class Look:
    """How a row looks at this moment."""

    is_selected: bool = False
    is_hovered: bool = False
    is_current: bool = False
    """Carries the keyboard focus and the view has it."""
    is_playing: bool = False
    """Is the track that plays or is paused."""
    is_source: bool = False
    """Is being dragged away."""
    joins_above: bool = False
    joins_below: bool = False
    hover_rating: int = -1
    bars: tuple[float, ...] = (0.5, 0.9, 0.35)
