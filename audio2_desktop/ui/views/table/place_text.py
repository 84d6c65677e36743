"""Where one is in a sorted list, in a word: "H", "188 plays", "2019"."""

from collections.abc import Mapping

from audio2_desktop.domain.listed import letter_code, letter_of
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.names import sort_key
from audio2_desktop.domain.sorting import TrackSort
from audio2_desktop.ui import words
from audio2_desktop.ui.models.columns import Column

_BY_NAME = {
    TrackSort.TITLE: "title",
    TrackSort.ARTIST: "artist",
    TrackSort.ALBUM: "album",
    TrackSort.ALBUM_ARTIST: "album_artist",
}


def place_text(row: TrackRow, sort: TrackSort, columns: Mapping[str, Column]) -> str:
    """What the rows around `row` have in common in this order; "" when there is nothing to say.

    columns: all there are, by key.
    """
    if sort in _BY_NAME:
        return _letter(getattr(row, _BY_NAME[sort]))
    match sort:
        case TrackSort.GENRE:
            return row.genres[0] if row.genres else words.tr("No genre")
        case TrackSort.PLAYS:
            return words.tr("%n plays", "", row.plays)
        case TrackSort.SKIPS:
            return words.tr("%n skips", "", row.skips)
        case TrackSort.YEAR:
            return str(row.year) if row.year else words.tr("Year unknown")
        case TrackSort.RATING:
            return words.rating(row.rating) if row.rating else words.tr("Not rated")
        case TrackSort.LAST_PLAYED:
            never = not row.last_played
            return words.tr("Never played") if never else columns["last_played"].text(row)
        case TrackSort.FAVOURITE:
            return words.tr("Favourites") if row.is_favourite else words.tr("Not a favourite")
        case TrackSort.DISC | TrackSort.NUMBER:
            column = columns[str(sort)]
            return f"{column.title} {column.text(row)}".strip()
        case TrackSort.PATH:
            return row.path.rpartition("/")[0].rpartition("/")[2]
    sorted_by = [column for column in columns.values() if column.sort == sort]
    return sorted_by[0].text(row) if sorted_by else ""


def _letter(name: str) -> str:
    key = sort_key(name)
    return letter_of(letter_code(ord(key[0]))) if key else ""
