"""The life of a tag reader process: read a request, read its files, answer, until the pipe closes.

Imports neither Qt nor SQLite, and works under the limits of `confined`.
"""

import json
import os
from typing import Any

from audio2_desktop.domain.lyrics import to_wire as to_lyrics_wire
from audio2_desktop.domain.scanned import ScannedFile, to_wire
from audio2_desktop.domain.tag_rules import TagRules
from audio2_desktop.media import confined, cue_sheets, lyrics_files, tags
from audio2_desktop.media.reader_messages import FILE_SECONDS


def main() -> int:
    """Serve requests of `media.reader_messages` on stdin and stdout. Returns the exit code."""
    return confined.serve(answer)


def answer(asked: dict[str, Any]) -> bytes:
    """Read all files of a request, or the lyrics of one."""
    if "lyrics" in asked:
        confined.watch(FILE_SECONDS)
        path, part = os.fsencode(asked["lyrics"]), asked["part"]
        found_lyrics = lyrics_files.of_part(path, part) if part else lyrics_files.of(path)
        confined.watch(0)
        wire = to_lyrics_wire(found_lyrics) if found_lyrics is not None else None
        return json.dumps({"folders": [], "lyrics": wire}).encode()
    rules = TagRules(frozenset(asked.get("never_split", ())))
    folders = []
    for each in asked["folders"]:
        folder = os.fsencode(each["folder"])
        found = []
        for name, *stat in each["files"]:
            confined.watch(FILE_SECONDS)
            scanned = _read(folder, os.fsencode(name), stat, rules)
            if scanned is not None:
                found.append(scanned)
        confined.watch(0)
        if each.get("cues") or any('"CUESHEET"' in file.raw_json for file in found):
            names = [os.fsencode(name) for name in each.get("cues", ())]
            confined.watch(FILE_SECONDS * (1 + len(names)))
            found = cue_sheets.with_parts(folder, found, names, rules)
            found = cue_sheets.as_new_as_sheets(folder, found, names)
            confined.watch(0)
        folders.append({"folder": each["folder"], "files": [to_wire(file) for file in found]})
    return json.dumps({"folders": folders}).encode()


def _read(folder: bytes, name: bytes, stat: list[int], rules: TagRules) -> ScannedFile | None:
    scanned = tags.read(folder + b"/" + name, rules)
    if scanned.problem == tags.GONE:
        return None
    if not scanned.inode and stat:
        # It could not even be opened: what the listing said must do, or it would be read again each
        # scan.
        size, mtime_ns, inode, device = stat
        return ScannedFile(name, size, mtime_ns, inode, device, problem=scanned.problem)
    return scanned
