"""Changes of the queue that can be taken back.

Two kinds: an *edit* changes what is to come while the music goes on, and so does taking it back; a
*start* is another queue altogether, and taking that back is all as it was, to the second.
"""

import asyncio
from collections.abc import Callable

from audio2_desktop.domain.queue import PlayQueue
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.services.playhead import Playhead
from audio2_desktop.services.playing import Snapshot

HEAVY = 500
"""An edit that names more entries or looks at more pieces (10 microseconds each) is worked out in a
thread."""

Edit = Callable[[PlayQueue], PlayQueue]
"""Pure: it may be worked out anywhere, and again."""


class QueueEdits:
    """Does them at the playhead. Undo of an undo does it again."""

    def __init__(self, head: Playhead) -> None:
        self._head = head

    async def edit(self, key: str, count: int, edit: Edit, weight: int = 0) -> Undoable:
        """Change what is to come; `key` and `count` say what it was.

        weight: so many entries are named one by one. A heavy edit leaves the loop free: when the
        queue has changed meanwhile (a track ended, another edit), it is done again on that.
        """
        while True:
            before = self._head.queue
            if weight + before.weight <= HEAVY:
                after = edit(before)
            else:
                after = await asyncio.to_thread(edit, before)
            if before is self._head.queue:
                break
        await self._head.become(after)
        return self._carrying(key, count, before)

    async def bring_back(self, key: str, moment: Snapshot, count: int) -> Undoable:
        """Go to another moment altogether."""
        before = self._head.snapshot()
        await self._head.bring_back(moment)
        return self.started(key, before, count)

    def started(self, key: str, before: Snapshot, count: int) -> Undoable:
        """Undo of a start that has been done: back to `before`."""

        async def undo() -> Undoable:
            return await self.bring_back("restored_queue", before, count)

        return Undoable(key, undo, {"count": count})

    def _carrying(self, key: str, count: int, former: PlayQueue) -> Undoable:
        """Undo of an edit: the former queue, while what plays goes on."""

        async def undo() -> Undoable:
            return await self.edit("restored_queue", count, former.carried_over, former.weight)

        return Undoable(key, undo, {"count": count})
