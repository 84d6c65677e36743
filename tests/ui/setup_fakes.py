"""What the settings ask besides folders and values, in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from audio2_desktop.domain.checks import OK, WARN, Check
from audio2_desktop.domain.equaliser import Equalising, read_filters
from audio2_desktop.domain.fact_bus import FactBus
from audio2_desktop.domain.facts import EqualiserChanged
from audio2_desktop.domain.folders import HealthKind, HealthRow
from audio2_desktop.domain.music import Entity
from audio2_desktop.domain.undo import Undoable
from audio2_desktop.domain.units import AlbumId, FileId, RootId, Stamp, TrackId
from audio2_desktop.playback.engine import EVERY_ABILITY
from audio2_desktop.services.privacy import Remembered
from audio2_desktop.services.report import Component, LogLine
from audio2_desktop.services.upkeep import Sizes
from tests.ui import samples


class FakeUpkeep:
    """Notes what was asked for; `faults` are found by a check."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, object]] = []
        self.faults: tuple[str, ...] = ()
        self.covers = 812_000_000
        self.folder = Path("/home/santi/.local/share/audio2")
        self.places = (
            ("settings", Path("/home/santi/.config/audio2")),
            ("library", self.folder),
            ("covers", Path("/home/santi/.cache/audio2/artwork")),
            ("logs", Path("/home/santi/.local/state/audio2/logs")),
        )

    async def sizes(self) -> Sizes:
        return Sizes(512_000_000, self.covers, 3_100_000_000, 1_800_000)

    async def clear_covers(self) -> int:
        self.calls.append(("clear", None))
        self.covers = 0
        return 812_000_000

    async def trim_covers(self) -> int:
        self.calls.append(("trim", None))
        return 0

    async def back_up(self, target: Path) -> None:
        self.calls.append(("back_up", target))

    async def examine(self, source: Path) -> None:
        self.calls.append(("examine", source))

    async def put_in_place(self, source: Path) -> None:
        self.calls.append(("put_in_place", source))

    async def check(self, tell: Callable[[int, int], None]) -> Sequence[str]:
        tell(1, 3)
        tell(3, 3)
        return self.faults

    async def export_tracks(self, target: Path) -> int:
        self.calls.append(("tracks", target))
        return 1048

    async def export_playlists(self, folder: Path) -> int:
        self.calls.append(("playlists", folder))
        return 7


class FakePrivacy:
    """Some plays and searches."""

    def __init__(self) -> None:
        self.plays, self.searches = 12_406, 14

    async def remembered(self) -> Remembered:
        return Remembered(self.plays, self.searches)

    async def clear_history(self) -> Undoable:
        self.plays, before = 0, self.plays
        return Undoable("cleared_history", self.clear_history, {"count": before})

    async def clear_searches(self) -> Undoable:
        self.searches, before = 0, self.searches
        return Undoable("cleared_searches", self.clear_searches, {"count": before})


class FakeReport:
    """A healthy computer but for one thing, and a short log."""

    folder = Path("/home/santi/.local/state/audio2/logs")

    keyring_now = Check("Keyring", WARN, "There is no keyring.", "Install and unlock a keyring.")

    async def checks(self) -> Sequence[Check]:
        return (Check("VLC", OK, "VLC 3.0.21"), self.keyring_now)

    async def keyring(self) -> Check:
        return self.keyring_now

    async def components(self) -> Sequence[Component]:
        return (
            Component("Qt for Python", "6.11.1", "LGPL-3.0"),
            Component("mutagen", "1.47.0", "GPL-2.0-or-later"),
        )

    async def lines(self) -> Sequence[LogLine]:
        at = "2026-11-24 10:00:00"
        return (
            LogLine(at, "info", "audio2", "started"),
            LogLine(at, "warning", "audio2.art", "a cover cannot be used: <b>broken</b>"),
            LogLine(at, "error", "audio2", "unhandled\nTraceback\nValueError: x"),
        )

    async def text(self, versions: Sequence[tuple[str, str]] = ()) -> str:
        return "Audio2 report " + ", ".join(name for name, _ in versions)


