"""Addresses of files, as drags and the command line name them. Drags are read by views that are
painted first, so nothing else is here."""

import os
from urllib.parse import unquote_to_bytes, urlsplit


def as_path(place: str) -> bytes:
    """The path of a file address or of a path; b"" for addresses that are no files."""
    if place.startswith("file:"):
        return unquote_to_bytes(urlsplit(place).path)
    return b"" if "://" in place[:12] else os.fsencode(place)
