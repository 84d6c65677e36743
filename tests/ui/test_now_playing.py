"""The page of what plays: what it shows, follows, says; its backdrop; the tabs."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from audio2_desktop.domain.facts import LyricsChanged, NowPlaying, TracksChanged
from audio2_desktop.domain.lines import Entry, Outside
from audio2_desktop.domain.lyrics import LyricLine, Lyrics, LyricsFrom
from audio2_desktop.domain.music import Entity, TrackRow
from audio2_desktop.domain.problems import NotFound
from audio2_desktop.domain.queue import NO_CONTEXT, Stop
from audio2_desktop.domain.repeat import Repeat
from audio2_desktop.domain.track_details import FileFacts, Person, TrackDetails
from audio2_desktop.domain.units import ArtistId, Ms, Stamp, TrackId
from audio2_desktop.services.lyrics import TrackLyrics
from audio2_desktop.services.playing import PlayerState, QueueView
from audio2_desktop.ui.backdrops import Backdrops
from audio2_desktop.ui.intents import JumpInQueue, PlayTracks, Rate, SetFavourite, ShowFile
from audio2_desktop.ui.navigation import Route
from audio2_desktop.ui.pages.now_playing import NowPlayingPage
from audio2_desktop.ui.theme import Theme, ambient
from audio2_desktop.ui.widgets.tabs import Tabs
from tests.ui import fakes, samples
from tests.ui.stage import Stage, until

SONG = Lyrics(
    (LyricLine("So hold me", 10_000), LyricLine("like the breakwater", 20_000)),
    LyricsFrom.SIDECAR,
    "a.lrc",
    is_synced=True,
)


def details_of(track: TrackRow) -> TrackDetails:
    """As the service gives them."""
    file = FileFacts(
        b"/music/a \xff.flac", 31_000_000, "FLAC", "FLAC", True, 900_000, 96_000, 24, 2
    )
    people = (
        Person("composer", "Elin Varga", ArtistId(5)),
        Person("performer", "Ana <b>Ruiz</b>", part="violin"),
        Person("performer", "Tom"),
    )
    tags = (("BPM", ("112",)), ("TITLE", (track.title,)))
    return TrackDetails(track, file, people, 3, Stamp(1), "Northern", "2024-05-02", tags, -18.2)


@dataclass
class Player:
    """What plays, set by hand."""

    entry: Entry | None = None
    track: TrackRow | None = None
    upcoming: list[Entry] = field(default_factory=list)
    at_ms: int = 60_000

    @property
    def state(self) -> PlayerState:
        length = Ms(self.track.length_ms if self.track else 0)
        return PlayerState(
            self.entry, self.track, True, 70, False, Repeat.OFF, False, Stop.NONE, length
        )

    def queue(self) -> QueueView:
        line: Any = self.upcoming
        return QueueView(self.entry, line, (), NO_CONTEXT, False)  # type: ignore[arg-type]

    def position_ms(self) -> Ms:
        return Ms(self.at_ms)

    def known(self, entry: Entry) -> Entry:
        return entry

    async def seek(self, ms: int) -> None:
        self.at_ms = ms


class Details:
    def __init__(self, browse: fakes.FakeBrowse) -> None:
        self._browse = browse

    async def of(self, track: int) -> TrackDetails:
        if track not in self._browse.tracks:
            raise NotFound("track", track)
        return details_of(self._browse.tracks[TrackId(track)])


class Grounds:
    """Backdrops at once; remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []

    async def image(self, key: str, size: QSize) -> QImage | None:
        self.asked.append((key, size.width(), size.height()))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor(20, 40, 60))
        return image if key else None


class Sung:
    """Lyrics by track; counts how often it was asked."""

    def __init__(self) -> None:
        self.of_track: dict[int, Lyrics] = {}
        self.offsets: dict[int, int] = {}
        self.asked = 0

    async def of(self, entry: Entry) -> TrackLyrics:
        self.asked += 1
        track = entry.track_id or 0
        offset = Ms(self.offsets.get(track, 0))
        return TrackLyrics(self.of_track.get(track), offset, can_keep=bool(track))

    async def set_offset(self, track: int, offset_ms: int) -> None:
        self.offsets[track] = offset_ms


