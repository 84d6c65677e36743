"""Renders the frame with invented data to pictures, to be laid beside the design.

python tests/ui/frame_preview.py FOLDER
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from audio2_desktop.domain.found import FoundKind, FoundRow, Match, SearchResults, Section
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import TrackRow
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.units import AlbumId, ArtistId, Ms, TrackId
from audio2_desktop.ui import language
from audio2_desktop.ui.frame.nav_button import NavItem
from audio2_desktop.ui.frame.playlist_rows import SideRow
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.theme import Mode, Theme, covers
from audio2_desktop.ui.window import Window

SEED = 0x2A7080
NAMES = ("Coastline Drive", "Late Night Tape", "Sunday, Slowly", "Top rated 2026")
QUEUE = (
    ("Breakwater", "Halden Coast", 307),
    ("Rosewater", "Ada Verne", 267),
    ("Ámbar y sal", "Golden Hour Club", 213),
    ("夜間飛行", "Yuki Tanabe", 464),
    ("Customs House", "Halden Coast", 372),
    ("Undertow Hymn", "Halden Coast", 440),
    ("Skagerrak", "Halden Coast", 482),
)


class InventedCovers:
    """Two-coloured squares, the same for the same key."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, ...], QPixmap] = {}

    def image(self, key: str) -> QImage:
        image = QImage(128, 128, QImage.Format.Format_RGB32)
        hue = sum(map(ord, key)) * 47 % 360
        ramp = QLinearGradient(0, 0, 0, 128)
        ramp.setColorAt(0, QColor.fromHsv(hue, 150, 200))
        ramp.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 200, 60))
        painter = QPainter(image)
        painter.fillRect(image.rect(), ramp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 245, 220))
        painter.drawEllipse(QPoint(64, 56), 26, 26)
        painter.end()
        return image

    def pixmap(self, key: str, px: int, radius: float = 8) -> QPixmap | None:
        if not key:
            return None
        known = (key, str(px))
        if known not in self._made:
            self._made[known] = self._theme.cover(self.image(key), px, radius)
        return self._made[known]

    def mosaic(self, keys: tuple[str, ...], px: int, radius: float = 8) -> QPixmap | None:
        line = self._theme.color("coverline")
        known = (*keys, str(px))
        if known not in self._made:
            images = [self.image(key) for key in keys]
            made = covers.mosaic(images, px, 1.0, radius, line)
            self._made[known] = QPixmap.fromImage(made)
        return self._made[known]


def track(number: int, title: str, artist: str, seconds: int) -> TrackRow:
    return TrackRow(
        id=TrackId(number),
        title=title,
        artist=artist,
        artist_id=ArtistId(1),
        album="Slow Harbour",
        album_id=AlbumId(1),
        album_artist=artist,
        disc=1,
        number=number,
        length_ms=Ms(seconds * 1000),
        year=2024,
        rating=80,
        is_favourite=True,
        codec="FLAC",
        sample_rate=96000,
        bits=24,
        image=f"cover{number}",
    )


def results() -> SearchResults:
    top = FoundRow(
        FoundKind.ARTIST, 1, "Halden Coast", Match.PREFIX, ((0, 4),), albums=9, tracks=96, image="a"
    )
    album = FoundRow(
        FoundKind.ALBUM,
        2,
        "Halden Sessions",
        Match.PREFIX,
        ((0, 4),),
        artist="Halden Coast",
        year=2021,
        image="b",
    )
    song = FoundRow(
        FoundKind.TRACK,
        3,
        "Halden’s Lament",
        Match.PREFIX,
        ((0, 4),),
        artist="The Low Tide",
        album="Low Light",
        image="c",
    )
    playlist = FoundRow(FoundKind.PLAYLIST, 4, "Halden nights", Match.PREFIX, ((0, 4),), tracks=24)
    sections = tuple(Section(row.kind, (row,), 1) for row in (top, album, song, playlist))
    return SearchResults("hald", top, sections, elapsed_ms=4.0)


def filled_window(theme: Theme) -> Window:
    """The frame as in the pictures of the design, less what does not exist yet."""
    tr = (
        ("artists", "Artists", "users-three", 9318),
        ("albums", "Albums", "disc", 71204),
        ("tracks", "Tracks", "music-notes", 1048576),
    )
    items = [NavItem(Route(name), text, icon) for name, text, icon, _ in tr]
    invented = InventedCovers(theme)
    window = Window(theme, items, {}, invented)
    window.sidebar.places.set_counts({name: count for name, _, _, count in tr})
    window.sidebar.set_playlists(
        [SideRow(9, "Road trips", is_folder=True)]
        + [
            SideRow(
                at,
                name,
                images=tuple(f"{name}{i}" for i in range(4)),
                tracks=12,
                folder=9 if at == 1 else None,
            )
            for at, name in enumerate(NAMES)
        ]
    )
    window.sidebar.set_profile("Santi")
    window.sidebar.set_state("Library up to date")
    window.sidebar.set_current(Route("tracks"))
    window.topbar.job.show_work("Scanning 4,112", 0.4)
    window.topbar.set_ways(back=True, forward=False)
    tracks = [track(at + 1, *row) for at, row in enumerate(QUEUE)]
    entries = [Entry(at, row.id) for at, row in enumerate(tracks)]
    window.panel.rows.show_queue(entries[0], entries[1:4], entries[4:], "Slow Harbour")
    window.panel.rows.put_rows(tracks)
    window.panel.set_sum("16 tracks · 1 h 31 min", "9 tracks · 48 min")
    bar = window.player_bar
    bar.show_track(tracks[0])
    bar.set_seed(SEED)
    bar.set_state(playing=True, shuffle=True, repeat=Repeat.OFF, volume=70)
    bar.set_position(134_000)
    window.panel.set_seed(SEED)
    return window


def shoot(window: QWidget, file: Path) -> None:
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(image, QPoint(), QRect(QPoint(), window.size()))
    image.save(str(file))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    language.install("en")
    for mode in (Mode.DARK, Mode.LIGHT):
        theme = Theme(mode=mode, reduced_motion=True)
        theme.apply()
        for width, height in ((1440, 900), (900, 600)):
            window = filled_window(theme)
            window.resize(width, height)
            window.show()
            name = f"{mode}-{width}"
            shoot(window, folder / f"{name}-plain.png")
            window.set_panel_open(True)
            shoot(window, folder / f"{name}-panel.png")
            window.topbar.search.set_text("hald")
            window.topbar.search.line.setFocus()
            window.search.show_results(results())
            window.show_search_popup()
            window.toasts.offer_undo("Added 3 tracks to Coastline Drive", lambda: None)
            shoot(window, folder / f"{name}-search.png")
            window.search.hide()
            window.player_bar.show_track(None)
            window.player_bar.set_seed(None)
            window.panel.rows.show_queue(None, (), ())
            shoot(window, folder / f"{name}-empty.png")
            window.allow_close()
    sys.stdout.write(f"pictures in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
