"""Messages between the window and the process that listens to whole files (`analysis_worker`), as
JSON values. Light: imported on both sides.

Request: {"path": path, "at": slices}: go on with this file, of which so many slices are known; the
process begins it anew when it was at another one. Answer: {"problem": why}, or {"from": slice,
"heights": hex} and, at the end, {"lufs": .., "peak": .., "blocks": [[tenths, count], ...]}. Paths
are bytes decoded as the operating system's (surrogateescape).
"""

import json
import os
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.loudness import Measured

Request = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What came out of a stretch of work. first: the slice that `heights` begin with.
    problem: why nothing (more) comes; measured: at the end."""

    first: int = 0
    heights: bytes = b""
    measured: Measured | None = None
    problem: str = ""


def request(path: bytes, known: int) -> Request:
    """Go on with a file, of which `known` slices have been told."""
    return {"path": os.fsdecode(path), "at": known}


def answer(stretch: Stretch) -> bytes:
    """What the process says."""
    if stretch.problem:
        return json.dumps({"problem": stretch.problem}).encode()
    told: dict[str, Any] = {"from": stretch.first, "heights": stretch.heights.hex()}
    if stretch.measured is not None:
        found = stretch.measured
        told |= {"lufs": found.lufs, "peak": found.peak, "blocks": [*found.blocks.items()]}
    return json.dumps(told).encode()


def stretch(answered: bytes) -> Stretch:
    """An answer. Raises ValueError, KeyError or TypeError for what is none."""
    told = json.loads(answered)
    if "problem" in told:
        return Stretch(problem=str(told["problem"]))
    measured = None
    if "blocks" in told:
        measured = Measured(told["lufs"], float(told["peak"]), dict(told["blocks"]))
    return Stretch(int(told["from"]), bytes.fromhex(told["heights"]), measured)
