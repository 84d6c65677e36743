"""What a page says when there is no music at all."""

from PySide6.QtWidgets import QWidget

from audio2_desktop.ui import words
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views import sample_covers
from audio2_desktop.ui.widgets.states import EmptyState


def empty_library(theme: Theme, parent: QWidget | None = None) -> EmptyState:
    """A fan of covers and the way to add a folder: its button is the first action."""
    title = words.tr("Bring your music home")
    text = words.tr("Add a folder and it appears here while it is read.")
    found = EmptyState(theme, title, text, [(words.tr("Add a folder"), "folder-open")], parent)
    found.set_covers(sample_covers.three(theme))
    return found
