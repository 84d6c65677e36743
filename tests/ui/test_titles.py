"""Large titles: what reaches over the letters is painted too."""

import pytest

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
