"""Type roles of the design as fonts. Inter where it is installed, else what the system has."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

TEXT = "Inter"
DISPLAY = "Inter Display"
FALLBACKS = (
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans CJK SC",
    "Noto Sans CJK TC",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
)

_TABULAR = QFont.Tag("tnum")
_WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
    800: QFont.Weight.ExtraBold,
}


@dataclass(frozen=True, slots=True)
class Role:
    """size: logical pixels at font scale 100 %; weight 400..800; tracking: pixels between
    letters."""

    size: int
    weight: int = 400
    tracking: float = 0.0
    is_display: bool = False
    is_tabular: bool = False
    is_capitals: bool = False


ROLES: dict[str, Role] = {
    "hero": Role(68, 800, -1.5, is_display=True),
    "album_title": Role(54, 800, -1.0, is_display=True),
    "playlist_title": Role(46, 800, -1.0, is_display=True),
    "now_title": Role(32, 800, -0.4, is_display=True),
    "now_artist": Role(17, 600),
    "lyrics": Role(30, 700, -0.2, is_display=True),
    "lyrics_small": Role(20, 700),
    "page_title": Role(30, 800, -0.1, is_display=True),
    "dialog_title": Role(22, 800, is_display=True),
    "heading": Role(22, 700, is_display=True),
    "empty_title": Role(20, 700, is_display=True),
    "section": Role(19, 600, is_display=True),
    "brand": Role(17, 700, is_display=True),
    "card_title": Role(15, 600),
    "player_title": Role(15, 600),
    "body": Role(14, 400),
    "body_medium": Role(14, 500),
    "body_strong": Role(14, 600),
    "table": Role(13, 400),
    "table_medium": Role(13, 500),
    "table_strong": Role(13, 600),
    "number": Role(13, 400, is_tabular=True),
    "number_strong": Role(13, 600, is_tabular=True),
    "caption": Role(12, 400),
    "caption_medium": Role(12, 500),
    "ordinal": Role(9, 600),
    "caption_strong": Role(12, 600),
    "time": Role(12, 500, is_tabular=True),
    "count": Role(12, 400, is_tabular=True),
    "tag": Role(11, 600, 0.1),
    "group": Role(11, 600, 0.6, is_capitals=True),
    "kind": Role(12, 600, 0.8, is_capitals=True),
}

OF_LYRICS = ("lyrics", "lyrics_small")
"""Roles that have a size of their own beside the font scale."""


def families() -> tuple[str, ...]:
    """Family names to try for running text, best first."""
    return (
        TEXT,
        QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),
        *FALLBACKS,
    )


def make(role: Role, scale: float, text_families: tuple[str, ...]) -> QFont:
    """A font for a role at a font scale (1.0 = 100 %)."""
    font = QFont()
    font.setFamilies([DISPLAY, *text_families] if role.is_display else list(text_families))
    font.setPixelSize(max(8, round(role.size * scale)))
    font.setWeight(_WEIGHTS[role.weight])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if role.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, role.tracking * scale)
    if role.is_tabular:
        font.setFeature(_TABULAR, 1)
    if role.is_capitals:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
    return font
