"""Everything the window says: translated texts, durations, dates, counts, problems. What was done
is told by `performing/sentences.py`.

Values from files and the web are inserted as plain text, in one pass, never used as a template.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.problems import Problem
from audio2_desktop.domain.units import Stamp

if TYPE_CHECKING:  # not needed for the first paint
    from audio2_desktop.domain.checks import Check
    from audio2_desktop.domain.query import QueryError

_SPACE = "\N{NO-BREAK SPACE}"
_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_QUOTED = re.compile(r'"([^"]*)"')
_FIELD = re.compile(r"\{(\w+)\}")
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
_STORM = re.compile(
    "([{0}]{{4}})[{0}]+".format(
        "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31"
        "\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u1ab0-\u1aff\u1dc0-\u1dff"
        "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    )
)
_MOST_LETTERS = 6
"""In a square of a line's height: of the thinnest there are five."""
_ISOLATE, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """The text in the user's language. With `n`, "%n" becomes the number and the plural form is
    chosen."""
    return QCoreApplication.translate("", text, comment or None, n)


def fill(template: str, values: Mapping[str, object]) -> str:
    """`{name}` replaced by values["name"], each once; braces inside values stay as they are."""
    return _FIELD.sub(lambda found: isolated(str(values.get(found[1], ""))), template)


def is_mirrored() -> bool:
    """The window goes from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def isolated(text: str) -> str:
    """A name inside a line: one in another direction does not turn what stands around it.

    Nothing is added where it would change nothing.
    """
    return f"{_ISOLATE}{text}{_END}" if turns(text) else text


def _number(text: str) -> str:
    """Digits with signs, which keep their order everywhere."""
    return f"{_LEFT_TO_RIGHT}{text}{_END}" if is_mirrored() else text


def one_line(text: str) -> str:
    """A name without breaks of lines and tabs, whatever it comes from."""
    return text if text.isprintable() else " ".join(text.split())


def elided(metrics: QFontMetricsF, text: str, room: float) -> str:
    """A name in one line that is not wider than `room` pixels, with an ellipsis where it is cut."""
    line = measurable(metrics, one_line(text), room)
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, max(0.0, room))


def measurable(metrics: QFontMetricsF, line: str, room: float) -> str:
    """As much of a name as `room` pixels could hold, and an ellipsis for the rest; of marks on one
    letter those that any language needs.

    Names without end and storms of marks would hold the window up and run over what is near.
    """
    if not line.isascii():
        line = _STORM.sub(r"\1", line)
    most = round(max(0.0, room) * _MOST_LETTERS / max(1.0, metrics.height())) + 16
    return line if len(line) <= most else f"{line[:most]}…"


def turns(text: str) -> bool:
    """Whether reading a text goes another way than some text around it might."""
    if text.isascii() or _FROM_RIGHT.search(text) is None:
        return is_mirrored() and any(map(str.isalpha, text))
    return True


# -- numbers --------------------------------------------------------------------------------------


def count(number: int) -> str:
    """1048576 -> "1,048,576" in the user's grouping."""
    return QLocale().toString(number)


def tracks(number: int) -> str:
    return tr("%n tracks", "", number)


def albums(number: int) -> str:
    return tr("%n albums", "", number)


def artists(number: int) -> str:
    return tr("%n artists", "", number)


def more(number: int) -> str:
    """The end of a list that is cut: "and 12 more"."""
    return fill(tr("and {count} more"), {"count": count(number)})


def size(size_bytes: int) -> str:
    """Decimal units with at most one decimal place below 100: "31.4 TB", "412 GB"."""
    amount = float(max(0, size_bytes))
    unit = 0
    while amount >= 999.5 and unit < len(_UNITS) - 1:
        amount /= 1000
        unit += 1
    digits = 1 if unit and amount < 99.95 else 0
    return isolated(f"{QLocale().toString(amount, 'f', digits)}{_SPACE}{tr(_UNITS[unit])}")


def decimal(number: float, digits: int) -> str:
    """So many places behind the point, without zeros at the end: "0.7", "105"."""
    text = QLocale().toString(float(number), "f", digits)
    point = QLocale().decimalPoint()
    return text.rstrip("0").removesuffix(point) if point in text else text


def signed(number: float) -> str:
    """One place at most, with a true minus sign: "+4", "−2.1", "0"."""
    shown = round(number, 1)
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return _number(f"{sign}{decimal(abs(shown), 1)}")


