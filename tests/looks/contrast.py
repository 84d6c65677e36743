"""Contrast as it is seen: the ink of every label against the ground around its letters."""

import numpy as np
from numpy.typing import NDArray

from tests.looks.pictures import Picture, Pixels, Rect

WANTED = 4.5
LARGE_WANTED = 3.0
LARGE_PX = 30
"""Height of a label of 24 px type: WCAG 2.2 calls it large."""
BLUR = 0.86
"""Letters are drawn with smooth edges: the strongest pixel of a thin stroke has about this share of
its ink's contrast to the ground."""
LEAST_TALL = 10
NO_WORDS = ("text:—", "text:Rating")
"""Marks between words that say nothing by themselves, and stars."""
OVER = ("right-panel", "toast", "search-results")
"""What may lie over a part of the page; open menus are called "over-1" and so on."""


def weak_texts(picture: Picture) -> list[str]:
    """Labels of a picture whose words do not reach their contrast. An open dialog dims all below
    it: such pictures are left out."""
    if "dialog" in picture.places:
        return []
    found = []
    for name, rect in picture.places.items():
        if not is_seen(picture, name, rect):
            continue
        seen = contrast_in(picture.part(inner(picture, rect)))
        wanted = LARGE_WANTED if rect[3] >= LARGE_PX * 1.2 else WANTED
        if seen is not None and seen < wanted * BLUR:
            found.append(f"{picture.window}/{picture.scene}: {name} {seen:.2f}")
    return found


def is_seen(picture: Picture, name: str, rect: Rect) -> bool:
    """Whether this is a label of words, all in sight."""
    if not name.startswith("text:") or name.startswith(NO_WORDS):
        return False
    places = picture.places
    _, y, wide, tall = rect
    bottom, bar = y + tall, places["player-bar"][1]
    if tall < LEAST_TALL or wide < 2 * LEAST_TALL or y < 0 or y < bar < bottom:
        return False
    # a scrolled page lies below the top bar
    above = [at for over, at in places.items() if over.startswith("over-") or over == "topbar"]
    if any(overlaps(rect, each) for each in above):
        return False
    covers = [places[over] for over in OVER if over in places]
    return not any(overlaps(rect, cover) and not holds(cover, rect) for cover in covers)


def overlaps(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def holds(outer: Rect, rect: Rect) -> bool:
    """Whether the smaller lies in the larger: a label of what lies over the page."""
    return (
        outer[0] <= rect[0]
        and rect[0] + rect[2] <= outer[0] + outer[2]
        and outer[1] <= rect[1]
        and rect[1] + rect[3] <= outer[1] + outer[3]
        and rect[2] * rect[3] * 40 < outer[2] * outer[3]
    )


def inner(picture: Picture, rect: Rect) -> Rect:
    """The part of a label inside the window."""
    wide, tall = picture.facts["size"]
    x, y = max(0, rect[0]), max(0, rect[1])
    right, bottom = min(wide, rect[0] + rect[2]), min(tall, rect[1] + rect[3])
    return x, y, max(0, right - x), max(0, bottom - y)


def contrast_in(part: Pixels) -> float | None:
    """Strongest contrast of a pixel with the ground, None where no letters are to be seen."""
    light = luminance(part)
    ground = float(np.median(light))
    values = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    strongest = float(values.max())
    return strongest if strongest > 1.6 else None


def luminance(pixels: Pixels) -> NDArray[np.float64]:
    """Of WCAG 2.2, for all pixels."""
    share = pixels.astype(np.float64) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))
