"""What the cards of genres, composers, years and tags say, and their mosaics.

A card has one picture key: here it holds the name, the colour of a tag and up to four covers, and
`ShelfArt` makes of it the mosaic, or, where no cover is, a tile with the name.
"""

from collections import OrderedDict
from typing import TypeVar
from zlib import crc32

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QLinearGradient, QPainter, QPixmap, QTextOption

from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.shelves import ShelfRow
from audio2_desktop.ui import words
from audio2_desktop.ui.delegates.card import Card
from audio2_desktop.ui.delegates.strokes import blank
from audio2_desktop.ui.page import PageCovers
from audio2_desktop.ui.theme import Theme

KEPT = 96
"""Pictures held for the frames in which those of another size are on their way."""
_APART = "\x1f"
Key = TypeVar("Key")
SMALL = 64
"""Tiles below so many pixels show a letter instead of the name."""


def name_of(kind: Entity, ref: int, name: str = "") -> str:
    """A shelf in the user's language: "Dub", "1994", "1990s", "No year"."""
    match kind:
        case Entity.YEAR | Entity.DECADE if ref < 10:
            return words.tr("No year")
        case Entity.YEAR:
            return str(ref)
        case Entity.DECADE:
            return words.fill(words.tr("{year}s"), {"year": ref})
    return name


def of_shelf(row: ShelfRow) -> Card:
    """A square card: the name, then albums and tracks."""
    name = name_of(row.kind, row.id, row.name)
    albums, tracks, _ = counts(row)
    number = words.joined(albums, tracks)
    if row.kind is Entity.TAG:
        artists = words.artists(row.artists) if row.artists else ""
        number = words.joined(tracks, albums, artists) or words.tr("On nothing yet")
    return Card(name, number, picture_key(name, row.images, row.colour), tint=row.id)


def of_line(row: ShelfRow) -> Card:
    """The same as a line of a list without captions."""
    return _line(row, counts(row))


def in_columns(row: ShelfRow) -> Card:
    """The same as a line below the captions of its columns: numbers alone."""
    numbers = (row.albums, row.tracks, row.plays)
    return _line(row, tuple(words.count(number) if number else "" for number in numbers))


def _line(row: ShelfRow, cells: tuple[str, ...]) -> Card:
    name = name_of(row.kind, row.id, row.name)
    key = picture_key(name, row.images, row.colour)
    return Card(name, "", key, tint=row.id, cells=cells)


def counts(row: ShelfRow) -> tuple[str, str, str]:
    """ "34 albums", "412 tracks", "96 plays"; "" where there are none."""
    plays = words.fill(words.tr("{count} plays"), {"count": words.count(row.plays)})
    return (
        words.albums(row.albums) if row.albums else "",
        words.tracks(row.tracks) if row.tracks else "",
        plays if row.plays else "",
    )


def spoken(row: ShelfRow) -> str:
    """For screen readers: "Dub, 34 albums, 412 tracks, 96 plays"."""
    artists = words.artists(row.artists) if row.artists else ""
    parts = (name_of(row.kind, row.id, row.name), artists, *counts(row))
    return ", ".join(part for part in parts if part)


def picture_key(name: str, images: tuple[str, ...], colour: str = "") -> str:
    """Key of the picture of a shelf, for ShelfArt. colour: of a tag."""
    return _APART.join((name, colour, *images))


class ShelfArt(QObject):
    """Answers as covers do, for keys of `picture_key`; never without a picture."""

    def __init__(self, theme: Theme, covers: PageCovers) -> None:
        super().__init__()
        self._theme, self._covers = theme, covers
        self._tiles: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._former: OrderedDict[str, QPixmap] = OrderedDict()
        theme.follow(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._tiles.clear()
        self._former.clear()

    def __call__(self, key: str, px: int, radius: float) -> QPixmap | None:
        name, colour, *images = key.split(_APART)
        found = self._covers.mosaic(images, px, radius) if images else None
        if found is not None:
            _keep(self._former, key, found)
            return found
        former = self._former.get(key) if px >= SMALL else None
        if former is not None:
            return former
        made = (name, colour, px, radius, self._dpr())
        tile = self._tiles.get(made)
        if tile is None:
            tile = self._paint(name, colour, px, radius)
            _keep(self._tiles, made, tile)
        return tile

    @staticmethod
    def _dpr() -> float:
        app = QGuiApplication.instance()
        return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0

    def _paint(self, name: str, colour: str, px: int, radius: float) -> QPixmap:
        theme = self._theme
        pixmap = blank(px, px, self._dpr())
        hue = crc32(name.encode("utf-8", "replace")) % 360
        own = QColor.fromHsv(hue, 150, 190 if theme.is_dark else 170)
        strong = theme.mixed(theme.preset(colour) if colour else own, "s2", 0.42)
        ramp = QLinearGradient(0, 0, px, px)
        ramp.setColorAt(0, strong)
        ramp.setColorAt(1, theme.mixed(strong, "s1", 0.45))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ramp)
        painter.drawRoundedRect(QRectF(0, 0, px, px), min(radius, px / 2), min(radius, px / 2))
        painter.setPen(theme.color("t1"))
        if px < SMALL:
            self._letter(painter, name, px)
        else:
            self._name(painter, name, px)
        painter.end()
        return pixmap

    def _letter(self, painter: QPainter, name: str, px: int) -> None:
        letter = next((sign for sign in name if sign.isalnum()), name[:1]).upper()
        painter.setFont(self._theme.font("body_strong"))
        painter.drawText(QRectF(0, 0, px, px), int(Qt.AlignmentFlag.AlignCenter), letter)

    def _name(self, painter: QPainter, name: str, px: int) -> None:
        """Plain text by QPainter: never markup, whatever the tag says."""
        role = "section" if len(name) > 6 else "page_title"
        painter.setFont(self._theme.font(role))
        edge = self._theme.px(14)
        area = QRectF(QPointF(edge, edge), QPointF(px - edge, px - edge))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines = max(1, int(area.height() // self._theme.metrics(role).height()))
        room = area.width() * min(3, lines) * 0.8
        metrics = self._theme.metrics(role)
        painter.drawText(area, words.elided(metrics, name, room), option)


def _keep(held: OrderedDict[Key, QPixmap], key: Key, pixmap: QPixmap) -> None:
    held[key] = pixmap
    held.move_to_end(key)
    while len(held) > KEPT:
        held.popitem(last=False)
