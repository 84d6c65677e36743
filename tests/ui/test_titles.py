"""Large titles: what reaches over the letters is painted too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.page_title import PageTitle
from audio2_desktop.ui.views.titles import FitTitle


def _inked(theme: Theme, role: str, text: str) -> list[int]:
    """Rows of pixels in which the title paints something."""
    title = FitTitle(theme, role, 28)
    title.resize(700, title.sizeHint().height())
    title.set_text(text)
    image = title.grab().toImage()
    ground = image.pixel(image.width() - 1, 0)
    return [
        y
        for y in range(image.height())
        if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]


@pytest.mark.parametrize("role", ["hero", "album_title", "playlist_title"])
def test_marks_above_capitals_are_whole(dark: Theme, role: str) -> None:
    plain = _inked(dark, role, "Uberalbum")
    marked = _inked(dark, role, "Überalbum")
    assert marked[-1] == plain[-1]
    marks = [y for y in marked if y < plain[0]]
    # two round dots over the letter, as tall as in a smaller title that has room to spare
    small = _inked(dark, "page_title", "Überalbum")
    small_plain = _inked(dark, "page_title", "Uberalbum")
    share = dark.font(role).pixelSize() / dark.font("page_title").pixelSize()
    assert marks
    assert plain[0] - marked[0] >= (small_plain[0] - small[0] - 2) * share


def test_titles_of_pages_are_whole_in_all_languages(dark: Theme) -> None:
    rows = []
    for text in ("Elbumes", "\N{LATIN CAPITAL LETTER E WITH CIRCUMFLEX AND ACUTE}lbumes"):
        title = PageTitle(dark, text)
        title.resize(700, title.sizeHint().height())
        image = title.grab().toImage()
        ground = image.pixel(image.width() - 1, 0)
        rows.append(
            [
                y
                for y in range(image.height())
                if any(image.pixel(x, y) != ground for x in range(image.width()))
            ]
        )
    plain, marked = rows
    assert marked[0] > 0
    assert marked[0] <= plain[0] - 5
    assert marked[-1] == plain[-1]


def test_a_title_keeps_its_order_in_a_window_from_right_to_left(
    dark: Theme, qapp: QApplication
) -> None:
    def painted() -> QImage:
        title = FitTitle(dark, "hero", 28)
        title.resize(700, title.sizeHint().height())
        title.set_text("%n {name}")
        return title.grab().toImage()

    before = painted()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = painted()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    # where it begins may differ by a part of a pixel
    pairs = list(zip(_first_stroke(turned), _first_stroke(before), strict=True))
    assert sum(abs(one - other) for one, other in pairs) < len(pairs)


def _first_stroke(image: QImage) -> list[int]:
    """How many pixels each of the first columns with ink in them has."""
    ground = image.pixel(image.width() - 1, 0)
    inked = [
        sum(image.pixel(x, y) != ground for y in range(image.height()))
        for x in range(image.width())
    ]
    first = next(at for at, count in enumerate(inked) if count)
    return inked[first : first + 40]
