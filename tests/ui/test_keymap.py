"""Presets, the user's own keys, what is refused, and what hints show."""

from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.settings import KeyboardSettings
from audio2_desktop.ui import actions
from audio2_desktop.ui.actions import Action
from audio2_desktop.ui.keymap import PRESETS, VIM, Keymap, portable


@pytest.mark.parametrize("vim", [False, True])
@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_a_preset_gives_every_command_its_keys_without_a_clash(preset: str, vim: bool) -> None:
    keymap = Keymap(KeyboardSettings(preset=preset, vim=vim))
    given = {action.id: action.keys for action in actions.table()}
    given |= PRESETS[preset] | (VIM if vim else {})
    assert keymap.all_keys() == given
    keys = [key.split(", ") for own in given.values() for key in own]
    for one, other in combinations(keys, 2):
        shorter = min(len(one), len(other))
        assert one[:shorter] != other[:shorter]


def test_keys_are_written_as_qt_writes_them() -> None:
    named = [
        *(key for action in actions.table() for key in (*action.keys, action.native)),
        *(key for preset in (*PRESETS.values(), VIM) for keys in preset.values() for key in keys),
    ]
    assert [key for key in named if key != portable(QKeySequence(key))] == []


def test_presets_name_commands_that_there_are() -> None:
    known = {action.id for action in actions.table()}
    assert {ref for preset in (*PRESETS.values(), VIM) for ref in preset} <= known


def test_own_keys_stay_above_the_preset_and_go_back(qtbot: QtBot) -> None:
    keymap = Keymap()
    changed = keymap.with_keys("next", ("Ctrl+Shift+Right", "Ctrl+;"))
    assert changed == ("next=Ctrl+Shift+Right ; Ctrl+;",)
    with qtbot.waitSignal(keymap.changed):
        keymap.follow(KeyboardSettings(changed=changed))
    assert keymap.keys("next") == ("Ctrl+Shift+Right", "Ctrl+;")
    assert keymap.is_own("next")
    assert keymap.hint("Ctrl+Right") == "Ctrl+Shift+Right"
    keymap.follow(KeyboardSettings(changed=changed, preset="strawberry"))
    assert keymap.keys("next") == ("Ctrl+Shift+Right", "Ctrl+;")
    assert keymap.keys("previous")[0] == "F5"
    assert keymap.reset("next") == ()


def test_a_command_without_keys_shows_none() -> None:
    keymap = Keymap(KeyboardSettings(changed=("mute=",)))
    assert keymap.keys("mute") == ()
    assert keymap.hint("M") == ""
    assert keymap.hint("3 tracks") == "3 tracks"


@pytest.mark.parametrize(
    ("ref", "key", "said"),
    [
        ("next", "Q", "Q is taken: Play last."),
        ("next", "G", "G is taken: Genres."),
        ("next", "Space, A", "Space A is taken: Play or pause."),
        ("next", "Down", "Down moves in lists and between controls."),
        ("next", "Del", "Del moves in lists and between controls."),
        ("next", "Ctrl+H", ""),
        ("next", "N", ""),
        ("play", "Return", ""),
        ("mute", "", "This is no key."),
    ],
)
def test_a_taken_key_is_refused_by_the_others_name(ref: str, key: str, said: str) -> None:
    assert Keymap().refusal(ref, key) == said


def test_keys_given_away_do_not_come_back_twice() -> None:
    given_away = Keymap(KeyboardSettings(changed=("mute=",)))
    changed = given_away.with_keys("shuffle", ("S", "M"))
    keymap = Keymap(KeyboardSettings(changed=changed))
    holder = keymap.reset("mute")
    assert isinstance(holder, Action)
    assert holder.id == "shuffle"


def test_a_file_edited_by_hand_never_puts_two_commands_on_one_key() -> None:
    changed = ("shuffle=Q", "mute=Q", "nonsense=X", "without sign", "repeat=Nonsense+;")
    keymap = Keymap(KeyboardSettings(changed=changed))
    holders = [ref for ref, keys in keymap.all_keys().items() if "Q" in keys]
    assert holders == ["shuffle"]


def test_recent_commands_change_no_key(qtbot: QtBot) -> None:
    keymap = Keymap()
    with qtbot.assertNotEmitted(keymap.changed):
        keymap.follow(KeyboardSettings(recent=("mute",)))
    assert keymap.values.recent == ("mute",)
