"""The wish that every start without a command has; apart, because those do not parse anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """Open the window, or hand the targets to the one that is open."""

    targets: tuple[str, ...] = ()
