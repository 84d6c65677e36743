"""Every pair of a text and what it lies on that the window has, computed from the tokens."""

import pytest
from PySide6.QtGui import QColor

from audio2_desktop.ui.theme import Mode, Theme, accent, tokens
from audio2_desktop.ui.theme.tokens import Rgba, contrast, over

WANTED = 4.5
TEXTS = ("t1", "t2", "t3")
STATES = ("ok", "warn", "err", "info", "accent", "heart")
SURFACES = ("window", "sidebar", "player", "s1", "pop")
PLACES: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "words on surfaces": (TEXTS, tuple((surface,) for surface in (*SURFACES, "s2", "s3"))),
    "states on surfaces": (STATES, tuple((surface,) for surface in (*SURFACES, "s2"))),
    "rows, the pointer on them": (
        (*TEXTS, *STATES),
        (("window", "hover"), ("sidebar", "hover"), ("pop", "hover")),
    ),
    "selected rows": ((*TEXTS, *STATES), (("window", "accentbg"),)),
    "the selected place in the side bar": (("t1", "t2", "t3"), (("sidebar", "sel"),)),
    "the lit entry of a menu": (("t1", "t2", "err"), (("pop", "sel"),)),
    "tags": (("t1", "t2"), (("window", "sel"), ("player", "s2"), ("s1", "sel"))),
    "keys in fields": (("t2", "t3"), (("s1", "key"), ("window", "key"), ("pop", "key"))),
    "chips, the pointer on them": (("t1", "t2"), (("s1", "hover"),)),
    "toasts": (("t1", "t2"), (("s3",),)),
    "filled": (("onaccent",), (("accent",),)),
    "play": (("onplay",), (("play",),)),
}


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("high", [False, True], ids=["plain", "high contrast"])
@pytest.mark.parametrize("place", PLACES)
def test_words_reach_their_contrast(theme: str, high: bool, place: str) -> None:
    colours = tokens.load()[theme]
    if high:
        colours = tokens.high_contrast(colours)
    texts, grounds = PLACES[place]
    weak = {
        (text, *stack): round(contrast(colours[text], laid(colours, stack)), 2)
        for text in texts
        for stack in grounds
        if contrast(colours[text], laid(colours, stack)) < WANTED
    }
    assert weak == {}


def laid(colours: dict[str, Rgba], stack: tuple[str, ...]) -> Rgba:
    """What is seen of tokens over each other, the lowest first."""
    seen = colours[stack[0]]
    for name in stack[1:]:
        seen = over(colours[name], seen)
    return seen


@pytest.mark.parametrize("mode", [Mode.DARK, Mode.LIGHT])
@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_a_tag_in_a_records_colour_can_be_read(moving: Theme, mode: Mode, hue: int) -> None:
    """As `TagLabel` paints it: over any glow, because its ground is opaque."""
    moving.set_mode(mode)
    colour = moving.accent(QColor.fromHsv(hue, 200, 160).rgb() & 0xFFFFFF)
    ground = moving.mixed(colour, "window", 0.18)
    assert moving.contrast(moving.readable(colour, ground), ground) >= WANTED


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_action_of_a_toast_can_be_read(theme: str) -> None:
    colours = tokens.load()[theme]
    ink = accent.readable(colours["accent"], colours["s3"], is_dark=theme == "dark")
    assert contrast(ink, colours["s3"]) >= WANTED


def test_what_can_be_read_stays_as_it_is() -> None:
    colours = tokens.load()["dark"]
    kept = accent.readable(colours["accent"], colours["window"], is_dark=True)
    assert kept == colours["accent"]
