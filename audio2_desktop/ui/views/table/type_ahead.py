"""Type-ahead in a sorted list that is not held whole: a few rows are read on the way."""

from collections.abc import Awaitable, Callable, Sequence

from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.names import sort_key

FIELDS = {"title": "title", "artist": "artist", "album": "album", "album_artist": "album_artist"}
"""What is compared with the typed text, by the order of the list."""

Fetch = Callable[[Sequence[int]], Awaitable[Sequence[TrackRow]]]


async def first_from(
    prefix: str, ids: Sequence[int], fetch: Fetch, order: str, *, is_down: bool
) -> int | None:
    """Where the first row stands whose sorted text is not before the folded prefix; about 20 reads
    of one row for a million. None for other orders, and beyond the last row."""
    field = FIELDS.get(order)
    if field is None:
        return None
    low, high = 0, len(ids)
    while low < high:
        middle = (low + high) // 2
        rows = await fetch(ids[middle : middle + 1])
        if not rows:
            return None
        text = sort_key(getattr(rows[0], field))
        is_before = text[: len(prefix)] > prefix if is_down else text < prefix
        low, high = (middle + 1, high) if is_before else (low, middle)
    return low if low < len(ids) else None
