"""Tokens, palette, style sheet, icons and fonts: the only place that names a colour."""
