"""Silence at the edges of a track, left out by choice; silence within it is music."""

from collections.abc import Callable, Iterator

import numpy as np

from audio2_desktop.decoding.base import Samples

QUIET = np.float32(10 ** (-60 / 20))
"""What stays below -60 dB is silence, as most players have it."""
KEPT_S = 0.1
"""So much of it stays, so that no attack and no last breath is cut."""
LONGEST_S = 60.0
"""More silence than this is not looked through before it is heard: something may follow it."""


def without_edges(
    blocks: Iterator[Samples], rate: int, skipped: Callable[[int], None] | None
) -> Iterator[Samples]:
    """The blocks without silence at the end and, when somebody wants to know of it, at the start.

    skipped: is told how many frames were left out at the start, before the first block; None: this
    is not the start of the track.
    """
    kept, held, held_frames = round(KEPT_S * rate), list[Samples](), 0
    at_start, dropped = skipped is not None, 0
    for block in blocks:
        loud = np.flatnonzero(np.abs(block).max(axis=1) > QUIET)
        if at_start and skipped is not None:
            if not len(loud) and dropped + len(block) < LONGEST_S * rate:
                dropped += len(block)
                continue
            first = max(0, int(loud[0]) - kept) if len(loud) else 0
            skipped(dropped + first)
            at_start = False
            block, loud = block[first:], loud - first
        if len(loud):
            yield from held
            held, held_frames = [], 0
            end = int(loud[-1]) + 1
            yield block[:end]
            block = block[end:]
        if len(block):
            held.append(block)
            held_frames += len(block)
        if held_frames > LONGEST_S * rate:
            yield from held
            held, held_frames = [], 0
    for block in held:
        if kept <= 0:
            break
        yield block[:kept]
        kept -= len(block)
