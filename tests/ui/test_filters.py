"""Every list has a filter, and a question can be kept from where it is asked."""

from array import array
from collections.abc import Callable
from dataclasses import replace

from audio2_desktop.domain.folders import HealthKind
from audio2_desktop.domain.found import FoundKind
from audio2_desktop.ui import intents
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.intents import SaveSearch
from audio2_desktop.ui.pages.health import HealthPage
from audio2_desktop.ui.pages.search import SearchPage
from audio2_desktop.ui.pages.tracks import TracksPage
from tests.ui import fakes
from tests.ui.setup_fakes import FakeHealth
from tests.ui.stage import Stage
from tests.ui.whole_window import Stage as WholeWindow

Put = Callable[..., Stage]


class Finder(fakes.FakeSearch):
    """Remembers what was asked."""

    def __init__(self, browse: fakes.FakeBrowse) -> None:
        super().__init__(browse)
        self.asked: list[str] = []

    async def ids(self, text: str, kind: FoundKind) -> "array[int]":
        self.asked.append(text)
        found = await super().ids(text, kind)
        return found[:3] if "tide" in text else found


async def test_troubles_are_filtered_by_words_of_name_reason_and_path(
    put: Put, kit: fakes.Kit
) -> None:
    health = FakeHealth()
    first = health.found[HealthKind.UNREADABLE][0]
    other = replace(first, text="Øther.mp3", path=b"/music/y/odd:name.mp3")
    health.found[HealthKind.UNREADABLE] = [first, other]
    page = HealthPage(kit.tools, health, fakes.FakeLibrary(kit.facts))
    stage = put(page)
    await stage.open("unreadable")
    assert page.list.items.count() == 2
    for text, count in (("other", 1), ("odd:name", 1), ("empty MUSIC", 2), ("x broken", 1)):
        page.filter.set_text(text)
        await stage.settled()
        assert page.list.items.count() == count, text
        assert not page.filter._error.isVisible()
    page.filter.set_text("nowhere")
    await stage.settled()
    assert page._fine.isVisible()
    assert page.state()["text"] == "nowhere"


async def test_results_of_one_kind_are_narrowed(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    search = Finder(browse)
    page = SearchPage(kit.tools, search, browse)
    stage = put(page)
    await stage.open('genre:"dream pop" or year:1999')
    assert not page.filter.isVisible()
    page.sheet.more.emit(str(FoundKind.TRACK))
    await stage.settled()
    assert page.filter.isVisible() and search.asked == [page.text]
    page.filter.set_text("tide")
    await stage.settled()
    assert search.asked[-1] == '(genre:"dream pop" or year:1999) tide'
    assert page.table.rows.count() == 3
    assert page.filter.match.text() == "3 match"
    page.filter.save.click()
    assert stage.last(SaveSearch).text == search.asked[-1]
    await stage.open("other")
    assert page.filter.text() == ""


async def test_the_page_of_results_offers_to_keep_the_search(put: Put, kit: fakes.Kit) -> None:
    browse = fakes.FakeBrowse()
    page = SearchPage(kit.tools, fakes.FakeSearch(browse), browse)
    stage = put(page)
    await stage.open("year:1999")
    page.save.click()
    assert stage.last(SaveSearch) == SaveSearch("year:1999")
    await stage.open("")
    assert not page.save.isVisible()


async def test_the_filter_of_the_tracks_can_be_kept(put: Put, kit: fakes.Kit) -> None:
    page = TracksPage(kit.tools, fakes.FakeBrowse(), fakes.FakeSettings(kit.facts))
    stage = put(page)
    await stage.open("genre:ambient year:1999")
    page.filter.save.click()
    assert stage.last(SaveSearch) == SaveSearch("genre:ambient year:1999")


# -- with the real services ------------------------------------------------------------------------


async def test_a_kept_search_gets_a_name_and_stands_in_the_side_bar(stage: WholeWindow) -> None:
    stage.controller.send(intents.SaveSearch("year:>1900"))
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    question = stage.dialog(TextQuestion)
    assert isinstance(question, TextQuestion)
    assert question.field.text() == "year:>1900"
    question.field.setText("This century")
    question.ok.click()
    await stage.until(lambda: stage.toast == "Saved the search as This century")
    (made,) = await stage.playlists.all()
    assert (made.is_smart, made.rules) == (True, "year:>1900")
    rows = stage.window.sidebar.playlists.rows
    await stage.until(lambda: rows.rowCount() == 1)
    row = rows.row(rows.index(0))
    assert row is not None and row.is_smart
    assert stage.controller.playlist_choices() == []
    stage.controller.undo()
    await stage.until(lambda: rows.rowCount() == 0)


async def test_a_smart_playlist_is_made_by_its_key_with_a_search_that_makes_sense(
    stage: WholeWindow,
) -> None:
    stage.commands.table()["new_smart"]()
    await stage.until(lambda: bool(stage.window.findChildren(TextQuestion)))
    question = stage.dialog(TextQuestion)
    assert isinstance(question, TextQuestion)
    question.field.setText("yaer:1999")
    assert question.reason.text() == 'There is no field "yaer:". Did you mean year?'
    assert not question.ok.isEnabled()
    question.field.setText("year:1999")
    question.ok.click()
    await stage.until(lambda: stage.window.findChildren(TextQuestion)[-1] is not question)
    name = stage.dialog(TextQuestion)
    assert isinstance(name, TextQuestion)
    assert name.field.text() == "year:1999"
    name.ok.click()
    await stage.until(lambda: "Saved the search" in stage.toast)
    (made,) = await stage.playlists.all()
    assert (made.name, made.rules) == ("year:1999", "year:1999")


async def test_what_is_dropped_on_a_kept_search_says_why_not(stage: WholeWindow) -> None:
    made, _ = await stage.playlists.create_smart("Nothing", "year:1850")
    stage.controller.send(intents.AddToPlaylist((21,), made))
    await stage.until(lambda: "fills itself" in stage.toast)
