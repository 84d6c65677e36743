"""What a Linux desktop wants to know of the program: entry, metadata, icons, manual."""

import gzip
import runpy
import shutil
from pathlib import Path

import _bundle
import _manual
from _project import HOMEPAGE, LINUX, ROOT, filled, program_id

SCREENSHOTS = HOMEPAGE.replace("github.com", "raw.githubusercontent.com") + (
    "/main/resources/screenshots"
)


def lay(share: Path) -> None:
    """Write all of it below `share`, the /usr/share of a package."""
    name = program_id()
    _write(share / "applications" / f"{name}.desktop", entry())
    _write(share / "metainfo" / f"{name}.metainfo.xml", metadata())
    for side in _bundle.ICON_SIDES:
        _copy(_bundle.icon(side), share / f"icons/hicolor/{side}x{side}/apps/{name}.png")
    drawing = ROOT / "resources" / "icons" / "audio2.svg"
    _copy(drawing, share / "icons" / "hicolor" / "scalable" / "apps" / f"{name}.svg")
    packed(share / "man" / "man1" / "audio2.1.gz", _manual.page())


def entry() -> str:
    """The desktop file."""
    return filled(LINUX / "audio2.desktop", MIME_TYPES="".join(f"{x};" for x in _types()))


def metadata() -> str:
    """AppStream's file."""
    media = "\n".join(f"    <mediatype>{name}</mediatype>" for name in _types())
    return filled(LINUX / "audio2.metainfo.xml", MEDIA_TYPES=media, SCREENSHOTS=SCREENSHOTS)


def packed(file: Path, text: str) -> None:
    """Write it compressed, the same bytes at every build."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _types() -> tuple[str, ...]:
    names: tuple[str, ...] = runpy.run_path(
        str(ROOT / "audio2_desktop" / "domain" / "mime_types.py")
    )["MIME_TYPES"]
    return names


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _copy(source: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, file)
