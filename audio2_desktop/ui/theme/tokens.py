"""Colours as data: `tokens.json` read into plain numbers, and the arithmetic of contrast. No Qt in
here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("tokens.json")

DARK = "dark"
LIGHT = "light"

# Colours that follow from no other token; same notation as the file (#RRGGBBAA).
_DERIVED: dict[str, dict[str, str]] = {
    DARK: {
        "scrim": "#00000094",
        "coverline": "#FFFFFF17",
        "key": "#FFFFFF12",
        "thumb": "#FFFFFF4D",
        "thumbhover": "#FFFFFF80",
        "clear": "#00000000",
        "black": "#000000",
        "white": "#FFFFFF",
    },
    LIGHT: {
        "scrim": "#00000052",
        "coverline": "#0000001A",
        "key": "#0000000D",
        "thumb": "#00000052",
        "thumbhover": "#00000080",
        "clear": "#00000000",
        "black": "#000000",
        "white": "#FFFFFF",
    },
}


class Rgba(NamedTuple):
    """Four channels, 0..255."""

    red: int
    green: int
    blue: int
    alpha: int = 255


def parse(text: str) -> Rgba:
    """A colour written #RRGGBB or #RRGGBBAA (CSS order; Qt would read the latter as #AARRGGBB)."""
    digits = text.removeprefix("#")
    if len(digits) not in (6, 8):
        raise ValueError(f"not a colour: {text!r}")
    channels = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
    return Rgba(*channels)


def load(file: Path = FILE) -> dict[str, dict[str, Rgba]]:
    """Colours of both themes by name, derived ones included."""
    raw = json.loads(file.read_text(encoding="utf-8"))
    return {
        theme: {
            name: parse(value)
            for name, value in [*raw[theme].items(), *_DERIVED[theme].items()]
            if isinstance(value, str) and value.startswith("#")
        }
        for theme in (DARK, LIGHT)
    }


def shadow_alpha(theme: str, file: Path = FILE) -> int:
    """How dark a shadow is at its core, 0..255."""
    return int(json.loads(file.read_text(encoding="utf-8"))[theme]["shadow"])


def high_contrast(colours: Mapping[str, Rgba]) -> dict[str, Rgba]:
    """The same theme with captions, secondary text and control borders one step stronger."""
    return {
        **colours,
        "t2": colours["t1"],
        "t3": colours["t2"],
        "line": colours["line2"],
        "line2": colours["t3"],
    }


def over(top: Rgba, bottom: Rgba) -> Rgba:
    """What is seen when `top` lies on an opaque `bottom`."""
    share = top.alpha / 255
    red, green, blue = (
        round(above * share + below * (1 - share))
        for above, below in zip(top[:3], bottom[:3], strict=True)
    )
    return Rgba(red, green, blue)


def luminance(colour: Rgba) -> float:
    """Relative luminance of WCAG 2.2, 0..1."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return (
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    )


def contrast(one: Rgba, other: Rgba) -> float:
    """Contrast ratio of WCAG 2.2, 1..21, of two opaque colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
