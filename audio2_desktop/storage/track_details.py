"""All that is known of one track: one row, its people, its file, its tags as read."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from audio2_desktop.domain.loudness import REFERENCE_LUFS
from audio2_desktop.domain.tag_text import clean
from audio2_desktop.domain.track_details import FileFacts, Person, TrackDetails
from audio2_desktop.domain.units import DEFAULT_PROFILE, ArtistId, ProfileId, TrackId
from audio2_desktop.storage import tracks
from audio2_desktop.storage.database import Read
from audio2_desktop.storage.known import full_path
from audio2_desktop.storage.list_rows import JOIN_FILE

MOST_VALUES = 20
"""Values of one tag that are shown; a file may hold thousands."""
MOST_CHARACTERS = 500

_ROLES = {
    "PERFORMER": "performer",
    "LYRICIST": "lyricist",
    "ARRANGER": "arranger",
    "REMIXER": "remixer",
    "PRODUCER": "producer",
    "ENGINEER": "engineer",
    "RECORDINGENGINEER": "engineer",
    "MIXER": "mixer",
    "DJMIXER": "mixer",
    "MASTERING": "mastering",
    "DIRECTOR": "director",
}
_PART = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_COLUMNS = (
    "f.size, f.container, f.codec, f.lossless, f.bitrate, f.sample_rate, f.bits, f.channels,"
    " f.missing_since IS NOT NULL OR r.is_available = 0, f.problem,"
    " r.path, d.path, f.name, g.tags"
)


def of(tx: Read, track_id: TrackId, profile: ProfileId = DEFAULT_PROFILE) -> TrackDetails | None:
    """The details of a track, None when it is gone."""
    row = tracks.row(tx, track_id, profile)
    if row is None:
        return None
    about = tx.row(
        "SELECT e.label, e.date, ifnull(s.skips, 0), s.first_played FROM track t"
        " JOIN edition e ON e.id = t.edition_id"
        " LEFT JOIN play_stats s ON s.track_id = t.id AND s.profile_id = ? WHERE t.id = ?",
        (profile, track_id),
    )
    assert about is not None  # its row was found a moment ago
    label, date, skips, first = about
    found = tx.row(
        f"SELECT {_COLUMNS} FROM track t {JOIN_FILE} JOIN folder d ON d.id = f.folder_id"
        " JOIN root r ON r.id = d.root_id LEFT JOIN file_tags g ON g.file_id = f.id WHERE t.id = ?",
        (track_id,),
    )
    raw = _raw(found[13]) if found is not None else {}
    file = None if found is None else _file(found)
    people = (*_people(tx, track_id), *_named(raw))
    tags = tuple((name, _shown(raw[name])) for name in sorted(raw))
    gains = [place.loudness.track_gain_db for place in tracks.files(tx, [track_id])]
    lufs = next((REFERENCE_LUFS - gain for gain in gains if gain is not None), None)
    return TrackDetails(row, file, people, skips, first, label, date, tags, lufs)


def _file(row: Sequence[object]) -> FileFacts:
    (size, container, codec, lossless, bitrate, rate, bits, channels,
     missing, problem, root, folder, name, _tags) = row  # fmt: skip
    assert isinstance(root, bytes) and isinstance(folder, bytes) and isinstance(name, bytes)
    return FileFacts(
        full_path(root, folder, name),
        int(str(size)),
        str(container),
        str(codec),
        bool(lossless),
        int(str(bitrate)),
        int(str(rate)),
        int(str(bits)),
        int(str(channels)),
        bool(missing),
        str(problem),
    )


def _people(tx: Read, track_id: TrackId) -> Iterable[Person]:
    return [
        Person(role, name, ArtistId(artist))
        for role, name, artist in tx.rows(
            "SELECT m.role, a.name, a.id FROM contribution m JOIN artist a ON a.id = m.artist_id"
            " WHERE m.track_id = ? ORDER BY m.role, a.sort_key",
            (track_id,),
        )
    ]


def _named(raw: Mapping[str, Sequence[str]]) -> Iterable[Person]:
    """People whom only the tags name: performers with their instruments, lyricists ..."""
    seen: set[tuple[str, str, str]] = set()
    for tag, role in _ROLES.items():
        for text in _shown(raw.get(tag, ())):
            match = _PART.match(text)
            name, part = match.groups() if match else (text, "")
            if (role, name, part) not in seen:
                seen.add((role, name, part))
                yield Person(role, name, part=part)


def _raw(text: str | None) -> Mapping[str, Sequence[str]]:
    return json.loads(text) if text else {}


def _shown(values: Sequence[str]) -> tuple[str, ...]:
    shown = (clean(value)[:MOST_CHARACTERS] for value in values[:MOST_VALUES])
    return tuple(value for value in shown if value)
