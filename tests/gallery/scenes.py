"""What is drawn: a name for each theme, and how to get there."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea

from audio2_desktop.domain.listed import Grouping
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.queue import Context, ContextKind
from audio2_desktop.domain.shelves import ShelfQuery, ShelfSort, shelf_arg
from audio2_desktop.domain.sorting import Direction
from audio2_desktop.storage import roots
from audio2_desktop.ui import words
from audio2_desktop.ui.intents import NewPlaylist, PlayLast, PlayTracks
from audio2_desktop.ui.mini.mini_window import MiniSize
from audio2_desktop.ui.theme import Mode
from tests.gallery import (
    frame_scenes,
    hostile,
    setup_scenes,
    sound_scenes,
    table_scenes,
    tag_scenes,
)
from tests.gallery.home_scenes import fresh_home, hovered_home
from tests.gallery.name_scenes import named
from tests.gallery.stage import Stage
from tests.gallery.state_scenes import (
    Failing,
    Nothing,
    Slow,
    empty_playlist,
    first_run,
    shelves,
    smart_playlist,
    state,
)

Show = Callable[[Stage], Any]
PLAYED_MS = 134_000
BREAKWATER = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """dark and light: names of the pictures; show: an asynchronous context around the picture."""

    dark: str
    light: str
    show: Show

    def name(self, mode: Mode) -> str:
        return self.dark if mode is Mode.DARK else self.light


def scene(name: str, show: Show, light: str = "") -> Scene:
    return Scene(f"{name}-dark", f"{light or name}-light", show)


async def show_all(stage: Stage, only: Sequence[str], *, is_hostile: bool = False) -> int:
    """All scenes whose name holds one of these texts, each in both themes. Returns how many could
    not be shown; the others go on."""
    await stage.begin()
    if is_hostile:
        await hostile.take_names(stage.core)
    stage.window.activateWindow()
    await stage.until(stage.window.isActiveWindow, "the window to be active")
    await _play(stage)
    failed = 0
    for each in SCENES:
        names = {mode: each.name(mode) for mode in (Mode.DARK, Mode.LIGHT)}
        modes = [mode for mode, name in names.items() if any(text in name for text in only)]
        try:
            if modes:
                await _draw(stage, each, modes)
        except Exception:  # noqa: BLE001 - one scene less, told at once and by the exit code
            failed += 1
            print(f"FAILED: {each.dark}", flush=True)
            traceback.print_exc()
            stage.supply()
            stage.window.set_panel_open(False)
        stage.extras.clear()
        stage.window.toasts.dismiss()
        stage.window.hide_search()
    return failed


async def _draw(stage: Stage, each: Scene, modes: list[Mode]) -> None:
    """The theme changes under the open page, as it does when the desktop's changes."""
    stage.use(modes[0])
    stage.window.player_bar.seek.emit(PLAYED_MS)
    async with each.show(stage):
        for mode in modes:
            stage.use(mode)
            await stage.rest()
            print(stage.save(each.name(mode)), flush=True)


async def _play(stage: Stage) -> None:
    """Breakwater of Slow Harbour plays, with some tracks up next, and is two minutes in."""
    album = await stage.tracks("Slow Harbour")
    context = Context(ContextKind.ALBUM, stage.albums["Slow Harbour"], "Slow Harbour")
    bar = stage.window.player_bar
    stage.send(PlayTracks(album, BREAKWATER, context))
    await stage.until(lambda: _is_playing(stage, album[BREAKWATER]), "the music")
    # its shape is known, and nothing else is measured: no picture shows work that comes and goes
    shape = bar.position
    await stage.until(lambda: shape.waves is not None and shape.waves.is_whole, "its waves")
    stage.core.measuring.stop()
    others = [await stage.tracks(name) for name in list(stage.albums)[20:24]]
    stage.send(PlayLast([tracks[0] for tracks in others]))
    await asyncio.sleep(0.5)
    bar.seek.emit(PLAYED_MS)
    bar.volume_changed.emit(70)
    await asyncio.sleep(0.3)
    stage.window.toasts.dismiss()


def _is_playing(stage: Stage, track: int) -> bool:
    shown = stage.window.player_bar.card.track
    return shown is not None and shown.id == track


# ---- plain pages -----------------------------------------------------------------------------


