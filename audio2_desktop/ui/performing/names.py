"""What playlists and folders shall be called."""

from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.window import Window


async def ask(window: Window, title: str, name: str, ok: str = "") -> str | None:
    """The name the user gives, beginning with `name`; None when thought better of."""
    label = words.tr("Name")
    return await TextQuestion(window.theme, window, title, label, text=name, ok=ok).text()
