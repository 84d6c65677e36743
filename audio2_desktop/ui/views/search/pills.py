"""Found playlists, genres and tags, which are shown by name: a line of pills, or all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from audio2_desktop.domain.found import FoundKind, FoundRow
from audio2_desktop.domain.music import OwnTag
from audio2_desktop.domain.units import TagId
from audio2_desktop.ui.found_icons import ICONS
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.fit_row import FitRow
from audio2_desktop.ui.views.heads.own_tags_row import OwnTagButton
from audio2_desktop.ui.views.scroll_body import ScrollBody
from audio2_desktop.ui.widgets.buttons import PillButton


class Pills(FitRow):
    """`chosen(FoundRow)`. A tag is a chip in its colour, as everywhere."""

    chosen = Signal(object)

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        parts = [self._pill(row) for row in rows]
        self.show_parts(parts)
        if parts:
            self.setFocusProxy(parts[0])

    def _pill(self, row: FoundRow) -> PillButton | OwnTagButton:
        button: PillButton | OwnTagButton
        if row.kind is FoundKind.TAG:
            button = OwnTagButton(self._theme, OwnTag(TagId(row.id), row.title, row.colour))
        else:
            button = PillButton(self._theme, row.title.replace("&", "&&"), icon=ICONS[row.kind])
            button.setAccessibleName(row.title)
        button.clicked.connect(lambda _=False: self.chosen.emit(row))
        return button


class NameSheet(ScrollBody):
    """All that was found of one such kind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.pills = Pills(theme, wraps=True)
        self.hold(16, 28)
        self.add(self.pills)
        self.column.addStretch(1)
        self.setFocusProxy(self.pills)
