"""The demo: its songs are real files of the length they claim, and its library is lived in."""

import io
from collections import Counter
from pathlib import Path

import av
import pytest

from audio2_desktop import core
from audio2_desktop.domain.sorting import AlbumQuery, TrackQuery
from audio2_desktop.services.paths import Paths
from tests.demo import tones
from tests.demo.__main__ import make_library
from tests.demo.collection import Plan, generate


@pytest.mark.parametrize(("rate", "bits"), [(44_100, 16), (96_000, 24)])
def test_a_tune_is_flac_that_decodes_to_its_length(rate: int, bits: int) -> None:
    data = tones.flac(3.3, 5, rate, bits)
    with av.open(io.BytesIO(data)) as container:
        frames = list(container.decode(audio=0))
    assert sum(frame.samples for frame in frames) == round(3.3 * rate)
    loudest = max(abs(frame.to_ndarray().astype(float)).max() for frame in frames)
    full = 2.0 ** (15 if bits == 16 else 31)
    assert 0.02 < loudest / full < 0.5
    assert len(data) < 2000
    assert data != tones.flac(3.3, 6, rate, bits)


async def test_the_demo_is_read_whole_and_looks_lived_in(home: Path, tmp_path: Path) -> None:
    music = tmp_path / "Music"
    music.mkdir()
    files = generate(music, Plan(albums=14, further_artists=12))
    await make_library(home, music)
    async with core.opened(Paths.under(home)) as services:
        (counted,) = (await services.library.file_counts()).values()
        assert counted == files
        found = await services.browse.track_ids(TrackQuery())
        rows = await services.browse.track_rows(found.ids)
        assert len(rows) == files
        lengths = {(row.album, row.title): row.length_ms for row in rows}
        assert lengths["Slow Harbour", "Breakwater"] == 307_000
        assert sum(row.plays for row in rows) >= 200
        assert Counter(row.is_favourite for row in rows)[True] >= 20
        assert sum(1 for row in rows if row.rating) >= 50
        assert sum(1 for row in rows if row.image) > files // 2
        names = {row.name: row.tracks for row in await services.playlists.all()}
        assert names["Coastline Drive"] == 24
        albums = await services.browse.album_ids(AlbumQuery())
        assert any(row.is_favourite for row in await services.browse.album_rows(albums))
