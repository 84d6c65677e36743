"""Asks what has to be known before things are merged or split, and lets the service do it."""

from collections.abc import Sequence
from typing import Protocol

from audio2_desktop.domain.music import AlbumRow, ArtistRow, Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.ui import intents, words
from audio2_desktop.ui.dialogs.name_choice import NameChoice, Named
from audio2_desktop.ui.dialogs.questions import TextQuestion
from audio2_desktop.ui.window import Window

AT_MOST = 100
"""More at once are hardly one: a slip with Ctrl+A."""


class Identity(Protocol):
    """What is asked of services.identity."""

    async def merge(self, entity: Entity, ids: Sequence[int], into: int) -> Undoable: ...
    async def split(
        self, entity: Entity, one: int, track_ids: Sequence[int], name: str = ""
    ) -> Undoable: ...


class Things(Protocol):
    """What is asked of services.browse."""

    async def album_rows(self, ids: Sequence[int]) -> Sequence[AlbumRow]: ...
    async def artist_rows(self, ids: Sequence[int]) -> Sequence[ArtistRow]: ...
    async def tracks_of(self, entity: Entity, ids: Sequence[int]) -> Sequence[int]: ...


class Identities:
    """Performs three intents for the controller."""

    def __init__(self, window: Window, identity: Identity, things: Things) -> None:
        self._window = window
        self._identity = identity
        self._things = things

    async def decide(
        self, wish: intents.Merge | intents.SplitAlbum | intents.SplitArtist
    ) -> Undoable | None:
        """Ask and do it; None when the user thought better of it."""
        match wish:
            case intents.Merge(entity, ids):
                return await self._merge(entity, list(ids)[:AT_MOST])
            case intents.SplitAlbum(album, ids):
                return await self._split_album(album, list(ids))
            case intents.SplitArtist(artist, ids, entity):
                return await self._split_artist(artist, list(ids), entity)

    async def _merge(self, entity: Entity, ids: list[int]) -> Undoable | None:
        tr = words.tr
        if entity is Entity.ALBUM:
            things = _albums(await self._things.album_rows(ids))
            title = tr("Merge %n albums", "", len(things))
            text = tr(
                "They become one album; versions of it can be chosen on its page. Which name stays?"
            )
        else:
            things = _artists(await self._things.artist_rows(ids))
            title = tr("Merge %n artists", "", len(things))
            text = tr("They become one artist, also in later scans. Which name stays?")
        window = self._window
        question = NameChoice(window.theme, window, title, text, things, tr("Merge"))
        into = await question.chosen()
        return None if into is None else await self._identity.merge(entity, ids, into)

    async def _split_album(self, album: int, ids: list[int]) -> Undoable | None:
        rows = await self._things.album_rows([album])
        name = await self._ask(
            words.tr("Make an album of %n tracks", "", len(ids)),
            words.tr("Name of the album"),
            rows[0].title if rows else "",
        )
        return None if name is None else await self._identity.split(Entity.ALBUM, album, ids, name)

    async def _split_artist(self, artist: int, ids: list[int], entity: Entity) -> Undoable | None:
        tracks = ids
        if entity is not Entity.TRACK:
            tracks = list(await self._things.tracks_of(entity, ids))
        rows = await self._things.artist_rows([artist])
        title = words.fill(
            words.tr("Another artist named {name}"), {"name": rows[0].name if rows else ""}
        )
        label = words.tr("What tells the two apart: a place, an instrument, a year")
        about = await self._ask(title, label, "")
        if about is None:
            return None
        return await self._identity.split(Entity.ARTIST, artist, tracks, about)

    async def _ask(self, title: str, label: str, text: str) -> str | None:
        window = self._window
        ok = words.tr("Split")
        return await TextQuestion(window.theme, window, title, label, text=text, ok=ok).text()


def _albums(rows: Sequence[AlbumRow]) -> list[Named]:
    """Those with the most tracks first: the likeliest to be whole."""
    return [
        (
            row.id,
            row.title,
            words.joined(row.artist, str(row.year or ""), words.tracks(row.tracks)),
        )
        for row in sorted(rows, key=lambda row: -row.tracks)
    ]


def _artists(rows: Sequence[ArtistRow]) -> list[Named]:
    return [
        (
            row.id,
            row.name,
            words.joined(
                row.disambiguation,
                words.albums(row.albums) if row.albums else "",
                words.tracks(row.tracks),
            ),
        )
        for row in sorted(rows, key=lambda row: -row.tracks)
    ]
