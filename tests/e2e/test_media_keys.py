"""The running program as playerctl and gdbus see it: every verb, every field, every signature."""

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.e2e import rig
from tests.e2e.conftest import Start
from tests.fakes.session_bus import client, session_bus

NAME, OBJECT = "org.mpris.MediaPlayer2.audio2", "/org/mpris/MediaPlayer2"
ROOT_INTERFACE = "org.mpris.MediaPlayer2"
RECORD = "Halden Coast/Slow Harbour"

# MPRIS D-Bus Interface Specification 2.2, https://specifications.freedesktop.org/mpris-spec/2.2/:
# methods "name: in -> out", signals "name: arguments", properties "name: type access"
SPECIFIED = {
    "org.mpris.MediaPlayer2": {
        "methods": {"Raise": ("", ""), "Quit": ("", "")},
        "signals": {},
        "properties": {
            "CanQuit": "b read", "CanRaise": "b read", "HasTrackList": "b read",
            "Identity": "s read", "DesktopEntry": "s read", "SupportedUriSchemes": "as read",
            "SupportedMimeTypes": "as read",
        },
    },
    "org.mpris.MediaPlayer2.Player": {
        "methods": {
            "Next": ("", ""), "Previous": ("", ""), "Pause": ("", ""), "PlayPause": ("", ""),
            "Stop": ("", ""), "Play": ("", ""), "Seek": ("x", ""), "SetPosition": ("ox", ""),
            "OpenUri": ("s", ""),
        },
        "signals": {"Seeked": "x"},
        "properties": {
            "PlaybackStatus": "s read", "LoopStatus": "s readwrite", "Rate": "d readwrite",
            "Shuffle": "b readwrite", "Metadata": "a{sv} read", "Volume": "d readwrite",
            "Position": "x read", "MinimumRate": "d read", "MaximumRate": "d read",
            "CanGoNext": "b read", "CanGoPrevious": "b read", "CanPlay": "b read",
            "CanPause": "b read", "CanSeek": "b read", "CanControl": "b read",
        },
    },
    "org.mpris.MediaPlayer2.TrackList": {
        "methods": {
            "GetTracksMetadata": ("ao", "aa{sv}"), "AddTrack": ("sob", ""),
            "RemoveTrack": ("o", ""),
            "GoTo": ("o", ""),
        },
        "signals": {
            "TrackListReplaced": "aoo", "TrackAdded": "a{sv}o", "TrackRemoved": "o",
            "TrackMetadataChanged": "oa{sv}",
        },
        "properties": {"Tracks": "ao read", "CanEditTracks": "b read"},
    },
    "org.mpris.MediaPlayer2.Playlists": {
        "methods": {"ActivatePlaylist": ("o", ""), "GetPlaylists": ("uusb", "a(oss)")},
        "signals": {"PlaylistChanged": "(oss)"},
        "properties": {
            "PlaylistCount": "u read", "Orderings": "as read", "ActivePlaylist": "(b(oss)) read",
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with session_bus() as found:
        yield found


@pytest.fixture
def program(start: Start, music: Path, address: str) -> rig.Program:
    """Playing the first of five tracks, all of the music in the library."""
    found = start(env={"DBUS_SESSION_BUS_ADDRESS": address}).ready()
    rig.json_of("scan", str(music), "--json", home=found.home)
    titles = ("First Light", "Slipway", "Breakwater", "Customs House", "Undertow Hymn")
    files = [str(music / RECORD / f"{at:02d} {title}.mp3") for at, title in enumerate(titles, 1)]
    assert rig.answer_of(*files, home=found.home)[0] == 0
    rig.until(lambda: found.status().get("state") == "playing", "music")
    rig.until(lambda: _names(address), "a player on the bus")
    return found


def _names(address: str) -> bool:
    said = client(
        address, "gdbus", "call", "--session", "-d", "org.freedesktop.DBus",
        "-o", "/org/freedesktop/DBus", "-m", "org.freedesktop.DBus.ListNames",
    )  # fmt: skip
    return NAME in said


def _ctl(address: str, *words: str) -> str:
    return client(address, "playerctl", "-p", "audio2", *words)


def _call(address: str, method: str, *arguments: str) -> str:
    return client(
        address, "gdbus", "call", "--session", "-d", NAME, "-o", OBJECT,
        "-m", f"{ROOT_INTERFACE}{method}", *arguments,
    )  # fmt: skip


def _property(address: str, interface: str, name: str) -> str:
    return client(
        address, "gdbus", "call", "--session", "-d", NAME, "-o", OBJECT,
        "-m", "org.freedesktop.DBus.Properties.Get", f"{ROOT_INTERFACE}{interface}", name,
    )  # fmt: skip


def _told(address: str, *words: str) -> str:
    """ "" as long as it has nothing to say, which playerctl takes for an error."""
    try:
        return _ctl(address, *words)
    except AssertionError:
        return ""


def _becomes(address: str, wanted: str, *words: str) -> None:
    """Each fact has its own way to the bus: it is waited for."""
    rig.until(lambda: _told(address, *words) == wanted, f"{' '.join(words)} to say {wanted!r}")


def _matches(address: str, pattern: str, *words: str) -> None:
    rig.until(
        lambda: re.fullmatch(pattern, _told(address, *words)), f"{' '.join(words)}: {pattern}"
    )


def test_playerctl_drives_and_reads_everything(
    program: rig.Program, address: str, music: Path
) -> None:
    rig.until(lambda: "audio2" in _told(address, "-l"), "the player's name")
    _becomes(address, "Playing", "status")
    _becomes(address, "First Light", "metadata", "xesam:title")
    fields = "{{artist}}|{{album}}|{{duration(mpris:length)}}"
    _becomes(address, "Halden Coast|Slow Harbour|1:00", "metadata", "--format", fields)
    _becomes(address, "Halden Coast", "metadata", "xesam:albumArtist")
    _becomes(address, "Dream pop", "metadata", "xesam:genre")
    _becomes(address, "1", "metadata", "xesam:trackNumber")
    _matches(address, "2011-.*", "metadata", "xesam:contentCreated")
    first = music / RECORD / "01 First Light.mp3"
    _becomes(address, "file://" + quote(str(first)), "metadata", "xesam:url")
    art = rig.until(lambda: _told(address, "metadata", "mpris:artUrl"), "a cover")
    assert Path(art.removeprefix("file://")).read_bytes()[8:12] == b"WEBP"
    _matches(address, r"'/[\w/]+/\d+'", "metadata", "mpris:trackid")

    rig.until(lambda: program.status()["position_ms"] > 0, "sound")
    _ctl(address, "pause")
    _becomes(address, "Paused", "status")
    _ctl(address, "position", "12")
    rig.until(lambda: program.status()["position_ms"] == 12_000, "the place that was set")
    _ctl(address, "position", "5+")
    rig.until(lambda: program.status()["position_ms"] == 17_000, "five seconds more")
    _becomes(address, "17.000000", "position")
    _ctl(address, "next")
    _becomes(address, "Slipway", "metadata", "xesam:title")
    _ctl(address, "previous")  # three seconds into a track that would be its beginning
    _becomes(address, "First Light", "metadata", "xesam:title")
    _ctl(address, "play-pause")
    _becomes(address, "Playing", "status")
    _ctl(address, "play")
    _becomes(address, "Playing", "status")

    _ctl(address, "volume", "0.3")
    rig.until(lambda: program.status()["volume"] == 30, "the volume")
    rig.until(lambda: float(_ctl(address, "volume")) == pytest.approx(0.3), "0.3 to be read")
    for loop, repeat in (("Track", "one"), ("Playlist", "all"), ("None", "off")):
        _ctl(address, "loop", loop)
        rig.until(lambda wanted=repeat: program.status()["repeat"] == wanted, loop)  # type: ignore[misc]
        _becomes(address, loop, "loop")
    _ctl(address, "shuffle", "On")
    rig.until(lambda: program.status()["shuffle"], "shuffle")
    _becomes(address, "On", "shuffle")
    _ctl(address, "shuffle", "Off")
    _drives_the_speed(program, address)
    _ctl(address, "open", (music / RECORD / "03 Breakwater.mp3").as_uri())
    _becomes(address, "Breakwater", "metadata", "xesam:title")
    _ctl(address, "stop")
    _becomes(address, "Stopped", "status")


def _drives_the_speed(program: rig.Program, address: str) -> None:
    """By any client; and playerctl knows nothing of it."""
    _is(address, "Rate", "(<1.0>,)")
    _is(address, "MinimumRate", "(<0.5>,)")
    _is(address, "MaximumRate", "(<2.0>,)")
    for wanted, told in (("1.25", "1.25"), ("9.5", "2.0"), ("0.01", "0.5"), ("-1.0", "0.5")):
        _set(address, "Rate", f"<{wanted}>")
        _is(address, "Rate", f"(<{told}>,)")
    _set(address, "Rate", "<1.0>")
    _is(address, "Rate", "(<1.0>,)")
    _ctl(address, "play")
    _becomes(address, "Playing", "status")
    _set(address, "Rate", "<0.0>")
    _becomes(address, "Paused", "status")
    _is(address, "Rate", "(<1.0>,)")


def _set(address: str, name: str, value: str) -> None:
    client(
        address, "gdbus", "call", "--session", "-d", NAME, "-o", OBJECT,
        "-m", "org.freedesktop.DBus.Properties.Set", f"{ROOT_INTERFACE}.Player", name, value,
    )  # fmt: skip


def _is(address: str, name: str, value: str) -> None:
    rig.until(lambda: _property(address, ".Player", name) == value, f"{name} to be {value}")


def test_every_signature_is_the_specification_s(program: rig.Program, address: str) -> None:
    text = client(
        address, "gdbus", "introspect", "--session", "-d", NAME, "-o", OBJECT, "--xml"
    )  # fmt: skip
    found = {
        each.attrib["name"]: {
            "methods": {
                method.attrib["name"]: (_types(method, "in"), _types(method, "out"))
                for method in each.findall("method")
            },
            "signals": {
                signal.attrib["name"]: "".join(arg.attrib["type"] for arg in signal.findall("arg"))
                for signal in each.findall("signal")
            },
            "properties": {
                one.attrib["name"]: f"{one.attrib['type']} {one.attrib['access']}"
                for one in each.findall("property")
            },
        }
        for each in ElementTree.fromstring(text).findall("interface")
        if each.attrib["name"].startswith("org.mpris")
    }
    assert found == SPECIFIED


def _types(method: ElementTree.Element, way: str) -> str:
    return "".join(
        arg.attrib["type"] for arg in method.findall("arg") if arg.attrib.get("direction") == way
    )


def test_gdbus_drives_the_queue_and_the_playlists(
    program: rig.Program, address: str, music: Path, tmp_path: Path
) -> None:
    tracks = rig.until(lambda: _tracks(address, 5), "five tracks in the list")
    said = _call(address, ".TrackList.GetTracksMetadata", f"['{tracks[1]}', '{tracks[2]}']")
    assert "Slipway" in said
    assert "Breakwater" in said
    _call(address, ".TrackList.GoTo", tracks[3])
    _becomes(address, "Customs House", "metadata", "xesam:title")
    left = rig.until(lambda: _tracks(address, 2), "what is left")
    _call(address, ".TrackList.RemoveTrack", left[1])
    rig.until(lambda: _tracks(address, 1), "a shorter list")
    new = (music / RECORD / "05 Undertow Hymn.mp3").as_uri()
    _call(address, ".TrackList.AddTrack", new, f"{OBJECT}/TrackList/NoTrack", "true")
    _becomes(address, "Undertow Hymn", "metadata", "xesam:title")
    rig.until(lambda: program.status()["position_ms"] > 0, "sound")  # silent at 0 is Stopped
    _ctl(address, "pause")
    _becomes(address, "Paused", "status")
    place = program.status()["position_ms"]
    _call(address, ".Player.SetPosition", tracks[0], "30000000")  # of a track that is over
    _call(address, ".Player.Seek", "5000000")
    rig.until(lambda: program.status()["position_ms"] == place + 5000, "five seconds more")

    tape = tmp_path / "Tape.m3u8"
    tape.write_text(f"{music / RECORD / '02 Slipway.mp3'}\n")
    assert rig.answer_of(str(tape), home=program.home)[0] == 0
    rig.until(lambda: "uint32 1" in _property(address, ".Playlists", "PlaylistCount"), "a playlist")
    said = _call(address, ".Playlists.GetPlaylists", "0", "10", "Alphabetical", "false")
    found = re.search(r"'(/[^']+)', 'Tape', ''", said)
    assert found, said
    active = partial(_property, address, ".Playlists", "ActivePlaylist")
    rig.until(lambda: "false" in active(), "no playlist")
    _call(address, ".Playlists.ActivatePlaylist", found[1])
    _becomes(address, "Slipway", "metadata", "xesam:title")
    named = re.compile(rf"true, \((objectpath )?'{found[1]}'")
    rig.until(lambda: named.search(active()), "the playlist that plays")
    assert "'Audio2'" in _property(address, "", "Identity")
    _call(address, ".Raise")
    _call(address, ".Quit")
    rig.until(lambda: program.process.poll() is not None, "the end")
    assert program.process.returncode == 0


def _tracks(address: str, count: int) -> list[str]:
    found = re.findall(r"'(/[^']+)'", _property(address, ".TrackList", "Tracks"))
    return found if len(found) == count else []


def test_a_second_player_of_this_name_is_numbered(
    start: Start, music: Path, address: str, tmp_path: Path
) -> None:
    first = start(home=tmp_path / "one", env={"DBUS_SESSION_BUS_ADDRESS": address}).ready()
    rig.until(lambda: _names(address), "the first player")
    second = start(home=tmp_path / "two", env={"DBUS_SESSION_BUS_ADDRESS": address}).ready()
    wanted = f"audio2.instance{second.process.pid}"
    rig.until(lambda: wanted in client(address, "playerctl", "-l").split(), "the second player")
    assert first.process.poll() is None


def test_no_bus_and_a_bus_that_dies_are_no_trouble(
    start: Start, music: Path, tmp_path: Path
) -> None:
    gone = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    without = start(home=tmp_path / "one", env=gone).ready()
    wanted = str(music / RECORD / "03 Breakwater.mp3")
    assert rig.answer_of(wanted, home=without.home)[0] == 0
    rig.until(lambda: without.status().get("state") == "playing", "music without a bus")
    with session_bus() as short:
        left = start(home=tmp_path / "two", env={"DBUS_SESSION_BUS_ADDRESS": short}).ready()
        rig.until(lambda: _names(short), "the player")
    assert rig.answer_of(wanted, home=left.home)[0] == 0
    rig.until(lambda: left.status().get("state") == "playing", "music after the bus")
    assert os.fspath(left.home)
    assert "Traceback" not in left.output()
