"""Files whose tags shall be read again though they have not changed: their rules have."""

import re
from collections.abc import Iterable

from audio2_desktop.storage.database import Write

_PLAIN = re.compile(r"[A-Za-z0-9]+")
_SEVERAL = "g.tags LIKE '% / %' OR g.tags LIKE '%; %' OR g.tags LIKE '% f%t%'"
"""Tags that may name several artists in one."""


def naming(tx: Write, names: Iterable[str]) -> int:
    """Let the next scan read the files again that may name one of these artists; returns how many.

    More than these may be read: a name is looked for by its longest plain part, and one without any
    by what parts artists.
    """
    found = 0
    for name in names:
        part = max(_PLAIN.findall(name), key=len, default="")
        which, values = ("g.tags LIKE ?", (f"%{part}%",)) if part else (_SEVERAL, ())
        sql = (
            "UPDATE file SET mtime_ns = -1 WHERE mtime_ns <> -1 AND id IN"
            f" (SELECT g.file_id FROM file_tags g WHERE {which})"
        )
        found += tx.execute(sql, values).rowcount
    return found