def decibels(gain_db: float) -> str:
    """With its sign: "+2.1 dB"."""
    return isolated(f"{signed(gain_db)}{_SPACE}{tr('dB')}")


def hertz(frequency: float) -> str:
    """ "105 Hz", "1.6 kHz"."""
    if frequency >= 1000:
        return isolated(f"{decimal(frequency / 1000, 2)}{_SPACE}{tr('kHz')}")
    return isolated(f"{decimal(frequency, 1)}{_SPACE}{tr('Hz')}")


# -- times ----------------------------------------------------------------------------------------


def clock(ms: int) -> str:
    """A position or length as on a player: "5:07", "1:02:33". Whole seconds, cut off."""
    seconds = max(0, ms) // 1000
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    text = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return _number(text)


def remaining(ms: int) -> str:
    """What is left, with a true minus sign: "−2:53"."""
    return _number(f"\N{MINUS SIGN}{clock(ms)}")


def shift(ms: int) -> str:
    """How far something is moved: "+0.3 s", "−1.0 s", "0.0 s"."""
    sign = "+" if ms > 0 else "\N{MINUS SIGN}" if ms < 0 else ""
    return _number(fill(tr("{s} s"), {"s": sign + QLocale().toString(abs(ms) / 1000, "f", 1)}))


def length(ms: int, *, exact: bool = False) -> str:
    """A total: "29 s", "48 min", "1 h 02 min", "12 days", "7.9 years". `exact` adds seconds below
    an hour."""
    seconds = max(0, ms) // 1000
    if seconds < 60:
        return fill(tr("{s} s"), {"s": seconds})
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        if exact and rest:
            return fill(tr("{min} min {s} s"), {"min": minutes, "s": rest})
        return fill(tr("{min} min"), {"min": minutes})
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return fill(tr("{h} h {min} min"), {"h": hours, "min": f"{minutes:02}"})
    days = hours / 24
    if days < 365:
        return tr("%n days", "", round(days))
    years = QLocale().toString(days / 365.25, "f", 1)
    return fill(tr("{years} years"), {"years": years})


