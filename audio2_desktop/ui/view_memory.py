"""How the user left each view: its order, columns, widths, grouping. Words in a file of the window.

Looks of the window and no settings: what is lost here costs nobody music.
"""

from PySide6.QtCore import QSettings

MOST = 2000
"""A longer text is none of ours."""


class ViewMemory:
    """Short texts by view ("tracks") and kind ("order"). Without a file they last as long as the
    program: for tests and the gallery."""

    def __init__(self, file: QSettings | None = None) -> None:
        """file: written by Qt after a while and at the end, whole or not at all."""
        self._file = file
        self._known: dict[str, str] = {}

    def read(self, view: str, kind: str) -> str:
        """What was kept, "" when nothing was."""
        name = f"views/{view}/{kind}"
        if name not in self._known:
            found = self._file.value(name, "") if self._file is not None else ""
            self._known[name] = found if isinstance(found, str) and len(found) <= MOST else ""
        return self._known[name]

    def keep(self, view: str, kind: str, text: str) -> None:
        """Remember it for this and the next start; "" forgets."""
        name = f"views/{view}/{kind}"
        if self._known.get(name) == text:
            return
        self._known[name] = text
        if self._file is None:
            return
        if text:
            self._file.setValue(name, text)
        else:
            self._file.remove(name)
