"""What happens to errors of tasks: a problem becomes a sentence, anything else a note in the
log."""

import logging
from collections.abc import Callable

from audio2_desktop.domain.problems import Problem
from audio2_desktop.ui import words

log = logging.getLogger("audio2.ui")


class ErrorReporter:
    """The sink of the window's task slots. `say(text, look)` shows a toast."""

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self._say = say

    def __call__(self, error: BaseException) -> None:
        """Tell the user politely; a bug is logged with its traceback."""
        if isinstance(error, Problem):
            log.info("%s: %s", error.key, error)
            self._say(words.problem(error), "warning")
            return
        log.error("a task of the window failed", exc_info=error)
        self._say(words.tr("Something went wrong. The log has the details."), "error")