@dataclass
class Now:
    stage: Stage
    page: NowPlayingPage
    player: Player
    browse: fakes.FakeBrowse
    grounds: Grounds
    kit: fakes.Kit
    sung: Sung


@pytest.fixture
def now(qtbot: QtBot, dark: Theme) -> Now:
    kit, browse, player, grounds = fakes.kit(dark), fakes.FakeBrowse(), Player(), Grounds()
    sung = Sung()
    page = NowPlayingPage(kit.tools, player, browse, Details(browse), grounds, sung)
    return Now(Stage(qtbot, page, (1104, 812)), page, player, browse, grounds, kit, sung)


def play(now: Now, key: int, *upcoming: int) -> TrackRow:
    track = now.browse.tracks[TrackId(key)]
    now.player.track, now.player.entry = track, Entry(1, track.id)
    now.player.upcoming = [Entry(at, TrackId(each)) for at, each in enumerate(upcoming, 2)]
    return track


async def test_the_cover_the_names_and_what_comes_next(now: Now) -> None:
    track = play(now, 3, 5)
    await now.stage.open()
    left = now.page.left
    assert left.title.text() == track.title
    assert left.artist.shown_text() == track.artist
    assert left.art.key == track.image
    shown = [tag.text() for tag in left.tags if not tag.isHidden()]
    assert shown == [track.quality, "\N{MINUS SIGN}18.2 LUFS", "112 BPM"]
    assert now.browse.tracks[TrackId(5)].title in left.next.accessibleName()
    left.next.click()
    assert now.stage.last(JumpInQueue).uid == 2
    assert not now.page.empty.isVisible()


async def test_links_stars_and_heart(now: Now) -> None:
    track = play(now, 3)
    await now.stage.open()
    left = now.page.left
    left.artist.click()
    left.album.click()
    assert now.stage.routes == [Route("artist", track.artist_id), Route("album", track.album_id)]
    left.stars.rated.emit(60)
    assert now.stage.last(Rate) == Rate(Entity.TRACK, (track.id,), 60)
    left.heart.click()
    wish = now.stage.last(SetFavourite)
    assert (wish.ids, wish.on) == ((track.id,), not track.is_favourite)


async def test_credits_name_people_and_the_file(now: Now) -> None:
    track = play(now, 3)
    await now.stage.open()
    people = [(fact.name, fact.value, fact.route) for fact in now.page.credits.people.facts]
    assert people[-3:] == [
        ("Composer", "Elin Varga", Route("shelf", "composer:5")),
        ("Performer", "Ana <b>Ruiz</b> (violin)", None),
        ("", "Tom", None),
    ]
    facts = {fact.name: fact for fact in now.page.credits.file.facts}
    assert facts["Format"].value == "FLAC, lossless"
    assert facts["Sample rate"].value == "96 kHz"
    assert facts["Bitrate"].value == "900 kbit/s"
    assert facts["File"].value == "a ?.flac"
    show = next(fact for fact in now.page.credits.file.facts if fact.run is not None)
    assert show.run is not None
    show.run()
    assert now.stage.last(ShowFile).track == track.id


async def test_it_follows_the_track(now: Now) -> None:
    play(now, 3)
    await now.stage.open()
    other = play(now, 7)
    now.kit.facts.publish([NowPlaying()])
    await until(lambda: now.page.left.title.text() == other.title)
    assert now.page.left.art.key == other.image


async def test_nothing_playing_offers_to_shuffle(now: Now) -> None:
    await now.stage.open()
    assert now.page.empty.isVisible()
    assert not now.page.frame.isVisible()
    now.page.empty.acted.emit(0)
    await now.stage.settled()
    wish = now.stage.last(PlayTracks)
    assert wish.shuffled
    assert len(wish.ids) == 400


async def test_what_plays_may_leave_the_library(now: Now) -> None:
    track = play(now, 3)
    await now.stage.open()
    del now.browse.tracks[track.id]
    now.kit.facts.publish([TracksChanged(frozenset({track.id}))])
    await now.stage.settled()
    await until(lambda: not now.page.credits.file.facts)
    assert now.page.left.title.text() == track.title
    assert now.kit.errors == []


async def test_a_file_from_outside_can_be_neither_marked_nor_opened(now: Now) -> None:
    now.player.entry = Entry(1, None, Outside(b"/x/a.mp3", "A <i>song</i>", "Someone"))
    await now.stage.open()
    left = now.page.left
    assert left.title.text() == "A <i>song</i>"
    assert left.heart.isHidden()
    assert left.stars.isHidden()
    assert not left.artist.isEnabled()


