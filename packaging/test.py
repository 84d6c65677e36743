#!/usr/bin/env python3
"""Set everything up and run all checks: python3 packaging/test.py [OPTION]

Without an option: ruff, mypy, the import contracts and every test, also those that drive a window,
but not those that make packages and install them: they take five minutes and are `--packages`.
Nothing stops at the first failure; the end says what failed, and the exit code is not 0 then.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# this very file would be taken for the standard library's `test`
sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != HERE]

if sys.version_info < (3, 11):
    sys.exit(
        f"Audio2 needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Install "
        "a newer one and start again with it, for example: python3.12 packaging/test.py"
    )

sys.path.append(HERE)  # as the last one: a library always wins
import argparse  # noqa: E402 - only now can it not be shadowed
import glob  # noqa: E402
import subprocess  # noqa: E402
from collections.abc import Iterator  # noqa: E402

import _setup  # noqa: E402
import _system  # noqa: E402

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
PACKAGING = tuple(sorted(glob.glob("packaging/*.py", root_dir=_setup.ROOT)))
DRIVES_A_WINDOW = "tests/e2e"
MAKES_PACKAGES = "tests/packages"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="packaging/test.py", description="Set everything up and run all checks."
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument(
        "--fast", action="store_true", help="only ruff, mypy, the import contracts and unit tests"
    )
    one.add_argument("--bench", action="store_true", help="run the benchmarks and print one table")
    one.add_argument(
        "--packages", action="store_true", help="make all packages, install them and try them out"
    )
    one.add_argument(
        "--gallery", metavar="DIR", help="draw every page in every state as pictures into DIR"
    )
    return parser.parse_args()


def run(name: str, *command: str) -> bool:
    """Run one check with the environment's Python, from the top of the checkout."""
    print("== " + name, flush=True)
    environment = dict(os.environ, PYTHONSAFEPATH="1")
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [_setup.python_of(_setup.VENV), *command], cwd=_setup.ROOT, env=environment, check=False
    )
    return done.returncode == 0


def checks(*, fast: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, command) of everything that must hold."""
    yield "ruff", ("-m", "ruff", "check", ".")
    yield "format", ("-m", "ruff", "format", "--check", ".")
    yield "types", ("-m", "mypy", "audio2_desktop", *PACKAGING)
    yield "imports", ("-c", LINT_IMPORTS)
    # loadfile keeps a file's tests together; tests/conftest.py puts those first that take long
    spread = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
    apart = ("--ignore", DRIVES_A_WINDOW, "--ignore", MAKES_PACKAGES)
    yield "tests", ("-m", "pytest", "-q", *spread, *apart)
    if not fast:  # one after the other: a window has the keyboard, the mouse and the sound alone
        yield "tests that drive the program", ("-m", "pytest", "-q", DRIVES_A_WINDOW)


def main() -> None:
    wanted = arguments()
    _setup.prepare("test")
    if wanted.bench:
        sys.exit(not run("benchmarks", "-m", "tests.benchmarks"))
    if wanted.packages:
        _system.provide(_system.missing([_system.PACKAGES]))
        sys.exit(not run("packages", "-m", "pytest", "-q", MAKES_PACKAGES))
    if wanted.gallery is not None:
        folder = os.path.abspath(wanted.gallery)
        sys.exit(not run("gallery", "-m", "tests.gallery", folder))
    failed = [name for name, command in checks(fast=wanted.fast) if not run(name, *command)]
    if failed:
        sys.exit("FAILED: " + ", ".join(failed))


if __name__ == "__main__":
    main()
