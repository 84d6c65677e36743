"""A queue as plain numbers, for keeping it on disk and getting it back exactly.

The pools (track ids as they came in) are kept apart from the state that points into them: a change
of a long queue then writes little.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.lines import Deal, Line, Piece, Pool
from audio2_desktop.domain.queue import Context, ContextKind, PlayQueue
from audio2_desktop.domain.repeat import Repeat

_LINES = ("current", "up_next", "plain", "order", "history")


@dataclass(frozen=True, slots=True)
class QueueRecord:
    """`state` is fit for JSON; `pools` are all that it refers to, by their `base`."""

    state: Mapping[str, Any]
    pools: tuple[Pool, ...]


def pack(queue: PlayQueue) -> QueueRecord:
    """The queue as a record."""
    pools: dict[int, Pool] = {}
    deals: list[Deal] = []
    state: dict[str, Any] = {
        name: _flat(getattr(queue, name), pools, deals)
        for name in _LINES
        if name != "order" or queue.is_shuffled
    }
    state["deals"] = [[deal.seed, _flat(deal.deck, pools, [])] for deal in deals]
    state["context"] = [queue.context.kind, queue.context.id, queue.context.title]
    for name in ("nexts", "cursor", "is_shuffled", "repeat", "seed", "next_uid"):
        state[name] = getattr(queue, name)
    return QueueRecord(state, tuple(pools.values()))


def bases(state: Mapping[str, Any]) -> frozenset[int]:
    """Which pools a state refers to."""
    flats = [state.get(name, []) for name in _LINES]
    flats += [flat for _, flat in state["deals"]]
    return frozenset(source for flat in flats for source in flat[::3] if source > 0)


def unpack(state: Mapping[str, Any], pools: Iterable[Pool]) -> PlayQueue:
    """The queue of a record. Raises ValueError when state and pools make no sense together."""
    known = {pool.base: pool for pool in pools}
    try:
        decks = [(_line(flat, known, ()), int(seed)) for seed, flat in state["deals"]]
        deals = [Deal(deck, seed) for deck, seed in decks]
        lines = {name: _line(state[name], known, deals) for name in _LINES if name in state}
        kind, number, title = state["context"]
        queue = PlayQueue(
            current=lines["current"],
            up_next=lines["up_next"],
            plain=lines["plain"],
            order=lines["order"] if state["is_shuffled"] else lines["plain"],
            history=lines["history"],
            nexts=int(state["nexts"]),
            cursor=int(state["cursor"]),
            context=Context(ContextKind(kind), int(number), str(title)),
            is_shuffled=bool(state["is_shuffled"]),
            repeat=Repeat(state["repeat"]),
            seed=int(state["seed"]),
            next_uid=int(state["next_uid"]),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("the saved queue is damaged") from error
    if not _makes_sense(queue):
        raise ValueError("the saved queue is damaged")
    return queue


def _makes_sense(queue: PlayQueue) -> bool:
    highest = max((pool.base + len(pool) for pool in _pools(queue)), default=1)
    return (
        len(queue.current) <= 1
        and 0 <= queue.nexts <= len(queue.up_next)
        and 0 <= queue.cursor <= len(queue.order)
        and len(queue.plain) == len(queue.order)
        and queue.next_uid >= highest
    )


def _pools(queue: PlayQueue) -> Iterator[Pool]:
    for line in (queue.current, queue.up_next, queue.plain, queue.history):
        yield from (piece.source for piece in line.pieces if isinstance(piece.source, Pool))


def _flat(line: Line, pools: dict[int, Pool], deals: list[Deal]) -> list[int]:
    """A line as source, start, stop, source ...; a deal is -1 minus its number."""
    flat: list[int] = []
    for piece in line.pieces:
        if isinstance(piece.source, Pool):
            pools[piece.source.base] = piece.source
            source = piece.source.base
        else:
            if piece.source not in deals:
                deals.append(piece.source)
            source = -1 - deals.index(piece.source)
        flat += (source, piece.start, piece.stop)
    return flat


def _line(flat: list[int], pools: Mapping[int, Pool], deals: Iterable[Deal]) -> Line:
    dealt, pieces = tuple(deals), []
    for source_id, start, stop in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
        source = pools[source_id] if source_id > 0 else dealt[-1 - source_id]
        if not 0 <= start < stop <= len(source):
            raise IndexError(source_id)
        pieces.append(Piece(source, start, stop))
    return Line(pieces)
