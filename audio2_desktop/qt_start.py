"""Imports Qt for Python without the work that no start of this program needs; to be done first.

PySide carries Python modules as text inside its library and compiles them at every start (14 ms of
the first paint); two are for making stub files alone (12 ms with what they import). And it puts its
own `import` in the place of Python's: that one reads and keeps the source text of every module that
comes later (15 ms and 12 MB), for a feature that nobody uses here. A PySide that does
none of this is simply imported.
"""

from __future__ import annotations  # holds for texts compiled here too, as where PySide does it

import builtins
import marshal
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio2_desktop.media.saving import replacing

if TYPE_CHECKING:
    from types import CodeType

_TEXTS = "shibokensupport/"
_STUB_MAKERS = ("/pyi_generator.py", "/enum_sig.py")
_SUM = 4
"""Bytes before the compiled code: their checksum, as damaged code can do anything."""


def load(folder: Path | None = None) -> None:
    """Import QtCore. Below 1 ms more the first time, when the compiled code is put into `folder`.

    folder: by default where Python keeps this module's own compiled code: it is code that is run,
    and who can write there can change the program anyway. Never a folder of the user's.
    """
    file = (folder or Path(__spec__.cached or __file__).parent) / f"qt-{sys.hexversion:x}.code"
    kept = _read(file)
    compiled: dict[tuple[str, int], CodeType] = {}
    compiles = builtins.compile

    def compile_once(source: Any, filename: Any, *how: Any, **more: Any) -> Any:
        if not str(filename).startswith(_TEXTS):
            return compiles(source, filename, *how, **more)
        text = b"" if filename.endswith(_STUB_MAKERS) else source
        key = (filename, zlib.crc32(text))
        compiled[key] = kept.get(key) or compiles(text, filename, *how, **more)
        return compiled[key]

    vars(builtins)["compile"] = compile_once
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - here and nowhere earlier
    finally:
        vars(builtins)["compile"] = compiles
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    if not (compiled.keys() <= kept.keys() or sys.dont_write_bytecode):
        _write(file, compiled)


def _read(file: Path) -> dict[tuple[str, int], CodeType]:
    with suppress(OSError):
        data = file.read_bytes()
        if zlib.crc32(data[_SUM:]).to_bytes(_SUM, "big") == data[:_SUM]:
            found: dict[tuple[str, int], CodeType] = marshal.loads(data[_SUM:])
            return found
    return {}


def _write(file: Path, compiled: dict[tuple[str, int], CodeType]) -> None:
    data = marshal.dumps(compiled)
    with suppress(OSError):  # a start without it is slower, no more
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(os.fsencode(file), is_synced=False) as stored:
            stored.write(zlib.crc32(data).to_bytes(_SUM, "big") + data)
