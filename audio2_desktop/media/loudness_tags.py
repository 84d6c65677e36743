"""Writes fields of loudness into a file's tags: into a copy beside it, which takes its place once
its sound and all its other tags were found to be the same.

Runs in a child process of its own; whenever it is killed, the old file is there or the new one.
"""

import os
import shutil
import stat
from collections.abc import Mapping

from audio2_desktop.domain.loudness_fields import Fields
from audio2_desktop.media import partial_files, payload, saving, tag_fields, tags
from audio2_desktop.media.second_reader import packets

GONE = "The file is not there any more."
CHANGED = "The file is not as the library knows it: scan its folder first."
READ_ONLY = "The file or its folder may not be written."
OTHERS = "The file belongs to another user."
DAMAGED = "Its tags cannot be written without loss, so they were left as they are."


class Unwritten(Exception):
    """Why the file is as it was: one English sentence."""


def write(path: bytes, seen: tuple[int, int], fields: Fields) -> None:
    """Give the file at `path` these fields; no value takes one away. Returns when the disk has it.

    seen: size and mtime_ns that the file must have. The new file has the time of now, so that a
    scan reads it again. Raises Unwritten, OSError, and anything that mutagen raises for damaged
    files; the file is as it was then.
    """
    target = os.path.realpath(path)
    part = partial_files.part_of(path)
    partial_files.remove(path)  # of a process that was killed
    about = _as_seen(target, seen)
    if not about.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise Unwritten(READ_ONLY)
    try:
        _copy(target, part, about)
        _change(target, part, fields)
        _as_seen(target, seen)
        os.replace(part, target)
    except BaseException:
        partial_files.remove(path)
        raise
    saving.sync_folder(os.path.dirname(target))


def reason(error: OSError) -> str:
    """A failure of the disk as a sentence."""
    match error:
        case FileNotFoundError():
            return GONE
        case PermissionError():
            return READ_ONLY
    return saving.as_problem(error, b"").sentence(lambda text, _: text, str)


def _as_seen(target: bytes, seen: tuple[int, int]) -> os.stat_result:
    about = os.stat(target)
    if not stat.S_ISREG(about.st_mode) or (about.st_size, about.st_mtime_ns) != seen:
        raise Unwritten(CHANGED)
    return about


def _copy(target: bytes, part: bytes, about: os.stat_result) -> None:
    """With owner, permissions and extended attributes."""
    fd = os.open(part, saving.NEW, 0o600)
    with open(fd, "wb") as copy, open(target, "rb") as file:
        shutil.copyfileobj(file, copy, payload.STRETCH)
    made = os.stat(part)
    if (made.st_uid, made.st_gid) != (about.st_uid, about.st_gid):
        try:
            os.chown(part, about.st_uid, about.st_gid)
        except PermissionError:
            raise Unwritten(OTHERS) from None
    shutil.copystat(target, part)


def _change(target: bytes, part: bytes, fields: Fields) -> None:
    """Write the copy and compare it with the file."""
    name = os.path.basename(target)
    with open(part, "r+b") as copy:
        tag_fields.put(copy, _layout(copy.fileno(), name), fields)
        copy.flush()
        os.fsync(copy.fileno())
    with open(target, "rb") as old, open(part, "rb") as new:
        before, after = _layout(old.fileno(), name), _layout(new.fileno(), name)
        if before.kind != after.kind:
            raise Unwritten(DAMAGED)
        if tag_fields.others(old, before, fields) != tag_fields.others(new, after, fields):
            raise Unwritten(DAMAGED)
        if not _is_same_sound(target, part):
            raise Unwritten(DAMAGED)
        # FFmpeg takes what follows for a part of APE's last packet
        if before.kind != "APE" and packets(old) != packets(new):
            raise Unwritten(DAMAGED)
    wanted = {name: [*values] for name, values in fields.items() if values}
    was, now = tags.raw_tags(target), tags.raw_tags(part)
    if {**_without(was, fields), **wanted} != dict(now):
        raise Unwritten(DAMAGED)


def _is_same_sound(target: bytes, part: bytes) -> bool:
    sound = payload.audio_hash(target)
    return bool(sound) and sound == payload.audio_hash(part)


def _layout(fd: int, name: bytes) -> payload.Layout:
    return payload.layout(fd, os.fstat(fd).st_size, name)


def _without(raw: Mapping[str, object], fields: Fields) -> dict[str, object]:
    return {name: values for name, values in raw.items() if name not in fields}
