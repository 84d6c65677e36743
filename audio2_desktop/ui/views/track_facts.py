"""What is known of a track in words: for the Details panel and for the credits of what plays."""

import os
from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QLocale

from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.shelves import shelf_arg
from audio2_desktop.domain.track_details import FileFacts, Person, TrackDetails
from audio2_desktop.domain.units import Stamp
from audio2_desktop.ui import words
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.views.fact_rows import Fact

_ORDER = (
    "composer", "lyricist", "arranger", "conductor", "performer", "remixer", "producer",
    "engineer", "mixer", "mastering", "director",
)  # fmt: skip


def role(name: str) -> str:
    """What somebody did, as a heading of their names."""
    tr = words.tr
    match name:
        case "composer":
            return tr("Composer")
        case "conductor":
            return tr("Conductor")
        case "performer":
            return tr("Performer")
        case "lyricist":
            return tr("Lyrics by")
        case "arranger":
            return tr("Arranger")
        case "remixer":
            return tr("Remixed by")
        case "producer":
            return tr("Producer")
        case "engineer":
            return tr("Engineer")
        case "mixer":
            return tr("Mixed by")
        case "mastering":
            return tr("Mastered by")
        case "director":
            return tr("Director")
    return name.capitalize()


def credits(details: TrackDetails) -> list[Fact]:
    """The artist first, then everybody by what they did."""
    track = details.track
    facts = [Fact(words.tr("Artist"), track.artist, _artist(track.artist_id))]
    if track.album_artist and track.album_artist != track.artist:
        facts.append(Fact(words.tr("Album artist"), track.album_artist))
    people = sorted(details.people, key=_place)
    for kind, group in groupby(people, key=lambda person: person.role):
        for at, person in enumerate(group):
            text = f"{person.name} ({person.part})" if person.part else person.name
            facts.append(Fact("" if at else role(kind), text, _person(person)))
    return facts


def about_album(details: TrackDetails) -> list[Fact]:
    """What the record says of itself."""
    track, tr = details.track, words.tr
    number = str(track.number) if track.number else ""
    if number and track.disc > 1:
        number = words.fill(
            tr("{number} of disc {disc}"), {"number": track.number, "disc": track.disc}
        )
    return [
        Fact(tr("Album"), track.album, Route("album", track.album_id) if track.album else None),
        Fact(tr("Track number"), number),
        Fact(tr("Released"), words.date(details.date) if details.date else _year(track)),
        Fact(tr("Label"), details.label),
        Fact(tr("BPM"), _tag(details, "BPM")),
        Fact(tr("Key"), _tag(details, "INITIALKEY") or _tag(details, "KEY")),
    ]


def listening(details: TrackDetails, now: Stamp) -> list[Fact]:
    """What the user did with it."""
    track, tr = details.track, words.tr
    return [
        Fact(tr("Plays"), words.count(track.plays)),
        Fact(tr("Skips"), words.count(details.skips)),
        Fact(
            tr("Last played"),
            words.day(track.last_played, now) if track.last_played else tr("Never"),
        ),
        Fact(
            tr("First played"),
            words.day(details.first_played, now) if details.first_played else "",
        ),
        Fact(tr("Added"), words.day(track.added_at, now) if track.added_at else ""),
    ]


def of_file(file: FileFacts, show: Callable[[], None] | None = None) -> list[Fact]:
    """The sound and where it lies. show: opens the file manager there."""
    tr = words.tr
    path = words_of_path(file.path)
    folder, name = os.path.split(path)
    return [
        Fact(tr("State"), _state(file)),
        Fact(tr("Format"), file_format(file)),
        Fact(tr("Sample rate"), _hertz(file.sample_rate)),
        Fact(tr("Bit depth"), words.fill(tr("{n} bits"), {"n": file.bits}) if file.bits else ""),
        Fact(tr("Bitrate"), _bitrate(file.bitrate)),
        Fact(tr("Channels"), _channels(file.channels)),
        Fact(tr("Size"), words.size(file.size_bytes) if file.size_bytes else ""),
        Fact(tr("File"), name),
        Fact(tr("Folder"), folder),
        Fact("", tr("Show file"), run=show) if show is not None else Fact("", ""),
    ]


