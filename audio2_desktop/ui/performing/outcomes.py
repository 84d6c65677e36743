"""What became of an intent: a toast with Undo, a place in the history, errors as toasts."""

from collections.abc import Awaitable, Callable

from audio2_desktop.domain.undo import Undoable
from audio2_desktop.jobs.tasks import TaskBag
from audio2_desktop.services.player import Player
from audio2_desktop.ui import words
from audio2_desktop.ui.frame.toasts import Message, Toasts
from audio2_desktop.ui.performing import sentences
from audio2_desktop.ui.performing.errors import ErrorReporter
from audio2_desktop.ui.performing.undo_history import UndoHistory


class Outcomes:
    """One for the window; owns the tasks in which intents are performed."""

    def __init__(self, toasts: Toasts, player: Player) -> None:
        self._toasts = toasts
        self._player = player
        self.report = ErrorReporter(self.say)
        self._tasks = TaskBag(self.report)
        self._history = UndoHistory()

    async def close(self) -> None:
        """Stop what runs."""
        await self._tasks.close()

    def start(self, work: Callable[[], Awaitable[object]]) -> None:
        """Run it beside the rest; errors become toasts."""

        async def run() -> None:
            await work()

        self._tasks.start(run())

    def did(self, done: Undoable, *, toast: bool = True) -> None:
        """It can be taken back; without a toast only by Ctrl+Z."""
        self._history.push(done)
        if toast:
            self._toasts.offer_undo(
                sentences.done(done), lambda: self.start(lambda: self._take_back(done))
            )

    def say(self, text: str, look: str = "done") -> None:
        """A toast that offers nothing."""
        self._toasts.say(text, look)

    def offer(self, text: str, action: str, work: Callable[[], Awaitable[object]]) -> None:
        """A toast with a button for something else than Undo."""
        self._toasts.show(Message(text, action, lambda: self.start(work), "info"))

    def undo(self) -> None:
        """Take back what was done last."""
        self.start(lambda: self._take_back(None))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.start(self._do_again)

    async def _take_back(self, which: Undoable | None) -> None:
        done = await self._history.undo(which)
        self.say(words.tr("Nothing to undo") if done is None else sentences.undone(done), "info")
        await self._player.refresh()

    async def _do_again(self) -> None:
        done = await self._history.redo()
        self.say(words.tr("Nothing to redo") if done is None else sentences.redone(done), "info")
        await self._player.refresh()
