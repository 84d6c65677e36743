"""What may be typed."""

import pytest

from audio2_desktop.cli import arguments as given
from audio2_desktop.cli.arguments import parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", given.Window()),
        ("a.flac /music http://h/s.m3u", given.Window(("a.flac", "/music", "http://h/s.m3u"))),
        ("./scan", given.Window(("./scan",))),
        ("-- -strange.mp3", given.Window(("-strange.mp3",))),
        ("scan", given.Scan((), json=False)),
        ("scan /a b --json", given.Scan(("/a", "b"), json=True)),
        ("export tracks", given.ExportTracks("jsonl", "")),
        ("export tracks --format csv --output f.csv", given.ExportTracks("csv", "f.csv")),
        ("search björk army --limit 3 --json", given.Search("björk army", 3, json=True)),
        ("search x", given.Search("x", 5, json=False)),
        ("playlist list", given.PlaylistList(json=False)),
        ("playlist show Road --json", given.PlaylistShow("Road", json=True)),
        ("playlist import a.m3u8", given.PlaylistImport("a.m3u8")),
        ("playlist export Road r.xspf", given.PlaylistExport("Road", "r.xspf")),
        ("play-pause", given.Control("play-pause", json=False)),
        ("status --json", given.Control("status", json=True)),
        ("backup f.db", given.Backup("f.db")),
        ("restore f.db", given.Restore("f.db")),
        ("doctor --json", given.Doctor(json=True)),
    ],
)
def test_meaning(typed: str, meant: object) -> None:
    assert parse(typed.split(), "1.2") == meant


@pytest.mark.parametrize(
    "typed",
    [
        "--nonsense",
        "scan --nonsense",
        "export",
        "export albums",
        "export tracks --format xml",
        "search",
        "search x --limit 0",
        "search x --limit -3",
        "search x --limit many",
        "search x --limit 99999999999999",
        "playlist",
        "playlist sing",
        "playlist show",
        "playlist export Road",
        "backup",
        "restore",
        "play 5",
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(typed.split(), "1.2")
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "usage: audio2" in said.err


@pytest.mark.parametrize("typed", ["--help", "-h", "scan --help", "playlist show --help"])
def test_help_goes_to_stdout(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(typed.split(), "1.2")
    assert end.value.code == 0
    assert "usage: audio2" in capsys.readouterr().out


def test_usage_of_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ("scan --help", "playlist show --help"):
        with pytest.raises(SystemExit):
            parse(typed.split(), "1.2")
        command = typed.removesuffix(" --help")
        assert capsys.readouterr().out.startswith(f"usage: audio2 {command} [-h] [--json] ")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"], "1.2")
    said = capsys.readouterr().out
    for command in ("scan", "export", "search", "playlist", "backup", "restore", "doctor", "stop"):
        assert f"\n    {command} " in said


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["--version"], "1.2")
    assert (end.value.code, capsys.readouterr().out) == (0, "audio2 1.2\n")
