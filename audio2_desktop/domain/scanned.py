"""What reading one file brought to light, and its form on the way from a reader process.

Everything in `FileTags` is already range-checked, in NFC, trimmed, without control characters and
direction overrides. Only the raw tags are as found (as text, bounded).

All of it is tuples with names, not dataclasses: a scan makes some of each for every file, and a
frozen dataclass of fifty fields takes ten times as long to make.
"""

import json
import os
from typing import Any, NamedTuple

Wire = list[Any]
"""A row as JSON values, positional: the readers answer some thousands a second."""


class AudioFacts(NamedTuple):
    """How the sound is stored. Numbers are 0 when unknown."""

    container: str
    """MP3, FLAC, OGG, MP4, ADTS, WAV, AIFF, WAVPACK, APE, MPC, ASF, DSF, DSDIFF, TTA, MATROSKA
    ..."""
    codec: str
    """FLAC, MP3, AAC, ALAC, OPUS, VORBIS, WAV, AIFF, WAVPACK, APE, MPC, WMA, DSF, DSDIFF, TTA,
    SPEEX ..."""
    lossless: bool
    length_ms: int
    bitrate: int
    """Bits per second."""
    sample_rate: int
    bits: int
    """Bits per sample of lossless sound, else 0."""
    channels: int


class FileTags(NamedTuple):
    """Tags by the rules of this project, whatever the format called them. "" and 0 mean unknown."""

    title: str = ""
    artist: str = ""
    """As credited: "A feat. B"; several values joined by "; "."""
    artists: tuple[str, ...] = ()
    artist_sorts: tuple[str, ...] = ()
    album: str = ""
    album_artist: str = ""
    album_artists: tuple[str, ...] = ()
    album_artist_sorts: tuple[str, ...] = ()
    album_sort: str = ""
    title_sort: str = ""
    track: int = 0
    track_text: str = ""
    """As tagged, without the total: "A3", "03"."""
    track_total: int = 0
    disc: int = 0
    disc_total: int = 0
    disc_subtitle: str = ""
    date: str = ""
    """Of this release: "1999", "1999-05" or "1999-05-02"."""
    original_date: str = ""
    year: int = 0
    """Of the original date, else of the release."""
    genres: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    composer_sorts: tuple[str, ...] = ()
    conductors: tuple[str, ...] = ()
    work: str = ""
    movement: str = ""
    compilation: bool = False
    label: str = ""
    catalogue_number: str = ""
    barcode: str = ""
    release_type: str = ""
    """Lower case: album, ep, single, compilation, live ..."""
    version: str = ""
    mb_recording_id: str = ""
    mb_track_id: str = ""
    mb_release_id: str = ""
    mb_release_group_id: str = ""
    mb_artist_ids: tuple[str, ...] = ()
    mb_album_artist_ids: tuple[str, ...] = ()
    isrcs: tuple[str, ...] = ()
    acoustid: str = ""
    rg_track_gain: float | None = None
    """dB against -18 LUFS (R128 values are converted); peaks are linear."""
    rg_track_peak: float | None = None
    rg_album_gain: float | None = None
    rg_album_peak: float | None = None
    rating: int | None = None
    """0..100; None when the file says nothing or contradicts itself."""
    play_count: int | None = None
    has_lyrics: bool = False
    bpm: float = 0.0
    comment: str = ""
    """At most 4 KB."""


class CuePart(NamedTuple):
    """One track of a CUE sheet inside a file."""

    start_ms: int
    end_ms: int | None
    """None: to the end of the file."""
    tags: FileTags


class ScannedFile(NamedTuple):
    """One file as the reader found it. `problem` set and `audio` None: nobody can read it."""

    name: bytes
    size: int
    mtime_ns: int
    inode: int
    device: int
    audio: AudioFacts | None = None
    tags: FileTags | None = None
    raw_json: str = "{}"
    """Raw tags as a JSON object {KEY: [text, ...]}: common upper case names, each value <= 4 KB,
    all <= 64 KB, no pictures. Kept as text because it is stored as text: nobody has to parse it on
    the way."""
    audio_key: str = ""
    """Cheap identity of the sound: equal before and after any retagging, "" when there is none."""
    pictures: int = 0
    parts: tuple[CuePart, ...] = ()
    problem: str = ""
    """"" or one clear English sentence."""

    @property
    def raw(self) -> dict[str, list[str]]:
        """The raw tags, parsed anew at every use."""
        found: dict[str, list[str]] = json.loads(self.raw_json)
        return found


_DEFAULTS: tuple[Any, ...] = FileTags()


def tags_to_wire(tags: FileTags) -> Wire:
    """Places and values, in turn, of the fields that say something: most fields of most files do
    not."""
    wire: Wire = []
    for at, value in enumerate(tags):
        if value != _DEFAULTS[at]:
            wire += (at, value)
    return wire


def tags_from_wire(wire: Wire) -> FileTags:
    """Reverse of `tags_to_wire`. Raises IndexError for a field that does not exist."""
    values = list(_DEFAULTS)
    for at, value in zip(wire[::2], wire[1::2], strict=True):
        values[at] = tuple(value) if type(value) is list else value
    return FileTags._make(values)


def to_wire(scanned: ScannedFile) -> Wire:
    """`scanned` as a flat list of JSON values."""
    audio, tags = scanned.audio, scanned.tags
    return [
        os.fsdecode(scanned.name),
        scanned.size,
        scanned.mtime_ns,
        scanned.inode,
        scanned.device,
        audio and list(audio),
        tags_to_wire(tags) if tags is not None else None,
        scanned.raw_json,
        scanned.audio_key,
        scanned.pictures,
        [[part.start_ms, part.end_ms, tags_to_wire(part.tags)] for part in scanned.parts],
        scanned.problem,
    ]


def from_wire(wire: Wire) -> ScannedFile:
    """Reverse of `to_wire`; consumes `wire`. About 4 us a file. Raises TypeError or ValueError for
    anything else."""
    name, size, mtime_ns, inode, device, audio, tags, raw_json, audio_key, pictures, *rest = wire
    parts, problem = rest
    return ScannedFile(
        os.fsencode(name),
        size,
        mtime_ns,
        inode,
        device,
        AudioFacts(*audio) if audio else None,
        tags_from_wire(tags) if tags is not None else None,
        raw_json,
        audio_key,
        pictures,
        tuple(CuePart(start, end, tags_from_wire(part)) for start, end, part in parts),
        problem,
    )
