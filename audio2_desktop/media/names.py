"""Names of files: compared whatever their case and composition, and made of titles."""

import os
import unicodedata

_FORBIDDEN = '/\\:*?"<>|'
_LONGEST = 80


def plain(name: bytes) -> str:
    """Equal for names that differ only in case or in how accents are composed."""
    return folded(os.fsdecode(name))


def folded(name: str) -> str:
    """As `plain`, of a name as text."""
    return unicodedata.normalize("NFC", name).casefold()


def stem(name: str) -> str:
    """Without the extension."""
    return name.rpartition(".")[0] or name


def file_name(title: str, without: str) -> str:
    """A title as a file may be called on every system; `without`: where nothing is left of it."""
    shown = "".join("_" if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in title)
    return shown.strip(" .")[:_LONGEST].strip(" .") or without
