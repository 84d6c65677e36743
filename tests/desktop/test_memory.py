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


def test_big_blocks_go_back_to_the_system() -> None:
    command = [sys.executable, "-c", GROW_AND_FREE]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    told, left_mb = done.stdout.split()
    assert told == str(sys.platform.startswith("linux"))
    assert float(left_mb) < 5, "of 80 MB that were freed"
