"""What is done with lyrics of the listener's own: pasted, taken away, written beside the music."""

from PySide6.QtGui import QGuiApplication

from audio2_desktop.domain.lyrics_text import MAX_CHARACTERS
from audio2_desktop.services.own_lyrics import OwnLyrics
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.lyrics_text import LyricsText
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.window import Window


class LyricsChanges:
    """The intents about lyrics."""

    def __init__(self, window: Window, own_lyrics: OwnLyrics, outcomes: Outcomes) -> None:
        self._window, self._own_lyrics, self._outcomes = window, own_lyrics, outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was one of this family; it is done then."""
        own, out = self._own_lyrics, self._outcomes
        match intent:
            case intents.PasteLyrics(track):
                await self._paste(track)
            case intents.RemoveLyrics(track):
                out.did(await own.remove(track))
            case intents.SaveLyrics(track):
                name = await own.save(track)
                out.say(words.fill(words.tr("Saved as {file}"), {"file": words.one_line(name)}))
            case _:
                return False
        return True

    async def _paste(self, track: int) -> None:
        window, own = self._window, self._own_lyrics
        text = QGuiApplication.clipboard().text()[:MAX_CHARACTERS]
        report = self._outcomes.report
        asked = LyricsText(window.theme, window, text, own.recognised, report)
        wanted = await asked.text()
        if wanted is not None:
            self._outcomes.did(await own.keep(track, wanted))
