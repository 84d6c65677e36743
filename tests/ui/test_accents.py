"""Accents that can be chosen: readable in both themes, worn throughout, taken off again."""

import pytest
from PySide6.QtGui import QColor

from audio2_desktop.domain.settings import ACCENTS
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.theme.accent import PRESETS


def test_every_name_has_a_colour() -> None:
    assert set(ACCENTS) == set(PRESETS)


@pytest.mark.parametrize("name", ACCENTS)
def test_an_accent_can_be_read_wherever_it_stands(theme: Theme, name: str) -> None:
    before = QColor(theme.color("accent"))
    theme.set_accent(name)
    accent = theme.color("accent")
    assert accent == theme.preset(name)
    assert accent != before
    for ground in ("window", "sidebar", "player", "s1", "pop"):
        assert theme.contrast(accent, theme.color(ground)) >= 4.5, ground
    assert theme.contrast(theme.color("onaccent"), accent) >= 4.5
    assert theme.color("accentbg").rgb() == accent.rgb()
    assert theme.accent(0x2B8CA8) == accent  # records lend no colour
    theme.set_accent("ember")
    assert theme.color("accent") == before
    theme.set_accent("artwork")
    assert theme.accent(0x2B8CA8) != before


def test_changing_to_the_same_accent_repaints_nothing(theme: Theme) -> None:
    theme.set_accent("teal")
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(True))
    theme.set_accent("teal")
    assert told == []
    theme.set_accent("nonsense")
    assert theme.color("accent") == theme.preset("ember")
