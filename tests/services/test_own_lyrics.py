"""Lyrics of the listener's own: before all others, taken back, written beside the music."""

import os

import pytest

from audio2_desktop.domain import lyrics_text
from audio2_desktop.domain.facts import LyricsChanged
from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.lyrics import LyricsFrom
from audio2_desktop.domain.problems import Refused
from audio2_desktop.domain.units import Ms, TrackId
from audio2_desktop.services.lyrics import TrackLyrics
from tests.services.test_lyrics import SHEET, Home, home
from tests.sounds import write

__all__ = ["home"]


async def shown(home: Home, track: TrackId) -> TrackLyrics:
    return await home.reader.of(Entry(1, track))


def said(found: TrackLyrics) -> list[str]:
    return [line.text for line in found.lyrics.lines] if found.lyrics is not None else []


async def test_they_are_shown_before_all_others_until_taken_away(home: Home) -> None:
    track = (await home.tracks())["B"]
    (home.music / "b.lrc").write_text("[00:01.00]beside")
    await home.reader.set_offset(track, 300)
    home.facts.clear()
    kept = await home.core.own_lyrics.keep(track, "my words")
    assert home.facts == [LyricsChanged(frozenset({track}))]
    found = await shown(home, track)
    assert (said(found), found.offset_ms) == (["my words"], 0)
    assert found.lyrics is not None
    assert found.lyrics.source is LyricsFrom.USER
    again = await kept.undo()
    back = await shown(home, track)
    assert (said(back), back.offset_ms) == (["beside"], 300)
    await again.undo()
    assert said(await shown(home, track)) == ["my words"]
    removed = await home.core.own_lyrics.remove(track)
    assert said(await shown(home, track)) == ["beside"]
    await removed.undo()
    assert said(await shown(home, track)) == ["my words"]


async def test_what_is_no_text_is_refused_and_what_is_too_long_cut(home: Home) -> None:
    track = (await home.tracks())["A"]
    for nothing in ("", " \n\t\n", "[ti:only a title]"):
        with pytest.raises(Refused):
            await home.core.own_lyrics.keep(track, nothing)
    await home.core.own_lyrics.keep(track, "la " * lyrics_text.MAX_CHARACTERS)
    size = "SELECT length(body) FROM text"
    stored = await home.core.db.read(lambda tx: tx.value(size))
    assert stored == lyrics_text.MAX_CHARACTERS
    await home.core.own_lyrics.keep(999, "nobody's")
    assert (await shown(home, TrackId(999))).lyrics is None


async def test_written_beside_the_music_but_over_nothing(home: Home) -> None:
    ids = await home.tracks()
    with pytest.raises(Refused):
        await home.core.own_lyrics.save(ids["A"])
    await home.core.own_lyrics.keep(ids["A"], "[00:02.00]two")
    await home.reader.set_offset(ids["A"], 500)
    assert await home.core.own_lyrics.save(ids["A"]) == "a.lrc"
    assert (home.music / "a.lrc").read_text() == "[00:01.50]two\n"
    with pytest.raises(Refused):
        await home.core.own_lyrics.save(ids["A"])
    assert (await shown(home, ids["A"])).offset_ms == 500
    assert await home.core.own_lyrics.save(ids["B"]) == "b.txt"
    beside = await shown(home, ids["B"])
    assert (said(beside), beside.offset_ms) == (["plain words"], 0)
    assert beside.lyrics is not None
    assert beside.lyrics.source is LyricsFrom.SIDECAR


async def test_parts_of_a_file_have_their_own(home: Home) -> None:
    write(home.music / "whole.flac", seconds=1.0, tags={"lyrics": "all of it"}, seed=3)
    (home.music / "whole.cue").write_text(SHEET)
    (home.music / "whole.lrc").write_text("[00:00.50]at the wrong time")
    ids = await home.tracks()
    assert await shown(home, ids["b"]) == TrackLyrics(None, Ms(0), can_keep=True)
    await home.core.own_lyrics.keep(ids["b"], "of b alone")
    assert said(await shown(home, ids["b"])) == ["of b alone"]
    assert await home.core.own_lyrics.save(ids["b"]) == "b.txt"
    await home.core.own_lyrics.remove(ids["b"])
    assert said(await shown(home, ids["b"])) == ["of b alone"]
    part = Outside(os.fsencode(home.music / "whole.flac"), "b", start_ms=Ms(270))
    assert said(await home.reader.of(Entry(1, None, part))) == ["of b alone"]
