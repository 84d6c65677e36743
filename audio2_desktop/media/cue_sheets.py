"""CUE sheets of a folder, external and embedded, joined with the files they describe."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from audio2_desktop.domain import cue
from audio2_desktop.domain.cue import CueFile, CueSheet
from audio2_desktop.domain.scanned import CuePart, ScannedFile
from audio2_desktop.domain.tag_rules import DEFAULT_RULES, TagRules, file_tags
from audio2_desktop.media.formats import AUDIO_EXTENSIONS, extension
from audio2_desktop.media.names import plain, stem

MAX_BYTES = 1 << 20
T = TypeVar("T")


def with_parts(
    folder: bytes,
    files: Sequence[ScannedFile],
    cues: Iterable[bytes],
    rules: TagRules = DEFAULT_RULES,
) -> list[ScannedFile]:
    """`files` of a folder, each that a sheet divides with its parts.

    A sheet beside the file wins over one inside it. A sheet that gives each file one track says
    nothing that the files do not say themselves.
    """
    parts: dict[bytes, tuple[CuePart, ...]] = {}
    by_name = {plain(file.name): file for file in files}
    for name in sorted(cues):
        sheet = _read(folder + b"/" + name)
        if sheet is None:
            continue
        for part in sheet.files:
            file = _described(part, name, sheet, by_name)
            if file is not None and file.name not in parts:
                parts[file.name] = _parts(sheet, part, file, rules)
    for file in files:
        if not parts.get(file.name) and (text := _embedded(file)):
            sheet = cue.parse(text)
            if len(sheet.files) == 1:
                parts[file.name] = _parts(sheet, sheet.files[0], file, rules)
    return [f._replace(parts=parts[f.name]) if parts.get(f.name) else f for f in files]


def files_of(folder: bytes, name: bytes) -> list[bytes]:
    """Names of the files beside a sheet that it describes, in its order, each once. Blocking."""
    sheet = _read(folder + b"/" + name)
    if sheet is None:
        return []
    with suppress(OSError):
        here = [each for each in os.listdir(folder) if extension(each) in AUDIO_EXTENSIONS]
        by_name = {plain(each): each for each in here}
        found = (_described(part, name, sheet, by_name) for part in sheet.files)
        return list(dict.fromkeys(each for each in found if each is not None))
    return []


def as_new_as_sheets(
    folder: bytes, files: list[ScannedFile], cues: Iterable[bytes]
) -> list[ScannedFile]:
    """`files` with the time of the newest sheet where that is later, as `walk` lists them.

    So a sheet that is added, changed or removed makes the next scan read its files again.
    """
    newest = 0
    for name in cues:
        with suppress(OSError):
            newest = max(newest, os.stat(folder + b"/" + name).st_mtime_ns)
    return [f._replace(mtime_ns=newest) if f.mtime_ns < newest else f for f in files]


def _read(path: bytes) -> CueSheet | None:
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            data = os.read(fd, MAX_BYTES)
        finally:
            os.close(fd)
    except OSError:
        return None
    return cue.parse(decoded(data))


def _embedded(file: ScannedFile) -> str:
    if '"CUESHEET"' not in file.raw_json:
        return ""
    return "\n".join(file.raw.get("CUESHEET", ())).replace("\r", "\n")


def _parts(
    sheet: CueSheet, part: CueFile, file: ScannedFile, rules: TagRules
) -> tuple[CuePart, ...]:
    if len(part.tracks) < 2 or file.audio is None:
        return ()
    of_file = file.raw
    count = sheet.track_count
    return tuple(
        CuePart(start, end, file_tags(cue.part_raw(sheet, track, count, of_file), rules))
        for track, start, end in cue.bounds(part, file.audio.length_ms)
    )


def _described(
    part: CueFile, cue_name: bytes, sheet: CueSheet, by_name: Mapping[str, T]
) -> T | None:
    """The file a FILE line means: by name, by stem with another extension, by the sheet's own
    stem."""
    wanted = plain(os.fsencode(part.name.replace("\\", "/").rpartition("/")[2]))
    if wanted in by_name:
        return by_name[wanted]
    stems = [stem(wanted)]
    if len(sheet.files) == 1:
        stems.append(stem(plain(cue_name)))
    for each in stems:
        # "album.flac.cue" describes "album.flac"
        for name, file in by_name.items():
            if each in (stem(name), name):
                return file
    return None


def decoded(data: bytes) -> str:
    """Text of a sheet: UTF-8 or UTF-16 if it is, else Shift-JIS, Windows' Cyrillic or Western by
    what the bytes show.

    General detectors need more text than a sheet has; these three differ plainly even in one title.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if _looks_japanese(data):
        return data.decode("cp932", "replace")
    return data.decode("cp1251" if _looks_cyrillic(data) else "cp1252", "replace")


def _looks_japanese(data: bytes) -> bool:
    """True when the bytes are Shift-JIS and half of what is not ASCII is kana or kanji in pairs of
    kana's range."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return False
    wide = [sign for sign in text if ord(sign) > 127]
    kana = sum("\u3040" <= sign <= "\u30ff" for sign in wide)
    halves = sum("\uff61" <= sign <= "\uff9f" for sign in wide)
    return bool(wide) and kana * 4 >= len(wide) and halves * 2 < len(wide)


def _looks_cyrillic(data: bytes) -> bool:
    """True when letters beyond ASCII stand together: a Cyrillic word has many, a Western one seldom
    two."""
    together = total = run = 0
    for byte in (*data, 0):
        if byte >= 0xC0 or byte in (0xA8, 0xB8):
            run += 1
            continue
        total += run
        together += run if run >= 3 else 0
        run = 0
    return together * 2 > total
