"""Accent from artwork: a cover's seed colour becomes an accent that can be read in the theme it is
shown in."""

import colorsys
from collections.abc import Mapping

from audio2_desktop.ui.theme.tokens import Rgba, contrast

GREY_BELOW = 0.12
"""Seeds less saturated than this have no hue worth showing; grey covers get the brand accent."""

PRESETS = {
    "red": 0xE5484D,
    "amber": 0xE8B100,
    "lime": 0x84B817,
    "green": 0x30A46C,
    "teal": 0x12A594,
    "blue": 0x3B82F6,
    "violet": 0x8E5BEF,
    "pink": 0xE550A0,
}
"""Seeds of the accents that can be chosen (`domain.settings.ACCENTS`)."""

READABLE = 4.5
_STEP_DARK = 0.01
_STEP_LIGHT = -0.008
_WANTED_DARK = 6.0
_WANTED_LIGHT = 4.6


def from_seed(seed: int | None, colours: Mapping[str, Rgba], *, is_dark: bool) -> Rgba:
    """The accent for a record. `seed` is 0xRRGGBB as stored with the picture, None when there is
    none.

    Keeps the hue, clamps the HSL saturation to 0.5..0.9 and walks the lightness from 0.5 until the
    contrast with the strongest surface is enough: >= 6.0 on s3 in the dark theme, >= 4.6 on s1 in
    the light one.
    """
    if seed is None:
        return colours["accent"]
    red, green, blue = ((seed >> shift & 0xFF) / 255 for shift in (16, 8, 0))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < GREY_BELOW:
        return colours["accent"]
    saturation = min(0.9, max(0.5, saturation))
    surface = colours["s3"] if is_dark else colours["s1"]
    wanted = _WANTED_DARK if is_dark else _WANTED_LIGHT
    step = _STEP_DARK if is_dark else _STEP_LIGHT
    lightness = 0.5
    while 0.0 < lightness < 1.0:
        colour = _rgba(hue, lightness, saturation)
        if contrast(colour, surface) >= wanted:
            return colour
        lightness += step
    return colours["accent"]


def worn(seed: int, colours: Mapping[str, Rgba], *, is_dark: bool) -> dict[str, Rgba]:
    """A theme's colours with the accent of `seed` throughout: itself, its tint and what is written
    on it."""
    accent = from_seed(seed, colours, is_dark=is_dark)
    tint = Rgba(accent.red, accent.green, accent.blue, colours["accentbg"].alpha)
    return {
        **colours,
        "accent": accent,
        "accentbg": tint,
        "onaccent": text_on(accent, colours),
    }


def text_on(accent: Rgba, colours: Mapping[str, Rgba]) -> Rgba:
    """Colour of text and icons on a surface filled with `accent`."""
    preferred, white = colours["onaccent"], colours["white"]
    if contrast(accent, preferred) >= 4.5:
        return preferred
    return max((preferred, white, colours["black"]), key=lambda text: contrast(accent, text))


def readable(colour: Rgba, ground: Rgba, *, is_dark: bool) -> Rgba:
    """The colour itself where it can be read on an opaque ground (4.5), else as much lighter (dark
    theme) or darker as that takes."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour[:3]))
    step = _STEP_DARK if is_dark else _STEP_LIGHT
    while contrast(colour, ground) < READABLE and 0.0 < lightness + step < 1.0:
        lightness += step
        colour = _rgba(hue, lightness, saturation)
    return colour


def _rgba(hue: float, lightness: float, saturation: float) -> Rgba:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
    return Rgba(round(red * 255), round(green * 255), round(blue * 255))
