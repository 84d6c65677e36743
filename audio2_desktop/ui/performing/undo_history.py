"""Everything that can be taken back, newest first: one history for the whole window (Ctrl+Z)."""

from audio2_desktop.domain.undo import Undoable

DEPTH = 100


class UndoHistory:
    """Two stacks. Steps run one at a time; while one runs, further wishes are refused."""

    def __init__(self) -> None:
        self._undo: list[Undoable] = []
        self._redo: list[Undoable] = []
        self._is_busy = False

    def push(self, done: Undoable) -> None:
        """Something new was done: what had been taken back cannot be done again any more."""
        self._undo.append(done)
        del self._undo[:-DEPTH]
        self._redo.clear()

    async def undo(self, which: Undoable | None = None) -> Undoable | None:
        """Take back the last thing, or `which` if it is still there; returns what was taken
        back."""
        return await self._step(self._undo, self._redo, which)

    async def redo(self) -> Undoable | None:
        """Do again what was taken back last; returns what was done."""
        return await self._step(self._redo, self._undo, None)

    async def _step(
        self, source: list[Undoable], target: list[Undoable], which: Undoable | None
    ) -> Undoable | None:
        if self._is_busy or not source or (which is not None and which not in source):
            return None
        step = source[-1] if which is None else which
        self._is_busy = True
        try:
            opposite = await step.undo()
        finally:
            self._is_busy = False
            source.remove(step)  # also after a failure: it could only fail again
        target.append(opposite)
        return step
