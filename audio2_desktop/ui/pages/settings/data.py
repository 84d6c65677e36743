"""Data and backup: copies, checks, exports, and what takes room on the disk."""

import asyncio
import logging
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from audio2_desktop.domain.facts import Fact
from audio2_desktop.ui import words
from audio2_desktop.ui.dialogs import files
from audio2_desktop.ui.dialogs.questions import Confirmation
from audio2_desktop.ui.intents import ShowFolder
from audio2_desktop.ui.pages.settings.asked import Desk, Keeping
from audio2_desktop.ui.pages.settings.section import Section
from audio2_desktop.ui.views.settings.setting_card import SettingCard
from audio2_desktop.ui.widgets.buttons import PillButton
from audio2_desktop.ui.widgets.labels import Label

LIMIT = "data.covers_limit"
_log = logging.getLogger("audio2.db")


class DataSection(Section):
    """What each button did is said beside it."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        super().__init__(desk, "data")
        self._keeping = keeping
        self._checking: asyncio.Task[None] | None = None
        self.said: dict[str, Label] = {}
        tr = words.tr
        copies = self.card()
        self._act(copies, "data.backup", tr("Back up now…"), "floppy-disk", self._back_up)
        self._act(copies, "data.restore", tr("Restore…"), "clock-counter-clockwise", self._restore)
        self.check = self._act(copies, "data.check", tr("Check"), "check-circle", self._check)
        out = self.card()
        tracks, lists = "data.export_tracks", "data.export_playlists"
        self._act(out, tracks, tr("Export…"), "export", self._export_tracks)
        self._act(out, lists, tr("Export…"), "export", self._export_playlists)
        room = self.card()
        folder = self.button(tr("Open the data folder"), "folder-open", self._open_folder)
        self.row(room, "data.sizes", folder)
        self.sizes: dict[str, Label] = {}
        for key, title in (
            ("library", tr("Library")),
            ("backups", tr("Backups")),
            ("covers", tr("Scaled covers")),
            ("logs", tr("Log")),
        ):
            self.sizes[key] = Label(self.theme, "", "number", "t2")
            controls = [self.sizes[key]]
            if key == "covers":
                self.clear = self.button(tr("Clear"), "eraser", self._clear_covers)
                self.clear.setAccessibleName(tr("Clear the scaled covers"))
                room.add_row(title, "", *controls, self.clear)
            else:
                room.add_row(title, "", *controls)
        self.number(room, LIMIT)
        self.end()

    def _act(
        self,
        card: SettingCard,
        key: str,
        text: str,
        icon: str,
        work: Callable[[], Coroutine[Any, Any, None]],
    ) -> PillButton:
        """A row with a button, and room for what came of it."""
        said = self.said[key] = Label(self.theme, "", "table", "ok")
        said.hide()
        button = self.button(text, icon, lambda: self.desk.start(work()), key)
        self.row(card, key, said, button)
        return button

    # -- showing -----------------------------------------------------------------------------------

    async def load(self) -> None:
        found = await self._keeping.sizes()
        for key, size in (
            ("library", found.library),
            ("backups", found.backups),
            ("covers", found.covers),
            ("logs", found.logs),
        ):
            self.sizes[key].set_text(words.size(size))
        self.clear.setEnabled(found.covers > 0)

    def hear(self, fact: Fact) -> bool:
        if getattr(fact, "name", "") == LIMIT:
            self.desk.start(self._trim())
        return False

    def leave(self) -> None:
        if self._checking is not None:
            self._checking.cancel()

    def _say(self, key: str, text: str, colour: str = "ok") -> None:
        self.said[key].setVisible(bool(text))
        self.said[key].set_colour(colour)
        self.said[key].set_text(text)

    # -- actions -----------------------------------------------------------------------------------

    async def _back_up(self) -> None:
        title = words.tr("Back up the library")
        path = await files.new_file(self.desk.window(), title, "audio2-backup.db")
        if path is not None:
            self._say("data.backup", words.tr("Saving…"), "t2")
            try:
                await self._keeping.back_up(Path(path))
            except BaseException:
                self._say("data.backup", "")
                raise
            self._say("data.backup", words.tr("Saved and checked"))
            await self.load()

    async def _restore(self) -> None:
        title = words.tr("Which backup?")
        kinds = [words.tr("Backups of Audio2 (*.db)")]
        path = await files.file(self.desk.window(), title, kinds)
        if path is None:
            return
        source = Path(path)
        await self._keeping.examine(source)
        text = words.tr(
            "Audio2 closes, puts {name} in the place of the present library and starts again. The"
            " present library is kept beside it. Music files are not touched."
        )
        question = Confirmation(
            self.theme,
            self.desk.window(),
            words.tr("Restore this backup?"),
            words.fill(text, {"name": source.name.encode("utf-8", "replace").decode()}),
            words.tr("Restore and start again"),
        )
        if await question.is_confirmed():
            await self._keeping.put_in_place(source)

    async def _check(self) -> None:
        if self._checking is not None:
            self._checking.cancel()
            return
        self._checking = asyncio.current_task()
        self.check.set_text(words.tr("Stop"))
        text = words.tr("Checked {done} of {total} tables")

        def tell(done: int, total: int) -> None:
            values = {"done": words.count(done), "total": words.count(total)}
            self._say("data.check", words.fill(text, values), "t2")

        try:
            found = await self._keeping.check(tell)
        except asyncio.CancelledError:
            self._say("data.check", words.tr("Stopped"), "t2")
            raise
        finally:
            self._checking = None
            self.check.set_text(words.tr("Check"))
        if found:
            self._say("data.check", words.tr("%n faults: restore a backup", "", len(found)), "err")
            _log.info("the library has faults: %s", "; ".join(found))
        else:
            self._say("data.check", words.tr("All is well"))

    async def _export_tracks(self) -> None:
        title = words.tr("Export the tracks")
        kinds = ["CSV (*.csv)", "JSON (*.jsonl)"]
        path = await files.new_file(self.desk.window(), title, "audio2-tracks.csv", kinds)
        if path is not None:
            count = await self._keeping.export_tracks(Path(path))
            self._say("data.export_tracks", words.tr("Wrote %n rows", "", count))

    async def _export_playlists(self) -> None:
        path = await files.folder(self.desk.window(), words.tr("Where to?"))
        if path is not None:
            count = await self._keeping.export_playlists(Path(path))
            self._say("data.export_playlists", words.tr("Wrote %n playlists", "", count))

    def _open_folder(self) -> None:
        self.desk.say(ShowFolder(os.fsencode(self._keeping.folder)))

    def _clear_covers(self) -> None:
        self.desk.start(self._cleared())

    async def _cleared(self) -> None:
        await self._keeping.clear_covers()
        await self.load()

    async def _trim(self) -> None:
        await self._keeping.trim_covers()
        await self.load()
