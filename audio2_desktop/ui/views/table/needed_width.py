"""How wide a column must be for what stands in it."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from audio2_desktop.ui.delegates.row_texts import COVER_GAP, GAP
from audio2_desktop.ui.models.columns import Column, Kind
from audio2_desktop.ui.theme import Theme

_ROLES = {
    Kind.TITLE: "body_strong",
    Kind.TITLE_COVER: "body_strong",
    Kind.NUMBER: "number",
    Kind.TIME: "number",
    Kind.QUALITY: "caption_strong",
}
_ARROW = 22
"""The caption with its arrow and ordinal."""
WIDEST = 640


def needed_width(theme: Theme, column: Column, rows: Sequence[Any], cover_px: int) -> int:
    """Pixels for the caption and these rows. Hearts, stars and marks are as wide as they are."""
    if column.kind in (Kind.HEART, Kind.RATING, Kind.STATE, Kind.INDEX):
        return theme.px(column.width)
    role = _ROLES.get(column.kind, "table")
    caption = "" if column.icon else column.sign or column.title
    wide = theme.metrics("caption_strong").horizontalAdvance(caption) + theme.px(_ARROW)
    metrics = theme.metrics(role)
    for row in rows:
        text = metrics.horizontalAdvance(column.text(row))
        if column.detail is not None and (detail := column.detail(row)):
            text += theme.px(10) + theme.metrics("table").horizontalAdvance(detail)
        if column.kind is Kind.TITLE_COVER:
            text += theme.px(cover_px + COVER_GAP)
        wide = max(wide, text)
    gap = theme.px(16 if column.kind in (Kind.NUMBER, Kind.TIME) else GAP)
    least = round(column.minimum * theme.scale_percent / 100)
    return max(least, min(theme.px(WIDEST), ceil(wide) + gap + 1))
