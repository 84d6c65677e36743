"""The user's settings: read from memory, kept in one JSON file that is replaced as a whole.

Only values that the user chose are in the file. What it holds beyond that (settings of a newer
version) is kept. Window geometry and secrets do not belong here.
"""

import json
import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from audio2_desktop.domain.facts import Fact, SettingChanged
from audio2_desktop.domain.problems import Broken, Problem, Refused
from audio2_desktop.domain.settings import GROUPS, all_settings, setting
from audio2_desktop.media.saving import replace

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Executor

VERSION: Final = 1
MAX_BYTES: Final = 1024 * 1024
_ASIDE: Final = 9
"""Damaged files that are kept beside the good one."""

G = TypeVar("G")
_log = logging.getLogger("audio2.settings")


class Settings:
    """All groups of settings. Construct, `load()`, then `get` from anywhere on the loop thread.

    publish: gets a SettingChanged for every value that differs from before.
    work: threads that write the file; they may come later by `begin_work`.
    """

    def __init__(
        self,
        path: Path,
        *,
        publish: Callable[[list[Fact]], None],
        work: "Executor | None" = None,
    ) -> None:
        self.path = path
        self._work = work
        self._publish = publish
        self._document: dict[str, Any] = {"version": VERSION}
        self._groups: dict[type[Any], Any] = {kind: kind() for kind in GROUPS.values()}
        self._suggested: dict[str, Any] = {}
        self._saving: asyncio.Lock | None = None
        self._is_readable = True
        self._notices: list[Problem] = []

    def begin_work(self, work: "Executor") -> None:
        """From now on these threads write the file."""
        self._work = work

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What the user should be told about the last `load`; empty when all was well."""
        return tuple(self._notices)

    def load(self) -> None:
        """Read the file; below 1 ms. Called once, before there is a window to be held up.

        Never raises: a damaged file is put aside and a wrong value is replaced by its default, both
        with a notice.
        """
        self._notices.clear()
        self._is_readable = True
        self._document = self._read()
        for name, kind in GROUPS.items():
            self._groups[kind] = kind(**self._good_values(name))

    def get(self, group: type[G]) -> G:
        """The present values of a group of `domain.settings`."""
        found: G = self._groups[group]
        return found

    def value(self, name: str) -> Any:
        """The present value of "group.field". Raises NotFound."""
        one = setting(name)
        return getattr(self._groups[GROUPS[one.group]], one.field)

    async def set(self, name: str, value: object) -> None:
        """Change one setting; see `set_many`."""
        await self.set_many({name: value})

    async def set_many(self, values: Mapping[str, object]) -> None:
        """Change settings together: all are valid or none is changed.

        They hold at once and are announced; then the file is written. Raises NotFound, Refused;
        DiskFull or Broken when the file could not be written (they hold until the end all the
        same).
        """
        wanted = {name: setting(name).checked(value) for name, value in values.items()}
        self._apply(wanted, {})
        await self._save()

    async def reset(self, *names: str) -> None:
        """Back to the defaults; without names, all of them."""
        chosen = [setting(name) for name in names] or list(all_settings().values())
        self._apply({}, {one.name: one.default for one in chosen})
        await self._save()

    def suggest(self, values: Mapping[str, object]) -> None:
        """Other defaults, known from the desktop, for what the user never chose himself.

        They hold at once and are announced; they are never written. Raises NotFound, Refused.
        """
        wanted = {name: setting(name).checked(value) for name, value in values.items()}
        before = {name: self.value(name) for name in wanted}
        self._suggested.update(wanted)
        for group in {name.partition(".")[0] for name in wanted}:
            self._groups[GROUPS[group]] = GROUPS[group](**self._good_values(group))
        changed = [SettingChanged(name) for name in wanted if self.value(name) != before[name]]
        if changed:
            self._publish(list(changed))

    # ---- memory ----------------------------------------------------------------------------------

    def _apply(self, wanted: Mapping[str, Any], reset: Mapping[str, Any]) -> None:
        changed = []
        for name, value in {**wanted, **reset}.items():
            if self.value(name) != value:
                changed.append(SettingChanged(name))
            one = setting(name)
            section = self._document.setdefault(one.group, {})
            if not isinstance(section, dict):
                section = self._document[one.group] = {}
            if name in reset:
                section.pop(one.field, None)
            else:
                section[one.field] = list(value) if isinstance(value, tuple) else value
        for group in {name.partition(".")[0] for name in (*wanted, *reset)}:
            self._groups[GROUPS[group]] = GROUPS[group](**self._good_values(group))
        if changed:
            self._publish(list(changed))

    def _good_values(self, group: str) -> dict[str, Any]:
        section = self._document.get(group, {})
        if not isinstance(section, dict):
            self._notices.append(_wrong(group))
            return {}
        good = {
            all_settings()[name].field: value
            for name, value in self._suggested.items()
            if all_settings()[name].group == group
        }
        for name, one in all_settings().items():
            if one.group == group and one.field in section:
                try:
                    good[one.field] = one.checked(section[one.field])
                except Refused:
                    self._notices.append(_wrong(name))
        return good

    # ---- file ------------------------------------------------------------------------------------

    def _read(self) -> dict[str, Any]:
        try:
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return {"version": VERSION}
        except OSError:
            self._is_readable = False
            self._tell("the file {path} cannot be read", path=self.path)
            return {"version": VERSION}
        try:
            document = json.loads(data) if len(data) <= MAX_BYTES else None
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict):
            self._put_aside()
            return {"version": VERSION}
        return document

    def _put_aside(self) -> None:
        names = [self.path.with_name(f"{self.path.name}.damaged-{n}") for n in range(1, _ASIDE + 1)]
        aside = next((name for name in names if not name.exists()), names[-1])
        try:
            self.path.replace(aside)
        except OSError:
            self._is_readable = False
            self._tell("the file {path} is damaged", path=self.path)
        else:
            self._tell("the file was damaged and has been put aside as {path}", path=aside)

    def _tell(self, reason: str, **values: object) -> None:
        notice = Broken("Reading the settings", reason, **values)
        self._notices.append(notice)
        _log.warning("settings: %s", notice)

    async def _save(self) -> None:
        """The newest values to the disk, one write after another, off the loop thread."""
        import asyncio  # noqa: PLC0415 - settings are read before the first paint, asyncio is not

        self._saving = self._saving or asyncio.Lock()
        async with self._saving:
            if not self._is_readable:  # never replace what could not be read
                raise Broken("Saving the settings", "{path} cannot be read", path=self.path)
            data = (json.dumps(self._document, indent=2) + "\n").encode("ascii")
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._work, replace, os.fsencode(self.path), data)


def _wrong(name: str) -> Problem:
    return Broken("Reading the settings", "the value of {name} is not valid", name=name)
