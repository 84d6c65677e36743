"""Settings: memory at once, the file as a whole, nothing of the user's lost."""

import asyncio
import json
import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

from audio2_desktop.domain.facts import Fact, SettingChanged
from audio2_desktop.domain.problems import Broken, NotFound, Refused
from audio2_desktop.domain.settings import (
    GROUPS,
    MAX_WORD,
    AppearanceSettings,
    LibrarySettings,
    PlaybackSettings,
    all_settings,
)
from audio2_desktop.services.settings import MAX_BYTES, Settings


@pytest.fixture
def told() -> list[Fact]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def work() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, "work") as threads:
        yield threads


@pytest.fixture
def settings(path: Path, told: list[Fact], work: Executor) -> Settings:
    loaded = Settings(path, publish=told.extend, work=work)
    loaded.load()
    return loaded


Again = Callable[[Path], Settings]


@pytest.fixture
def again(work: Executor) -> Again:
    """The settings as the next start sees them."""

    def load(path: Path) -> Settings:
        loaded = Settings(path, publish=lambda _: None, work=work)
        loaded.load()
        return loaded

    return load


def put(path: Path, document: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")


async def test_a_change_holds_at_once_is_told_and_is_there_at_the_next_start(
    settings: Settings, path: Path, told: list[Fact], again: Again
) -> None:
    assert settings.get(AppearanceSettings) == AppearanceSettings()
    saving = asyncio.gather(settings.set("appearance.theme", "light"))
    await asyncio.sleep(0)
    assert settings.get(AppearanceSettings).theme == "light"
    await saving
    assert told == [SettingChanged("appearance.theme")]
    assert again(path).get(AppearanceSettings) == AppearanceSettings(theme="light")


async def test_only_what_was_chosen_is_in_the_file(settings: Settings, path: Path) -> None:
    await settings.set("library.artist_exceptions", ["The", " Der ", "The", ""])
    assert json.loads(path.read_text("utf-8")) == {
        "version": 1,
        "library": {"artist_exceptions": ["The", "Der"]},
    }
    assert settings.get(LibrarySettings).artist_exceptions == ("The", "Der")


async def test_the_same_value_is_not_told(settings: Settings, told: list[Fact]) -> None:
    await settings.set("appearance.theme", "system")
    assert told == []


async def test_several_are_changed_together_or_not_at_all(
    settings: Settings, path: Path, told: list[Fact]
) -> None:
    with pytest.raises(Refused):
        await settings.set_many({"appearance.theme": "dark", "appearance.font_scale": 500})
    assert settings.value("appearance.theme") == "system"
    assert told == []
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("appearance.theme", "pink"),
        ("appearance.theme", 1),
        ("appearance.font_scale", 84),
        ("appearance.font_scale", True),
        ("appearance.font_scale", 100.5),
        ("appearance.font_scale", float("nan")),
        ("appearance.font_scale", "100"),
        ("appearance.high_contrast", 1),
        ("library.artist_exceptions", "The"),
        ("library.artist_exceptions", [1]),
        ("library.artist_exceptions", ["x" * 300]),
        ("library.artist_exceptions", ["x"] * 501),
    ],
)
async def test_a_wrong_value_is_refused_and_in_the_file_replaced_by_the_default(
    settings: Settings, path: Path, name: str, wrong: object, again: Again
) -> None:
    with pytest.raises(Refused):
        await settings.set(name, wrong)
    group, _, field = name.partition(".")
    put(path, {"version": 1, group: {field: wrong}, "playback": {"volume_step": 7}})
    loaded = again(path)
    assert loaded.value(name) == all_settings()[name].default
    assert loaded.get(PlaybackSettings).volume_step == 7
    assert [n.key for n in loaded.notices] == ["Broken"]


async def test_unknown_names_are_not_there(settings: Settings) -> None:
    for name in ("appearance.colour", "nothing", ""):
        with pytest.raises(NotFound):
            await settings.set(name, 1)


async def test_what_a_newer_version_wrote_is_kept(path: Path, again: Again) -> None:
    appearance = {"theme": "dark", "glow": [1, {"a": None}]}
    put(path, {"version": 7, "appearance": appearance, "new": {"x": 1}})
    loaded = again(path)
    assert loaded.get(AppearanceSettings).theme == "dark"
    await loaded.set("appearance.theme", "light")
    assert json.loads(path.read_text("utf-8")) == {
        "version": 7,
        "appearance": {"theme": "light", "glow": [1, {"a": None}]},
        "new": {"x": 1},
    }


async def test_a_group_that_is_no_group_is_replaced_when_it_is_set(
    path: Path, again: Again
) -> None:
    put(path, {"version": 1, "appearance": 5})
    loaded = again(path)
    assert loaded.get(AppearanceSettings) == AppearanceSettings()
    assert "appearance" in str(loaded.notices[0])
    await loaded.set("appearance.theme", "dark")
    assert again(path).value("appearance.theme") == "dark"


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b"\xff\xfe", b"null", b"[" * 100_000, b'{"a": "' + b"x" * MAX_BYTES + b'"}'],
    ids=["empty", "cut", "list", "binary", "null", "deep", "huge"],
)
async def test_a_damaged_file_is_put_aside(
    path: Path, damage: bytes, expected_logs: Callable[[str], list[str]], again: Again
) -> None:
    expected_logs("damaged")
    path.parent.mkdir(parents=True)
    for round_ in range(1, 12):
        path.write_bytes(damage)
        loaded = again(path)
        aside = path.with_name(f"settings.json.damaged-{min(round_, 9)}")
        assert aside.read_bytes() == damage
        assert not path.exists()
        assert str(aside) in str(loaded.notices[0])
    assert loaded.get(AppearanceSettings) == AppearanceSettings()
    await loaded.set("appearance.theme", "dark")
    assert again(path).value("appearance.theme") == "dark"


