"""What can go wrong in ways a user should be told, politely. Everything else is a bug.

    Problem
     +- NotFound         a row, file or page that is not there (any more)
     +- KeyMissing       a service needs a key that was never given
     +- KeyRefused       a service said no to the key
     +- Offline          the network is away or switched off
     +- TryLater         busy, rate limited, locked; says after how long
     +- DiskFull         nothing more can be written
     +- FileUnreadable   a file that cannot be read, with the reason
     +- Refused          the user's wish cannot be granted, with the reason
     +- NewerData        the library file was written by a newer Audio2
     +- Damaged          the library file is damaged
     +- LibraryGone      the library file has vanished, its backups have not
     +- ReadOnly         the library can be read but not written
     +- Broken           an answer or a component that makes no sense

Every problem carries an English template and its values; of these, `what` and `reason` may be
sentences of our own, too, with places for further values. `ui` translates them (`words.problem`),
`cli` prints `str(problem)`. So none of them is ever put together from parts.
"""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar

_PLACE = re.compile(r"\{(\w+)\}")
_OUR_WORDS = ("what", "reason")


class Problem(Exception):
    """Base of all problems; `key` names the sentence, `values` fill it."""

    template: ClassVar[str] = "Something went wrong."

    def __init__(self, **values: object) -> None:
        self.values: Mapping[str, object] = values
        super().__init__(self.template)

    @property
    def key(self) -> str:
        """Stable name for translation: the class name."""
        return type(self).__name__

    def __str__(self) -> str:
        return self.sentence(lambda text, _part: text, _shown)

    def sentence(self, say: Callable[[str, str], str], show: Callable[[object], str]) -> str:
        """What happened, in a language.

        say: translates a text of our own; the second is "what", "reason" or "" for the template.
        show: a number, path or name as it is read.
        """
        # Values come from files and the web: inserted in one pass, never used as a template.
        values = {name: show(value) for name, value in self.values.items()}

        def ours(part: str) -> str:
            text = str(self.values[part])
            said = say(text, part)
            further = {name: value for name, value in values.items() if name not in _OUR_WORDS}
            return _PLACE.sub(lambda place: further.get(place[1], place[0]), said)

        whole = {part: ours(part) for part in _OUR_WORDS if part in values}
        return _PLACE.sub(
            lambda place: {**values, **whole}.get(place[1], ""), say(self.template, "")
        )


def _shown(value: object) -> str:
    return str(value)


class NotFound(Problem):
    """`what` is a noun ("playlist"), `name` what was looked for."""

    template = "There is no {what} {name}."

    def __init__(self, what: str, name: object = "") -> None:
        super().__init__(what=what, name=name)


class KeyMissing(Problem):
    template = "{service} needs a key. Add one in Settings."


class KeyRefused(Problem):
    template = "{service} refused the key."


class Offline(Problem):
    template = "You are offline."


class TryLater(Problem):
    """`after_s`: seconds after which another try makes sense."""

    template = "{what} is busy. Try again in a moment."

    def __init__(self, what: str, after_s: float = 1.0) -> None:
        super().__init__(what=what, after_s=after_s)
        self.after_s = after_s


class DiskFull(Problem):
    template = "The disk is full: {path}. Nothing was lost; free some space and try again."


class FileUnreadable(Problem):
    template = "{path} cannot be read: {reason}."


class Refused(Problem):
    template = "{reason}"

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason=reason, **values)


class ScanStopped(Problem):
    template = "The scan was stopped. What was read is kept; the next scan goes on from there."


class NewerData(Problem):
    template = (
        "This library was last used by a newer Audio2 (format {found}, this version knows "
        "{known}). Update Audio2; nothing was changed."
    )


class Damaged(Problem):
    """`aside` is where the damaged file is now, `backup` the newest good backup or ""."""

    template = "The library file is damaged. It is kept as {aside}."


class LibraryGone(Problem):
    """There was a library at `path`: `backup` is its newest backup, or "" when there is none."""

    template = "The library file {path} is not there any more."


class ReadOnly(Problem):
    template = "The library at {path} cannot be written. You can listen; changes are not saved."


class Broken(Problem):
    template = "{what} did not work: {reason}."

    def __init__(self, what: str, reason: str, **values: object) -> None:
        super().__init__(what=what, reason=reason, **values)
