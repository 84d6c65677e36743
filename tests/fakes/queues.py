"""Short ways to make and read queues in tests."""

from array import array

from audio2_desktop.domain.lines import Line, Pool
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue

ALBUM = Context(ContextKind.ALBUM, 7, "Tidewater")


def tracks(queue: PlayQueue, *ids: int) -> Pool:
    return Pool(queue.next_uid, array("q", ids))


def playing(*ids: int, at: int = 0) -> PlayQueue:
    queue = PlayQueue()
    return queue.started(tracks(queue, *ids), at, ALBUM)


def ids(line: Line) -> list[int]:
    return list(line.track_ids())


def now(queue: PlayQueue) -> int:
    assert queue.now is not None
    return int(queue.now.track_id or 0)


def onward(queue: PlayQueue) -> PlayQueue:
    following = queue.advanced()
    assert following is not None
    return following


def back(queue: PlayQueue) -> PlayQueue:
    before = queue.gone_back()
    assert before is not None
    return before


def uids(line: Line) -> list[int]:
    return [entry.uid for entry in line]


def fields(queue: PlayQueue) -> dict[str, object]:
    return {name: getattr(queue, name) for name in PlayQueue.__dataclass_fields__}
