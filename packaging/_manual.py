"""The manual page, made of what `audio2 --help` and `audio2 COMMAND --help` say."""

import contextlib
import io
import os
import re
import sys
import time

from _project import ROOT, released, version

EXIT_CODES = (
    ("0", "done"),
    ("1", "failed; one line on stderr says why"),
    ("2", "wrong usage"),
    ("3", "no window is open that could be controlled"),
)
VARIABLES = (
    ("AUDIO2_HOME", "Keep settings, library, covers and logs in this folder."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME, XDG_STATE_HOME", "Where they lie else."),
)


def page() -> str:
    """The page as troff."""
    sys.path.insert(0, str(ROOT))
    try:
        from audio2_desktop.cli import arguments  # found by the line above only
    finally:
        sys.path.remove(str(ROOT))

    def says(*words: str) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
            arguments.parse([*words, "--help"], version())
        return out.getvalue()

    day = time.strftime("%Y-%m-%d", released())
    parts = [
        f'.TH AUDIO2 1 "{day}" "Audio2 {version()}" "User Commands"',
        ".SH NAME\naudio2 \\- music player and library",
        ".SH SYNOPSIS",
        ".B audio2\n.RI [ FILE | FOLDER | PLAYLIST | URL ... ]",
        ".br\n.B audio2\n.I COMMAND ...",
        ".SH DESCRIPTION",
        "Without a command the window opens, and files are played. If a window is open already, "
        "it is handed the files.",
    ]
    os.environ["COLUMNS"] = "78"  # argparse folds its lines at the terminal's width
    listed = says().partition("  COMMAND\n")[2].partition("\n\n")[0]
    parts.append(f".SH COMMANDS\n.EX\n{_plain(listed)}\n.EE")
    for command in sorted(arguments.COMMANDS):
        parts.append(f".SS {_plain(command)}\n.EX\n{_plain(says(command))}.EE")
    parts.append(".SH EXIT STATUS\n" + _terms(EXIT_CODES))
    parts.append(".SH ENVIRONMENT\n" + _terms(VARIABLES))
    return "\n".join(parts) + "\n"


def _terms(rows: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f".TP\n.B {_plain(name)}\n{_plain(text)}" for name, text in rows)


def _plain(text: str) -> str:
    """Text in which troff finds no command of its own."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", safe, flags=re.MULTILINE)
