"""Files and folders that a scanner must survive. Each maker takes a folder and returns what it
made."""

import os
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sounds.encode import encoded
from tests.sounds.tagging import content, write

RTL_OVERRIDE = "\u202e"


def truncated(folder: Path) -> Path:
    """A FLAC file that ends in the middle of its tags."""
    data = content("flac", tags={"title": "cut" * 2000})
    (folder / "truncated.flac").write_bytes(data[:200])
    return folder / "truncated.flac"


def empty(folder: Path) -> Path:
    """A file of no bytes."""
    (folder / "empty.mp3").write_bytes(b"")
    return folder / "empty.mp3"


def text_named_mp3(folder: Path) -> Path:
    """Not sound at all."""
    (folder / "notes.mp3").write_text("This is no music.\n" * 50)
    return folder / "notes.mp3"


def mislabelled(folder: Path) -> Path:
    """A FLAC file called .mp3: it plays, so it must be read."""
    return _path(write(folder / "really-flac.mp3", "flac", tags={"title": "Mislabelled"}))


def huge_comment(folder: Path) -> Path:
    """A comment of 50 MB."""
    tags = {"title": "Talkative", "comment": "blah " * 10_000_000}
    return _path(write(folder / "huge-comment.mp3", "mp3", tags=tags))


def many_genres(folder: Path) -> Path:
    """10,000 genres."""
    genres = [f"Genre {at}" for at in range(10_000)]
    return _path(write(folder / "genres.flac", "flac", tags={"title": "All", "genre": genres}))


def claims_4_gb(folder: Path) -> Path:
    """An ID3 tag whose size says 256 MB and a frame that says 4 GB, in a file of some kB."""
    frame = b"TIT2" + struct.pack(">I", 0xFFFFFFFF) + b"\0\0\3Big"
    head = b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f"
    (folder / "claims.mp3").write_bytes(head + frame + encoded("mp3"))
    return folder / "claims.mp3"


def flac_claims_too_much(folder: Path) -> Path:
    """A FLAC comment block that says it holds 4 billion comments."""
    comment = struct.pack("<I", 4) + b"test" + struct.pack("<I", 0xFFFFFFFF) + b"xx"
    block = b"\x84" + struct.pack(">I", len(comment))[1:] + comment
    (folder / "claims.flac").write_bytes(encoded("flac")[:42] + block)
    return folder / "claims.flac"


def mp4_claims_too_much(folder: Path) -> Path:
    """41 bytes that ask a careless reader for gigabytes."""
    data = struct.pack(">I4s4sI", 16, b"ftyp", b"M4A ", 0)
    data += struct.pack(">I4sQ", 1, b"moov", 0x7FFFFFFFFFFF) + b"\0" * 9
    (folder / "claims.m4a").write_bytes(data)
    return folder / "claims.m4a"


def nul_bytes(folder: Path) -> Path:
    """NUL and other control characters in tags."""
    tags = {"title": "Nul\x00in\x07side", "artist": "Bell\x07", "album": "\x1b[31mRed"}
    return _path(write(folder / "nul.flac", "flac", tags=tags))


def bidi_override(folder: Path) -> Path:
    """A title that would turn around what follows it."""
    tags = {"title": f"abc{RTL_OVERRIDE}3pm.exe", "artist": "\u2066trick\u2069"}
    return _path(write(folder / f"bidi{RTL_OVERRIDE}.flac", "flac", tags=tags))


def name_not_utf8(folder: Path) -> bytes:
    """A name in Latin-1."""
    path = os.fsencode(folder) + b"/caf\xe9.flac"
    write(path, "flac", tags={"title": "Café"})
    return path


def long_name(folder: Path) -> Path:
    """300 characters are more than a file system takes; 255 bytes are what is possible."""
    return _path(write(folder / ("n" * 250 + ".flac"), "flac", tags={"title": "Long"}))


def fifo(folder: Path) -> Path:
    """A pipe called .mp3: opening it would wait for ever."""
    os.mkfifo(folder / "pipe.mp3")
    return folder / "pipe.mp3"


def unix_socket(folder: Path) -> Path:
    """A socket called .flac. The caller's folder must have a short path."""
    here = os.open(folder, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(f"/proc/self/fd/{here}/socket.flac")
    finally:
        os.close(here)
    return folder / "socket.flac"


def symlink_loop(folder: Path) -> Path:
    """A folder that contains itself."""
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    return folder / "loop"


def dangling_link(folder: Path) -> Path:
    """A link to a file that is not there."""
    (folder / "gone.mp3").symlink_to(folder / "nowhere.mp3")
    return folder / "gone.mp3"


@contextmanager
def unreadable_folder(folder: Path) -> Iterator[Path | None]:
    """A folder nobody may enter; None for root, whom modes do not stop."""
    closed = folder / "closed"
    closed.mkdir()
    write(closed / "inside.flac", "flac", tags={"title": "Inside"})
    closed.chmod(0)
    try:
        yield None if os.access(closed, os.R_OK) else closed
    finally:
        closed.chmod(0o755)


def _path(made: Path | bytes) -> Path:
    return made if isinstance(made, Path) else Path(os.fsdecode(made))


PLAYABLE: tuple[Callable[[Path], Path | bytes], ...] = (
    mislabelled, huge_comment, many_genres, nul_bytes, bidi_override, name_not_utf8,
    long_name,
)  # fmt: skip
"""Odd, but each must become an entry that plays."""

UNREADABLE: tuple[Callable[[Path], Path | bytes], ...] = (
    empty, text_named_mp3, truncated, claims_4_gb, mp4_claims_too_much,
)  # fmt: skip
"""Each must be listed with a reason."""

SPECIAL: tuple[Callable[[Path], Path | bytes], ...] = (
    fifo, unix_socket, symlink_loop, dangling_link,
)  # fmt: skip
"""None of these is a file to read."""
