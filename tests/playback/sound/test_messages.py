"""Both ends mean the same."""

import io
from typing import get_args

import pytest

from audio2_desktop.domain.units import Ms
from audio2_desktop.playback.engine import MediaSource
from audio2_desktop.playback.sound import messages as m

SOURCE = MediaSource(b"/m/\xff\xfe \xc3\xa9.flac", "", Ms(10), None, Ms(5), -3.25)

COMMANDS: list[m.Command] = [
    m.Load(1, SOURCE, 250),
    m.Prepare(2, MediaSource(url="http://x/y"), 3000),
    m.Forget(),
    m.Play(),
    m.Pause(),
    m.Stop(),
    m.Seek(1, 4),
    m.Volume(50),
    m.Mute(True),
    m.Output("Ñ", "move", True),
    m.Speed(150),
    m.Equalise((m.Band("peaking", 1000.0, -3.5, 1.41),), -2.0),
    m.Fade(200),
]
NEWS: list[m.News] = [
    m.Loaded(1, 100),
    m.Playing(1),
    m.Paused(1),
    m.Waits(1, 40),
    m.Place(1, 12.5, 99.125, True),
    m.Crossed(2, 5.5),
    m.Ended(2),
    m.Failed(2, "{name} is empty", {"name": "ä"}),
    m.Unheard("no device"),
    m.Heard(),
    m.Devices(("one", "two")),
    m.Alive(3),
]


def test_every_message_arrives_as_it_was_sent():
    assert {type(one) for one in COMMANDS} == set(get_args(m.Command))
    assert {type(one) for one in NEWS} == set(get_args(m.News))
    assert [m.command(m.to_wire(one)) for one in COMMANDS] == COMMANDS
    assert [m.news(m.to_wire(one)) for one in NEWS] == NEWS


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"is": "Playing", "id": 1}', b'{"is": "Load"}', b"\xff"]
)
def test_nonsense_is_no_command(body: bytes):
    with pytest.raises(ValueError):
        m.command(body)


def test_a_pipe_gives_whole_messages_and_an_end():
    pipe = io.BytesIO(m.framed(b"one") + m.framed(b"") + m.framed(b"three")[:-1])
    assert [m.read_from(pipe) for _ in range(3)] == [b"one", b"", None]
    with pytest.raises(ValueError):
        m.read_from(io.BytesIO(b"\xff" * 8))
