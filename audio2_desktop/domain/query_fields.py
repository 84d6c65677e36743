"""Fields of the query language: their names, and how a value is read and written.

A value is read into plain numbers here; `domain.query` makes a claim of them.
"""

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from audio2_desktop.domain.units import Stamp


class Field(StrEnum):
    """What stands before the colon."""

    ARTIST = "artist"
    ALBUM = "album"
    TITLE = "title"
    GENRE = "genre"
    COMPOSER = "composer"
    FOLDER = "folder"
    TAG = "tag"
    YEAR = "year"
    RATING = "rating"
    PLAYS = "plays"
    LENGTH = "length"
    BITRATE = "bitrate"
    ADDED = "added"
    LASTPLAYED = "lastplayed"
    IS = "is"


TEXT_FIELDS = frozenset(
    (Field.ARTIST, Field.ALBUM, Field.TITLE, Field.GENRE, Field.COMPOSER, Field.FOLDER, Field.TAG)
)
TIME_FIELDS = frozenset((Field.ADDED, Field.LASTPLAYED))
UNKNOWN_IS_ZERO = frozenset((Field.YEAR, Field.LENGTH, Field.BITRATE))


class State(StrEnum):
    """What stands behind `is:`."""

    FAVOURITE = "favourite"
    MISSING = "missing"
    """No file of it is there at the moment."""
    LOSSLESS = "lossless"
    COMPILATION = "compilation"


_STATES = {
    **{str(state): state for state in State},
    "fav": State.FAVOURITE,
    "favorite": State.FAVOURITE,
}

RATING_UNITS = 20
"""Stars are written, 0..100 is kept."""


class Flaw(Exception):
    """A value that makes no sense; `key` names the sentence, `text` is it in English.

    suggestion: what may have been meant; the sentence does not hold it.
    """

    def __init__(self, key: str, text: str, suggestion: str = "") -> None:
        super().__init__(text)
        self.key, self.text, self.suggestion = key, text, suggestion


