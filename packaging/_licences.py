"""Copy the licences of Python and of all libraries of this environment: _licences.py FOLDER

A program of its own: it looks at the environment that packages are made with. What only makes the
package is left out, except PyInstaller, whose starter is part of it.
"""

import re
import shutil
import sys
import sysconfig
from importlib.metadata import Distribution, distributions
from pathlib import Path

TOOLS = {"pip", "setuptools", "altgraph", "packaging", "pyinstaller-hooks-contrib"}
LEGAL = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def main() -> None:
    folder = Path(sys.argv[1])
    for library in distributions():
        name = library.metadata["Name"]
        if name.lower() not in TOOLS:
            _copy(library, folder / f"{name}-{library.version}")
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if text.is_file():
        home = folder / f"Python-{sys.version.split()[0]}"
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(text, home)


def _copy(library: Distribution, home: Path) -> None:
    """Its texts, and what it says of itself where it brings none."""
    home.mkdir(parents=True, exist_ok=True)
    said = library.metadata
    lines = said.get_all("License-Expression") or said.get_all("License") or []
    lines += [kind for kind in said.get_all("Classifier") or [] if kind.startswith("License")]
    (home / "summary.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for file in library.files or ():
        source = Path(str(library.locate_file(file)))
        if LEGAL.match(file.name) and file.suffix not in (".py", ".pyc") and source.is_file():
            shutil.copy(source, home / "-".join(file.parts[-2:]))


if __name__ == "__main__":
    main()