def page(name: str, arg: Callable[[Stage], Any] = lambda _: None, scroll: int = 0) -> Show:
    """A page as it opens, or scrolled down."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go(name, arg(stage))
        if scroll:
            await stage.rest()
            _scroll(stage, scroll)
        yield

    return show


def _scroll(stage: Stage, y: int) -> None:
    areas = [a for a in stage.page.findChildren(QAbstractScrollArea) if a.isVisible()]
    longest = max(areas, key=lambda area: area.verticalScrollBar().maximum())
    longest.verticalScrollBar().setValue(y)


def _decade(_: Stage) -> str:
    return "decade:2010"


def _album(stage: Stage) -> int:
    return stage.albums["Slow Harbour"]


def _artist(stage: Stage) -> int:
    return stage.artists["Halden Coast"]


# ---- pages in use ----------------------------------------------------------------------------


def as_list(name: str) -> Show:
    """A page of genres or composers as lines, most tracks first."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go(name)
        await stage.rest()
        view: Any = stage.page
        view.looks.button.click()
        view.sheet.sort.chosen.emit("tracks")
        yield

    return show


def grouped(name: str, grouping: Grouping, *, is_list: bool = False, sort: str = "") -> Show:
    """A page of cards in groups, a little scrolled, so that the head at the top stays."""

    @asynccontextmanager
    async def show(stage: Stage) -> AsyncIterator[None]:
        stage.go(name)
        await stage.rest()
        view: Any = stage.page
        before = view.state()
        view.looks.show_list(is_list=is_list)
        if sort:
            view.sort_by(sort)
        view.group_by(grouping)
        await stage.rest()
        view.grid.verticalScrollBar().setValue(0 if is_list else 120)
        await stage.rest()
        yield
        view.restore(before)
        view.group_by(Grouping.NONE)
        await stage.rest()

    return show


@asynccontextmanager
async def sort_menu(stage: Stage) -> AsyncIterator[None]:
    """The orders of a grid, hanging below their button."""
    stage.go("albums")
    await stage.rest()
    view: Any = stage.page
    view.sheet.sort.click()
    await stage.until(stage.menus, "the menu")
    await asyncio.sleep(0.3)
    (menu,) = stage.menus()
    menu.setActiveAction(menu.actions()[1])
    stage.lay_over(menu)
    yield
    menu.close()


@asynccontextmanager
async def years_list(stage: Stage) -> AsyncIterator[None]:
    """Years as lines."""
    stage.go("years")
    await stage.rest()
    view: Any = stage.page
    view.look.click()
    await stage.rest()
    yield
    view.look.click()


@asynccontextmanager
async def composer(stage: Stage) -> AsyncIterator[None]:
    """The one with the most tracks."""
    by = ShelfQuery(ShelfSort.TRACKS, Direction.DOWN)
    ids = (await stage.core.shelves.listed(Entity.COMPOSER, by)).ids
    stage.go("shelf", shelf_arg(Entity.COMPOSER, ids[0]))
    yield


@asynccontextmanager
async def folders(stage: Stage) -> AsyncIterator[None]:
    """An artist's folder opened, an album's current."""
    stage.go("folders")
    await stage.rest()
    tree: Any = stage.page.tree  # type: ignore[attr-defined]
    model = tree.folders
    root = model.index(0, 0)
    await stage.until(lambda: model.rowCount(root) > 3, "the folders")
    artist = next(
        place
        for at in range(model.rowCount(root))
        if model.row(place := model.index(at, 0, root)).has_folders
    )
    tree.expand(artist)
    await stage.until(lambda: model.rowCount(artist), "the albums")
    tree.setCurrentIndex(model.index(0, 0, artist))
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    yield


@asynccontextmanager
async def folder_away(stage: Stage) -> AsyncIterator[None]:
    """The library folder is unplugged."""
    root = (await stage.core.folder_tree.roots())[0].root
    await stage.core.db.write(partial(roots.set_available, root_id=root, is_available=False))
    stage.go("folders")
    yield
    await stage.core.db.write(partial(roots.set_available, root_id=root, is_available=True))


@asynccontextmanager
async def search_popup(stage: Stage) -> AsyncIterator[None]:
    """Typed, not yet opened."""
    stage.go("albums")
    await stage.rest()
    field = stage.window.topbar.search
    stage.window.activateWindow()
    field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.line.setText("harb")
    await stage.until(lambda: stage.window.search.isVisible(), "the drop-down")
    yield
    field.line.clear()
    stage.page.setFocus()


@asynccontextmanager
async def queue_panel(stage: Stage) -> AsyncIterator[None]:
    stage.go("album", _album(stage))
    stage.window.set_panel_open(True)
    yield
    stage.window.set_panel_open(False)