def spoken(ms: int) -> str:
    """For screen readers: "2 minutes 14 seconds"."""
    minutes, seconds = divmod(max(0, ms) // 1000, 60)
    parts = [tr("%n minutes", "", minutes)] if minutes else []
    if seconds or not parts:
        parts.append(tr("%n seconds", "", seconds))
    return " ".join(parts)


def day(stamp: Stamp, now: Stamp) -> str:
    """When something happened, as short as it can be: "Today", "Yesterday", "3 days ago", "12 Nov",
    "3 Mar 2024"."""
    moment, today = _local(stamp).date(), _local(now).date()
    past = moment.daysTo(today)
    if past == 0:
        return tr("Today")
    if past == 1:
        return tr("Yesterday")
    if 1 < past < 7:
        return tr("%n days ago", "", past)
    return _date(
        moment, tr("d MMM", "date") if moment.year() == today.year() else tr("d MMM yyyy", "date")
    )


def date(text: str) -> str:
    """A tagged date in its own precision: "1999", "1999-05" -> "May 1999", "2024-03-14" -> "14 Mar
    2024"."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return text
    numbers = [int(part) for part in parts]
    when = QDate(numbers[0], numbers[1] if len(parts) > 1 else 1, numbers[2] if parts[2:] else 1)
    if len(parts) == 1 or not when.isValid():
        return text
    return _date(when, tr("MMM yyyy", "date") if len(parts) == 2 else tr("d MMM yyyy", "date"))


def _date(day: QDate, form: str) -> str:
    """`form` in Qt's letters: a translation orders the parts as its language does."""
    return QLocale().toString(day, form)


def _local(stamp: Stamp) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(stamp, QTimeZone.systemTimeZone())


# -- names of things ------------------------------------------------------------------------------


def kind(entity: Entity | str) -> str:
    """ "Artist", "Album", "Live" ...: an entity, or an album's type."""
    match entity:
        case "artist":
            return tr("Artist")
        case "album":
            return tr("Album")
        case "track":
            return tr("Track")
        case "playlist":
            return tr("Playlist")
        case "genre":
            return tr("Genre")
        case "composer":
            return tr("Composer")
        case "year":
            return tr("Year")
        case "decade":
            return tr("Decade")
        case "folder":
            return tr("Folder")
        case "tag":
            return tr("Tag")
        case "ep":
            return tr("EP")
        case "single":
            return tr("Single")
        case "live":
            return tr("Live album")
        case "compilation":
            return tr("Compilation")
        case "soundtrack":
            return tr("Soundtrack")
    return tr("Album")


def colours() -> dict[str, str]:
    """The colours that accents and tags can have (`domain.settings.ACCENTS`), by name."""
    return {
        "red": tr("Red"),
        "amber": tr("Amber"),
        "lime": tr("Lime"),
        "green": tr("Green"),
        "teal": tr("Teal"),
        "blue": tr("Blue"),
        "violet": tr("Violet"),
        "pink": tr("Pink"),
    }


def tagging(entity: Entity | str, number: int) -> str:
    """What is done by putting a tag on these: "Tag 3 albums"."""
    match entity:
        case "album":
            return tr("Tag %n albums", "", number)
        case "artist":
            return tr("Tag %n artists", "", number)
    return tr("Tag %n tracks", "", number)


def rating(value: int) -> str:
    """For screen readers and menus: "3.5 of 5 stars", "Not rated"."""
    if value <= 0:
        return tr("Not rated")
    return fill(tr("{stars} of 5 stars"), {"stars": stars(value)})


def stars(value: int) -> str:
    """A rating of 0..100 in stars: "4", "3.5"."""
    return QLocale().toString(value / 20, "f", 0 if value % 20 == 0 else 1)


def buffering(percent: int) -> str:
    """Of a stream that is waited for."""
    if not percent:
        return tr("Buffering…")
    return fill(tr("Buffering {percent} %"), {"percent": percent})


def joined(*parts: str) -> str:
    """Facts in a line, empty ones left out: "Album · Halden Coast · 2021"."""
    return " \N{MIDDLE DOT} ".join(isolated(part) for part in parts if part)


def apart(*parts: str) -> str:
    """As `joined`, with more room between the facts: under the title of a page."""
    return "  \N{MIDDLE DOT}  ".join(isolated(part) for part in parts if part)


# -- what went wrong -------------------------------------------------------------------------------


def problem(trouble: Problem) -> str:
    """A problem as a sentence in the user's language."""
    return trouble.sentence(_part, _value)


def _part(text: str, part: str) -> str:
    return tr(text, "thing" if part == "what" else "")


def _value(value: object) -> str:
    return count(value) if isinstance(value, int) and value >= 0 else isolated(str(value))


def checked(check: "Check") -> tuple[str, str]:
    """What the doctor found, and what to do about it, in the user's language."""
    found = fill(tr(check.template), check.values) if check.template else tr(check.text)
    if not check.fix_template:
        return found, tr(check.fix) if check.fix else ""
    return found, fill(tr(check.fix_template), check.values)


# -- searching ------------------------------------------------------------------------------------


def search_tip() -> str:
    """Examples of the query language."""
    examples = "artist:halden  year:2019..2024  rating:>=4  is:fav  -live"
    return fill(tr("Tip: {examples}"), {"examples": examples})


def nothing_found(text: str) -> str:
    return fill(
        tr("Nothing in your library fits “{text}”"),
        {"text": text},
    )


def query_error(error: "QueryError") -> str:
    """What is wrong with a search text, in the user's language."""
    quoted = _QUOTED.search(error.text)
    template = _query_template(error.key)
    if not template:
        return error.text
    sentence = fill(template, {"value": quoted[1] if quoted else ""})
    if not error.suggestion:
        return sentence
    return f"{sentence} {fill(tr('Did you mean {text}?'), {'text': error.suggestion})}"


def _query_template(key: str) -> str:
    match key:
        case "query_unknown_field":
            return tr('There is no field "{value}".')
        case "query_unknown_state":
            return tr('There is no state "{value}".')
        case "query_not_a_number":
            return tr('"{value}" is not a number.')
        case "query_not_a_year":
            return tr('"{value}" is not a year.')
        case "query_not_stars":
            return tr('"{value}" is not a rating from 0 to 5 stars.')
        case "query_not_a_length":
            return tr('"{value}" is not a length such as 3:30, 5m or 90s.')
        case "query_not_a_time":
            return tr('"{value}" is not a time such as 2w (d w m y), 2024 or 2024-05-31.')
        case "query_too_deep":
            return tr("There are too many brackets inside each other.")
        case "query_unmatched":
            return tr("This bracket closes nothing.")
        case "query_too_long":
            return tr("This is too long; the rest is not looked at.")
    return ""
