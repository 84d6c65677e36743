"""Saved searches on the command line, with the real program."""

import asyncio
import json
from pathlib import Path

from audio2_desktop.core import opened
from audio2_desktop.services.paths import Paths
from tests.cli.conftest import Audio2, make_music


async def _save(paths: Paths, name: str, text: str) -> None:
    async with opened(paths) as core:
        await core.playlists.create_smart(name, text)


def test_a_saved_search_is_listed_shown_and_exported(
    audio2: Audio2, home: Path, tmp_path: Path
) -> None:
    music = make_music(tmp_path / "Music")
    assert audio2("scan", music, "--json").returncode == 0
    asyncio.run(_save(Paths.under(home), "Takk", "artist:sigur year:2005"))
    (row,) = json.loads(audio2("playlist", "list", "--json").stdout)["playlists"]
    assert (row["name"], row["kind"], row["tracks"]) == ("Takk", "smart", 3)
    assert row["rules"] == "artist:sigur year:2005"
    assert "Takk  (3 tracks, " in (listed := audio2("playlist", "list").stdout)
    assert listed.rstrip().endswith("artist:sigur year:2005")
    shown = json.loads(audio2("playlist", "show", "takk", "--json").stdout)
    assert [item["title"] for item in shown["items"]] == ["Hoppípolla", "Sæglópur", "Glósóli"]
    assert shown["items"][0]["path"] == str(music / "Sigur Rós" / "1.flac")
    done = audio2("playlist", "export", "Takk", "out.m3u8", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 tracks written")
    assert (tmp_path / "out.m3u8").read_text("utf-8").count(".flac") == 3
