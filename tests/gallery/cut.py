"""Finds fixed texts that a picture shows cut: captions of buttons, headings, entries of menus.

Names of music may be elided, the program's own short words may not. While a `Watch` is on, every
text that is painted is compared with the room that it had.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from audio2_desktop.ui.language import ENGLISH, PSEUDO, PseudoTranslator, read
from audio2_desktop.ui.theme.resources import resource_folder
from audio2_desktop.ui.widgets import painting

_HOLE = re.compile(r"%L?n|\{\w+\}")
_NUMBER = r"[\d.,\s\u00a0\u202f]+"
NEAR_PX = 1.0
LONGEST = 60
"""A longer text is a sentence: those may be elided where their whole is in the tool tip."""


def fixed_texts(language: str) -> Callable[[str], bool]:
    """Whether a text is one of the program's own in this language, counts filled in."""
    whole: set[str] = set()
    patterns: list[str] = []
    for source, texts in _own(language):
        for text in [source] if language == "en" else texts:
            if "{" in text or not 1 < len(text) <= LONGEST:
                continue
            if _HOLE.search(text):
                patterns.append(_NUMBER.join(re.escape(part) for part in _HOLE.split(text)))
            else:
                whole |= {text, text.upper()}
    counted = re.compile("|".join(patterns) or "$^")
    return lambda text: text in whole or counted.fullmatch(text) is not None


def _own(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All texts with what they are in this language. Only Spanish has a file with all of them."""
    code = language if language not in (ENGLISH, *PSEUDO) else "es"
    every = read(resource_folder("translations") / f"audio2_{code}.ts")
    if language in PSEUDO:
        made = PseudoTranslator(language)
        every = {key: made.forms(*key) for key in every}
    return ((source, forms) for (source, _), forms in every.items())


class Watch:
    """Keeps every fixed text that was elided, clipped above or below, or did not fit its label."""

    def __init__(self, language: str) -> None:
        self._is_fixed = fixed_texts(language)
        self._found: dict[str, str] = {}
        self._is_on = False
        self._elide = QFontMetricsF.elidedText
        self._line = painting.text_line
        watch = self

        def elided(metrics: QFontMetricsF, text: str, mode: Any, width: float, *more: Any) -> str:
            shown = watch._elide(metrics, text, mode, width, *more)
            if watch._is_on and shown != text and watch._is_fixed(text):
                watch._found[text] = f"has {width:.0f} px, {metrics.horizontalAdvance(text):.0f}"
            return shown

        def line(painter: Any, rect: Any, text: str, font: Any, *more: Any, **named: Any) -> float:
            if watch._is_on and watch._is_fixed(text):
                tall, room = QFontMetricsF(font).height(), QRectF(rect).height()
                if room < tall - 2 * NEAR_PX - tall * 0.12:
                    watch._found[text] = f"is {room:.0f} px high, {tall:.0f}"
            return watch._line(painter, rect, text, font, *more, **named)

        QFontMetricsF.elidedText = elided  # type: ignore[method-assign]
        painting.text_line = line

    @contextmanager
    def on(self) -> Iterator[dict[str, str]]:
        """What is painted inside is looked at; the answer fills: text -> what it lacks."""
        self._found = {}
        self._is_on = True
        try:
            yield self._found
        finally:
            self._is_on = False

    def look_at_labels(self, window: QWidget) -> None:
        """Stock labels do not elide, they clip."""
        for label in window.findChildren(QLabel):
            if not label.isVisible() or label.visibleRegion().isEmpty() or not label.text():
                continue
            wide, tall = label.width(), label.height()
            wanted = label.heightForWidth(wide) if label.wordWrap() else label.sizeHint().height()
            longest = max(
                (QFontMetricsF(label.font()).horizontalAdvance(word) for word in _words(label)),
                default=0,
            )
            if wanted > tall + NEAR_PX or longest > wide + NEAR_PX:
                self._found[label.text()] = f"has {wide}x{tall} px, {longest:.0f}x{wanted}"


def _words(label: QLabel) -> list[str]:
    return label.text().split() if label.wordWrap() else label.text().split("\n")
