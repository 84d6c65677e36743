"""Whether the queue begins again; apart from it, because the player bar is painted before there is
a queue."""

from enum import StrEnum


class Repeat(StrEnum):
    """What happens when the last entry, or each, ends."""

    OFF = "off"
    ALL = "all"
    ONE = "one"
