"""Menus of how it sounds: the output device and the speed; in the settings, at the player bar's
button, and wherever the menu of what plays is opened."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Protocol

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.menu import SUB_WIDTH, Menu

SPEEDS = (50, 75, 90, 100, 110, 125, 150, 175, 200)
LONGEST = 40
"""Letters of a device's name on a button."""

Start = Callable[[Callable[[], Coroutine[Any, Any, None]]], None]


class Outputs(Protocol):
    """services.outputs"""

    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def chosen(self) -> str: ...
    def can(self, ability: str) -> bool: ...
    @property
    def speed(self) -> int: ...
    def look(self) -> None: ...
    def choose(self, name: str) -> Coroutine[Any, Any, None]: ...
    def set_speed(self, percent: int) -> Coroutine[Any, Any, None]: ...


def add_sound(
    menu: Menu, theme: Theme, outputs: Outputs, start: Start, follow: Callable[[Menu], None]
) -> None:
    """Device and speed, each a menu of its own, as far as what plays can do it.

    follow: fills a menu with the devices, and keeps it true.
    """
    devices = Menu(theme, SUB_WIDTH, menu)
    follow(devices)
    entry = menu.add_menu(words.tr("Output device"), "headphones", devices)
    entry.setEnabled(outputs.can("devices"))
    speeds = Menu(theme, SUB_WIDTH, menu)

    def go(percent: int) -> None:
        start(lambda: outputs.set_speed(percent))

    for percent in sorted({*SPEEDS, outputs.speed}):
        speeds.add_choice(f"{percent} %", partial(go, percent), is_chosen=percent == outputs.speed)
    text = words.tr("Speed")
    shown = text if outputs.speed == 100 else words.joined(text, f"{outputs.speed} %")
    menu.add_menu(shown, "gauge", speeds).setEnabled(outputs.can("speed"))


def add_outputs(
    menu: Menu, names: Sequence[str], chosen: str, choose: Callable[[str], None]
) -> None:
    """All devices, the one that is wanted marked even when it is away."""
    away = (chosen,) if chosen and chosen not in names else ()
    for name in ("", *names, *away):
        text = elided(output_name(name, names))
        menu.add_choice(text, partial(choose, name), is_chosen=name == chosen)


def output_name(name: str, names: Sequence[str]) -> str:
    """For people; away: it is not among those that are known to be there."""
    if not name:
        return words.tr("Follow the system")
    shown = words.one_line(name)
    return shown if name in names or not names else words.joined(shown, words.tr("away"))


def unable() -> str:
    """Why something about the sound cannot be set just now."""
    return words.tr("Only Audio2's own sound can do this, and it does not play now.")


def elided(name: str) -> str:
    """Short enough for a button."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"
