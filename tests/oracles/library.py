"""A small library written row by row, together with the plain facts about every track.

Only for asking questions: no scan, no settling. Rows are as the scan leaves them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from audio2_desktop.domain.names import fold, name_keys, sort_key
from audio2_desktop.storage.database import Write


@dataclass
class Facts:
    """Everything that a question can be about, for one track and one listener."""

    id: int
    title: str
    artists: tuple[str, ...]
    credit: str
    album: str
    extra: str
    genres: tuple[str, ...]
    composers: tuple[str, ...]
    tags: tuple[str, ...]
    folders: tuple[str, ...]
    year: int
    length_ms: int
    bitrates: tuple[int, ...]
    added_at: int
    is_lossless: bool
    is_compilation: bool
    files: int
    present: int
    rating: int = 0
    plays: int = 0
    last_played: int | None = None
    is_favourite: bool = False
    is_shown: bool = True


@dataclass(frozen=True)
class NewTrack:
    """What `Library.add` writes."""

    title: str
    artists: tuple[str, ...] = ("Halden Coast",)
    album: str = "Slow Harbour"
    extra: str = ""
    genres: tuple[str, ...] = ()
    composers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    folder: str = "Music"
    year: int = 0
    length_ms: int = 200_000
    bitrate: int = 320_000
    added_at: int = 1_690_000_000_000
    is_lossless: bool = False
    is_compilation: bool = False
    is_missing: bool = False
    is_cue_part: bool = False
    rating: int = 0
    plays: int = 0
    last_played: int | None = None
    is_favourite: bool = False
    in_library: bool = True
    is_hidden: bool = False


@dataclass
class Library:
    """Writes into an open transaction; `tracks` are the facts of all tracks so far.

    `root` and `is_available` may be set between tracks: the folder where the next ones lie.
    """

    tx: Write
    root: str = "/home/someone/Tunes"
    is_available: bool = True
    tracks: list[Facts] = field(default_factory=list)
    _known: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def add(self, new: NewTrack) -> int:
        """Write one track; its id."""
        artists = [self.artist(name) for name in new.artists]
        credit_text = " & ".join(new.artists)
        credit = self._credit(credit_text, artists, new.artists)
        album = self.album(new.album, credit, year=new.year, credit_text=credit_text)
        edition = self._edition(album, new.album, credit, is_compilation=new.is_compilation)
        recording = self._insert("recording", length_ms=new.length_ms)
        track = self._insert(
            "track", edition_id=edition, album_id=album, recording_id=recording,
            credit_id=credit, disc=1, number=len(self.tracks) + 1, title=new.title,
            title_key=fold(new.title), title_sort=sort_key(new.title), length_ms=new.length_ms,
            year=new.year, added_at=new.added_at, in_library=int(new.in_library),
        )  # fmt: skip
        self.tx.execute(
            "INSERT INTO track_words (rowid, title, artist, album, extra) VALUES (?, ?, ?, ?, ?)",
            (track, fold(new.title), fold(credit_text), fold(new.album), fold(new.extra)),
        )
        self._keys("track", track, new.title)
        self._around(new, track, artists)
        self._file(new, track)
        self._state(new, track)
        self.tracks.append(self._facts(new, track, credit_text))
        return track

    def artist(self, name: str) -> int:
        """The artist of that name."""
        known = self._known.get(("artist", fold(name)))
        if known is not None:
            return known
        artist = self._insert(
            "artist", key=f"n:{fold(name)}", folded=fold(name), name=name, sort_name=name,
            sort_key=sort_key(name), in_library=1,
        )  # fmt: skip
        self.tx.execute(
            "INSERT INTO artist_words (rowid, name, extra) VALUES (?, ?, '')", (artist, fold(name))
        )
        self._keys("artist", artist, name)
        self._known["artist", fold(name)] = artist
        return artist

    def playlist(self, name: str, tracks: Sequence[int] = ()) -> int:
        """A playlist with these tracks."""
        playlist = self._insert(
            "playlist", profile_id=1, name=name, name_key=fold(name), position=f"{len(name)}",
            created_at=1, changed_at=1,
        )  # fmt: skip
        for at, track in enumerate(tracks):
            self._insert(
                "playlist_item", playlist_id=playlist, position=f"{at:05}", track_id=track,
                added_at=1,
            )  # fmt: skip
        return playlist

    def album(self, title: str, credit: int, *, year: int, credit_text: str) -> int:
        known = self._known.get(("album", credit, fold(title)))
        if known is not None:
            self.tx.execute("UPDATE album SET tracks = tracks + 1 WHERE id = ?", (known,))
            return known
        album = self._insert(
            "album", key=f"n:{credit}|{fold(title)}", names=f"{fold(title)}\x1f{fold(credit_text)}",
            title=title, sort_key=sort_key(title), credit_id=credit, primary_type="album",
            year=year, added_at=1, in_library=1, tracks=1,
        )  # fmt: skip
        self.tx.execute(
            "INSERT INTO album_words (rowid, title, artist, extra) VALUES (?, ?, ?, '')",
            (album, fold(title), fold(credit_text)),
        )
        self._keys("album", album, title)
        self._known["album", credit, fold(title)] = album
        return album

    # ---- parts -------------------------------------------------------------------------------

    def _insert(self, table: str, **values: Any) -> int:
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        return int(self.tx.execute(sql, tuple(values.values())).lastrowid or 0)

    def _once(self, table: str, **values: Any) -> int:
        known = self._known.get((table, *values.values()))
        if known is None:
            known = self._known[(table, *values.values())] = self._insert(table, **values)
        return known

    def _keys(self, entity: str, entity_id: int, name: str) -> None:
        self.tx.many(
            "INSERT OR IGNORE INTO name_key (key, entity, entity_id) VALUES (?, ?, ?)",
            [(key, entity, entity_id) for key in name_keys(name)],
        )

    def _credit(self, text: str, artists: list[int], names: Sequence[str]) -> int:
        known = self._known.get(("credit", text))
        if known is not None:
            return known
        credit = self._insert(
            "credit", key=text, text=text, sort_key=sort_key(text), artist_id=artists[0]
        )
        self.tx.many(
            "INSERT INTO credit_name (credit_id, position, artist_id, credited_as)"
            " VALUES (?, ?, ?, ?)",
            [(credit, at, artist, names[at]) for at, artist in enumerate(artists)],
        )
        self._known["credit", text] = credit
        return credit

    def _edition(self, album: int, title: str, credit: int, *, is_compilation: bool) -> int:
        kind = int(is_compilation)
        return self._once(
            "edition", key=f"{album}|{kind}", album_id=album, title=title, credit_id=credit,
            is_compilation=kind,
        )  # fmt: skip

    def _around(self, new: NewTrack, track: int, artists: list[int]) -> None:
        for name in new.genres:
            genre = self._once("genre", key=fold(name), name=name)
            self.tx.execute(
                "INSERT INTO entity_genre (entity, entity_id, genre_id) VALUES ('track', ?, ?)",
                (track, genre),
            )
        for name in new.composers:
            self.tx.execute(
                "INSERT INTO contribution (track_id, role, artist_id) VALUES (?, 'composer', ?)",
                (track, self.artist(name)),
            )
        for name in new.tags:
            tag = self._once("tag", profile_id=1, name=name, key=fold(name))
            self.tx.execute(
                "INSERT INTO tagging (tag_id, entity, entity_id, at) VALUES (?, 'track', ?, 1)",
                (tag, track),
            )

    def _file(self, new: NewTrack, track: int) -> None:
        root = self._once(
            "root", path=os.fsencode(self.root), added_at=1, is_available=int(self.is_available)
        )
        folder = self._once(
            "folder", root_id=root, path=os.fsencode(new.folder), text=fold(new.folder)
        )
        file = self._insert(
            "file", folder_id=folder, name=f"{track}.flac".encode(), size=1, mtime_ns=1, inode=1,
            device=1, track_id=None if new.is_cue_part else track, lossless=int(new.is_lossless),
            bitrate=new.bitrate, length_ms=new.length_ms, added_at=new.added_at, codec="FLAC",
            missing_since=1 if new.is_missing else None,
        )  # fmt: skip
        if new.is_cue_part:
            self._insert("cue_part", file_id=file, position=1, track_id=track, start_ms=0)

    def _state(self, new: NewTrack, track: int) -> None:
        for table, values in (
            ("rating", {"rating": new.rating} if new.rating else None),
            ("favourite", {} if new.is_favourite else None),
            ("hidden", {} if new.is_hidden else None),
        ):
            if values is not None:
                self._insert_state(table, track, values)
        if new.plays or new.last_played is not None:
            self.tx.execute(
                "INSERT INTO play_stats (profile_id, track_id, plays, last_played)"
                " VALUES (1, ?, ?, ?)",
                (track, new.plays, new.last_played),
            )

    def _insert_state(self, table: str, track: int, values: dict[str, int]) -> None:
        self._insert(table, profile_id=1, entity="track", entity_id=track, at=1, **values)

    def _facts(self, new: NewTrack, track: int, credit: str) -> Facts:
        is_present = not new.is_missing and self.is_available
        return Facts(
            id=track, title=new.title, artists=new.artists, credit=credit, album=new.album,
            extra=new.extra, genres=new.genres, composers=new.composers, tags=new.tags,
            folders=(f"{self.root}/{new.folder}",), year=new.year, length_ms=new.length_ms,
            bitrates=(new.bitrate,), added_at=new.added_at, is_lossless=new.is_lossless,
            is_compilation=new.is_compilation, files=1, present=int(is_present),
            rating=new.rating, plays=new.plays, last_played=new.last_played,
            is_favourite=new.is_favourite, is_shown=new.in_library and not new.is_hidden,
        )  # fmt: skip
