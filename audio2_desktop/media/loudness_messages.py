"""Messages between the window and the process that writes loudness into files
(`loudness_worker`), as JSON values. Light: imported on both sides.

Request: {"path": path, "size": bytes, "mtime_ns": time, "fields": {FIELD: [text, ...]}}, where no
text takes the field away. Answer: {"problem": why not, "is_full": the disk}; no problem: written.
Paths are bytes decoded as the operating system's (surrogateescape).
"""

import json
import os
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.loudness_fields import Fields

Request = dict[str, Any]

FILE_SECONDS = 600.0
"""Longest time for one file: hours of sound on a slow network drive are copied and compared."""


@dataclass(frozen=True, slots=True)
class Result:
    """problem: why the file is as it was, one English sentence; "" when it was written."""

    problem: str = ""
    is_full: bool = False
    """There is no room on its disk."""


def request(path: bytes, size: int, mtime_ns: int, fields: Fields) -> Request:
    """Write `fields` into the file, if it is still the one of this size and time."""
    told = {name: list(values) for name, values in fields.items()}
    return {"path": os.fsdecode(path), "size": size, "mtime_ns": mtime_ns, "fields": told}


def answer(result: Result) -> bytes:
    """What the process says."""
    return json.dumps({"problem": result.problem, "is_full": result.is_full}).encode()


def result(answered: bytes) -> Result:
    """An answer. Raises ValueError, KeyError or TypeError for what is none."""
    told = json.loads(answered)
    return Result(str(told["problem"]), bool(told["is_full"]))
