"""Imports that cost what they cost in Python.

PySide replaces `import` by one that reads and keeps the source text of every module that is
imported after it, to know which of them may use `from __feature__ import ...`. Nobody here does.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - replaces it


def restore() -> None:
    """Give Python its `import` back, as PySide keeps it; to be called once, before the rest."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
