"""Print the table of all benchmarks, or of those named: `python -m tests.benchmarks [NAME ...]`.

Each module has `figures()`. A benchmark that fails is told and makes the exit code 1; a goal that
is missed does not: the table says so.
"""

import importlib
import sys
import traceback

from tests.benchmarks.figures import Figure, table

MODULES = (
    "scanning",
    "writing",
    "sorting",
    "shelving",
    "homing",
    "searching",
    "starting",
    "stalls",
    "walking",
    "views",
    "million",
    "moving",
    "queueing",
    "decoding",
    "measuring",
    "playing",
    "sounding",
)


def main(names: list[str]) -> int:
    """Run, print, return the exit code."""
    found: list[Figure] = []
    failed = 0
    for name in names or MODULES:
        print(f"{name} ...", file=sys.stderr)
        try:
            module = importlib.import_module(f"tests.benchmarks.{name}")
            found += module.figures()
        except Exception:  # noqa: BLE001 - the other benchmarks go on
            failed += 1
            traceback.print_exc()
    print(table(found))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