async def test_reset_goes_back_to_the_defaults(
    settings: Settings, path: Path, told: list[Fact], again: Again
) -> None:
    await settings.set_many({"appearance.theme": "dark", "playback.volume_step": 9})
    await settings.reset("appearance.theme")
    assert again(path).value("playback.volume_step") == 9
    told.clear()
    await settings.reset()
    assert told == [SettingChanged("playback.volume_step")]
    assert json.loads(path.read_text("utf-8")) == {
        "version": 1,
        **{name: {} for name in GROUPS},
    }


async def test_many_changes_at_once_leave_the_last(
    settings: Settings, path: Path, again: Again
) -> None:
    await asyncio.gather(*(settings.set("appearance.font_scale", n) for n in range(85, 125)))
    assert again(path).value("appearance.font_scale") == 124
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


async def test_a_link_is_followed_and_permissions_stay(settings: Settings, path: Path) -> None:
    real = path.parent.parent / "dotfiles.json"
    real.write_text("{}", "utf-8")
    real.chmod(0o600)
    path.parent.mkdir()
    path.symlink_to(real)
    await settings.set("appearance.theme", "dark")
    assert path.is_symlink()
    assert json.loads(real.read_text("utf-8"))["appearance"] == {"theme": "dark"}
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


async def test_a_file_that_cannot_be_written_is_said_and_the_value_holds(
    settings: Settings, path: Path
) -> None:
    path.parent.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Broken):
        await settings.set("appearance.theme", "dark")
    assert settings.value("appearance.theme") == "dark"


async def test_a_file_that_cannot_be_read_is_never_replaced(
    path: Path, expected_logs: Callable[[str], list[str]], again: Again
) -> None:
    expected_logs("cannot be read")
    path.mkdir(parents=True)  # a folder: unreadable as a file even for the superuser
    loaded = again(path)
    assert "cannot be read" in str(loaded.notices[0])
    with pytest.raises(Broken):
        await loaded.set("appearance.theme", "dark")
    assert path.is_dir()


async def test_a_damaged_file_that_cannot_be_put_aside_stays(
    path: Path, again: Again, expected_logs: Callable[[str], list[str]]
) -> None:
    expected_logs("damaged")
    put(path, [])
    for n in range(1, 10):
        (path.parent / f"settings.json.damaged-{n}" / "x").mkdir(parents=True)
    loaded = again(path)
    assert len(loaded.notices) == 1
    with pytest.raises(Broken):
        await loaded.set("appearance.theme", "dark")
    assert path.read_text("utf-8") == "[]"


async def test_odd_letters_survive(settings: Settings, path: Path, again: Again) -> None:
    await settings.set("library.artist_exceptions", ["米津玄師", "a\udc80b", "“x”"])
    assert again(path).value("library.artist_exceptions") == ("米津玄師", "a\udc80b", "“x”")


FREE = ("playback.output",)
"""Any text is right."""


async def test_a_free_text_has_its_bounds(settings: Settings) -> None:
    await settings.set("playback.output", "x" * MAX_WORD)
    assert settings.value("playback.output") == "x" * MAX_WORD
    for wrong in ("x" * (MAX_WORD + 1), 3, None, ["x"]):
        with pytest.raises(Refused):
            await settings.set("playback.output", wrong)


def test_every_setting_is_declared_whole() -> None:
    for name, one in all_settings().items():
        assert one.checked(one.default) == one.default, name
        assert (
            isinstance(one.default, bool | int | tuple)
            or one.default in one.choices
            or name in FREE
        )
        if isinstance(one.default, int) and not isinstance(one.default, bool):
            assert one.low < one.high, name
    assert len(all_settings()) == sum(len(fields(kind)) for kind in GROUPS.values())


def test_the_part_file_of_a_killed_write_is_harmless(path: Path, again: Again) -> None:
    put(path, {"appearance": {"theme": "dark"}})
    part = path.with_name("settings.json.part")
    part.write_text('{"appearance": {"the', "utf-8")
    assert again(path).value("appearance.theme") == "dark"
    assert os.path.exists(part)  # noqa: PTH110


async def test_the_desktop_may_suggest_what_the_user_never_chose(
    settings: Settings, told: list[Fact], path: Path, again: Again
) -> None:
    settings.suggest({"appearance.reduced_motion": True})
    assert settings.get(AppearanceSettings).reduced_motion
    assert told == [SettingChanged("appearance.reduced_motion")]
    await settings.set("appearance.font_scale", 120)
    assert "reduced_motion" not in path.read_text()
    await settings.set("appearance.reduced_motion", value=False)
    settings.suggest({"appearance.reduced_motion": True})
    assert not settings.get(AppearanceSettings).reduced_motion
    assert not again(path).get(AppearanceSettings).reduced_motion
    await settings.reset("appearance.reduced_motion")
    assert settings.get(AppearanceSettings).reduced_motion
    with pytest.raises(NotFound):
        settings.suggest({"appearance.smell": True})
