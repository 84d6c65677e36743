"""The base of all intents, and those of no family."""

from collections.abc import Callable
from dataclasses import dataclass

from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui.navigation import Route


@dataclass(frozen=True, slots=True)
class Intent:
    """Base of all intents."""


@dataclass(frozen=True, slots=True)
class Go(Intent):
    route: Route


@dataclass(frozen=True, slots=True)
class Did(Intent):
    """A page did it itself: tell the user and let it be taken back."""

    done: Undoable


Send = Callable[[Intent], None]
"""Performs an intent; returns at once."""
