"""The library in open formats: one row a file, as JSON lines or CSV.

Tags are those of the file itself, by the rules of `domain/tag_rules`: not as spelled by its
neighbours. `year` is that of `date`, and of `originaldate` where there is no other. A number that a
file does not tell is null (empty in CSV), never 0. The columns are fixed; programs outside rely on
them.
"""

import asyncio
import csv
import io
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from audio2_desktop.domain.scanned import FileTags
from audio2_desktop.domain.tag_numbers import date
from audio2_desktop.domain.tag_rules import DEFAULT_RULES, TagRules, file_tags
from audio2_desktop.domain.tag_text import clean
from audio2_desktop.domain.units import FileId
from audio2_desktop.media import saving
from audio2_desktop.storage import exporting
from audio2_desktop.storage.database import Database
from audio2_desktop.storage.exporting import ExportRow

COLUMNS: Final = (
    "path", "title", "artists", "artist", "album", "albumartist", "track", "tracktotal", "disc",
    "disctotal", "date", "year", "originaldate", "genres", "composer", "compilation",
    "duration_ms", "codec", "bitrate", "sample_rate", "channels", "bits", "rating", "plays",
    "favourite", "own_tags", "added_at", "mb_recording_id", "mb_release_id", "mb_artist_ids",
    "isrc", "replaygain_track_gain", "pictures", "has_lyrics", "problem",
)  # fmt: skip
ROWS_A_PAGE = 500
MISSING = "The file is not there at the moment."

Values = dict[str, Any]


class Exports:
    """Writes the library out, a page at a time, so that a million rows need no memory."""

    def __init__(self, database: Database, rules: TagRules = DEFAULT_RULES) -> None:
        self._database = database
        self._rules = rules

    async def tracks(self, form: str, write: Callable[[str], object]) -> int:
        """Every file of the library, in the order in which they were added; returns how many.

        form: "jsonl" or "csv". write: gets whole rows of text, some hundred at a time, in a work
        thread; what it raises ends the export. Text that is not UTF-8 (in names) holds surrogates
        in CSV and escapes in JSON.
        """
        if form == "csv":
            await asyncio.to_thread(write, _csv([dict(zip(COLUMNS, COLUMNS, strict=True))]))
        after, count = FileId(0), 0
        while rows := await self._database.read(exporting.page, after, ROWS_A_PAGE):
            await asyncio.to_thread(self._write_page, form, rows, write)
            after, count = rows[-1].file_id, count + len(rows)
        return count

    async def tracks_to(self, path: Path, form: str) -> int:
        """As `tracks`, into a file that takes its name only when it is whole; until then an older
        one stays. Surrogates become escapes. Raises DiskFull, Broken."""
        name = os.fsencode(path)
        target = saving.replacing(name)
        try:
            file = await asyncio.to_thread(target.__enter__)
            try:
                text = io.TextIOWrapper(
                    file, encoding="utf-8", errors="backslashreplace", newline=""
                )
                count = await self.tracks(form, text.write)
                await asyncio.to_thread(text.flush)
                text.detach()
            except BaseException as error:
                await asyncio.shield(
                    asyncio.to_thread(target.__exit__, type(error), error, error.__traceback__)
                )
                raise
            await asyncio.to_thread(target.__exit__, None, None, None)
        except OSError as error:
            raise saving.as_problem(error, name) from error
        return count

    def _write_page(
        self, form: str, rows: tuple[ExportRow, ...], write: Callable[[str], object]
    ) -> None:
        values = [_values(row, self._rules) for row in rows]
        write(_csv(values) if form == "csv" else "".join(_json(each) for each in values))


def _values(row: ExportRow, rules: TagRules) -> Values:
    tags = file_tags(row.tags, rules)
    values = (
        os.fsdecode(row.path), tags.title, list(tags.artists), tags.artist, tags.album,
        _album_artist(row.tags, tags), tags.track or None, tags.track_total or None,
        tags.disc or None, tags.disc_total or None, _date(row.tags),
        date(tags.date)[1] or tags.year or None, tags.original_date, list(tags.genres),
        "; ".join(tags.composers), tags.compilation, row.length_ms, row.codec, row.bitrate,
        row.sample_rate, row.channels, row.bits, row.rating, row.plays, row.is_favourite,
        list(row.own_tags), row.added_at, tags.mb_recording_id, tags.mb_release_id,
        list(tags.mb_artist_ids), "; ".join(tags.isrcs),
        tags.rg_track_gain if row.track_gain_db is None else row.track_gain_db, row.pictures,
        row.has_lyrics, row.problem or (MISSING if row.is_missing else ""),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _album_artist(raw: Mapping[str, Sequence[str]], tags: FileTags) -> str:
    """As tagged: "Various Artists" for a compilation is a rule of the library's, not the file's."""
    named = raw.get("ALBUMARTIST") or raw.get("ALBUMARTISTS")
    return tags.album_artist if named else ""


def _date(raw: Mapping[str, Sequence[str]]) -> str:
    """As tagged ("19990502", "unknown"); the year beside it is the one that was understood."""
    return clean((raw.get("DATE") or [""])[0])


def _json(values: Values) -> str:
    # Escapes keep each row on one line for every reader, whatever a title holds.
    return json.dumps(values) + "\n"


def _csv(rows: list[Values]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case list():
            return "; ".join(value)
        case _:
            return value
