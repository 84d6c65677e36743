"""Messages between the window and the processes that read tags (`worker`), as JSON values. Light:
imported on both sides; the reading itself is in `tags`.

Request: {"folders": [{"folder": path, "files": [[name, size, mtime_ns, inode, device], ...],
"cues": [name, ...]}, ...], "never_split": [name, ...]}. Answer: {"folders": [{"folder": path,
"files": [wire, ...]}, ...]}. Paths and names are bytes decoded as the operating system's
(surrogateescape). A file that is gone is left out of the answer. The lyrics of a file are asked for
alone: {"folders": [], "lyrics": path, "part": title of a track in it, or ""}; the answer is
{"folders": [], "lyrics": wire or null}.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from audio2_desktop.domain.lyrics import Lyrics
from audio2_desktop.domain.lyrics import from_wire as lyrics_from_wire
from audio2_desktop.domain.scanned import ScannedFile, from_wire, to_wire

Request = dict[str, Any]

FILE_SECONDS = 20.0
"""Longest time for one file, also on a slow network drive; a reader ends itself after that."""
GAVE_UP = "Reading this file made the reader fail, so it was left out."


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """Files of one folder that are to be read."""

    folder: bytes
    """Absolute path."""
    files: Sequence[tuple[bytes, int, int, int, int]]
    """As `walk.FileStat`."""
    cues: Sequence[bytes] = ()
    """Names of the CUE sheets beside them."""


def request(folders: Iterable[FolderFiles], never_split: Iterable[str] = ()) -> Request:
    """One request for a reader."""
    return {
        "folders": [
            {
                "folder": os.fsdecode(each.folder),
                "files": [[os.fsdecode(name), *rest] for name, *rest in each.files],
                "cues": [os.fsdecode(name) for name in each.cues],
            }
            for each in folders
        ],
        "never_split": list(never_split),
    }


def files(answer: bytes) -> list[tuple[bytes, list[ScannedFile]]]:
    """Folder and files of an answer. Costs about 25 us a file: call it in the thread that stores
    them.

    Raises ValueError or TypeError for anything that is no answer.
    """
    found = json.loads(answer)
    return [
        (os.fsencode(each["folder"]), [from_wire(wire) for wire in each["files"]])
        for each in found["folders"]
    ]


def lyrics_request(path: bytes, part: str = "") -> Request:
    """Asks for the lyrics of the file at an absolute path, or of the part of it with a title."""
    return {"folders": [], "lyrics": os.fsdecode(path), "part": part}


def lyrics(answer: bytes) -> Lyrics | None:
    """The lyrics of an answer, None where there are none or the reader failed."""
    wire = json.loads(answer).get("lyrics")
    return lyrics_from_wire(wire) if wire is not None else None


def singly(asked: Request) -> Iterator[Request]:
    """The same work as requests of one file each, to find the file a reader fails at."""
    for each in asked["folders"]:
        for file in each["files"]:
            yield {**asked, "folders": [{**each, "files": [file]}]}


def most_seconds(asked: Request) -> float:
    """The time that a reader may take over a request before it ends itself."""
    folders = asked["folders"]
    return FILE_SECONDS * sum(len(each["files"]) + len(each["cues"]) + 1 for each in folders)


def gave_up(asked: Request) -> bytes:
    """The answer in place of a reader that failed: every file unreadable."""
    folders = []
    for each in asked["folders"]:
        wires = [
            to_wire(ScannedFile(os.fsencode(name), size, mtime, inode, device, problem=GAVE_UP))
            for name, size, mtime, inode, device in each["files"]
        ]
        folders.append({"folder": each["folder"], "files": wires})
    return json.dumps({"folders": folders}).encode()


def joined(answers: Iterable[bytes]) -> bytes:
    """The answers to `singly` as the one to the whole request: each folder once."""
    folders: list[Request] = []
    for each in (each for answer in answers for each in json.loads(answer)["folders"]):
        if folders and folders[-1]["folder"] == each["folder"]:
            folders[-1]["files"] += each["files"]
        else:
            folders.append(each)
    return json.dumps({"folders": folders}).encode()
