"""Tokens, palette, style sheet, icons and fonts: the only place that names a colour."""

from audio2_desktop.ui.theme.theme import SIDE, TARGET, Mode, Theme

__all__ = ["SIDE", "TARGET", "Mode", "Theme"]
