"""Loudness is written into tags only after it was asked what and to how many files."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.services.loudness_tags import Choice, Outcome
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs import questions
from audio2_desktop.ui.performing import sentences
from audio2_desktop.ui.performing.loudness import LoudnessChanges
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.window import Window


async def again() -> Undoable:
    raise AssertionError


@dataclass
class Files:
    """Stands for the service, what is in albums, and what the user is told."""

    found: Choice
    asked: list[tuple[str, Sequence[int]]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]:
        return [10 * one for one in ids]

    async def choice(self, track_ids: Sequence[int]) -> Choice:
        self.asked.append(("choice", tuple(track_ids)))
        return self.found

    async def write(self, files: Sequence[int]) -> Outcome:
        self.asked.append(("write", tuple(files)))
        done = Undoable("wrote_loudness", again, {"count": len(files) - 1})
        return Outcome(done, 1, "The file is not there any more.")

    async def take_back(self, files: Sequence[int]) -> Outcome:
        self.asked.append(("take back", tuple(files)))
        return Outcome(Undoable("took_loudness_back", again, {"count": len(files)}))

    def did(self, done: Undoable) -> None:
        self.told.append(sentences.done(done))

    def say(self, text: str, _look: str = "done") -> None:
        self.told.append(text)


async def perform(window: Window, files: Files, button: str) -> list[str]:
    """Ask for an album and press a button; the texts of all of them."""
    changes = LoudnessChanges(window, files, files, files)  # type: ignore[arg-type]
    wish = intents.WriteLoudness(Entity.ALBUM, (1, 2))
    asked = asyncio.create_task(changes.perform(wish))
    for _ in range(20):
        await asyncio.sleep(0)
    found = window.findChildren(questions.Choice)
    buttons = {each.text(): each for one in found for each in one.findChildren(PillButton)}
    if button:
        buttons[button].click()
    assert await asked
    return list(buttons)


async def test_it_is_asked_first_and_told_what_was_left(window: Window) -> None:
    files = Files(Choice((1, 2, 3)))
    assert await perform(window, files, "Write") == ["Cancel", "Write"]
    assert files.asked == [("choice", (10, 20)), ("write", (1, 2, 3))]
    assert files.told == [
        "Wrote loudness to 2 files",
        "1 file was left as it is. The file is not there any more.",
    ]


async def test_what_was_written_can_be_taken_back_later(window: Window) -> None:
    files = Files(Choice((), (4, 5)))
    await perform(window, files, "Take it out")
    assert files.asked[1:] == [("take back", (4, 5))]
    assert files.told == ["Took loudness out of 2 files"]


@pytest.mark.parametrize("choice", [Choice((1,), (2,)), Choice()])
async def test_nothing_happens_unasked(window: Window, choice: Choice) -> None:
    files = Files(choice)
    await perform(window, files, "Cancel" if choice.writable else "")
    assert files.asked == [("choice", (10, 20))]
    assert (files.told != []) is (choice == Choice())


@pytest.mark.parametrize("scale", [100, 200])
async def test_the_question_stays_in_a_small_window(window: Window, scale: int) -> None:
    window.theme.set_scale(scale)
    window.resize(900, 600)
    window.show()
    files = Files(Choice(range(1234), range(888)))
    changes = LoudnessChanges(window, files, files, files)  # type: ignore[arg-type]
    asked = asyncio.create_task(changes.perform(intents.WriteLoudness(Entity.TRACK, (1,))))
    for _ in range(20):
        await asyncio.sleep(0)
    (question,) = window.findChildren(questions.Choice)
    card = question.card
    assert question.rect().contains(card.geometry())
    assert all(card.rect().contains(each.geometry()) for each in card.findChildren(PillButton))
    question.finish(None)
    assert await asked
