"""Numbers and dates out of the texts that tags hold. Nothing here ever raises for a text."""

import math
import re

MAX_NUMBER = 2**31 - 1
_DIGITS = re.compile(r"[0-9]{1,10}")


def whole(text: str) -> int:
    """The first whole number in `text`: 3 for "03", "A3" and "3 (bonus)"; 0 when there is none."""
    found = _DIGITS.search(text)
    number = int(found[0]) if found else 0
    return number if number <= MAX_NUMBER else 0


def number_and_total(text: str) -> tuple[int, str, int]:
    """Number, its text without the total, and the total, of "3/12", "03", "A3"; 0 for what is not
    said."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text), text, 0
    number, slash, total = text.partition("/")
    number = number.strip()
    return whole(number), number[:20], whole(total) if slash else 0


_NUMBER = re.compile(r"[-+]?[0-9]{0,12}[.,]?[0-9]{1,18}(?:[eE][-+]?[0-9]{1,3})?")


def decimal(text: str) -> float | None:
    """The first number in `text`, comma or point; None when there is none or it is not finite."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    number = float(found[0].replace(",", "."))
    return number if math.isfinite(number) else None


def gain_db(text: str) -> float | None:
    """A ReplayGain value such as "-7.03 dB"; None for nonsense beyond 60 dB."""
    gain = decimal(text)
    return None if gain is None or abs(gain) > 60 else round(gain, 4)


def peak(text: str) -> float | None:
    """A linear peak such as "0.988235"; None for nonsense."""
    value = decimal(text)
    return None if value is None or not 0 <= value <= 100 else round(value, 8)


def r128_gain_db(text: str) -> float | None:
    """An R128 gain (Q7.8 fixed point against -23 LUFS) as ReplayGain against -18 LUFS."""
    value = decimal(text)
    if value is None or not -32768 <= value <= 32767:
        return None
    return round(value / 256 + 5, 4)


def bpm(text: str) -> float:
    """Beats a minute, 0.0 when unknown or absurd."""
    value = decimal(text)
    return round(value, 3) if value is not None and 0 < value < 1000 else 0.0


_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")


def date(text: str) -> tuple[str, int]:
    """A date as tagged, and its year; ("", 0) when no year can be found.

    "1999", "1999-05", "1999-05-02" and other texts stay as they are ("May 1999", a time of day
    after the day); "1999.5.2", "1999/05/02" and "19990502" become ISO; months and days that do not
    exist are dropped.
    """
    if len(text) == 4 and text.isascii() and text.isdigit():
        year = int(text)
        return (text, year) if year else ("", 0)
    found = _ISO.match(text) or _COMPACT.match(text)
    if found:
        year = int(found[1])
        if not year:
            return "", 0
        month, day = int(found[2] or 0), int(found[3] or 0)
        if not 1 <= month <= 12:
            return found[1], year
        if not 1 <= day <= 31:
            return f"{found[1]}-{month:02}", year
        return f"{found[1]}-{month:02}-{day:02}{text[found.end() :]}"[:40].rstrip(), year
    found = _YEAR.search(text)
    return (text[:40].rstrip(), int(found[1])) if found else ("", 0)