class Unfinished(Exception):
    """A value whose end has not been typed yet."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """low..high; None is open. Both sides of numbers are included, `high` of times is not."""

    low: int | None
    high: int | None


def state_named(text: str, *, is_typing: bool) -> State:
    """The state of `is:text`; raises Flaw or Unfinished."""
    wanted = text.lower()
    if wanted in _STATES:
        return _STATES[wanted]
    if is_typing and any(name.startswith(wanted) for name in _STATES):
        raise Unfinished
    near = nearest(wanted, _STATES)
    raise Flaw("query_unknown_state", f'There is no state "{text}".', near)


def nearest(wrong: str, names: Iterable[str]) -> str:
    """The name most like `wrong`, or ""."""
    found = difflib.get_close_matches(wrong.lower(), [str(name) for name in names], n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown_field(name: str) -> Flaw:
    """The flaw of a field that does not exist."""
    near = nearest(name, Field)
    return Flaw("query_unknown_field", f'There is no field "{name}:".', near)


# ---- comparisons and ranges ------------------------------------------------------------------

_COMPARED = re.compile(r"(>=|<=|>|<|=)?(.*)", re.DOTALL)


def read_numbers(field: Field, text: str, *, is_typing: bool) -> Bounds:
    """Bounds of a number field, in its unit; raises Flaw or Unfinished.

    is_typing: the value stands at the end of the text, so it may go on.
    """
    read = _READERS[field]
    if ".." in text:
        first, second = text.split("..", 1)
        return _between(*(_end(read, part, is_typing=is_typing) for part in (first, second)))
    sign, number = _parts(text)
    if is_typing and _GOES_ON.fullmatch(number):
        raise Unfinished
    value = read(number)
    match sign:
        case ">":
            return Bounds(value + 1, None)
        case ">=":
            return Bounds(value, None)
        case "<":
            return Bounds(None, value - 1)
        case "<=":
            return Bounds(None, value)
        case _:
            return Bounds(value, value)


_GOES_ON = re.compile(r"[0-9:]*[.:]")  # "1990." on its way to "1990..1999", "3:" to "3:30"


def _parts(text: str) -> tuple[str, str]:
    match = _COMPARED.fullmatch(text)
    sign, rest = (match[1] or "", match[2]) if match else ("", text)
    if not rest:
        raise Unfinished
    return sign, rest


def _end(read: Callable[[str], int], text: str, *, is_typing: bool) -> int | None:
    if not text:
        return None
    if is_typing and _GOES_ON.fullmatch(text):
        raise Unfinished
    return read(text)


def _between(low: int | None, high: int | None) -> Bounds:
    if low is None and high is None:
        raise Unfinished
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Bounds(low, high)


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Flaw("query_not_a_number", f'"{text}" is not a number.')
    return int(text)


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise Flaw("query_not_a_year", f'"{text}" is not a year.')
    return int(text)


def _stars(text: str) -> int:
    match = re.fullmatch(r"([0-9])(?:\.([0-9]{1,2}))?", text)
    hundredths = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else 501
    if hundredths > 500:
        raise Flaw("query_not_stars", f'"{text}" is not a rating from 0 to 5 stars.')
    return hundredths * RATING_UNITS // 100


_CLOCK = re.compile(r"(?:([0-9]{1,4}):)?([0-9]{1,6}):([0-9]{1,2})")
_SPELLED = re.compile(r"(?:([0-9]{1,4})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,7})s?)?")


def _seconds(text: str) -> int:
    match = _CLOCK.fullmatch(text) or (_SPELLED.fullmatch(text.lower()) if text else None)
    if match is None:
        raise Flaw("query_not_a_length", f'"{text}" is not a length such as 3:30, 5m or 90s.')
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return min(hours * 3600 + minutes * 60 + seconds, _MOST[Field.LENGTH])


def _kilobits(text: str) -> int:
    lowered = text.lower()
    return _whole_number(lowered.removesuffix("kbps").removesuffix("k"))


_MOST = {
    Field.YEAR: 9999,
    Field.RATING: 100,
    Field.PLAYS: 999_999_999,
    Field.LENGTH: 9_999_999,
    Field.BITRATE: 999_999_999,
}
_READERS: dict[Field, Callable[[str], int]] = {
    Field.YEAR: _year,
    Field.RATING: _stars,
    Field.PLAYS: _whole_number,
    Field.LENGTH: _seconds,
    Field.BITRATE: _kilobits,
}

# ---- times: ages in days, or dates -------------------------------------------------------------

_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
_AGE = re.compile(r"([0-9]{1,5})([dwmyDWMY])")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_TIME_GOES_ON = re.compile(
    r"[0-9]{1,5}|[0-9]{4}\.|[0-9]{1,5}[dwmy]\.|[0-9]{4}-(?:[0-9]{1,2}-)?", re.I
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def read_times(text: str, *, is_typing: bool) -> tuple[bool, Bounds]:
    """Bounds of a time field: (True, days ago) or (False, UTC milliseconds).

    `<2w` is less than two weeks ago, as is `2w`; `>1y` is a year or more ago. `2024-05` is that
    month. Raises Flaw or Unfinished.
    """
    if ".." in text:
        first, second = text.split("..", 1)
        ends = [part for part in (first, second) if part]
        if not ends or (is_typing and second and _is_half_typed(second)):
            raise Unfinished
        if all(_AGE.fullmatch(part) for part in ends):
            return True, _between(_days(first), _days(second))
        return False, _dates_between(first, second)
    sign, value = _parts(text)
    if is_typing and _is_half_typed(value):
        raise Unfinished
    if _AGE.fullmatch(value):
        days = _days(value)
        return True, Bounds(days, None) if sign in (">", ">=") else Bounds(None, days)
    return False, _compared_dates(sign, *_dates(value))


def _is_half_typed(value: str) -> bool:
    return bool(_TIME_GOES_ON.fullmatch(value)) and not _DATE.fullmatch(value)


def _days(text: str) -> int | None:
    match = _AGE.fullmatch(text)
    return int(match[1]) * _UNITS[match[2].lower()] if match else None


def _compared_dates(sign: str, start: int, end: int) -> Bounds:
    match sign:
        case ">":
            return Bounds(end, None)
        case ">=":
            return Bounds(start, None)
        case "<":
            return Bounds(None, start)
        case "<=":
            return Bounds(None, end)
        case _:
            return Bounds(start, end)


def _dates_between(first: str, second: str) -> Bounds:
    if not second:
        return Bounds(_dates(first)[0], None)
    if not first:
        return Bounds(None, _dates(second)[1])
    early, late = sorted((_dates(first), _dates(second)))
    return Bounds(early[0], late[1])


def _dates(text: str) -> tuple[int, int]:
    """First moment of a year, month or day, and of the one after it."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = match.groups()
        start = date(int(year), int(month or 1), int(day or 1))
        if day:
            end = start + timedelta(days=1)
        elif month:
            end = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        else:
            end = date(start.year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise Flaw(
            "query_not_a_time", f'"{text}" is not a time such as 2w (d w m y), 2024 or 2024-05-31.'
        ) from None
    return _midnight(start), _midnight(end)


def _midnight(day: date) -> Stamp:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Stamp((moment - _EPOCH) // timedelta(milliseconds=1))


# ---- back to text ------------------------------------------------------------------------------


def numbers_text(field: Field, low: int | None, high: int | None) -> str:
    """The value that reads as low..high."""

    def shown(value: int) -> str:
        if field is Field.RATING:
            return f"{value / RATING_UNITS:g}"
        return f"{value // 60}:{value % 60:02}" if field is Field.LENGTH else str(value)

    if low is not None and low > _MOST[field]:
        return f">{shown(_MOST[field])}"
    if high is not None and high < 0:
        return f"<{shown(0)}"
    return _range_text(shown, low, high, {"low": ">=", "high": "<="})


def ages_text(low: int | None, high: int | None) -> str:
    """The value that reads as low..high days ago."""

    def shown(days: int) -> str:
        for unit in "ymw":
            if days and days % _UNITS[unit] == 0:
                return f"{days // _UNITS[unit]}{unit}"
        return f"{days}d"

    return _range_text(shown, low, high, {"low": ">", "high": "<"}, always_range=True)


def dates_text(low: int | None, high: int | None) -> str:
    """The value that reads as low..high, midnights in UTC."""

    def shown(stamp: int) -> str:
        return (_EPOCH + timedelta(milliseconds=stamp)).date().isoformat()

    if low is not None and high is not None:
        return f"{shown(low)}..{shown(high - 86_400_000)}"
    return _range_text(shown, low, high, {"low": ">=", "high": "<"})


def _range_text(
    shown: Callable[[int], str],
    low: int | None,
    high: int | None,
    signs: dict[str, str],
    *,
    always_range: bool = False,
) -> str:
    if low is None:
        return f"{signs['high']}{shown(high or 0)}"
    if high is None:
        return f"{signs['low']}{shown(low)}"
    if low == high and not always_range:
        return shown(low)
    return f"{shown(low)}..{shown(high)}"
