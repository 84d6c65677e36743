"""The life of the process that listens to whole files: it works in short stretches, so that the
window may turn to another file in between, and has only what of the processor nobody else wants.
"""

import os
from typing import Any

from audio2_desktop.decoding.base import Undecodable
from audio2_desktop.media import analysis_messages, confined
from audio2_desktop.media.analysis import Analysis
from audio2_desktop.media.analysis_messages import Stretch

STRETCH_S = 0.2
ANSWER_S = 25.0
"""Longest time for one answer, also on a slow network drive."""


def main() -> int:
    """Serve requests of `media.analysis_messages` on stdin and stdout. Returns the exit code."""
    if hasattr(os, "nice"):
        os.nice(17)
    return confined.serve(Listener().answer)


class Listener:
    """Keeps the file that it is at."""

    def __init__(self) -> None:
        self._path = b""
        self._analysis: Analysis | None = None

    def answer(self, asked: dict[str, Any]) -> bytes:
        """Listen on for a stretch."""
        confined.watch(ANSWER_S)
        try:
            return analysis_messages.answer(self._listen(os.fsencode(asked["path"]), asked["at"]))
        except Undecodable as problem:
            self._leave()
            return analysis_messages.answer(Stretch(problem=str(problem)))
        finally:
            confined.watch(0)

    def _listen(self, path: bytes, known: int) -> Stretch:
        now = self._analysis
        if now is None or path != self._path or len(now.heights) != known:
            self._leave()
            now, self._path, known = Analysis(path), path, 0
            self._analysis = now
        now.go_on(STRETCH_S)
        done = Stretch(known, now.heights[known:], now.measured)
        if done.measured is not None:
            self._leave()
        return done

    def _leave(self) -> None:
        if self._analysis is not None:
            self._analysis.close()
            self._analysis = None
