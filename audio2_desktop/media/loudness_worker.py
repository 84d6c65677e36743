"""The life of the process that writes loudness into the tags of files, one at a time."""

import errno
import os
from typing import Any

from audio2_desktop.media import confined, loudness_messages, loudness_tags
from audio2_desktop.media.loudness_messages import FILE_SECONDS, Result


def main() -> int:
    """Serve requests of `media.loudness_messages` on stdin and stdout. Returns the exit code."""
    return confined.serve(answer)


def answer(asked: dict[str, Any]) -> bytes:
    """Write one file, or say why not."""
    confined.watch(FILE_SECONDS)
    fields = {name: tuple(values) for name, values in asked["fields"].items()}
    path = os.fsencode(asked["path"])
    try:
        loudness_tags.write(path, (asked["size"], asked["mtime_ns"]), fields)
        done = Result()
    except loudness_tags.Unwritten as why:
        done = Result(str(why))
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        done = Result(loudness_tags.reason(error), is_full=is_full)
    except Exception:  # noqa: BLE001 - mutagen raises anything for a damaged file, which is untouched
        done = Result(loudness_tags.DAMAGED)
    finally:
        confined.watch(0)
    return loudness_messages.answer(done)
