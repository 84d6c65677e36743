#!/usr/bin/env python3
"""Make packages of this checkout: python3 packaging/build.py bundle|deb|appdir [...]

They lie in dist/ afterwards; README.md beside this file says what each is and needs.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# test.py and its neighbours must never be taken for libraries of the same name
sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != HERE]

if sys.version_info < (3, 11):
    sys.exit(
        f"Audio2 needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Install "
        "a newer one and start again with it, for example: python3.12 packaging/build.py"
    )

sys.path.append(HERE)  # as the last one: a library always wins
import argparse  # noqa: E402 - only now can it not be shadowed
from collections.abc import Callable, Mapping  # noqa: E402
from pathlib import Path  # noqa: E402

import _appdir  # noqa: E402
import _bundle  # noqa: E402
import _deb  # noqa: E402
from _tools import BuildError, size_text  # noqa: E402

PACKAGES: Mapping[str, Callable[[Path], Path]] = {
    "bundle": _bundle.archive,
    "deb": _deb.build,
    "appdir": _appdir.build,
}
"""What can be made of the program's folder, and how."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="packaging/build.py", description="Make packages.")
    parser.add_argument("package", nargs="+", choices=PACKAGES)
    wanted = parser.parse_args().package
    try:
        program = _bundle.build()
        for name in wanted:
            made = PACKAGES[name](program)
            print(f"{name}: {made} ({size_text(made)})", flush=True)
    except BuildError as problem:
        sys.exit(f"packaging/build.py: {problem}")


if __name__ == "__main__":
    main()