def file_format(file: FileFacts) -> str:
    """ "FLAC, lossless", "AAC in MP4"."""
    name = file.codec or file.container
    if file.container and file.codec and file.container.upper() != file.codec.upper():
        name = words.fill(
            words.tr("{codec} in {container}"),
            {"codec": file.codec, "container": file.container},
        )
    return f"{name}, {words.tr('lossless')}" if name and file.is_lossless else name


def tags_as_read(details: TrackDetails) -> list[Fact]:
    """Every tag of the file under its own name."""
    return [
        Fact(name if at == 0 else "", value)
        for name, values in details.tags
        for at, value in enumerate(values)
    ]


def in_common(rows: Sequence[TrackRow]) -> list[Fact]:
    """What several tracks share; where they differ, how many values there are."""
    tr = words.tr
    artists = {int(row.artist_id): row.artist for row in rows}
    albums = {int(row.album_id): row.album for row in rows if row.album}
    years = {row.year for row in rows if row.year}
    ratings = {row.rating for row in rows}
    rating = words.rating(next(iter(ratings))) if len(ratings) == 1 else tr("Different")
    genres = {genre for row in rows for genre in row.genres}
    return [
        _shared(tr("Artist"), artists, "artist", words.artists(len(artists))),
        _shared(tr("Album"), albums, "album", words.albums(len(albums))),
        Fact(tr("Year"), _span(years)),
        Fact(tr("Genres"), ", ".join(sorted(genres)[:6])),
        Fact(tr("Quality"), _all_of({row.quality for row in rows})),
        Fact(tr("Rating"), rating),
        Fact(tr("Favourites"), words.count(sum(row.is_favourite for row in rows))),
        Fact(tr("Plays"), words.count(sum(row.plays for row in rows))),
    ]


def words_of_path(path: bytes) -> str:
    """A path to be read: bytes that are no text become signs that say so."""
    return os.fsdecode(path).encode("utf-8", "replace").decode("utf-8")


# -- inside ---------------------------------------------------------------------------------------


def _place(person: Person) -> int:
    return _ORDER.index(person.role) if person.role in _ORDER else len(_ORDER)


def _artist(ref: int) -> Route | None:
    return Route("artist", ref) if ref else None


def _person(person: Person) -> Route | None:
    if not person.id:
        return None
    if person.role == "composer":
        return Route("shelf", shelf_arg(Entity.COMPOSER, person.id))
    return Route("artist", person.id)


def _tag(details: TrackDetails, name: str) -> str:
    return next((values[0] for key, values in details.tags if key == name and values), "")


def _year(track: TrackRow) -> str:
    return str(track.year) if track.year else ""


def _state(file: FileFacts) -> str:
    if file.is_missing:
        return words.tr("File not found")
    return words.tr("Cannot be read") if file.problem else ""


def _hertz(rate: int) -> str:
    return f"{QLocale().toString(rate / 1000, 'g', 5)} kHz" if rate else ""


def _bitrate(bitrate: int) -> str:
    return f"{words.count(round(bitrate / 1000))} kbit/s" if bitrate else ""


def _channels(channels: int) -> str:
    match channels:
        case 0:
            return ""
        case 1:
            return words.tr("Mono")
        case 2:
            return words.tr("Stereo")
    return words.count(channels)


def _shared(name: str, things: dict[int, str], page: str, several: str) -> Fact:
    if len(things) == 1:
        ref, text = next(iter(things.items()))
        return Fact(name, text, Route(page, ref) if ref else None)
    return Fact(name, several if things else "")


def _span(years: set[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def _all_of(values: set[str]) -> str:
    named = sorted(value for value in values if value)
    return ", ".join(named[:3]) if len(named) <= 3 else words.tr("Different")
