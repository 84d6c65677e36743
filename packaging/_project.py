"""What packages say of the program, taken from the program's own text."""

import re
import time
from functools import cache
from pathlib import Path

from _setup import ROOT as _ROOT

ROOT = Path(_ROOT)
WORK = ROOT / "build"
"""For what is on its way; may be deleted at any time."""
DIST = ROOT / "dist"
"""For what is ready."""
LINUX = Path(__file__).resolve().parent / "linux"
"""Texts for packages of Linux, with @NAME@ where a value goes."""
HOMEPAGE = "https://github.com/audio2/audio2"
"""The address that belongs to the program's id."""
MAINTAINER = "Audio2 maintainers <audio2@users.noreply.github.com>"


@cache
def version() -> str:
    return _constant("audio2_desktop/__init__.py", "__version__")


@cache
def program_id() -> str:
    """The id that the window gives to the desktop: files that belong to it bear this name."""
    return _constant("audio2_desktop/app.py", "APPLICATION_ID")


def released() -> time.struct_time:
    """When the version was written down, UTC: the same for everyone who builds it from one copy."""
    return time.gmtime((ROOT / "audio2_desktop" / "__init__.py").stat().st_mtime)


def filled(template: Path, **more: str) -> str:
    """The template's text with its values."""
    values = {
        "ID": program_id(),
        "VERSION": version(),
        "DATE": time.strftime("%Y-%m-%d", released()),
        "HOMEPAGE": HOMEPAGE,
        "MAINTAINER": MAINTAINER,
        **more,
    }
    text = template.read_text(encoding="utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda name: values[name[1]], text)


def _constant(file: str, name: str) -> str:
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.search(rf'^{name} = "([^"]+)"$', text, re.MULTILINE)
    assert found is not None, f"{file} has no {name}"
    return found[1]