class FakeWatch:
    """One folder cannot be watched."""

    def __init__(self) -> None:
        self.reasons = {RootId(2): "It is on a network drive, which does not tell of changes."}


@dataclass(frozen=True)
class Gone:
    """A hidden thing or something removed, as the real rows are."""

    id: int
    name: str = ""
    artist: str = ""
    entity: Entity = Entity.ALBUM
    at: Stamp = samples.NOW
    label: str = ""
    tracks: tuple[int, ...] = (1, 2)
    removed_at: Stamp = samples.NOW


class FakeHealth:
    """One thing of three kinds."""

    def __init__(self) -> None:
        self.found = {
            HealthKind.UNREADABLE: [
                HealthRow(
                    HealthKind.UNREADABLE,
                    "broken.mp3",
                    "The file is empty",
                    b"/music/x/broken.mp3",
                    file_id=FileId(3),
                )
            ],
            HealthKind.MISSING: [
                HealthRow(
                    HealthKind.MISSING,
                    "Night Pilot",
                    "File not found",
                    b"/music/y/3.flac",
                    TrackId(7),
                    AlbumId(1),
                )
            ],
            HealthKind.INCOMPLETE: [
                HealthRow(
                    HealthKind.INCOMPLETE, "North Pier", "7 of 11 tracks", album_id=AlbumId(4)
                )
            ],
        }

    async def rows(self, kind: HealthKind, limit: int = 1000) -> tuple[HealthRow, ...]:
        return tuple(self.found.get(kind, ()))

    async def counts(self) -> dict[HealthKind, int]:
        return {kind: len(rows) for kind, rows in self.found.items()}


class FakeRemoval:
    """Hidden and removed things in lists."""

    def __init__(self) -> None:
        self.hidden_now = [Gone(5, "Low Light", "The Low Tide")]
        self.removed_now = [Gone(8, label="Slow Harbour")]

    async def hidden(self) -> tuple[Gone, ...]:
        return tuple(self.hidden_now)

    async def unhide(self, entity: Entity, ids: Sequence[int]) -> Undoable:
        self.hidden_now = [thing for thing in self.hidden_now if thing.id not in ids]
        return Undoable("unhidden", lambda: self.unhide(entity, ids))

    async def removed(self) -> tuple[Gone, ...]:
        return tuple(self.removed_now)

    async def restore(self, removed: int) -> Undoable:
        self.removed_now = [thing for thing in self.removed_now if thing.id != removed]
        return Undoable("restored_to_library", lambda: self.restore(removed))


class FakeOutputs:
    """Two devices; what was chosen is in memory."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ("Built-in Speakers", "USB DAC")
        self.chosen = ""
        self.speed = 100
        self.abilities = set[str](EVERY_ABILITY)
        self.looked = 0

    def can(self, ability: str) -> bool:
        return ability in self.abilities

    def look(self) -> None:
        self.looked += 1

    async def choose(self, name: str) -> None:
        self.chosen = name

    async def set_speed(self, percent: int) -> None:
        self.speed = percent


class FakeEqualiser:
    """The setting in memory, and the files that were wanted."""

    def __init__(self, facts: FactBus) -> None:
        self._facts = facts
        self.device = ""
        self.setting = Equalising()
        self.files: list[str] = []

    def set(self, setting: Equalising) -> None:
        self.setting = setting
        self._facts.publish([EqualiserChanged()])

    async def read_file(self, path: str) -> None:
        self.files.append(path)
        data = b"Preamp: -6.1 dB\nFilter 1: ON PK Fc 105 Hz Gain 2.1 dB Q 0.70\n"
        self.set(read_filters(data, "HD 600.txt", self.setting))