@asynccontextmanager
async def menu_and_toast(stage: Stage) -> AsyncIterator[None]:
    """The menu of a track, and what was done before."""
    stage.go("album", _album(stage))
    await stage.rest()
    table: Any = stage.page.table  # type: ignore[attr-defined]
    table.select_keys([table.rows.key_at(4)])
    table.make_current(4)
    spot = table.viewport().mapToGlobal(QPoint(330, 20))
    table.menu.emit(spot)
    await stage.until(stage.menus, "the menu")
    menu = stage.menus()[0]
    entries = [action for action in menu.actions() if action.menu() is not None]
    menu.setActiveAction(entries[0])
    await stage.until(lambda: len(stage.menus()) > 1 or True, "the sub-menu")
    await asyncio.sleep(0.4)
    added = words.fill(words.tr("Added %n tracks to {name}", "", 3), {"name": "Coastline Drive"})
    stage.window.toasts.offer_undo(added, lambda: None)
    for each in stage.menus():
        stage.lay_over(each)
    yield
    for each in stage.menus():
        each.close()


@asynccontextmanager
async def new_playlist(stage: Stage) -> AsyncIterator[None]:
    stage.go("albums")
    await stage.rest()
    stage.send(NewPlaylist())
    await asyncio.sleep(0.2)
    yield
    for child in stage.window.children():
        if child.objectName() == "dialog":
            child.finish(None)  # type: ignore[attr-defined]
    await asyncio.sleep(0.2)


def _drive(stage: Stage) -> int:
    return stage.playlists["Coastline Drive"]


