"""What set-up says to the person at the terminal."""

import sys


def say(text: str) -> None:
    """On stderr: stdout belongs to the command that is started."""
    print(text, file=sys.stderr, flush=True)
