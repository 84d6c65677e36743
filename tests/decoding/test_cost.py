"""What decoding costs those who do not decode."""

import subprocess
import sys

SCRIPT = """
import sys
import audio2_desktop.decoding.opening
print(*[name for name in ("av", "vlc") if name in sys.modules])
"""


def test_libraries_are_loaded_by_the_first_source_that_needs_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
