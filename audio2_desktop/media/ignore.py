"""What a scan passes over: hidden and system folders, .nomedia, and .ndignore files.

A `.ndignore` holds globs with the meaning they have for git: they hold for its folder and
everything below, the last one that matches wins, `!` takes back, `/` at the end means folders, `/`
elsewhere binds to this folder, `**` stands for any number of folders. An empty one hides its
folder.
"""

import re
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
    try:
        return Pattern(re.compile(_expression(body), re.DOTALL), takes_back, folders_only)
    except re.error:
        return None


# Each stretch between two stars is taken where it comes first and never tried elsewhere, `(?>...)`:
# what follows a star fits behind the first place if behind any, and no file can hold up a scan.


def _expression(glob: bytes) -> bytes:
    """A regular expression for paths that `glob` means."""
    if b"/" not in glob:
        return b"(?:.*/)?" + _name(glob)
    stretches: list[list[bytes]] = [[]]
    for name in glob.replace(b"\\/", b"/").lstrip(b"/").split(b"/"):
        if name == b"**":
            stretches.append([])
        else:
            stretches[-1].append(_name(name) + b"/")
    first, last = b"".join(stretches[0]), b"".join(stretches[-1]).removesuffix(b"/")
    if len(stretches) == 1:
        return last
    inner = [b"(?>(?:[^/]*/)*?" + b"".join(each) + b")" for each in stretches[1:-1] if each]
    return b"".join((first, *inner, b"(?:.*/)?" + last if last else b".+"))


def _name(glob: bytes) -> bytes:
    """A regular expression for one name."""
    chunks, at = [b""], 0
    while at < len(glob):
        sign = glob[at : at + 1]
        if sign == b"*":
            chunks.append(b"")
        elif sign == b"[" and (end := _class_end(glob, at)):
            chunks[-1] += _class(glob[at + 1 : end])
            at = end
        elif sign == b"?":
            chunks[-1] += b"[^/]"
        else:
            at += sign == b"\\" and at + 1 < len(glob)
            chunks[-1] += re.escape(glob[at : at + 1])
        at += 1
    if len(chunks) == 1:
        return chunks[0]
    inner = [b"(?>[^/]*?" + chunk + b")" for chunk in chunks[1:-1] if chunk]
    return b"".join((chunks[0], *inner, b"[^/]*", chunks[-1]))


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
