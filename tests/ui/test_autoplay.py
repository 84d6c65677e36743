"""What goes on behind the queue: its lines in the panel, its switch, and what can be done to it."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from audio2_desktop.domain.endless import Reason, Suggestion, Why
from audio2_desktop.domain.lines import Entry
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Band, Context, ContextKind
from audio2_desktop.domain.units import ArtistId, TrackId
from audio2_desktop.ui import drag, intents, language
from audio2_desktop.ui.feeds.frame_feed import context_title
from audio2_desktop.ui.frame.queue_rows import SIMILAR, QueueRows, suggested_because
from audio2_desktop.ui.frame_drops import over_queue
from audio2_desktop.ui.menus import MenuMaker
from audio2_desktop.ui.window import Window
from tests.ui.frame import drop
from tests.ui.frame_preview import track
from tests.ui.whole_window import Stage

JAZZ, SAME = Reason(Why.GENRE, "Jazz"), Reason(Why.ARTIST, "Ada Verne")


def suggestion(number: int, reason: Reason = JAZZ) -> Suggestion:
    return Suggestion(TrackId(number), ArtistId(1), reason)


def entries(*uids: int) -> Sequence[Entry]:
    return [Entry(uid, TrackId(uid)) for uid in uids]


def ending(window: Window) -> QueueRows:
    """head, 1, head, 2, head, 31, 32."""
    window.set_panel_open(True)
    rows = window.panel.rows
    coming = (suggestion(31), suggestion(32, SAME))
    rows.show_queue(entries(1)[0], (), entries(2), "Salt", coming)
    rows.put_rows([track(31, "Undertow", "Bo Salt", 200), track(32, "Slipway", "Ada Verne", 61)])
    return rows


@pytest.mark.parametrize(
    ("reason", "english", "spanish"),
    [
        (SAME, "Also by Ada Verne", "También de Ada Verne"),
        (JAZZ, "Also Jazz", "También Jazz"),
        (Reason(Why.TAG, "Sunday"), "Also tagged Sunday", "También con la etiqueta Sunday"),
        (Reason(Why.DECADE, number=1970), "From the 1970s", "De los años 1970"),
        (Reason(Why.UNHEARD), "Never heard", "Nunca escuchada"),
        (Reason(Why.UNHEARD, number=7), "Not heard for 7 months",
         "Sin escuchar desde hace 7 meses"),
        (Reason(Why.UNHEARD, number=12), "Not heard for 1 year", "Sin escuchar desde hace 1 año"),
        (Reason(Why.UNHEARD, number=29), "Not heard for 2 years",
         "Sin escuchar desde hace 2 años"),
    ],
)  # fmt: skip
def test_reasons_in_words(reason: Reason, english: str, spanish: str) -> None:
    assert suggested_because(reason) == english
    language.install("es")
    assert suggested_because(reason) == spanish


def test_suggestions_are_lines_of_their_own_band_with_their_reason(window: Window) -> None:
    rows = ending(window)
    line = rows.line(5)
    assert line is not None
    assert (line.band, line.reason, rows.is_suggested(5), rows.is_suggested(3)) == (
        SIMILAR, JAZZ, True, False,
    )  # fmt: skip
    assert rows.data(rows.index(4)) == "Similar music · When the queue ends"
    assert rows.data(rows.index(5)) == "Undertow, Bo Salt, Also Jazz, 3:20"
    why = Qt.ItemDataRole.ToolTipRole
    assert rows.data(rows.index(5), why) == "Undertow, Bo Salt, Also Jazz, 3:20"
    assert rows.data(rows.index(3), why) is None
    assert rows.total == 2, "they are in no queue yet"
    assert context_title(Context(ContextKind.SIMILAR)) == "Similar music"


def test_enter_and_double_click_play_one_and_del_declines_it(window: Window) -> None:
    ending(window)
    view = window.panel.list
    played, declined, queued = list[int](), list[list[int]](), list[object]()
    view.led_on.connect(played.append)
    view.declined.connect(declined.append)
    for signal in (view.jumped, view.removed, view.moved):
        signal.connect(lambda *what: queued.append(what))
    view.setCurrentIndex(view.rows.index(6))
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.doubleClicked.emit(view.rows.index(5))
    assert played == [32, 31]
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert (declined, queued) == ([[32]], [])


def test_a_selection_of_both_is_removed_and_declined(window: Window) -> None:
    ending(window)
    view = window.panel.list
    removed, declined = list[list[int]](), list[list[int]]()
    view.removed.connect(removed.append)
    view.declined.connect(declined.append)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert (removed, declined) == ([[2]], [[31, 32]])


def test_a_suggestion_is_dragged_into_the_queue(window: Window) -> None:
    rows, view = ending(window), window.panel.list
    mime = rows.mimeData([rows.index(5)])
    what = drag.read(mime)
    assert (what.ids, what.source, what.positions) == ((31,), SIMILAR, ())
    added: list[tuple[drag.Dropped, int | None, Band]] = []
    view.added.connect(lambda what, before, band: added.append((what, before, band)))
    rect = view.visualRect(rows.index(3))
    assert drop(view, mime, QPoint(rect.center().x(), rect.top() + 4))
    assert added == [(what, 2, Band.CONTEXT)]


@pytest.mark.parametrize("row", [4, 5, 6, 7])
def test_what_is_dropped_among_suggestions_ends_the_queue(window: Window, row: int) -> None:
    rows = ending(window)
    assert rows.uid_before(row) == (None, Band.CONTEXT)
    rows.show_queue(entries(1)[0], entries(2), (), "", (suggestion(31), suggestion(32)))
    assert rows.uid_before(row) == (None, Band.UP_NEXT)


def test_places_at_the_pointer_do_not_count_suggestions(window: Window) -> None:
    rows, view = ending(window), window.panel.list
    spot = view.visualRect(rows.index(6)).center() + QPoint(0, 10)
    text, can_drop = over_queue(view, drag.Dropped((7,)), None, spot)
    assert (text, can_drop) == ("Add 1 track at position 2", True)


def test_the_switch_is_a_control_with_a_name(window: Window) -> None:
    ending(window)
    panel, chosen = window.panel, list[bool]()
    panel.autoplay_chosen.connect(chosen.append)
    panel.set_autoplay(True)
    switch = panel.autoplay
    assert switch.isVisible()
    assert (switch.accessibleName(), switch.isChecked()) == ("Autoplay similar music", True)
    assert chosen == [], "showing it is not choosing it"
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert chosen == [False]
    assert panel.list.geometry().bottom() < switch.geometry().top()
    assert switch.geometry().bottom() < panel.save.geometry().top()
    panel.show_tab("details")
    assert not switch.isVisible()


def test_the_menu_of_a_suggestion(window: Window) -> None:
    sent = list[intents.Intent]()
    maker = MenuMaker(window.theme, tuple)
    wish = intents.OpenMenu(Entity.TRACK, (31,), 0, 0, place="suggestions", item_ids=(-31,))
    menu = maker.build(wish, sent.append, window)
    by_text = {action.text().split("\t")[0]: action for action in menu.actions()}
    by_text["Play"].trigger()
    by_text["Suggest another"].trigger()
    assert sent == [intents.PlaySuggested(31), intents.Decline((31,))]
    assert "Remove from the queue" not in by_text


async def test_the_switch_and_the_command_set_the_setting(stage: Stage) -> None:
    stage.window.panel.autoplay_chosen.emit(False)
    stage.commands.table()["autoplay"]()
    name = "playback.autoplay"
    assert stage.settings == [(name, False), (name, False)], "it is on: the command turns it off"


async def test_the_panel_shows_what_the_player_knows(stage: Stage) -> None:
    await stage.player.play([11])
    player, panel = stage.player, stage.window.panel
    player._endless.coming = (suggestion(12), suggestion(13))
    player._head.take(player._head.queue)
    await stage.until(lambda: panel.rows.is_suggested(panel.rows.rowCount() - 1))
    assert panel.autoplay.isChecked()
    panel.list.led_on.emit(12)
    await stage.until(lambda: player.state.entry is not None and player.state.entry.track_id == 12)
    panel.list.declined.emit([13])
    await stage.until(lambda: stage.toast == "1 track is suggested no more")
    await stage.until(lambda: not panel.rows.is_suggested(panel.rows.rowCount() - 1))