async def test_the_backdrop_is_made_for_the_page_once(now: Now) -> None:
    track = play(now, 3)
    await now.stage.open()
    await until(lambda: now.page.ground.has_backdrop)
    assert set(now.grounds.asked) == {(track.image, 1104, 812)}
    count = len(now.grounds.asked)
    now.page.resize(1000, 700)
    await until(lambda: len(now.grounds.asked) > count)
    assert now.grounds.asked[-1] == (track.image, 1000, 700)


@pytest.mark.parametrize("size", [(1104, 812), (1200, 812), (836, 528), (660, 528), (2320, 1200)])
async def test_nothing_lies_over_another_part(now: Now, size: tuple[int, int]) -> None:
    play(now, 3, 5)
    now.page.resize(*size)
    await now.stage.open()
    left, page = now.page.left, now.page
    assert page.frame.geometry().right() < page.parts.geometry().left()
    assert page.parts.geometry().right() <= page.width()
    assert page.frame.geometry().bottom() <= page.height()
    assert left.height() == page.frame.height()
    parts = [left.art, left.title, left.artist, left.album, left.stars, left.tags[0], left.next]
    for above, below in pairwise(parts):
        edge = above.geometry().bottom() - (left.title.headroom if above is left.title else 0)
        assert edge <= below.geometry().top() + left.title.headroom
    assert left.next.geometry().bottom() < left.height()
    assert 160 <= left.art.width() <= 480


async def test_large_text_scrolls_what_has_no_room(now: Now, dark: Theme) -> None:
    dark.set_scale(200)
    play(now, 3, 5)
    now.page.resize(1312, 756)
    await now.stage.open()
    left, frame = now.page.left, now.page.frame
    assert left.height() > frame.height()
    assert left.next.geometry().bottom() <= left.height()
    assert left.next.geometry().top() > left.tags[0].geometry().bottom()
    frame.ensureWidgetVisible(left.next, 0, 0)
    assert not left.next.visibleRegion().isEmpty()


async def test_both_halves_have_room_at_large_text_in_a_small_window(now: Now, dark: Theme) -> None:
    dark.set_scale(200)
    play(now, 3, 5)
    now.sung.of_track[3] = SONG
    now.page.resize(788, 456)
    await now.stage.open()
    await until(lambda: now.page.lyrics.lyrics is SONG)
    assert now.page.mark.isHidden()
    assert now.page.frame.geometry().right() < now.page.parts.geometry().left()
    assert now.page.parts.width() >= dark.px(160)
    assert now.page.tabs.width() >= now.page.tabs.sizeHint().width()


async def test_lyrics_come_first_where_there_are_any(now: Now) -> None:
    play(now, 3)
    now.sung.of_track[3] = SONG
    await now.stage.open()
    await until(lambda: now.page.lyrics.lyrics is SONG)
    assert now.page.tabs.current() == "lyrics"
    assert now.page.parts.currentWidget() is now.page.lyrics
    assert now.page.mark.isVisible()
    play(now, 7)
    now.kit.facts.publish([NowPlaying()])
    await until(lambda: now.page.tabs.current() == "about")
    assert not now.page.mark.isVisible()
    play(now, 3)
    now.kit.facts.publish([NowPlaying()])
    await until(lambda: now.page.tabs.current() == "lyrics")


async def test_without_lyrics_it_says_what_to_do(now: Now) -> None:
    play(now, 3)
    await now.stage.open()
    await until(lambda: now.page.lyrics.is_without)
    now.page.tabs.step(-1)
    empty = now.page.lyrics.empty
    assert empty.isVisible()
    assert ".lrc" in empty.accessibleName()
    now.sung.of_track[3] = SONG
    empty.acted.emit(0)
    await until(lambda: now.page.lyrics.lyrics is SONG)
    assert not empty.isVisible()


async def test_lyrics_are_read_once_a_track(now: Now) -> None:
    play(now, 3)
    await now.stage.open()
    await until(lambda: now.page.lyrics.is_without)
    for fact in (NowPlaying(), TracksChanged(frozenset({TrackId(9)})), NowPlaying()):
        now.kit.facts.publish([fact])
        await now.stage.settled()
    assert now.sung.asked == 1


