"""The folder that an AppImage is made of, which also runs as it is."""

import shutil
from pathlib import Path

import _bundle
import _desktop_files
from _project import DIST, program_id


def build(program: Path) -> Path:
    """Make `dist/Audio2.AppDir`."""
    made = DIST / "Audio2.AppDir"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(program, made / "usr" / "lib" / "audio2", symlinks=True)
    _desktop_files.lay(made / "usr" / "share")
    name = program_id()
    (made / "AppRun").symlink_to("usr/lib/audio2/audio2")
    shutil.copy(made / "usr" / "share" / "applications" / f"{name}.desktop", made)
    shutil.copy(_bundle.icon(256), made / f"{name}.png")
    (made / ".DirIcon").symlink_to(f"{name}.png")
    return made
