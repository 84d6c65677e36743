"""The shape of a track's sound, as the seek bar shows it: a byte of loudness for each quarter of a
second, of which a part may not be known yet."""

from dataclasses import dataclass

SLICE_MS = 250
"""1 KB for a song."""
FULL = 255


@dataclass(frozen=True, slots=True)
class Waves:
    """heights: a byte a slice, 0 silent to FULL, as tall as it looks right.
    is_whole: nothing will follow."""

    heights: bytes = b""
    is_whole: bool = False

    def part(self, start_ms: int, end_ms: int | None) -> "Waves":
        """Those of a part of the file; the last is whole when all of it is known."""
        first = start_ms // SLICE_MS
        if end_ms is None:
            return Waves(self.heights[first:], self.is_whole)
        after = -(-end_ms // SLICE_MS)
        return Waves(self.heights[first:after], self.is_whole or len(self.heights) >= after)

    def bars(self, count: int, length_ms: int) -> list[float | None]:
        """As so many bars over the track's length, each 0..1 and as tall as the loudest in it;
        None where it is not known yet."""
        known, slices = len(self.heights), max(1.0, length_ms / SLICE_MS)
        bars: list[float | None] = []
        for at in range(count):
            first = int(at * slices / count)
            after = max(first + 1, int((at + 1) * slices / count))
            inside = self.heights[first:after]
            if after <= known or self.is_whole:
                bars.append(max(inside, default=0) / FULL)
            else:
                bars.append(None)
        return bars
