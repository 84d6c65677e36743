"""What a benchmark reports: a figure beside the floor or peer of its run, and a goal.

Times on shared machines move by half; a ratio taken in one run on one machine does not. Each
benchmark module has a function `figures()` that yields `Figure`s; `python -m tests.benchmarks`
prints them as one table.
"""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. Without a floor, `goal` is the most the figure itself may be."""

    name: str
    value: float
    unit: str = "s"
    floor: float | None = None
    floor_name: str = ""
    goal: float | None = None

    @property
    def ratio(self) -> float | None:
        """Figure over floor, None without one."""
        return self.value / self.floor if self.floor else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None when there is none."""
        if self.goal is None:
            return None
        ratio = self.ratio
        return (self.value if ratio is None else ratio) <= self.goal


def best_of(work: Callable[[], object], times: int = 3) -> float:
    """Median seconds of `times` runs."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def percentile(values: Iterable[float], share: float) -> float:
    """The value that `share` (0..1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned text."""
    rows = [("figure", "value", "floor or peer", "ratio", "goal", "met")]
    for figure in figures:
        floor = "-" if figure.floor is None else f"{_number(figure.floor)} {figure.floor_name}"
        ratio = "-" if figure.ratio is None else f"{figure.ratio:.2f}"
        goal = "-" if figure.goal is None else f"<= {figure.goal:g}"
        met = {None: "-", True: "yes", False: "NO"}[figure.is_met]
        rows.append(
            (figure.name, f"{_number(figure.value)} {figure.unit}", floor, ratio, goal, met)
        )
    widths = [max(len(row[at]) for row in rows) for at in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _number(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