SCENES = (
    scene("01-home", hovered_home, light="11-home"),
    scene("01b-home-scrolled", page("home", scroll=560)),
    scene("01c-home-fresh", fresh_home),
    scene("albums", page("albums")),
    scene("albums-scrolled", page("albums", scroll=900)),
    scene("albums-grouped", grouped("albums", Grouping.DECADE, sort="year")),
    scene("albums-sort", sort_menu),
    scene("albums-list", grouped("albums", Grouping.NONE, is_list=True)),
    scene("artists", page("artists")),
    scene("artists-list", grouped("artists", Grouping.LETTER, is_list=True)),
    scene("tracks", page("tracks")),
    scene("05-tracks", table_scenes.selected_tracks),
    scene("05b-tracks-columns", table_scenes.column_chooser),
    scene("05c-tracks-grouped", table_scenes.grouped_tracks),
    scene("05d-tracks-filtered", table_scenes.filtered_tracks),
    scene("genres", page("genres")),
    scene("genres-list", as_list("genres")),
    scene("genre", page("shelf", lambda _: "genre=Ambient")),
    scene("genre-scrolled", page("shelf", lambda _: "genre=Ambient", scroll=700)),
    scene("composers", page("composers")),
    scene("composers-list", as_list("composers")),
    scene("composer", composer),
    scene("years", page("years")),
    scene("years-scrolled", page("years", scroll=700)),
    scene("years-list", years_list),
    scene("decade", page("shelf", _decade)),
    scene("folders", folders),
    scene("folders-away", folder_away),
    scene("03-artist", page("artist", _artist)),
    scene("03b-artist-discography", page("artist", _artist, scroll=500)),
    scene("04-album", page("album", _album), light="12-album"),
    scene("04b-album-scrolled", page("album", _album, scroll=300)),
    scene("06-playlist", page("playlist", _drive)),
    scene("06-playlist-drag", table_scenes.dragged_rows),
    scene("06c-smart-playlist", smart_playlist),
    scene("07-queue", queue_panel),
    scene("07c-queue-autoplay", frame_scenes.autoplay),
    scene("07-lyrics-queue", frame_scenes.now_playing(panel=True)),
    scene("07-lyrics-panel", frame_scenes.lyrics_panel),
    scene("07e-lyrics-pasted", sound_scenes.pasted_lyrics),
    scene("07f-devices", sound_scenes.device_menu),
    scene("07g-buffering", sound_scenes.buffering),
    scene("07-now-playing", frame_scenes.now_playing("about", panel=True)),
    scene("07b-now-credits", frame_scenes.now_playing("credits")),
    scene("17-mini", frame_scenes.mini_player(MiniSize.NORMAL)),
    scene("17b-mini-large", frame_scenes.mini_player(MiniSize.LARGE)),
    scene("17c-mini-compact", frame_scenes.mini_player(MiniSize.COMPACT)),
    scene("07c-details", frame_scenes.details_panel),
    scene("07d-details-several", frame_scenes.several_selected),
    scene("02-search", page("search", lambda _: "halden")),
    scene("02-search-track", page("search", lambda _: "harbour")),
    scene("02-search-field", page("search", lambda _: "genre:ambient rating:>=4")),
    scene("02-search-error", page("search", lambda _: "year:20x4 harbour")),
    scene("02-search-nothing", page("search", lambda _: "xylophone quartet")),
    scene("02b-search-dropdown", search_popup),
    scene("10b-settings", page("settings"), light="10-settings"),
    scene("favourites", page("favourites")),
    scene("favourites-albums", page("favourites", lambda _: "album")),
    scene("favourites-artists", page("favourites", lambda _: "artist")),
    scene("10l-settings-equaliser", setup_scenes.settings("playback.equaliser")),
    scene("10o-settings-output", setup_scenes.settings("playback.output")),
    scene("10m-equaliser-sliders", setup_scenes.equaliser(uses_filters=False)),
    scene("10n-equaliser-filters", setup_scenes.equaliser(uses_filters=True)),
    scene("10c-settings-appearance", setup_scenes.settings("appearance")),
    scene("10d-settings-places", setup_scenes.settings("appearance.places", at_end=True)),
    scene("10l-settings-playback", setup_scenes.settings("playback.fade", at_end=True)),
    scene("10e-settings-shortcuts", setup_scenes.settings("shortcuts")),
    scene("10f-settings-privacy", setup_scenes.settings("privacy")),
    scene("10g-settings-data", setup_scenes.settings("data.restore")),
    scene("10j-settings-accounts", setup_scenes.accounts),
    scene("10k-settings-never-split", setup_scenes.never_split),
    scene("10h-settings-about", setup_scenes.settings("about")),
    scene("10i-settings-search", setup_scenes.search("clear")),
    scene("10j-log", setup_scenes.log),
    scene("health", page("health")),
    scene("health-missing", setup_scenes.health("missing")),
    scene("health-covers", setup_scenes.health("no_cover")),
    scene("hidden", page("hidden")),
    scene("hidden-removed", setup_scenes.removed),
    scene("14-menus-toast", menu_and_toast),
    scene("14e-palette", frame_scenes.palette("")),
    scene("14f-palette-found", frame_scenes.palette("harb")),
    scene("14g-palette-nothing", frame_scenes.palette("xylophone")),
    scene("14h-keys", frame_scenes.keys),
    scene("14c-notifications", frame_scenes.notifications),
    scene("14d-background-work", frame_scenes.background_work),
    scene("14b-dialog", new_playlist),
    scene("names-tracks", named("tracks")),
    scene("names-albums", named("albums")),
    scene("names-artists", named("artists")),
    scene("names-album", named("album", _album)),
    scene("15-states-first-run", first_run),
    scene("15-states-empty", empty_playlist),
    scene("15-states-empty-albums", state(Nothing(), "albums")),
    scene("15-states-empty-tracks", state(Nothing(), "tracks")),
    scene("15-states-empty-favourites", state(Nothing(), "favourites")),
    scene("15-states-loading-home", state(Slow(), "home")),
    scene("15-states-error-home", state(Failing(), "home")),
    scene("15-states-loading", state(Slow(), "albums")),
    scene("15-states-loading-album", state(Slow(), "album", _album)),
    scene("15-states-loading-tracks", state(Slow(), "tracks")),
    scene("15-states-loading-genres", shelves(Slow(), "genres")),
    scene("15-states-loading-genre", shelves(Slow(), "shelf", lambda _: "genre=Ambient")),
    scene("15-states-loading-years", shelves(Slow(), "years")),
    scene("15-states-loading-folders", shelves(Slow(), "folders")),
    scene("15-states-empty-composers", shelves(Nothing(), "composers")),
    scene("15-states-empty-years", shelves(Nothing(), "years")),
    scene("15-states-empty-folders", shelves(Nothing(), "folders")),
    scene("15-states-error-folders", shelves(Failing(), "folders")),
    scene("15-states-error", state(Failing(), "albums")),
    scene("tags-empty", tag_scenes.no_tags),
    scene("tags", tag_scenes.tags),
    scene("tags-list", tag_scenes.tags_list),
    scene("tags-drop", tag_scenes.drop_on_a_tag),
    scene("tags-menu", tag_scenes.tag_menu),
    scene("tag-page", tag_scenes.tag),
    scene("tag-page-empty", tag_scenes.empty_tag),
    scene("tag-album", tag_scenes.tagged_album),
    scene("tag-artist", tag_scenes.tagged_artist),
    scene("tag-picker", tag_scenes.tag_picker),
    scene("tag-search", tag_scenes.found_tags),
)
