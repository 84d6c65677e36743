"""In which windows the scenes are drawn: size, sharpness of the screen, size of text, language.

A variant is one process: Qt takes the screen's scale when it starts. A new one is one entry here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Variant:
    """size: the window in logical pixels; screen: the same, None for one that is large enough;
    dpr: device pixels a logical one; settings: what differs from the defaults; is_hostile: every
    name in the library is a bad one (`hostile.py`)."""

    size: tuple[int, int]
    dpr: float = 1
    screen: tuple[int, int] | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    is_hostile: bool = False


PLAIN = "1440x900"
VARIANTS: Mapping[str, Variant] = {
    PLAIN: Variant((1440, 900)),
    "900x600": Variant((900, 600)),
    "1920x1080@2x": Variant((1920, 1080), dpr=2),
    "1440x900-text200": Variant((1440, 900), settings={"appearance.font_scale": 200}),
    "900x600-text200": Variant((900, 600), settings={"appearance.font_scale": 200}),
    "1440x900-es": Variant((1440, 900), settings={"language.language": "es"}),
    "900x600-es": Variant((900, 600), settings={"language.language": "es"}),
    "1440x900-long": Variant((1440, 900), settings={"language.language": "en-XA"}),
    "900x600-long": Variant((900, 600), settings={"language.language": "en-XA"}),
    "1440x900-rtl": Variant((1440, 900), settings={"language.language": "ar-XB"}),
    "900x600-rtl": Variant((900, 600), settings={"language.language": "ar-XB"}),
    "1440x900-contrast": Variant((1440, 900), settings={"appearance.high_contrast": True}),
    "800x600-screen": Variant((800, 560), screen=(800, 600)),
    "1440x900-names": Variant((1440, 900), is_hostile=True),
    "900x600-names": Variant((900, 600), is_hostile=True),
    "800x600-names": Variant((800, 560), screen=(800, 600), is_hostile=True),
    "900x600-names-rtl": Variant(
        (900, 600), settings={"language.language": "ar-XB"}, is_hostile=True
    ),
}
"""By the name of the folder that takes the pictures."""
DRAWN = (PLAIN, "900x600", "1920x1080@2x", "1440x900-text200", "1440x900-es")
"""Where none are named: the rest are for single looks and tests."""
