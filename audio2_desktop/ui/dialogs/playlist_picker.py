"""Choose a playlist by typing: key P, and the twin of dragging onto the side bar."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.name_picker import Choice, NamePicker, PickerWords
from audio2_desktop.ui.theme import Theme


class PlaylistPicker(NamePicker):
    """Answers Picked, or None."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, playlists: Sequence[tuple[int, str]]
    ) -> None:
        """playlists: (id, name), most recently used first."""
        tr = words.tr
        says = PickerWords(
            title,
            tr("Find a playlist"),
            tr("Playlists"),
            tr("New playlist"),
            tr("New playlist {name}"),
        )
        choices = [Choice(ref, name, "playlist") for ref, name in playlists]
        super().__init__(theme, window, says, choices)
