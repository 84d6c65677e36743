"""A reader of tags that fails as damaged files make real ones fail."""

import asyncio
import subprocess
import sys
from pathlib import Path

from audio2_desktop.jobs import children
from audio2_desktop.jobs.children import Child

CRASHER = """
import os, sys, json, time
sys.path.insert(0, {path!r})
from audio2_desktop.media import worker
real = worker.tags.read
def read(path, rules):
    if b"crash" in path:
        os.abort()
    if b"hang" in path:
        time.sleep(1000)
    return real(path, rules)
worker.tags.read = read
worker.FILE_SECONDS = 0.3
sys.exit(worker.main())
"""


async def odd_child(kind: str) -> Child:
    """A reader that crashes at one name and hangs at another."""
    source = CRASHER.format(path=str(Path(children.__file__).parents[2]))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", source,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return Child(kind, process)
