"""Where a folder lies: the folders above it as links, itself as the title."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.widgets.labels import Label, LinkLabel

MOST = 4
"""Links that are shown; of deeper folders those in the middle are left out."""


class Crumbs(QWidget):
    """`chosen(key)` with what was given for a link."""

    access_role = Role.Grouping

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[object, str], ...] = ()
        self.setAccessibleName(words.tr("Where this folder lies"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        self.links: list[LinkLabel] = []

    def show_path(self, above: Sequence[tuple[object, str]]) -> None:
        """(key, name) of the folders above, the library folder first."""
        if tuple(above) == self._shown:
            return
        self._shown = tuple(above)
        while (item := self._row.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        self.links = []
        shown: list[tuple[object, str] | None] = list(above)
        if len(shown) > MOST:
            shown = [*shown[:1], None, *shown[-(MOST - 2) :]]
        for at, step in enumerate(shown):
            if at:
                self._row.addWidget(
                    Label(
                        self._theme, "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}", "table", "t3"
                    )
                )
            if step is None:
                self._row.addWidget(Label(self._theme, "…", "table", "t3"))
                continue
            key, name = step
            link = LinkLabel(self._theme, name, "table", "t2")
            link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            link.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._row.addWidget(link)
            self.links.append(link)
        self._row.addStretch(1)
