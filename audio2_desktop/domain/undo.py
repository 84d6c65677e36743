"""What every undoable use case returns."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something that was done and can be taken back.

    key: name of the sentence that tells the user ("added_to_playlist"); `values` fill it, as plain
        text or counts.
    undo: takes it back and returns the Undoable that does it again. Awaited on the loop, at
        most once.
    """

    key: str
    undo: Callable[[], Awaitable["Undoable"]]
    values: Mapping[str, object] = field(default_factory=dict)
