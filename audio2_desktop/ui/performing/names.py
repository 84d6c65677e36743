"""What playlists and folders shall be called, and what a smart playlist shall hold."""

from audio2_desktop.domain.query import parse
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.window import Window


async def ask(window: Window, title: str, name: str, ok: str = "") -> str | None:
    """The name the user gives, beginning with `name`; None when thought better of."""
    label = words.tr("Name")
    return await TextQuestion(window.theme, window, title, label, text=name, ok=ok).text()


async def ask_search(window: Window) -> str | None:
    """A question in the query language that makes sense; None when thought better of."""
    title, ok = words.tr("New smart playlist"), words.tr("Next")
    tip = words.search_tip()
    return await TextQuestion(window.theme, window, title, tip, ok=ok, refuse=_why_not).text()


def _why_not(text: str) -> str:
    errors = parse(text).errors
    return words.query_error(errors[0]) if errors else ""