async def test_a_line_is_sought_and_the_timing_is_kept(now: Now) -> None:
    play(now, 3)
    now.sung.of_track[3] = SONG
    await now.stage.open()
    pane = now.page.lyrics
    await until(lambda: pane.lyrics is SONG)
    pane.lines.chosen.emit(1)
    await until(lambda: now.player.at_ms == 20_000)
    pane.earlier.click()
    await until(lambda: now.sung.offsets == {3: 100})
    now.kit.facts.publish([LyricsChanged(frozenset({TrackId(3)}))])
    await until(lambda: pane.offset.text() == "+0.1 s")


async def test_the_tab_comes_back(now: Now) -> None:
    play(now, 3)
    await now.stage.open()
    await until(lambda: now.page.tabs.current() == "about")
    now.page.tabs.step(1)
    assert now.page.parts.currentWidget() is now.page.credits
    state = now.page.state()
    now.page.tabs.set_current("about")
    now.page.restore(state)
    await now.stage.open()
    now.page.restore(state)
    now.page.load()
    await now.stage.settled()
    assert now.page.tabs.current() == "credits"


def test_tabs_by_key(dark: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(dark, "Parts", (("one", "One"), ("two", "Two")))
    qtbot.addWidget(tabs)
    tabs.show()
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    first = tabs._group.button(0)
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(tabs._group.button(1), Qt.Key.Key_Right)
    QTest.keyClick(tabs._group.button(1), Qt.Key.Key_Left)
    assert chosen == ["two", "one"]
    tabs._group.button(1).click()
    assert tabs.current() == "two"


# -- the blurred cover -----------------------------------------------------------------------------


def _white(size: int = 64) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(raw.data())


def test_text_is_readable_over_any_cover(theme: Theme) -> None:
    size = QSize(320, 200)
    ground = theme.color("window")
    for data in (_white(), samples.cover("cover1"), samples.cover("cover2")):
        image = ambient.backdrop(data, size, ground, lambda c: theme.contrast("t2", c))
        assert image is not None
        assert image.size() == size
        spots = [(x, y) for x in range(0, 320, 16) for y in range(0, 200, 16)]
        assert min(theme.contrast("t2", image.pixelColor(*spot)) for spot in spots) > 4.3


def test_no_bands_and_no_edges(dark: Theme) -> None:
    ground = dark.color("window")
    image = ambient.backdrop(samples.cover("cover1"), QSize(400, 260), ground, lambda _c: 21.0)
    assert image is not None
    steps = [
        abs(image.pixelColor(x, 100).lightness() - image.pixelColor(x + 1, 100).lightness())
        for x in range(399)
    ]
    assert max(steps) <= 6
    assert any(steps)


@pytest.mark.parametrize("data", [b"", b"no picture", _white()[:40]])
def test_what_is_no_picture_gives_none(dark: Theme, data: bytes) -> None:
    made = ambient.backdrop(data, QSize(40, 30), dark.color("window"), lambda _c: 21.0)
    assert made is None


async def test_backdrops_of_large_windows_are_few(dark: Theme) -> None:
    loaded: list[str] = []

    async def load(key: str, _px: int) -> bytes | None:
        loaded.append(key)
        return samples.cover(key)

    async def work(make: Any) -> Any:
        return make()

    backdrops = Backdrops(dark, load, work)
    for key in ("cover1", "cover2", "cover1", "cover3", "cover1", "cover2"):
        await backdrops.image(key, QSize(1200, 800))  # 3.8 MB
    assert loaded == ["cover1", "cover2", "cover3", "cover2"]


async def test_backdrops_are_kept_and_left_out_in_high_contrast(dark: Theme) -> None:
    loaded: list[str] = []

    async def load(key: str, _px: int) -> bytes | None:
        loaded.append(key)
        return samples.cover(key) if key != "gone" else None

    async def work(make: Any) -> Any:
        return make()

    backdrops = Backdrops(dark, load, work)
    size = QSize(200, 100)
    assert await backdrops.image("cover1", size) is await backdrops.image("cover1", size)
    assert loaded == ["cover1"]
    assert await backdrops.image("gone", size) is None
    assert await backdrops.image("", size) is None
    dark.set_high_contrast(True)
    assert await backdrops.image("cover1", size) is None
