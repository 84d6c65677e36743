"""The Debian package: the program's folder below /usr/lib, and what a desktop wants to know."""

import calendar
import shutil
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import _desktop_files
from _project import DIST, LINUX, MAINTAINER, ROOT, WORK, filled, released, version
from _tools import run, size_bytes

STRENGTH = "6"
"""Of xz."""


def build(program: Path) -> Path:
    """Make `dist/audio2_VERSION_ARCHITECTURE.deb`."""
    tree = WORK / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / "usr" / "lib" / "audio2"
    shutil.copytree(program, home, symlinks=True)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "audio2").symlink_to("../lib/audio2/audio2")
    _desktop_files.lay(tree / "usr" / "share")
    _lay_documents(tree / "usr" / "share")
    architecture = run("dpkg", "--print-architecture").strip()
    _set_modes(tree)
    control = filled(
        LINUX / "control",
        ARCHITECTURE=architecture,
        LIBRARIES=_libraries(home),
        INSTALLED_KB=str(size_bytes(tree) // 1024),
    )
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    made = DIST / f"audio2_{version()}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{STRENGTH}", "--build", tree, made)
    return made


def _lay_documents(share: Path) -> None:
    documents = share / "doc" / "audio2"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(filled(LINUX / "copyright"), encoding="utf-8")
    _desktop_files.packed(documents / "changelog.gz", changelog())
    overrides = share / "lintian" / "overrides"
    overrides.mkdir(parents=True)
    shutil.copy(LINUX / "lintian-overrides", overrides / "audio2")


def changelog() -> str:
    """CHANGELOG.md's newest part, in Debian's form."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## ")[2]
    newest = text.partition("\n## ")[0].partition("\n")[2]
    points = [" ".join(point.split()) for point in newest.split("\n- ")]
    lines = [
        line
        for point in filter(None, points)
        for line in textwrap.wrap(
            point.removeprefix("- "), 78, initial_indent="  * ", subsequent_indent="    "
        )
    ]
    when = format_datetime(datetime.fromtimestamp(calendar.timegm(released()), UTC))
    head = f"audio2 ({version()}) unstable; urgency=medium"
    return "\n".join([head, "", *lines, "", f" -- {MAINTAINER}  {when}", ""])


def _libraries(home: Path) -> str:
    """The packages whose libraries the program is linked with, found by Debian's own tool."""
    sources = WORK / "shlibdeps"
    (sources / "debian").mkdir(parents=True, exist_ok=True)
    head = "Source: audio2\n\nPackage: audio2\nArchitecture: any\n"
    (sources / "debian" / "control").write_text(head, encoding="utf-8")
    own = {file.parent for file in home.rglob("*.so*")}
    linked = [file for file in home.rglob("*") if _is_linked(file)]
    said = run(
        "dpkg-shlibdeps",
        "-O",
        "--ignore-missing-info",
        "--warnings=0",
        *(f"-l{folder}" for folder in sorted(own)),
        *(f"-e{file}" for file in sorted(linked)),
        folder=sources,
    )
    return said.strip().removeprefix("shlibs:Depends=")


def _is_linked(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def _set_modes(tree: Path) -> None:
    """Whatever the umask of who builds: everyone reads, root writes, only programs are run."""
    for file in tree.rglob("*"):
        if file.is_symlink():
            continue
        is_program = file.is_dir() or file == tree / "usr/lib/audio2/audio2"
        file.chmod(0o755 if is_program else 0o644)
    tree.chmod(0o755)
