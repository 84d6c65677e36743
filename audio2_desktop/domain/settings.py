"""Every setting there is: name, default, unit, and what values it may have.

A group is a frozen dataclass, a setting one of its fields. From these declarations come the file
and what is checked in it, and the ranges on the settings page; the page has words and order of its
own. Each one is read where it takes effect. No secret is ever a setting.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Final

from audio2_desktop.domain.articles import DEFAULT_ARTICLES
from audio2_desktop.domain.problems import NotFound, Refused

MAX_WORDS = 500
"""Most entries of a setting that is a list of words; each at most MAX_WORD letters."""
MAX_WORD = 200

_KEY: Final = "setting"

ACCENTS: Final = ("red", "amber", "lime", "green", "teal", "blue", "violet", "pink")
"""Names of the accents that can be chosen instead of the artwork's and the brand's."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known about one setting."""

    name: str
    """ "group.field", as in the file and in SettingChanged."""
    default: Any
    """bool, int, str, or a tuple of str; the type is the setting's type."""
    unit: str = ""
    """ "%", "min", "" for none."""
    choices: tuple[str, ...] = ()
    """Of a str; empty where any text is right."""
    low: int = 0
    high: int = 0
    """Range of an int, both ends allowed; 0 and 0 for what is no number."""

    @property
    def group(self) -> str:
        """The part of the name before the dot."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """The part of the name behind the dot."""
        return self.name.partition(".")[2]

    def checked(self, value: object) -> Any:
        """`value` as it is kept: lists as tuples, words trimmed. Raises Refused for a wrong one."""
        accepted: Any
        match self.default:
            case bool():
                accepted = value if isinstance(value, bool) else None
            case int():
                accepted = self._number(value)
            case str():
                accepted = value if isinstance(value, str) and self._allows(value) else None
            case _:
                accepted = _words(value)
        if accepted is None:
            shown = f"{value!r:.80}"
            raise Refused("{value} is not a value for {setting}.", value=shown, setting=self.name)
        return accepted

    def _allows(self, text: str) -> bool:
        return text in self.choices if self.choices else len(text) <= MAX_WORD

    def _number(self, value: object) -> int | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        if not math.isfinite(value) or value != int(value):
            return None
        return int(value) if self.low <= value <= self.high else None


def _words(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list | tuple) or len(value) > MAX_WORDS:
        return None
    if not all(isinstance(word, str) and len(word) <= MAX_WORD for word in value):
        return None
    return tuple(dict.fromkeys(word.strip() for word in value if word.strip()))


def _flag(default: bool) -> Any:  # noqa: FBT001 - reads as the field's value
    return field(default=default, metadata={_KEY: {}})


def _choice(default: str, *others: str) -> Any:
    return field(default=default, metadata={_KEY: {"choices": (default, *others)}})


def _any_text() -> Any:
    return field(default="", metadata={_KEY: {}})


def _number(default: int, low: int, high: int, unit: str = "") -> Any:
    return field(default=default, metadata={_KEY: {"low": low, "high": high, "unit": unit}})


def _list(*default: str) -> Any:
    return field(default=default, metadata={_KEY: {}})


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """How files become a library."""

    artist_exceptions: tuple[str, ...] = _list()
    """Names of artists that are never split at " feat. ", " / " or "; "."""
    articles: tuple[str, ...] = _list(*DEFAULT_ARTICLES)
    """Words in front of a name that sorting ignores."""
    watch: bool = _flag(default=True)
    """Look for changed files while running; else only when asked to."""


@dataclass(frozen=True, slots=True)
class PlaybackSettings:
    """How music is played."""

    engine: str = _choice("auto", "vlc")
    """auto: the sound path, VLC where it does not work; vlc: plain VLC, with short gaps."""
    output: str = _any_text()
    """Name of the sound device; "" is the one that the system chooses."""
    device_lost: str = _choice("pause", "move")
    """When the device goes away: pause, or go on where the system lets us."""
    own_rates: bool = _flag(default=False)
    """Play every file at its own sample rate, also where that makes a short silence."""
    speed: int = _number(100, 50, 200, "%")
    """With the pitch kept."""
    crossfade: int = _number(0, 0, 12, "s")
    """So long a track and the next one sound together; never within an album or a live set."""
    skip_silence: bool = _flag(default=False)
    """Leave out silence at the edges of tracks, but not while an album plays in its order."""
    fade: bool = _flag(default=True)
    """Fade at pause, stop and seek."""
    loudness: str = _choice("auto", "track", "album", "off")
    """auto: by the album while one plays in its order, else by the track."""
    preamp: int = _number(0, -15, 15, "dB")
    """Louder or softer than the reference of -18 LUFS."""
    fallback: int = _number(-6, -15, 0, "dB")
    """Gain of tracks whose loudness nobody knows."""
    spare_peaks: bool = _flag(default=True)
    """Never so loud that a known peak would be cut off."""
    measure: bool = _flag(default=True)
    """Listen to all files in idle time, for their loudness and waveforms."""
    autoplay: bool = _flag(default=True)
    """When the queue ends, similar music of the library goes on."""
    volume_step: int = _number(5, 1, 20, "%")
    resume_on_start: bool = _flag(default=False)
    """Go on playing at the start when it played at the end."""
    remember_position: bool = _flag(default=True)
    """Go on where a long track was left."""
    long_track: int = _number(20, 5, 180, "min")
    """What counts as long for `remember_position`."""
    keep_history: bool = _flag(default=True)
    """Remember what was played and when."""


@dataclass(frozen=True, slots=True)
class DesktopSettings:
    """How the program behaves beside its window."""

    notify: bool = _flag(default=False)
    """Tell of each track that begins while another window is in front."""
    keep_awake: bool = _flag(default=True)
    """The computer does not fall asleep by itself while music plays."""
    tray: bool = _flag(default=False)
    """An icon in the system tray; closing the window leaves the music playing."""


@dataclass(frozen=True, slots=True)
class AppearanceSettings:
    """How it looks."""

    theme: str = _choice("system", "dark", "light")
    density: str = _choice("normal", "comfortable", "compact")
    font_scale: int = _number(100, 85, 200, "%")
    lyrics_size: int = _number(30, 22, 44, "px")
    """At a font scale of 100 %; the lyrics in the side panel are two thirds of it."""
    reduced_motion: bool = _flag(default=False)
    high_contrast: bool = _flag(default=False)
    say_tracks: bool = _flag(default=False)
    """A screen reader says each track that begins."""
    say_lyrics: bool = _flag(default=False)
    """It says each line of lyrics as it is sung."""
    accent: str = _choice("artwork", "ember", *ACCENTS)
    """Colour of what is active: from the cover of what plays, or always the same."""
    hidden_places: tuple[str, ...] = _list()
    """Entries of the side bar's LIBRARY that are not shown, by the names of their routes."""


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """The language of the program's own words."""

    language: str = _choice("system", "en", "es", "en-XA", "ar-XB")
    """The last two are made of English, for tests: longer, and from right to left."""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How searching behaves."""

    typo_tolerance: bool = _flag(default=True)
    """Also show what is spelled nearly so, below everything that is spelled exactly so."""
    recent: int = _number(20, 0, 100)
    """How many recent searches are kept; 0 keeps none."""


@dataclass(frozen=True, slots=True)
class DataSettings:
    """What is kept on the disk."""

    covers_limit: int = _number(2000, 100, 100_000, "MB")
    """Scaled covers beyond so much are dropped, those longest not made anew first."""


@dataclass(frozen=True, slots=True)
class KeyboardSettings:
    """What the keys do; `ui/keymap.py` knows the words."""

    preset: str = _choice("audio2", "streaming", "strawberry")
    """Which keys commands have that the user gave none of his own."""
    changed: tuple[str, ...] = _list()
    """Commands with keys of the user's own: "next=Ctrl+Right ; N", without keys "next="."""
    vim: bool = _flag(default=False)
    """Also j, k, g g and G in lists."""
    letters_search: bool = _flag(default=False)
    """Letters find rows in lists; else they are commands and ' begins a search."""
    recent: tuple[str, ...] = _list()
    """Commands chosen in the command palette, newest first."""


GROUPS: Final[Mapping[str, type[Any]]] = {
    "library": LibrarySettings,
    "playback": PlaybackSettings,
    "desktop": DesktopSettings,
    "appearance": AppearanceSettings,
    "language": LanguageSettings,
    "search": SearchSettings,
    "data": DataSettings,
    "keyboard": KeyboardSettings,
}
"""By the first part of their settings' names."""


@cache
def all_settings() -> Mapping[str, Setting]:
    """Every setting by its name, in the order of the declarations."""
    found = {}
    for group, kind in GROUPS.items():
        for one in fields(kind):
            name = f"{group}.{one.name}"
            found[name] = Setting(name, one.default, **one.metadata[_KEY])
    return found


def setting(name: str) -> Setting:
    """The declaration of "group.field". Raises NotFound."""
    found = all_settings().get(name)
    if found is None:
        raise NotFound("setting", name)
    return found
