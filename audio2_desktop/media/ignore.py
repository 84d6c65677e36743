"""What a scan passes over: hidden and system folders, .nomedia, and .ndignore files.

A `.ndignore` holds globs with the meaning they have for git: they hold for its folder and
everything below, the last one that matches wins, `!` takes back, `/` at the end means folders, `/`
elsewhere binds to this folder, `**` stands for any number of folders. An empty one hides its
folder.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NOMEDIA = b".nomedia"
NDIGNORE = b".ndignore"
MAX_PATTERNS = 1000

_SYSTEM = frozenset(
    (b"@eadir", b"$recycle.bin", b"lost+found", b"system volume information", b"__macosx",
     b"#recycle", b"#snapshot")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a `.ndignore`."""

    expression: re.Pattern[bytes]
    """Matches the whole path relative to the folder of the file."""
    takes_back: bool
    folders_only: bool


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """Patterns from outside the tree (settings) and whether hidden names are skipped."""

    patterns: tuple[Pattern, ...] = ()
    skip_hidden: bool = True


@dataclass(frozen=True, slots=True)
class Scope:
    """Patterns that hold in a folder: its own and its parents', each with the folder it is relative
    to."""

    levels: tuple[tuple[bytes, tuple[Pattern, ...]], ...] = ()

    def within(self, folder: bytes, patterns: tuple[Pattern, ...]) -> "Scope":
        """The scope below `folder` (relative to the root, b"" for the root)."""
        return Scope((*self.levels, (folder, patterns)))

    def hides(self, path: bytes, *, is_folder: bool) -> bool:
        """True when `path` (relative to the root) is to be passed over."""
        for folder, patterns in reversed(self.levels):
            inside = path[len(folder) + 1 :] if folder else path
            for pattern in reversed(patterns):
                if pattern.folders_only and not is_folder:
                    continue
                if pattern.expression.fullmatch(inside):
                    return not pattern.takes_back
        return False


def is_system(name: bytes) -> bool:
    """True for folders that operating systems and NAS boxes make for themselves."""
    return name.lower() in _SYSTEM or name[:6].lower() == b".trash"


def parse(text: bytes) -> tuple[Pattern, ...]:
    """The patterns of a `.ndignore`. Never raises; lines that mean nothing are left out."""
    lines = text.removeprefix(b"\xef\xbb\xbf").splitlines()[:MAX_PATTERNS]
    return tuple(pattern for line in lines if (pattern := parse_line(line)) is not None)


def parse_all(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """Patterns that the user typed in the settings."""
    return parse("\n".join(lines).encode("utf-8", "surrogateescape"))


def parse_line(line: bytes) -> Pattern | None:
    """One glob; None for blanks and comments."""
    line = line[:1000]
    line = line.rstrip(b" \t\r") + (b" " if line.endswith(b"\\ ") else b"")
    if not line or line.startswith(b"#"):
        return None
    takes_back = line.startswith(b"!")
    line = line[1:] if takes_back else line
    folders_only = line.endswith(b"/")
    body = line.rstrip(b"/")
    if not body.strip(b"/"):
        return None
    bound = b"/" in body
    expression = _expression(body.lstrip(b"/"))
    prefix = b"" if bound else b"(?:.*/)?"
    try:
        return Pattern(re.compile(prefix + expression, re.DOTALL), takes_back, folders_only)
    except re.error:
        return None


def _expression(glob: bytes) -> bytes:
    """A regular expression for `glob`, in which a star does not cross a slash."""
    out, at = [], 0
    while at < len(glob):
        if glob[at : at + 3] == b"**/" and (at == 0 or glob[at - 1 : at] == b"/"):
            out.append(b"(?:.*/)?")
            at += 3
        elif glob[at:] == b"**" and at and glob[at - 1 : at] == b"/":
            out.append(b".+")
            at += 2
        elif glob[at : at + 1] == b"*":
            while glob[at : at + 1] == b"*":
                at += 1
            out.append(b"[^/]*")
        elif glob[at : at + 1] == b"[" and (end := _class_end(glob, at)):
            out.append(_class(glob[at + 1 : end]))
            at = end + 1
        else:
            at += glob[at : at + 1] == b"\\" and at + 1 < len(glob)
            sign = glob[at : at + 1]
            out.append(b"[^/]" if sign == b"?" and glob[at - 1 : at] != b"\\" else re.escape(sign))
            at += 1
    return b"".join(out)


def _class_end(glob: bytes, at: int) -> int:
    """Where the bracket expression that opens at `at` closes; 0 when it does not."""
    first = at + 1 + (glob[at + 1 : at + 2] in (b"!", b"^"))
    return max(0, glob.find(b"]", first + 1))


def _class(body: bytes) -> bytes:
    negated = body[:1] in (b"!", b"^")
    inner = body[1:] if negated else body
    inner = (
        inner.replace(b"\\", b"\\\\")
        .replace(b"[", b"\\[")
        .replace(b"]", b"\\]")
        .replace(b"&", b"\\&")
    )
    inner = inner.replace(b"^", b"\\^").replace(b"~", b"\\~").replace(b"|", b"\\|")
    return b"(?!/)[" + (b"^" if negated else b"") + inner + b"]"
