"""Painters of rows and cards: one layout for painting and hits, plain text, nothing loaded."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from audio2_desktop.domain.music import TrackState
from audio2_desktop.ui.delegates.card import Card, CardPainter
from audio2_desktop.ui.delegates.look import Look
from audio2_desktop.ui.delegates.row_texts import Cell, hit
from audio2_desktop.ui.delegates.track_row import TrackPainter
from audio2_desktop.ui.theme import Theme
from tests.ui import samples

CELLS = (
    Cell("heart", "heart", 0, 40),
    Cell("title", "title_cover", 40, 300),
    Cell("artist", "link", 340, 160),
    Cell("rating", "rating", 500, 92),
    Cell("time", "time", 600, 50),
)


class Asked:
    """Counts what a painter asks of the covers."""

    def __init__(self) -> None:
        self.keys: list[tuple[str, int]] = []

    def __call__(self, key: str, px: int, radius: float) -> QPixmap | None:
        self.keys.append((key, px))
        return None


def painted(
    painter: TrackPainter, look: Look, cells: tuple[Cell, ...] = CELLS, **changes: object
) -> QImage:
    row = replace(samples.track(1), **changes)  # type: ignore[arg-type]
    texts = ["", row.title, row.artist, "", "5:07"]
    parts = painter.prepare(cells, texts, [""] * 5, 36)
    image = QImage(660, 36, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    canvas = QPainter(image)
    painter.paint(canvas, QRectF(0, 0, 660, 36), cells, parts, row, look, 1.0)
    canvas.end()
    return image


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def painter(dark: Theme, asked: Asked) -> TrackPainter:
    return TrackPainter(dark, asked)


def test_a_row_asks_for_its_cover_once_and_at_its_size(painter: TrackPainter, asked: Asked) -> None:
    painted(painter, Look())
    assert asked.keys == [("cover0", 28)]


@pytest.mark.parametrize(
    "look",
    [
        Look(is_selected=True),
        Look(is_hovered=True),
        Look(is_current=True),
        Look(is_playing=True),
        Look(is_source=True),
        Look(is_hovered=True, hover_rating=30),
    ],
)
def test_every_state_looks_different(painter: TrackPainter, look: Look) -> None:
    assert painted(painter, look) != painted(painter, Look())


def test_the_mark_of_the_playing_track_stands_once(painter: TrackPainter) -> None:
    cover = (40, 4, 28, 28)
    numbered = (Cell("place", "index", 0, 40), *CELLS[1:])
    plain = painted(painter, Look(), numbered)
    playing = painted(painter, Look(is_playing=True), numbered)
    assert playing.copy(*cover) == plain.copy(*cover)
    assert playing.copy(0, 0, 40, 36) != plain.copy(0, 0, 40, 36)
    unnumbered = painted(painter, Look(is_playing=True))
    assert unnumbered.copy(*cover) != plain.copy(*cover)


@pytest.mark.parametrize("state", [TrackState.MISSING, TrackState.UNREADABLE])
def test_what_cannot_be_played_is_fainter(painter: TrackPainter, state: TrackState) -> None:
    assert painted(painter, Look(), state=state) != painted(painter, Look())


def test_stars_are_set_in_halves(painter: TrackPainter) -> None:
    cell, step = CELLS[3], painter.strokes.star_step()
    values = [painter.rating_at(cell, cell.x + share * step) for share in (0.2, 0.7, 1.2, 4.9)]
    assert values == [10, 20, 30, 100]
    assert painter.rating_at(cell, cell.x - 20) is None
    assert painter.rating_at(cell, cell.x + 6 * step) is None


def test_a_point_belongs_to_one_cell() -> None:
    assert hit(CELLS, 39.9) == CELLS[0]
    assert hit(CELLS, 40) == CELLS[1]
    assert hit(CELLS, 599) is None
    assert hit(CELLS, 5000) is None


def test_only_words_are_links(painter: TrackPainter) -> None:
    parts = painter.prepare(CELLS, ["", "T", "Halden Coast", "", ""], [""] * 5, 36)
    assert painter.is_on_text(CELLS[2], parts, 345)
    assert not painter.is_on_text(CELLS[2], parts, 490)


def test_markup_in_names_is_shown_as_it_is_written(painter: TrackPainter) -> None:
    for name in ("<b>Bold</b>", "<img src='x'>", "&amp;"):
        parts = painter.prepare(CELLS, ["", name, "", "", ""], [""] * 5, 36)
        title = next(part for part in parts if part.colour == "title")
        assert title.text.textFormat() is Qt.TextFormat.PlainText
        assert title.text.text() == name


def test_long_texts_end_before_the_next_cell(painter: TrackPainter) -> None:
    parts = painter.prepare(CELLS, ["", "x" * 400, "y" * 400, "", ""], [""] * 5, 36)
    title, artist = parts[0], parts[1]
    assert title.text.text().endswith("…")
    assert title.x + title.text.size().width() <= 340
    assert artist.x + artist.text.size().width() <= 500


def test_a_second_line_stands_below_the_first(painter: TrackPainter) -> None:
    painter.cover_px = 38
    parts = painter.prepare(CELLS[1:2], ["Breakwater"], ["Halden Coast"], 47)
    assert [part.colour for part in parts] == ["title", "t2"]
    assert parts[1].y > parts[0].y + 12


def test_letters_of_other_scripts_share_the_base_line(painter: TrackPainter) -> None:
    latin, japanese = (
        painter.prepare(CELLS[2:3], [text], [""], 36)[0] for text in ("Yuki", "夜間飛行")
    )
    taller = japanese.text.size().height() - latin.text.size().height()
    assert latin.y - japanese.y == pytest.approx(max(0.0, taller) * 0.8, abs=0.01)


def test_cards_without_a_picture_show_a_note_or_an_initial(dark: Theme, asked: Asked) -> None:
    painter = CardPainter(dark, asked)
    images = []
    for card in (
        Card("Halden Coast", "9 albums", "", is_round=True),
        Card("Slow Harbour", "2024", ""),
        Card("Slow Harbour", "2024", "", glyph="partial", share=0.5),
        Card("Slow Harbour", "2024", "", glyph="missing", is_favourite=True),
    ):
        image = QImage(180, 240, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        canvas = QPainter(image)
        texts = painter.prepare(card, 172)
        painter.paint(canvas, QRectF(4, 4, 172, 226), card, texts, Look(is_hovered=True), 1.0)
        canvas.end()
        images.append(bytes(image.constBits()))
    assert len(set(images)) == 4
    assert asked.keys == []
