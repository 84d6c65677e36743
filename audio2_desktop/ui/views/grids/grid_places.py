"""The words of places in a grid: heads of groups, letters and decades to jump to, and what the
bubble beside the scroll bar says."""

from audio2_desktop.domain.listed import Group, Grouping, Listed, letter_of
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words


def group_name(group: Group, grouping: Grouping) -> str:
    """ "1990s", "Dub", "H", "Halden Coast"."""
    match grouping:
        case Grouping.DECADE:
            return decade(group.key)
        case Grouping.LETTER:
            return letter_of(group.key)
        case Grouping.GENRE:
            return group.name or words.tr("No genre")
    return group.name or words.tr("Unknown artist")


def how_many(entity: Entity, count: int) -> str:
    """ "84 albums"."""
    if entity is Entity.ALBUM:
        return words.albums(count)
    return words.artists(count) if entity is Entity.ARTIST else words.count(count)


def decade(year: int) -> str:
    """ "1990s"; "No year" for 0."""
    if year < 10:
        return words.tr("No year")
    return words.fill(words.tr("{year}s"), {"year": year})


def short_decade(year: int) -> str:
    """ "90s", for the rail."""
    if year < 10:
        return "\N{EN DASH}"
    return words.fill(words.tr("{year}s", "short"), {"year": f"{year % 100:02}"})


def value(sort: str, listed: Listed, row: int, now: Stamp) -> str:
    """What orders a list at one of its rows: "H", "2019", "188 plays", "3 days ago"."""
    if row >= len(listed.values):
        return ""
    number = listed.values[row]
    match sort:
        case "title" | "artist" | "name":
            return letter_of(number)
        case "year":
            return str(number) if number else words.tr("No year")
        case "added" | "last_played":
            return words.day(Stamp(number), now) if number else words.tr("Never")
        case "length":
            return words.length(number)
        case "rating":
            return words.rating(number)
        case "plays":
            return words.fill(words.tr("{count} plays"), {"count": words.count(number)})
        case "albums":
            return words.albums(number)
        case "tracks":
            return words.tracks(number)
    return ""
