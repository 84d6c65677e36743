"""Playlist files: M3U8, M3U, XSPF and PLS, from bytes to entries and back. No disk is touched here.

Reading is forgiving (other programs wrote the file), writing is exact. Locations stay bytes, since
a file name need not be UTF-8. XML is in `playlist_xspf`.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote_from_bytes, unquote_to_bytes

from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms

MAX_BYTES = 32 * 1024 * 1024
MAX_ENTRIES = 100_000
MAX_LINE = 32 * 1024
MAX_TEXT = 500
"""Letters that are kept of a title or a name."""

_URL = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]+://")
_FILE_URI = re.compile(rb"file:/", re.IGNORECASE)
_DRIVE = re.compile(rb"[A-Za-z]:[\\/]")
_UNWRITTEN = re.compile(rb"[\x00-\x1f\x7f]")
_EXTINF = re.compile(r'\s*(-?\d{1,9}(?:\.\d{1,9})?)?((?:\s+[\w-]+="[^"]*")*)\s*,?(.*)', re.DOTALL)
_PLS_LINE = re.compile(r"\s*(file|title|length)(\d{1,6})\s*=(.*)", re.IGNORECASE | re.DOTALL)
_PLS_NAME = re.compile(r"\s*(?:x-gnome-title|playlistname)\s*=(.*)", re.IGNORECASE | re.DOTALL)
# line and paragraph separators, marks and overrides of direction, halves of surrogate pairs
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_DROPPED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Format(StrEnum):
    """The kinds of playlist files; the value is the usual extension."""

    M3U8 = "m3u8"
    M3U = "m3u"
    XSPF = "xspf"
    PLS = "pls"


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a playlist file."""

    places: tuple[bytes, ...] = ()
    """Where it may lie, best guess first: an absolute path, one relative to the playlist's folder,
    or a URL. More than one when the encoding or a backslash can be taken in two ways. May be empty
    in XSPF."""
    title: str = ""
    artist: str = ""
    album: str = ""
    length_ms: Ms = Ms(0)
    """0 when unknown."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a playlist file holds."""

    entries: tuple[Listed, ...] = ()
    name: str = ""
    """As the file calls itself; "" when it does not."""


def format_of(name: bytes | str) -> Format | None:
    """The format that a file name promises, None for no playlist."""
    extension = os.path.splitext(os.fsdecode(name))[1].lower().removeprefix(".")  # noqa: PTH122
    return Format(extension) if extension in set(Format) else None


def is_url(place: bytes) -> bool:
    """True for what is no file: "https://..."; `file:` places become paths on reading."""
    return _URL.match(place) is not None


def resolve(place: bytes, folder: bytes) -> bytes:
    """The absolute path of a place in a playlist that lies in `folder`; a URL stays as it is."""
    if is_url(place) or _DRIVE.match(place):
        return place
    return os.path.normpath(os.path.join(folder, place))  # noqa: PTH118 - bytes


def plain(text: str) -> str:
    """Text from a file as it may be shown: one line, NFC, without control characters."""
    kept = _DROPPED.sub("", _UNWANTED.sub(" ", text[: MAX_TEXT * 4]))
    return unicodedata.normalize("NFC", kept).strip()[:MAX_TEXT].strip()


