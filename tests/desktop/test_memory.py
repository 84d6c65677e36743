"""Whether freed memory leaves the process: one of its own, since malloc is told for good."""

import subprocess
import sys

GROW_AND_FREE = """
from pathlib import Path
from audio2_desktop.desktop import memory

def held_mb():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Private_Dirty")).split()[1]) / 1024

told = memory.give_back()
bytearray(30_000_000)  # freed at once: malloc thinks it saw how large blocks are here
before = held_mb()
blocks = [bytearray(b"x" * 400_000) for _ in range(200)]
small = [bytearray(900) for _ in range(9)]  # between them and the end of the heap
blocks.clear()
print(told, held_mb() - before)
"""


LITTLE_THINGS = """
from pathlib import Path
from audio2_desktop.desktop import memory

def held_mb():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Private_Dirty")).split()[1]) / 1024

before = held_mb()
kept = [bytearray(b"x" * 20_000) for _ in range(2_000)]
del kept[:-1]  # the last one holds up all that lies below it
freed = memory.trim()
print(freed, held_mb() - before)
"""


def _ran(program: str) -> list[str]:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.split()


def test_what_lies_free_below_something_used_goes_back_when_asked_for() -> None:
    freed, left_mb = _ran(LITTLE_THINGS)
    assert freed == str(sys.platform.startswith("linux"))
    assert float(left_mb) < 5, "of 40 MB that were freed"


def test_big_blocks_go_back_to_the_system() -> None:
    told, left_mb = _ran(GROW_AND_FREE)
    assert told == str(sys.platform.startswith("linux"))
    assert float(left_mb) < 5, "of 80 MB that were freed"
