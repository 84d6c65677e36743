"""Lyrics with what belongs to them: where they are from, their timing, or that there are none."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from audio2_desktop.domain.lyrics import OFFSET_STEP_MS, Lyrics, LyricsFrom, sung_until
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.ui import words
from audio2_desktop.ui.access import Role, announce
from audio2_desktop.ui.theme import Theme
from audio2_desktop.ui.theme.theme import LYRICS_STEP_PX, MAX_LYRICS_PX, MIN_LYRICS_PX
from audio2_desktop.ui.views.lyrics.lyric_lines import LyricLines
from audio2_desktop.ui.widgets import mirror
from audio2_desktop.ui.widgets.buttons import IconButton, PillButton
from audio2_desktop.ui.widgets.labels import Label
from audio2_desktop.ui.widgets.menu import Menu, open_menu
from audio2_desktop.ui.widgets.states import EmptyState
from audio2_desktop.ui.widgets.themed import Themed

FOOT = 44
RESUME_MS = 3_000
LOOK_MS, LEAST_MS = 250, 16
"""The place in the track is looked at so often: a seek is seen soon; at a change to the moment."""


class LyricsPane(Themed, QWidget):
    """Dumb but for its clock: asks `position` for the place in the track while it is seen.

    `seek(ms)`, `offset_wanted(ms)`, `look_again`, `shown` (it can be seen from now on);
    `paste_wanted`, `remove_wanted`, `save_wanted` about lyrics of the listener's own.
    """

    access_role = Role.Pane

    seek = Signal(int)
    offset_wanted = Signal(int)
    look_again = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal()
    save_wanted = Signal()
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
        self.says_lines: Callable[[], bool] = bool
        """Whether a screen reader is to say each line that is sung."""
        self.lines = LyricLines(theme, role)
        self.lines.setParent(self)
        self.empty = EmptyState(
            theme,
            "",
            "",
            [("", "arrow-clockwise"), ("", "clipboard-text")],
            self,
            icon="text-align-left",
        )
        self.source = Label(theme, "", "caption", "t2", self)
        self.later = IconButton(theme, "minus", "", self, px=16)
        self.later.setObjectName("lyrics-later")
        self.earlier = IconButton(theme, "plus", "", self, px=16)
        self.earlier.setObjectName("lyrics-earlier")
        self.more = IconButton(theme, "dots-three", "", self)
        self.more.setObjectName("lyrics-more")
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
        self.empty.acted.connect(self._on_empty_acted)
        self.more.clicked.connect(self._open_menu)
        self.later.clicked.connect(lambda: self._shift(-OFFSET_STEP_MS))
        self.earlier.clicked.connect(lambda: self._shift(OFFSET_STEP_MS))

    def say(self) -> None:
        """Put in all fixed texts, in the language of now."""
        tr = words.tr
        self.setAccessibleName(tr("Lyrics"))
        self.lines.say()
        self._say_empty()
        self.empty.buttons[0].set_text(tr("Search again"))
        self.empty.buttons[1].set_text(tr("Paste"))
        self.more.set_name(tr("More about the lyrics"))
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
        self.more.setVisible(lyrics is not None)
        self.empty.setVisible(found is not None and lyrics is None)
        can_shift = lyrics is not None and lyrics.is_synced and self._can_keep
        for part in (self.later, self.earlier, self.offset):
            part.setVisible(can_shift)
        self._say_source()
        self._place()
        self.tick()

    def _say_empty(self) -> None:
        tr = words.tr
        self.empty.buttons[0].setVisible(not self._is_idle)
        self.empty.buttons[1].setVisible(self._can_keep)
        if self._is_idle:
            self.empty.set_words(
                tr("Nothing playing"), tr("Start any track, and its lyrics are shown here.")
            )
        else:
            what_to_do = (
                tr("Paste them, or put a .lrc beside the music.")
                if self._can_keep
                else tr("Put a .lrc of the same name beside the music.")
            )
            self.empty.set_words(tr("No lyrics found"), what_to_do)

    def _say_source(self) -> None:
        lyrics = self.lyrics
        if lyrics is None:
            return
        tr = words.tr
        match lyrics.source:
            case LyricsFrom.USER:
                source = tr("Your own lyrics")
            case LyricsFrom.EMBEDDED:
                source = tr("From the tags of the file")
            case LyricsFrom.SIDECAR:
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
        if row >= 0 and row != self.lines.now and self.says_lines():
            announce(self.lines, lyrics.lines[row].text)
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

    @property
    def _can_keep(self) -> bool:
        return self._found is not None and self._found.can_keep

    # -- hands -------------------------------------------------------------------------------------

    def _on_empty_acted(self, which: int) -> None:
        if which == 0:
            self.look_again.emit()
        else:
            self.paste_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.lyrics is not None:
            open_menu(self.menu(), event.globalPos())

    def _open_menu(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, -self.theme.px(4)))
        open_menu(self.menu(), corner, above=True)

    def menu(self) -> Menu:
        """What can be done with the lyrics that are shown."""
        tr, theme, lyrics = words.tr, self.theme, self.lyrics
        menu = Menu(theme, parent=self)
        menu.setAccessibleName(tr("Lyrics"))
        size = theme.lyrics_px
        larger = partial(theme.set_lyrics_px, size + LYRICS_STEP_PX)
        smaller = partial(theme.set_lyrics_px, size - LYRICS_STEP_PX)
        menu.add(tr("Larger lyrics"), "magnifying-glass-plus", larger).setEnabled(
            size < MAX_LYRICS_PX
        )
        menu.add(tr("Smaller lyrics"), "magnifying-glass-minus", smaller).setEnabled(
            size > MIN_LYRICS_PX
        )
        menu.addSeparator()
        menu.add(tr("Search again"), "arrow-clockwise", self.look_again.emit)
        if lyrics is not None and self._can_keep:
            menu.add(tr("Paste lyrics"), "clipboard-text", self.paste_wanted.emit)
            if lyrics.source is not LyricsFrom.SIDECAR:
                menu.add(tr("Save beside the music"), "floppy-disk", self.save_wanted.emit)
            if lyrics.source is LyricsFrom.USER:
                remove = self.remove_wanted.emit
                menu.add(tr("Remove my lyrics"), "trash", remove, danger=True)
        return menu

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
        x = wide - px(8) - side
        mirror.put(self.more, x, middle - side // 2, side, side)
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
