"""Names of files as they are compared: however they are composed, whatever their case."""

import os
import unicodedata


def plain(name: bytes) -> str:
    """Equal for names that differ only in case or in how accents are composed."""
    return unicodedata.normalize("NFC", os.fsdecode(name)).casefold()


def stem(name: str) -> str:
    """Without the extension."""
    return name.rpartition(".")[0] or name
