"""Sound over HTTP, by VLC and, where that is not installed, by FFmpeg."""

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from audio2_desktop.decoding import reasons
from audio2_desktop.decoding.base import Decoder, Undecodable
from audio2_desktop.decoding.opening import Choice, open_sound
from audio2_desktop.playback.engine import MediaSource
from tests.decoding.conftest import Halves
from tests.fakes.station import station
from tests.sounds.signals import CUT, Signal, offset, rest

BOTH: tuple[Choice, ...] = ("auto", "ffmpeg")
PATIENCE_S = 1.5


@pytest.fixture
def address(halves: Callable[[str], Halves]) -> Iterator[str]:
    with station(halves("flac")[0].read_bytes()) as address:
        yield address


def tuned(url: str, choice: Choice) -> Decoder:
    return open_sound(MediaSource(url=url), choice, patience_s=PATIENCE_S)


@pytest.mark.parametrize("choice", BOTH)
def test_a_file_on_a_server_arrives_whole(address: str, choice: Choice, signal: Signal) -> None:
    decoder = tuned(address + "whole", choice)
    found = rest(decoder)
    decoder.close()
    assert len(found) == CUT
    wave = signal[:, 0] / 2**31
    assert offset(found[:, 0], wave[150_000:180_000]) == 150_000


@pytest.mark.parametrize("choice", BOTH)
def test_one_can_move_about_in_a_file_on_a_server(
    address: str, choice: Choice, signal: Signal
) -> None:
    decoder = tuned(address + "whole", choice)
    rest(decoder, most=10_000)
    decoder.seek(132_300)
    found = rest(decoder, most=40_000)
    decoder.close()
    landed = -offset(found[:, 0], signal[132_300:150_000, 0] / 2**31)
    assert abs(landed) <= (0 if choice == "ffmpeg" else 22_050)


@pytest.mark.parametrize("choice", BOTH)
def test_an_endless_station_plays_until_it_is_closed(address: str, choice: Choice) -> None:
    decoder = tuned(address + "endless", choice)
    assert len(rest(decoder, most=60_000)) >= 60_000
    decoder.close()
    with pytest.raises(Undecodable):
        decoder.read()


@pytest.mark.parametrize("choice", ["vlc", "ffmpeg"])
@pytest.mark.parametrize("what", ["gone", "silent", "text"])
def test_what_brings_no_sound_says_so(address: str, what: str, choice: Choice) -> None:
    began = time.monotonic()
    with pytest.raises(Undecodable) as told:
        tuned(address + what, choice)
    assert time.monotonic() - began < 4 * PATIENCE_S
    assert str(told.value) in (reasons.UNREADABLE, reasons.NO_SOUND, reasons.STALLED)


@pytest.mark.parametrize("choice", ["vlc", "ffmpeg"])
def test_a_station_that_stalls_is_given_up(address: str, choice: Choice) -> None:
    with pytest.raises(Undecodable) as told:
        decoder = tuned(address + "stalls", choice)
        try:
            rest(decoder)
        finally:
            decoder.close()
    assert str(told.value) == reasons.STALLED


@pytest.mark.parametrize("choice", BOTH)
def test_a_connection_that_breaks_is_an_end(address: str, choice: Choice) -> None:
    decoder = tuned(address + "breaks", choice)
    found = 0
    try:
        while (block := decoder.read()) is not None:
            found += len(block)
    except Undecodable:
        pass
    decoder.close()
    assert found > 60_000


@pytest.mark.parametrize("choice", ["vlc", "ffmpeg"])
def test_a_server_that_is_not_there_is_said_at_once(choice: Choice) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with pytest.raises(Undecodable) as told:
            tuned(url, choice)
    assert str(told.value) in (reasons.UNREADABLE, reasons.STALLED)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "concat:a|b", "/etc/passwd", "x://y", ""])
def test_an_address_is_of_the_network(url: str) -> None:
    with pytest.raises(Undecodable):
        tuned(url, "auto")


@pytest.mark.parametrize("choice", ["vlc", "ffmpeg"])
def test_closing_wakes_a_read_that_waits(address: str, choice: Choice) -> None:
    decoder = open_sound(MediaSource(url=address + "stalls"), choice, patience_s=4)
    told: list[str] = []

    def listen() -> None:
        try:
            rest(decoder)
        except Undecodable as problem:
            told.append(str(problem))

    thread = threading.Thread(target=listen)
    thread.start()
    time.sleep(0.5)  # what came before the stall is read
    began = time.monotonic()
    decoder.close()
    assert time.monotonic() - began < 0.5
    thread.join(8)
    assert not thread.is_alive()
    assert told
