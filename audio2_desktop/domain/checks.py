"""What the doctor finds: plain values, so that a probe in a child process needs nothing else."""

from dataclasses import dataclass
from typing import Final

OK: Final = "ok"
WARN: Final = "warn"
FAIL: Final = "fail"

Finding = tuple[str, str, str]
"""State, what was found, and what to do about it ("" when nothing is wrong)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor's report. All texts are one plain English sentence."""

    name: str
    state: str
    """OK, WARN (works, less well) or FAIL (something that Audio2 is for does not work)."""
    text: str
    fix: str = ""
    """What to do; "" when nothing is wrong."""


def warn(text: str, fix: str) -> Finding:
    """It works, less well."""
    return WARN, text, fix


def fail(text: str, fix: str) -> Finding:
    """Something that Audio2 is for does not work."""
    return FAIL, text, fix
