"""The one style sheet: only for the few stock widgets we use as they are. Everything else paints
itself."""

import re
from collections.abc import Mapping

from audio2_desktop.ui.theme.tokens import Rgba

_TEMPLATE = """
QWidget { outline: none; }
QToolTip {
  background: @pop; color: @t1; border: 1px solid @line2; border-radius: 6px; padding: 5px 8px;
}
QScrollArea, QAbstractScrollArea, QStackedWidget { background: transparent; border: none; }
QLineEdit, QPlainTextEdit, QSpinBox {
  background: @s1; color: @t1; border: 1px solid @line2; border-radius: 8px;
  padding: 0 10px; min-height: !34px; placeholder-text-color: @t3;
  selection-background-color: @accentsolid; selection-color: @t1;
}
QPlainTextEdit { padding: 8px 10px; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus { border: 1px solid @accent; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @t3; border-color: @line; }
QLineEdit[flat="true"] { background: transparent; border: none; padding: 0; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QComboBox {
  background: @s1; color: @t1; border: 1px solid @line2; border-radius: 8px;
  padding: 0 28px 0 12px; min-height: !34px;
}
QComboBox:hover { background: @s2; }
QComboBox:focus { border: 1px solid @accent; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: @pop; color: @t1; border: 1px solid @line2; padding: 6px;
  selection-background-color: @selsolid; selection-color: @t1;
}
QComboBox QAbstractItemView::item { min-height: !32px; padding: 0 8px; border-radius: 6px; }
QMenu { background: @pop; color: @t1; border: 1px solid @line2; border-radius: 12px; padding: 6px; }
QMenu::item {
  min-height: !32px; padding: 0 ~16px 0 ~12px; border-radius: 8px; background: transparent;
}
QMenu::item:selected { background: @selsolid; }
QMenu::item:disabled { color: @t3; }
QMenu::separator { height: 1px; background: @line; margin: ~4px ~10px; }
QMenu::icon { padding-left: 10px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @thumb; border: 3px solid transparent; border-radius: 6px; }
QScrollBar::handle:vertical {
  min-height: 32px; border-radius: 2px; margin: 2px 4px 2px 3px; border: none;
}
QScrollBar::handle:horizontal {
  min-width: 32px; border-radius: 2px; margin: 3px 2px 4px 2px; border: none;
}
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: @thumbhover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @t3; border: none; }
QTableCornerButton::section { background: transparent; border: none; }
"""


def make(colours: Mapping[str, Rgba], scale: float) -> str:
    """The style sheet for a theme's colours and font scale (1.0 = 100 %); set on the application,
    again when the theme changes. Lengths with a ~ grow and shrink with the text, those with a !
    remain large enough to be hit."""
    text = re.sub(r"~(\d+)px", lambda found: f"{round(int(found[1]) * scale)}px", _TEMPLATE)
    text = re.sub(r"!(\d+)px", lambda found: f"{max(32, round(int(found[1]) * scale))}px", text)
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{name}", _css(colours[name]))
    return text


def _css(colour: Rgba) -> str:
    return f"rgba({colour.red}, {colour.green}, {colour.blue}, {colour.alpha / 255:.3f})"
