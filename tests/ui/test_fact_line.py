"""The facts below an artist's name."""

import pytest
from PySide6.QtGui import QColor, QImage

from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.heads.fact_line import FactLine


def _shown(theme: Theme, width: int, *facts: str) -> tuple[FactLine, QImage]:
    line = FactLine(theme)
    line.show_facts(*facts)
    line.resize(width, line.sizeHint().height())
    image = QImage(line.size(), QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    line.render(image)
    return line, image


def _columns(image: QImage, colour: QColor) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == colour for y in range(image.height()))
    ]


@pytest.mark.parametrize("fact", ["1,204 plays", "Plays: 1.204", "reproducido 1\u00a0204 veces"])
def test_the_number_stands_out_wherever_a_language_puts_it(dark: Theme, fact: str) -> None:
    _, image = _shown(dark, 400, fact)
    assert _columns(image, dark.color("t1"))


def test_words_keep_apart_from_their_number_in_both_directions(dark: Theme) -> None:
    line, _ = _shown(dark, 400, "4 albums")
    number, after = line._laid()
    assert (number[0], after[0]) == ("4", "albums")
    assert after[3] >= 3, "room, not a space: that one has none where lines begin at the right"


def test_facts_without_a_number_are_quiet(dark: Theme) -> None:
    _, image = _shown(dark, 400, "a band from Larvik")
    assert not _columns(image, dark.color("t1"))


def test_empty_facts_leave_no_gap_and_all_are_told(dark: Theme) -> None:
    line, _ = _shown(dark, 400, "", "4 albums", "", "69 tracks")
    assert line.accessibleName() == "4 albums, 69 tracks"
    assert line.sizeHint().width() < 200
    assert line.toolTip() == ""


def test_what_does_not_fit_is_in_the_tool_tip(dark: Theme) -> None:
    line, image = _shown(dark, 120, "4 albums", "69 tracks", "67 plays")
    assert "67 plays" in line.toolTip()
    assert image.width() == 120


def test_facts_with_dots_are_quiet_and_told_without_them(dark: Theme) -> None:
    line = FactLine(dark, is_dotted=True)
    line.show_facts("2024", "11 tracks")
    plain = FactLine(dark)
    plain.show_facts("2024", "11 tracks")
    assert line.accessibleName() == "2024, 11 tracks"
    dots = 2 * (2 * 9 + dark.metrics("body").horizontalAdvance("\N{MIDDLE DOT}"))
    words = sum(dark.metrics("body").horizontalAdvance(fact) for fact in ("2024", "11 tracks"))
    assert line.sizeHint().width() == pytest.approx(dots + words, abs=1)
    assert line.sizeHint().height() == plain.sizeHint().height()
