"""Files whose tags shall be read again though they have not changed: their rules have."""

import json
import re
from collections.abc import Iterable

from audio2_desktop.storage.database import Write

_NOT_PLAIN = re.compile(r"[^ -~]+")
_SIGNS = re.compile(r"([\\%_])")


def naming(tx: Write, names: Iterable[str]) -> int:
    """Let the next scan read the files again that may name one of these artists; returns how many.

    Only ASCII letters are compared, large and small alike: a few more files than these may be read.
    """
    found = 0
    for name in names:
        written = _SIGNS.sub(r"\\\1", json.dumps(name, ensure_ascii=False)[1:-1])
        sql = (
            "UPDATE file SET mtime_ns = -1 WHERE mtime_ns <> -1 AND id IN"
            r" (SELECT file_id FROM file_tags WHERE tags LIKE ? ESCAPE '\')"
        )
        found += tx.execute(sql, (f"%{_NOT_PLAIN.sub('%', written)}%",)).rowcount
    return found
