"""What was measured of loudness, written into tags by the user's choice, and taken back."""

from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.services import loudness_tags
from audio2_desktop.services.loudness_tags import Outcome
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.questions import Choice
from audio2_desktop.ui.intents import Intent
from audio2_desktop.ui.performing import tracks
from audio2_desktop.ui.performing.outcomes import Outcomes
from audio2_desktop.ui.performing.tracks import Contents
from audio2_desktop.ui.window import Window


class LoudnessTags(Protocol):
    """What is asked of services.loudness_tags."""

    async def choice(self, track_ids: Sequence[int]) -> loudness_tags.Choice: ...
    async def write(self, files: Sequence[int]) -> Outcome: ...
    async def take_back(self, files: Sequence[int]) -> Outcome: ...


class LoudnessChanges:
    """The intent about loudness in tags."""

    def __init__(
        self, window: Window, loudness: LoudnessTags, contents: Contents, outcomes: Outcomes
    ) -> None:
        self._window, self._loudness = window, loudness
        self._contents, self._outcomes = contents, outcomes

    async def perform(self, intent: Intent) -> bool:
        """Whether it was the one of this family; it is done then."""
        match intent:
            case intents.WriteLoudness(entity, ids):
                behind = await tracks.behind(self._contents, entity, ids)
                await self._write(await self._loudness.choice(behind))
            case _:
                return False
        return True

    async def _write(self, choice: loudness_tags.Choice) -> None:
        if not choice.writable and not choice.written:
            self._outcomes.say(
                words.tr(
                    "Nothing to write: the files tell their loudness, are not measured yet, or"
                    " have no place for it."
                ),
                "info",
            )
            return
        match await self._ask(choice):
            case "write":
                self._tell(await self._loudness.write(choice.writable))
            case "back":
                self._tell(await self._loudness.take_back(choice.written))

    async def _ask(self, choice: loudness_tags.Choice) -> str | None:
        tr, count, written = words.tr, len(choice.writable), len(choice.written)
        options = [("", tr("Cancel"))]
        title = tr("Loudness was written to %n files", "", written)
        text = tr("It can be taken out again: their tags are then as they were before.")
        if written:
            options.append(("back", tr("Take it out")))
        if count:
            options.append(("write", tr("Write")))
            again = f"{title}. {text}" if written else ""
            title = tr("Write loudness to %n files?", "", count)
            text = tr(
                "What was measured goes into their tags as ReplayGain, in Opus files as R128, for"
                " other players. The sound and all other tags stay as they are. Files whose tags"
                " tell it are left alone."
            )
            text = f"{text} {again}".rstrip()
        return await Choice(self._window.theme, self._window, title, text, options).chosen()

    def _tell(self, outcome: Outcome) -> None:
        if outcome.done is not None:
            self._outcomes.did(outcome.done)
        if outcome.left:
            text = words.tr("%n files were left as they are. {why}", "", outcome.left)
            why = words.tr(outcome.why)
            self._outcomes.say(words.fill(text, {"why": why}), "warning")
