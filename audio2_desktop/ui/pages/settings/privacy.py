"""Search and privacy: what is remembered, where it lies, and how to forget it."""

import os
from functools import partial

from audio2_desktop.domain.facts import SettingChanged, TracksChanged
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import Did, ShowFolder
from audio2_desktop.ui.pages.settings.asked import Desk, Forgetting, Keeping
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.views.settings.setting_card import SettingCard
from audio2_desktop.ui.widgets.labels import Label


class PrivacySection(Section):
    """Counts are read when it is shown, and when something was played."""

    hears = (TracksChanged, SettingChanged)

    def __init__(self, desk: Desk, privacy: Forgetting, keeping: Keeping) -> None:
        super().__init__(desk, "privacy")
        self._privacy = privacy
        searching = self.card()
        self.toggle(searching, "search.typo_tolerance")
        self.number(searching, "search.recent")
        clear = words.tr("Clear")
        self.searches = Label(self.theme, "", "number", "t2")
        self.clear_searches = self.button(clear, "eraser", self._clear_searches, "privacy.searches")
        self.row(searching, "privacy.searches", self.searches, self.clear_searches)
        heard = self.card()
        self.toggle(heard, "playback.keep_history")
        self.plays = Label(self.theme, "", "number", "t2")
        self.clear_plays = self.button(clear, "eraser", self._clear_plays, "privacy.history")
        self.row(heard, "privacy.history", self.plays, self.clear_plays)
        self.row(self.card(), "privacy.sent")
        self._add_places(self.card(), keeping)
        self.end()

    def _add_places(self, card: SettingCard, keeping: Keeping) -> None:
        self.row(card, "privacy.places")
        names = {
            "settings": words.tr("Settings"),
            "library": words.tr("Library, history, playlists and backups"),
            "covers": words.tr("Scaled covers"),
            "logs": words.tr("Log"),
        }
        for key, path in keeping.places:
            name = names[key]
            show = self.button(
                words.tr("Show"),
                "folder-open",
                partial(self.desk.say, ShowFolder(os.fsencode(path))),
            )
            show.setAccessibleName(words.fill(words.tr("Show the folder: {name}"), {"name": name}))
            shown = os.fsencode(path).decode("utf-8", "replace")
            card.add_row(name, shown, show)

    async def load(self) -> None:
        known = await self._privacy.remembered()
        self.searches.set_text(words.count(known.searches))
        self.searches.setAccessibleName(words.tr("%n searches", "", known.searches))
        self.plays.set_text(words.count(known.plays))
        self.plays.setAccessibleName(words.tr("%n plays", "", known.plays))
        self.clear_searches.setEnabled(known.searches > 0)
        self.clear_plays.setEnabled(known.plays > 0)

    def _clear_searches(self) -> None:
        self.desk.start(self._forget_searches())

    def _clear_plays(self) -> None:
        self.desk.start(self._forget_plays())

    async def _forget_searches(self) -> None:
        await self._did(await self._privacy.clear_searches())

    async def _forget_plays(self) -> None:
        await self._did(await self._privacy.clear_history())

    async def _did(self, done: Undoable) -> None:
        self.desk.say(Did(done))
        await self.load()
