"""Lyrics with what belongs to them: where they are from, their timing, or that there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.lyrics import OFFSET_STEP_MS, Lyrics, LyricsFrom, sung_until
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.views.lyrics.lyric_lines import LyricLines
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.themed import Themed

FOOT = 44
RESUME_MS = 3_000
LOOK_MS, LEAST_MS = 250, 16
"""The place in the track is looked at so often: a seek is seen soon; at a change to the moment."""


class LyricsPane(Themed, QWidget):
    """Dumb but for its clock: asks `position` for the place in the track while it is seen.

    `seek(ms)`, `offset_wanted(ms)`, `look_again`, `shown` (it can be seen from now on).
    """

    access_role = Role.Pane

    seek = Signal(int)
    offset_wanted = Signal(int)
    look_again = Signal()
    shown = Signal()

    def __init__(
        self, theme: Theme, position: Callable[[], int], role: str, parent: QWidget | None = None
    ) -> None:
        """position: milliseconds; role: of the type."""
        super().__init__(parent)
        self.wear(theme)
        self._position = position
        self._found: TrackLyrics | None = None
        self._is_idle = False
        self.lines = LyricLines(theme, role)
        self.lines.setParent(self)
        self.empty = EmptyState(
            theme, "", "", [("", "arrow-clockwise")], self, icon="text-align-left"
        )
        self.source = Label(theme, "", "caption", "t2", self)
        self.later = IconButton(theme, "minus", "", self, px=16)
        self.later.setObjectName("lyrics-later")
        self.earlier = IconButton(theme, "plus", "", self, px=16)
        self.earlier.setObjectName("lyrics-earlier")
        self.offset = Label(theme, "", "time", "t2", self)
        self.resume = PillButton(theme, "", self, icon="arrow-line-down", primary=True, height=34)
        self.resume.setObjectName("lyrics-resume")
        self.resume.hide()
        self._clock = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self.tick)
        self._patience = QTimer(self, interval=RESUME_MS, singleShot=True)
        self._patience.timeout.connect(self._offer_resume)
        self._connect()
        self.say()
        self.show_lyrics(None)

    def _connect(self) -> None:
        self.lines.chosen.connect(self._on_chosen)
        self.lines.touched.connect(self._on_touched)
        self.resume.clicked.connect(self._resume)
        self.empty.acted.connect(lambda _which: self.look_again.emit())
        self.later.clicked.connect(lambda: self._shift(-OFFSET_STEP_MS))
        self.earlier.clicked.connect(lambda: self._shift(OFFSET_STEP_MS))

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Lyrics"))
        self.lines.say()
        self._say_empty()
        self.empty.buttons[0].set_text(tr("Look again"))
        self.later.set_name(tr("Lyrics 0.1 seconds later"))
        self.earlier.set_name(tr("Lyrics 0.1 seconds earlier"))
        self.resume.set_text(tr("Resume"))
        self._say_source()

    # -- what is shown -----------------------------------------------------------------------------

    @property
    def lyrics(self) -> Lyrics | None:
        """What is shown now."""
        return self._found.lyrics if self._found is not None else None

    @property
    def is_without(self) -> bool:
        """It is known that there are no lyrics."""
        return self._found is not None and self._found.lyrics is None

    @property
    def offset_ms(self) -> int:
        return self._found.offset_ms if self._found is not None else 0

    def show_idle(self) -> None:
        """Nothing plays."""
        self.show_lyrics(TrackLyrics(None))
        self._is_idle = True
        self._say_empty()

    def show_lyrics(self, found: TrackLyrics | None) -> None:
        """The lyrics of what plays; None while nobody knows them yet."""
        is_same = found is not None and found.lyrics is not None and found.lyrics == self.lyrics
        self._found, self._is_idle = found, False
        self._say_empty()
        lyrics = self.lyrics
        if not is_same:
            self._forget_resume()
            self.lines.show_lines(
                lyrics.lines if lyrics is not None else (),
                is_synced=lyrics is not None and lyrics.is_synced,
            )
        self.lines.setVisible(lyrics is not None)
        self.source.setVisible(lyrics is not None)
        self.empty.setVisible(found is not None and lyrics is None)
        can_shift = (
            lyrics is not None and lyrics.is_synced and found is not None and found.can_shift
        )
        for part in (self.later, self.earlier, self.offset):
            part.setVisible(can_shift)
        self._say_source()
        self._place()
        self.tick()

    def _say_empty(self) -> None:
        tr = words.tr
        self.empty.buttons[0].setVisible(not self._is_idle)
        if self._is_idle:
            self.empty.set_words(
                tr("Nothing playing"), tr("Start any track, and its lyrics are shown here.")
            )
        else:
            self.empty.set_words(
                tr("No lyrics found"),
                tr("Put a text file with the same name beside the music: .lrc or .txt."),
            )

    def _say_source(self) -> None:
        lyrics = self.lyrics
        if lyrics is None:
            return
        tr = words.tr
        if lyrics.source is LyricsFrom.EMBEDDED:
            source = tr("From the tags of the file")
        else:
            source = words.fill(tr("From {file}"), {"file": lyrics.name})
        self.source.set_text(source)
        self.offset.set_text(words.shift(self.offset_ms))

    def tick(self) -> None:
        """Show what is sung at this moment, and wait for the next change."""
        self._clock.stop()
        lyrics = self.lyrics
        if lyrics is None or not lyrics.is_synced or not self.isVisible():
            return
        ms = self._position() + self.offset_ms
        row = lyrics.line_at(ms)
        self.lines.set_now(row, sung_until(lyrics.lines[row], ms) if row >= 0 else 0)
        change = lyrics.next_change(ms)
        wait = LOOK_MS if change is None else min(LOOK_MS, change - ms)
        self._clock.start(max(LEAST_MS, wait))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()
        self.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    # -- hands -------------------------------------------------------------------------------------

    def _on_chosen(self, row: int) -> None:
        lyrics = self.lyrics
        if lyrics is not None:
            self._resume()
            self.seek.emit(max(0, lyrics.lines[row].start_ms - self.offset_ms))

    def _shift(self, ms: int) -> None:
        self.offset_wanted.emit(self.offset_ms + ms)

    def _on_touched(self) -> None:
        if self.resume.isHidden():
            self._patience.start()

    def _offer_resume(self) -> None:
        self.resume.setVisible(not self.lines.is_following)
        self.resume.raise_()

    def _resume(self) -> None:
        self._forget_resume()
        self.lines.follow()

    def _forget_resume(self) -> None:
        self._patience.stop()
        if self.resume.hasFocus():
            self.lines.setFocus()
        self.resume.hide()

    # -- geometry ----------------------------------------------------------------------------------

    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px, wide, tall = self.theme.px, self.width(), self.height()
        foot = self.theme.target(FOOT)
        mirror.put(self.lines, 0, 0, wide, max(0, tall - foot))
        mirror.put(self.empty, 0, 0, wide, tall)
        middle, side = tall - foot // 2, self.theme.target()
        x = wide - px(12)
        if not self.later.isHidden():
            for part, room in ((self.earlier, side), (self.offset, px(48)), (self.later, side)):
                x -= room
                high = part.sizeHint().height() if part is self.offset else side
                mirror.put(part, x, middle - high // 2, room, high)
            x -= px(8)
        high = self.source.sizeHint().height()
        mirror.put(self.source, px(4), middle - high // 2, x - px(4), high)
        hint = self.resume.sizeHint()
        left = (wide - hint.width()) // 2
        mirror.put(
            self.resume, left, tall - foot - hint.height() - px(16), hint.width(), hint.height()
        )