def without_bom(data: bytes) -> bytes:
    """UTF-8 without its mark; UTF-16 with a mark is turned into UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf")


def read_lines(data: bytes, kind: Format, fallbacks: Sequence[str] = ("cp1252",)) -> Listing:
    """The entries of an M3U8, M3U or PLS file.

    fallbacks: encodings to try, in order, for lines that are not UTF-8. Raises Refused.
    """
    data = without_bom(data)
    if b"\0" in data:
        raise Refused("This is not a playlist.")
    separator = b"\n" if b"\n" in data else b"\r"
    lines = (line.rstrip(b"\r") for line in data.split(separator))
    short = (line for line in lines if len(line) <= MAX_LINE and line.strip())
    return (_pls if kind is Format.PLS else _m3u)(short, tuple(fallbacks))


def check_count(count: int) -> None:
    """Raises Refused for a playlist file that nobody can have meant."""
    if count > MAX_ENTRIES:
        raise Refused("This playlist has more than {count} entries.", count=MAX_ENTRIES)


# ---- reading -----------------------------------------------------------------------------------


def _m3u(lines: Iterable[bytes], fallbacks: tuple[str, ...]) -> Listing:
    entries: list[Listed] = []
    name, about = "", ("", "", Ms(0))
    for line in lines:
        if not line.startswith(b"#"):
            if places := read_place(line, fallbacks):
                artist, title, length = about
                entries.append(Listed(places, title, artist, "", length))
                check_count(len(entries))
            about = ("", "", Ms(0))
            continue
        tag, colon, rest = _decoded(line, fallbacks)[0].partition(":")
        match tag.strip().upper() if colon else "":
            case "#EXTINF":
                about = _extinf(rest)
            case "#PLAYLIST":
                name = plain(rest)
    return Listing(tuple(entries), name)


def _extinf(text: str) -> tuple[str, str, Ms]:
    seconds, _, label = _EXTINF.findall(text)[0]  # every part is optional: it always matches
    return (*split_label(label), milliseconds(seconds, 1000))


def _pls(lines: Iterable[bytes], fallbacks: tuple[str, ...]) -> Listing:
    found: dict[int, dict[str, bytes]] = {}
    name = ""
    for line in lines:
        text = line.decode("latin-1")  # one letter a byte: keys are ASCII, values stay as they are
        if match := _PLS_LINE.match(text):
            found.setdefault(int(match[2]), {})[match[1].lower()] = match[3].encode("latin-1")
            check_count(len(found))
        elif match := _PLS_NAME.match(text):
            name = plain(_decoded(match[1].encode("latin-1"), fallbacks)[0])
    entries = []
    for _, values in sorted(found.items()):
        if places := read_place(values.get("file", b""), fallbacks):
            artist, title = split_label(_decoded(values.get("title", b""), fallbacks)[0])
            length = milliseconds(values.get("length", b"").decode("latin-1"), 1000)
            entries.append(Listed(places, title, artist, "", length))
    return Listing(tuple(entries), name)


def read_place(line: bytes, fallbacks: tuple[str, ...] = ()) -> tuple[bytes, ...]:
    """What a written location may mean, best guess first, each once; () when it means nothing."""
    stripped = line.strip()
    if not stripped:
        return ()
    if is_file_uri(stripped):
        path = file_uri_path(stripped)
        return (path,) if path else ()
    if is_url(stripped):
        return (stripped,)
    guesses = [line.replace(b"\\", b"/"), stripped.replace(b"\\", b"/"), line]
    if not _is_utf8(line):
        guesses[1:1] = [
            text.encode("utf-8", "surrogatepass").replace(b"\\", b"/")
            for text in _decoded(line, fallbacks)
            if "\ufffd" not in text
        ]
    if b"%" in line:
        guesses.append(unquote_to_bytes(stripped.replace(b"\\", b"/")))
    return tuple(dict.fromkeys(guess for guess in guesses if guess and b"\0" not in guess))


def is_file_uri(place: bytes) -> bool:
    """True for "file:///..." and for the "file:/..." that some programs write."""
    return _FILE_URI.match(place) is not None


def file_uri_path(uri: bytes) -> bytes:
    """The path in a `file:` URI, percent-decoded; b"" when there is none."""
    rest = uri[7:] if uri.startswith(b"//", 5) else uri[5:]
    host, slash, path = rest.partition(b"/")
    if host.lower() in (b"", b"localhost"):
        path = unquote_to_bytes(slash + path)
    elif _DRIVE.match(rest):  # file://C:/..., as some programs write it
        path = unquote_to_bytes(rest)
    else:
        path = unquote_to_bytes(b"//" + rest)
    if _DRIVE.match(path[1:]):
        path = path[1:]
    return b"" if b"\0" in path else path


def _decoded(line: bytes, fallbacks: tuple[str, ...]) -> tuple[str, ...]:
    """The text of a line in each encoding that fits; never empty."""
    found = []
    for encoding in ("utf-8", *fallbacks):
        try:
            found.append(line.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
        if encoding == "utf-8":
            break
    return tuple(found) or (line.decode("utf-8", "replace"),)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def split_label(text: str) -> tuple[str, str]:
    """(artist, title) of "Artist - Title"; the artist is "" when there is no dash."""
    left, dash, right = text.partition(" - ")
    artist, title = plain(left), plain(right)
    return (artist, title) if dash and artist and title else ("", plain(text))


def milliseconds(text: str, scale: int) -> Ms:
    """A length written as a number; 0 for what is no length or longer than a month."""
    try:
        value = float(text) * scale
    except ValueError:
        return Ms(0)
    return Ms(round(value)) if 0 < value < 31 * 86_400_000 else Ms(0)


# ---- writing -----------------------------------------------------------------------------------


def write_lines(kind: Format, listing: Listing, folder: bytes, roots: Sequence[bytes]) -> bytes:
    """An M3U8, M3U or PLS file in `folder`; entries without a place cannot be written in these.

    Places are absolute paths or URLs; they are written relative when they lie in `folder` or under
    the one of `roots` that holds `folder`.
    """
    placed = [entry for entry in listing.entries if entry.places]
    lines = (_write_pls if kind is Format.PLS else _write_m3u)(kind, listing, placed, folder, roots)
    return b"\n".join(lines) + b"\n"


def _write_m3u(
    kind: Format, listing: Listing, placed: list[Listed], folder: bytes, roots: Sequence[bytes]
) -> Iterator[bytes]:
    yield b"#EXTM3U"
    if name := plain(listing.name):
        yield _utf8(f"#PLAYLIST:{name}")
    for entry in placed:
        label = _label(entry)
        if label or entry.length_ms:
            yield _utf8(f"#EXTINF:{_seconds(entry)},{label}")
        yield _written_place(entry.places[0], folder, roots, raw=kind is Format.M3U)


def _write_pls(
    _: Format, listing: Listing, placed: list[Listed], folder: bytes, roots: Sequence[bytes]
) -> Iterator[bytes]:
    yield b"[playlist]"
    if name := plain(listing.name):
        yield _utf8(f"X-GNOME-Title={name}")
    for number, entry in enumerate(placed, 1):
        yield b"File%d=" % number + _written_place(entry.places[0], folder, roots, raw=False)
        if label := _label(entry):
            yield _utf8(f"Title{number}={label}")
        yield _utf8(f"Length{number}={_seconds(entry)}")
    yield b"NumberOfEntries=%d" % len(placed)
    yield b"Version=2"


def _written_place(path: bytes, folder: bytes, roots: Sequence[bytes], *, raw: bool) -> bytes:
    """A path as a line that reads back as the same path. `raw`: need not be UTF-8."""
    if is_url(path):
        return _UNWRITTEN.sub(b"", path)
    place = slashed(relative(path, folder, roots))
    odd = re.search(rb"[\r\n\\]|^\s|\s$", place) is not None
    if odd or not (raw or _is_utf8(place)):
        return file_uri(path)
    return b"./" + place if place.startswith(b"#") or is_url(place) else place


def file_uri(path: bytes) -> bytes:
    """`path` (absolute) as a percent-encoded `file:` URI."""
    path = slashed(path)
    lead = b"file://" if path.startswith(b"/") else b"file:///"
    return lead + quote_from_bytes(path, safe="/").encode("ascii")


def slashed(path: bytes) -> bytes:
    """A path with this machine's separators as one with slashes."""
    return path.replace(os.sep.encode(), b"/")


def relative(path: bytes, folder: bytes, roots: Iterable[bytes]) -> bytes:
    """`path` as seen from `folder` when both lie under one of `roots` (or path in folder); else
    unchanged."""
    if not any(holds(base, folder) and holds(base, path) for base in (folder, *roots)):
        return path
    return os.path.relpath(path, folder)


def holds(base: bytes, path: bytes) -> bool:
    """True when `path` is the folder `base` or lies in it, by their texts."""
    separator = os.sep.encode()
    return path.startswith(base.rstrip(separator) + separator) or path == base


def _label(entry: Listed) -> str:
    artist, title = plain(entry.artist), plain(entry.title)
    return f"{artist} - {title}" if artist and title else title or artist


def _seconds(entry: Listed) -> int:
    return round(entry.length_ms / 1000) if entry.length_ms > 0 else -1


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")
