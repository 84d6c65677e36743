"""XSPF, the XML playlist, and the two functions that read and write any playlist file.

The parser refuses what an attack needs (document types, entities) and has limits on size and depth.
"""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import quote_from_bytes, unquote_to_bytes, urljoin, urlsplit
from xml.parsers import expat

from audio2_desktop.domain.playlist_files import (
    MAX_BYTES,
    Format,
    Listed,
    Listing,
    check_count,
    file_uri,
    file_uri_path,
    is_file_uri,
    is_url,
    milliseconds,
    plain,
    read_lines,
    relative,
    slashed,
    without_bom,
    write_lines,
)
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms

MAX_DEPTH = 32
MAX_ELEMENT = 64 * 1024
_SPACE = "http://xspf.org/ns/0/"
_BASE = "http://www.w3.org/XML/1998/namespace base"
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_NO_XML = re.compile("[\ufffe\uffff]")  # letters to Python, not to XML
_FIELDS = frozenset({"location", "title", "creator", "album", "duration"})


def read(data: bytes, kind: Format, fallbacks: Sequence[str] = ("cp1252",)) -> Listing:
    """What a playlist file holds; a wrong extension is seen through.

    fallbacks: encodings for lines that are not UTF-8. Raises Refused, and nothing else, for what
    is no playlist.
    """
    if len(data) > MAX_BYTES:
        raise Refused("This playlist is too large.")
    begin = without_bom(data[:4096]).lstrip()[:1024].lower()
    if begin.startswith(b"[playlist]"):
        return read_lines(data, Format.PLS, fallbacks)
    if kind is Format.XSPF or begin.startswith((b"<?xml", b"<playlist")):
        return _Parser().parse(data)
    return read_lines(data, kind, fallbacks)


def write(kind: Format, listing: Listing, folder: bytes, roots: Sequence[bytes] = ()) -> bytes:
    """A playlist file that is to lie in `folder`; see `write_lines` on paths and on entries without
    a place (XSPF keeps those)."""
    if kind is Format.XSPF:
        return _write(listing, folder, roots)
    return write_lines(kind, listing, folder, roots)


class _Parser:
    def __init__(self) -> None:
        self._names: list[str] = []
        self._bases: list[str] = [""]
        self._text: list[str] = []
        self._length = 0
        self._track: dict[str, list[str]] | None = None
        self._base = ""
        self._entries: list[Listed] = []
        self._name = ""

    def parse(self, data: bytes) -> Listing:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(data, True)  # noqa: FBT003 - the library's own signature
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Refused("This is not a playlist: its XML is damaged.") from error
        return Listing(tuple(self._entries), self._name)

    def _refuse(self, *_: object) -> None:
        raise Refused("This playlist declares a document type or entities; it is not opened.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if not self._names and name != "playlist":
            raise Refused("This is not a playlist.")
        if len(self._names) >= MAX_DEPTH:
            raise Refused("This playlist is nested too deeply.")
        self._names.append(name)
        around = self._bases[-1]
        self._bases.append(_joined(around, attributes.get(_BASE, "").strip()[:4096], around))
        self._text, self._length = [], 0
        if self._names[1:] == ["trackList", "track"]:
            self._track = {}

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length <= MAX_ELEMENT:
            self._text.append(text)

    def _end(self, _tag: str) -> None:
        name, base = self._names.pop(), self._bases.pop()
        text = "".join(self._text) if self._length <= MAX_ELEMENT else ""
        self._text, self._length = [], 0
        match self._names[1:]:
            case ["trackList", "track"] if self._track is not None and name in _FIELDS:
                self._track.setdefault(name, []).append(text)
                if name == "location":
                    self._base = base
            case ["trackList"] if name == "track" and self._track is not None:
                self._add(self._track)
                self._track = None
            case [] if name == "title":
                self._name = plain(text)

    def _add(self, track: dict[str, list[str]]) -> None:
        def first(field: str) -> str:
            return next(iter(track.get(field, ())), "")

        places: dict[bytes, None] = {}
        for location in track.get("location", ())[:4]:
            places.update(dict.fromkeys(_places(location.strip(), self._base)))
        entry = Listed(
            tuple(places),
            plain(first("title")),
            plain(first("creator")),
            plain(first("album")),
            milliseconds(first("duration"), 1),
        )
        if entry.places or entry.title:
            self._entries.append(entry)
            check_count(len(self._entries))


def _joined(base: str, inner: str, otherwise: str) -> str:
    """`inner` as seen from `base`; `otherwise` when it is no address."""
    try:
        urlsplit(inner)
        return urljoin(base, inner)
    except ValueError:
        return otherwise


def _places(location: str, base: str) -> list[bytes]:
    """Paths or the URL that a location may mean; some programs write bare paths."""
    uri = _joined(base, location, location) if base else location
    raw = uri.encode("utf-8", "replace")
    if is_file_uri(raw):
        found = [file_uri_path(raw)]
    elif is_url(raw):
        found = [raw]
    else:
        found = [unquote_to_bytes(raw), raw, raw.replace(b"\\", b"/")]
    return [place for place in found if place and b"\0" not in place]


def _write(listing: Listing, folder: bytes, roots: Sequence[bytes]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<playlist version="1" xmlns="{_SPACE}">',
        *_element("  ", "title", plain(listing.name)),
        "  <trackList>",
    ]
    for entry in listing.entries:
        length = str(int(entry.length_ms)) if entry.length_ms > Ms(0) else ""
        lines += [
            "    <track>",
            *_element("      ", "location", _location(entry, folder, roots)),
            *_element("      ", "title", plain(entry.title)),
            *_element("      ", "creator", plain(entry.artist)),
            *_element("      ", "album", plain(entry.album)),
            *_element("      ", "duration", length),
            "    </track>",
        ]
    lines += ["  </trackList>", "</playlist>", ""]
    return "\n".join(lines).encode("utf-8", "replace")


def _location(entry: Listed, folder: bytes, roots: Sequence[bytes]) -> str:
    if not entry.places:
        return ""
    path = entry.places[0]
    if is_url(path):
        return _CONTROL.sub("", path.decode("utf-8", "replace"))
    place = relative(path, folder, roots)
    if place == path:
        return file_uri(path).decode("ascii")
    return quote_from_bytes(slashed(place), safe="/")


def _element(indent: str, name: str, text: str) -> list[str]:
    clean = _NO_XML.sub("", text)
    return [f"{indent}<{name}>{escape(clean, quote=False)}</{name}>"] if clean else []
