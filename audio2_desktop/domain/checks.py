"""What the doctor finds: plain values, so that a probe in a child process needs nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_HOLE: Final = re.compile(r"\{(\w+)\}")

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
    template: str = ""
    """`text` with {names} for what is in `values`, for who translates it; "" for a fixed text."""
    fix_template: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def told(name: str, state: str, template: str, fix: str = "", **values: str) -> Check:
    """A check whose sentences hold values: {path}."""

    def filled(text: str) -> str:
        return _HOLE.sub(lambda found: values.get(found[1], ""), text)

    return Check(name, state, filled(template), filled(fix), template, fix, values)


def warn(text: str, fix: str) -> Finding:
    """It works, less well."""
    return WARN, text, fix
