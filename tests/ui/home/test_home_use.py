"""The home page in use: going on, rows by key and wheel, and what stays where it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import (
    AlbumsChanged,
    FavouritesChanged,
    PlaylistsChanged,
    QueueChanged,
    TracksChanged,
)
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.units import ArtistId
from audio2_desktop.ui.intents import (
    Did,
    OpenMenu,
    PickPlaylist,
    PlayLast,
    PlayNext,
    PlayPause,
    PlayThings,
    PlayTracks,
    Rate,
    SetFavourite,
)
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages import home as home_page
from audio2_desktop.ui.performing import sentences
from audio2_desktop.ui.theme import Theme
from tests.ui import home_fakes
from tests.ui.home_stage import KEY, LEFT, NONE, SHIFT, HomeStage, press
from tests.ui.stage import turn, until

Put = Callable[..., HomeStage]


# ---- going on ------------------------------------------------------------------------------------


async def test_the_disc_goes_on_where_it_was_left(stage: HomeStage) -> None:
    press(stage.page.tiles, stage.page.tiles.play_spot(1).center().toPoint())
    await until(lambda: stage.intents)
    wish = stage.last(PlayTracks)
    assert list(wish.ids) == [100, 101, 102, 103]
    assert (wish.at, wish.context) == (2, Context(ContextKind.PLAYLIST, 7, "Coastline Drive"))


async def test_a_long_track_has_no_list_around_it(stage: HomeStage) -> None:
    stage.page.tiles.played.emit([home_fakes.tiles()[5].id], "play")
    await until(lambda: stage.intents)
    assert str(stage.last(PlayTracks).context.kind) == ""


async def test_what_plays_is_stopped_and_started(stage: HomeStage) -> None:
    stage.home.context = (Entity.ALBUM, 1)
    stage.page.set_playing(3, is_sounding=True)
    tile = home_fakes.tiles()[0]
    assert stage.page.tiles._playing == tile.id
    stage.page.tiles.played.emit([tile.id], "play")
    await until(lambda: stage.intents)
    assert stage.intents == [PlayPause()]
    stage.page.set_playing(3, is_sounding=False)
    assert stage.page.tiles._playing is None
    stage.page.tiles.played.emit([tile.id], "play")
    await until(lambda: len(stage.intents) == 2)
    assert stage.intents[-1] == PlayPause()
    stage.home.context = None
    stage.page.set_playing(60, is_sounding=True)
    assert stage.page.tiles._playing == home_fakes.tiles()[5].id


async def test_a_click_on_a_tile_opens_what_it_is(stage: HomeStage) -> None:
    for at in range(6):
        spot = stage.page.tiles.card_rect(at).topLeft().toPoint() + QPoint(120, 20)
        press(stage.page.tiles, spot)
    assert stage.routes == [
        Route("album", 1), Route("playlist", 7), Route("album", 3), Route("artist", 5),
        Route("playlist", 8), Route("album", 9),
    ]  # fmt: skip


async def test_the_keys_of_tiles(qtbot: QtBot, stage: HomeStage) -> None:
    tiles = stage.page.tiles
    tiles.setFocus()
    tiles.go_to(0)
    for key in (KEY.Key_Q, KEY.Key_L, KEY.Key_P, KEY.Key_4):
        qtbot.keyClick(tiles, key)
    qtbot.keyClick(tiles, KEY.Key_Return, SHIFT)
    assert stage.last(SetFavourite) == SetFavourite(Entity.ALBUM, [1], on=False)
    assert stage.last(PickPlaylist) == PickPlaylist([1], Entity.ALBUM)
    assert stage.last(Rate) == Rate(Entity.ALBUM, [1], 80)
    verbs = [wish.verb for wish in stage.intents if isinstance(wish, PlayThings)]
    assert verbs == ["last", "next"]
    tiles.go_to(5)
    qtbot.keyClick(tiles, KEY.Key_Q)
    qtbot.keyClick(tiles, KEY.Key_Return, SHIFT)
    assert stage.last(PlayLast) == PlayLast([60])
    assert stage.last(PlayNext) == PlayNext([60])
    tiles.go_to(1)
    count = len(stage.intents)
    qtbot.keyClick(tiles, KEY.Key_3)
    assert len(stage.intents) == count, "playlists have no stars"


async def test_the_menu_of_a_tile_is_that_of_its_thing(stage: HomeStage) -> None:
    tiles = stage.page.tiles
    for at, entity, ids in ((0, Entity.ALBUM, [1]), (1, Entity.PLAYLIST, [7]),
                            (3, Entity.ARTIST, [5]), (5, Entity.TRACK, [60])):  # fmt: skip
        tiles.go_to(at)
        tiles.menu.emit(QPoint(5, 6))
        wish = stage.last(OpenMenu)
        assert (wish.entity, list(wish.ids), wish.x, wish.y) == (entity, ids, 5, 6)
    tiles.clearSelection()
    count = len(stage.intents)
    tiles.menu.emit(QPoint(5, 6))
    assert len(stage.intents) == count


async def test_tiles_and_cards_can_be_dragged(stage: HomeStage) -> None:
    mime_of = stage.page.tiles.mime_of
    assert mime_of is not None
    keys = [tile.id for tile in home_fakes.tiles()]
    assert mime_of([keys[1]]).tracks.entity == "playlist"  # type: ignore[attr-defined]
    assert mime_of([keys[1]]).tracks.things == (7,)  # type: ignore[attr-defined]
    assert mime_of([keys[5]]).tracks.ids == (60,)  # type: ignore[attr-defined]
    assert mime_of(keys[:3]).tracks.things == (1, 3), "things of one kind"  # type: ignore[attr-defined]
    assert not mime_of([0]).tracks  # type: ignore[attr-defined]
    cards = stage.sections[0].cards
    assert cards.mime_of is not None
    assert cards.mime_of([4]).tracks.entity == "album"  # type: ignore[attr-defined]
    assert stage.page.tiles.ghost([(1, 1)]).width() > 100


# ---- rows ----------------------------------------------------------------------------------------


async def test_cards_lead_on_as_everywhere(qtbot: QtBot, stage: HomeStage) -> None:
    cards = stage.sections[0].cards
    press(cards, cards.card_rect(2).center().toPoint())
    assert stage.routes == [Route("album", 3)]
    cards.setFocus()
    cards.go_to(1)
    qtbot.keyClick(cards, KEY.Key_Return)
    qtbot.keyClick(cards, KEY.Key_Return, SHIFT)
    qtbot.keyClick(cards, KEY.Key_Q)
    verbs = [(wish.verb, list(wish.ids)) for wish in stage.intents]
    assert verbs == [("play", [2]), ("next", [2]), ("last", [2])]


async def test_only_a_suggestion_can_be_refused(stage: HomeStage) -> None:
    for section in stage.sections:
        section.cards.go_to(0)
        section.cards.menu.emit(QPoint(1, 1))
    extras = [[entry.text for entry in wish.extra] for wish in stage.intents]
    assert extras == [[], ["Not interested"], ["Not interested"], []]
    refused = stage.intents[1]
    gone = refused.ids[0]
    refused.extra[0].run()
    await until(lambda: any(isinstance(each, Did) for each in stage.intents))
    assert stage.home.calls[-1] == ("dismiss", (gone,))
    done = stage.last(Did).done
    assert sentences.done(done) == "1 album is suggested no more"
    stage.tell(AlbumsChanged(frozenset([gone])))
    await stage.shown()
    assert stage.sections[1].cards.rows.at_key(gone) is None


async def test_up_and_down_lead_from_row_to_row(qtbot: QtBot, stage: HomeStage) -> None:
    page = stage.page
    page.focus_first()
    assert page.focusWidget() is page.tiles
    page.tiles.go_to(1)
    qtbot.keyClick(page.tiles, KEY.Key_Down)
    assert page.tiles.currentIndex().row() == 4, "still among the tiles"
    qtbot.keyClick(page.tiles, KEY.Key_Down)
    added, because = stage.sections[:2]
    assert page.focusWidget() is added.cards
    assert added.cards.currentIndex().row() in (2, 3), "a card below"
    assert not page.tiles.ranges()
    qtbot.keyClick(added.cards, KEY.Key_Right)
    at = added.cards.currentIndex().row()
    qtbot.keyClick(added.cards, KEY.Key_Down)
    assert page.focusWidget() is because.cards
    assert because.cards.currentIndex().row() == at, "the card below"
    top = because.mapTo(page, QPoint(0, 0)).y()
    assert top >= 60
    assert top + because.height() <= page.height()
    for section in stage.sections[2:]:
        qtbot.keyClick(page.focusWidget(), KEY.Key_Down)
        assert page.focusWidget() is section.cards
    last = stage.sections[-1].cards
    qtbot.keyClick(last, KEY.Key_Down)
    assert page.focusWidget() is last
    assert stage.scroll.value() == stage.scroll.maximum()
    for _ in range(4):
        qtbot.keyClick(page.focusWidget(), KEY.Key_Up)
    assert page.focusWidget() is page.tiles
    assert page.tiles.currentIndex().row() in (4, 5), "the lower line of tiles"
    assert stage.scroll.value() == 0


async def test_arrows_turn_the_row_and_know_its_ends(qtbot: QtBot, stage: HomeStage) -> None:
    added = stage.sections[0]
    head, cards = added.head, added.cards
    assert not head.back.isEnabled()
    qtbot.mouseClick(head.on, LEFT)
    assert cards.first == 6
    assert head.back.isEnabled()
    assert not head.on.isEnabled()
    qtbot.mouseClick(head.back, LEFT)
    assert cards.first == 0
    assert not stage.sections[3].head.on.isVisible(), "five cards fit"
    assert head.on.accessibleName() == "Recently added: on"


def wheel(cards: Any, x: int, y: int, held: Any) -> bool:
    """Turn the wheel over a row; whether the row used it."""
    spot = QPointF(60, 60)
    where = QPointF(cards.viewport().mapToGlobal(spot.toPoint()))
    event = QWheelEvent(
        spot, where, QPoint(), QPoint(x, y), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.ignore()
    cards.wheelEvent(event)
    return event.isAccepted()


async def test_shift_and_the_wheel_scroll_a_row(stage: HomeStage) -> None:
    cards = stage.sections[0].cards
    assert not wheel(cards, 0, -120, NONE), "the page scrolls"
    assert cards.first == 0
    assert wheel(cards, 0, -240, SHIFT)
    assert cards.first == 2
    for _ in range(3):
        assert wheel(cards, -40, 0, NONE), "a touch pad, sideways"
    assert cards.first == 3
    assert not wheel(cards, -10, -80, NONE), "rather down than sideways"
    assert wheel(cards, 0, 1200, SHIFT)
    assert cards.first == 0


async def test_moving_on_by_key_scrolls_the_row(qtbot: QtBot, stage: HomeStage) -> None:
    cards = stage.sections[0].cards
    cards.setFocus()
    cards.go_to(5)
    qtbot.keyClick(cards, KEY.Key_Right)
    assert cards.first == 1
    qtbot.keyClick(cards, KEY.Key_End)
    assert cards.first == 6
    qtbot.keyClick(cards, KEY.Key_Home)
    assert cards.first == 0


async def test_a_row_slides_unless_motion_is_reduced(qtbot: QtBot, put: Put, dark: Theme) -> None:
    dark.set_reduced_motion(False)
    stage = put()
    await stage.open()
    cards = stage.sections[0].cards
    cards.turn(1)
    assert cards.horizontalScrollBar().value() < 6 * cards.step
    assert cards.first == 6, "it is on its way there"
    await until(lambda: cards.horizontalScrollBar().value() == 6 * cards.step)
    stage.page.resize(1010, 812)
    await turn()
    assert cards.first == 6
    assert cards.fitting == 5


async def test_mirrored_rows_begin_at_the_right(stage: HomeStage) -> None:
    stage.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await turn()
    cards, tiles = stage.sections[0].cards, stage.page.tiles
    assert cards.card_rect(0).left() > cards.card_rect(1).left()
    assert tiles.card_rect(0).left() > tiles.card_rect(1).left()
    assert tiles.play_spot(0).left() < tiles.card_rect(0).center().x()
    assert cards._row_at(cards.card_rect(1).center()) == 1
    assert not stage.page.grab().isNull()


# ---- news ----------------------------------------------------------------------------------------


async def test_a_play_moves_a_tile_and_nothing_jumps(stage: HomeStage) -> None:
    """The row in sight stays where it is when rows above it come and go."""
    stage.scroll.setValue(560)
    await turn()
    watched = stage.sections[2]
    before = watched.mapTo(stage.page, QPoint(0, 0)).y()
    watched.cards.go_to(3)
    watched.cards.slide_to(2)
    first = stage.home.data
    stage.home.data = replace(first, rows=(first.rows[0], *first.rows[2:]), tiles=first.tiles[:3])
    stage.tell(TracksChanged())
    await stage.shown()
    await turn()
    assert watched in stage.sections
    assert watched.mapTo(stage.page, QPoint(0, 0)).y() == before
    stage.scroll.setValue(stage.scroll.maximum())
    await turn()
    before = watched.mapTo(stage.page, QPoint(0, 0)).y()
    assert before < 300, "it is the first in sight"
    stage.home.data = first
    stage.tell(PlaylistsChanged())
    await stage.shown()
    await turn()
    assert watched.mapTo(stage.page, QPoint(0, 0)).y() == before
    assert watched.cards.currentIndex().row() == 3
    assert watched.cards.first == 2
    assert [section.row.kind for section in stage.sections] == [row.kind for row in first.rows]


async def test_a_heart_shows_at_once_and_a_scan_in_steps(stage: HomeStage) -> None:
    asked = stage.home.calls.count(("page",))
    for _ in range(20):
        stage.tell(AlbumsChanged())
    assert stage.page._dirty_timer.interval() == home_page.QUIET_MS
    stage.tell(FavouritesChanged())
    assert stage.page._dirty_timer.interval() < 100
    await stage.shown()
    assert stage.home.calls.count(("page",)) == asked + 1
    stage.tell(QueueChanged())
    assert stage.page._dirty_timer.interval() < 100
    await stage.shown()


async def test_a_row_of_another_artist_takes_the_place(stage: HomeStage) -> None:
    first = stage.home.data
    because = first.rows[1]
    assert because.reason is not None
    other = replace(because, reason=replace(because.reason, artist_id=ArtistId(9), name="Lumen"))
    stage.home.data = replace(first, rows=(first.rows[0], other, *first.rows[2:]))
    stage.tell(TracksChanged())
    await stage.shown()
    assert [section.row.key for section in stage.sections][1] == "because:9"
    assert stage.sections[1].head.title.accessibleName() == "Lumen"


async def test_back_returns_to_row_card_and_place(stage: HomeStage, put: Put) -> None:
    third = stage.sections[2].cards
    third.setFocus()
    third.go_to(4)
    third.slide_to(3)
    stage.scroll.setValue(480)
    kept = stage.page.state()
    other = put()
    other.page.open(None)
    other.page.restore(kept)
    await other.settled()
    await until(lambda: other.scroll.value() == 480)
    back = other.sections[2].cards
    assert back.currentIndex().row() == 4
    assert back.first == 3
    assert other.page.focusWidget() is back
