#!/usr/bin/env python3
"""Set Audio2 up where that is needed, then start it:  python3 packaging/run.py [ARGS]

Only the standard library; nothing here may need a newer Python than the sentence below.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# test.py and its neighbours must never be taken for libraries of the same name
sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != HERE]

if sys.version_info < (3, 11):
    sys.exit(
        f"Audio2 needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}. Install "
        "a newer one and start again with it, for example: python3.12 packaging/run.py"
    )


def main() -> None:
    sys.path.append(HERE)  # as the last one: a library always wins
    import _setup

    arguments = sys.argv[1:]
    extra = "demo" if "--demo" in arguments else ""
    if not _setup.is_ready(extra):
        _setup.prepare(extra)
    if "--demo" in arguments:
        arguments.remove("--demo")
        _setup.start("tests.demo", arguments)
    _setup.start("audio2_desktop", arguments)


if __name__ == "__main__":
    main()
