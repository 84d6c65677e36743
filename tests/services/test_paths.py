"""Folders of the user."""

import os
import stat
from pathlib import Path

import pytest

from audio2_desktop.services.paths import Paths, music_folder


def test_audio2_home_holds_everything(tmp_path: Path) -> None:
    paths = Paths.find({"AUDIO2_HOME": str(tmp_path / "h")})
    folders = {paths.config, paths.data, paths.cache, paths.state}
    assert len(folders) == 4
    assert all(folder.parent == tmp_path / "h" for folder in folders)
    assert not (tmp_path / "h").exists()


def test_a_relative_home_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.find({"AUDIO2_HOME": "here"}).data == tmp_path / "here" / "data"


def test_without_a_home_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/share")
    paths = Paths.find({})
    assert paths.data == Path("/somewhere/share/audio2")
    assert paths.library.name == "library.db"


def test_music_folder_follows_the_users_own_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_MUSIC_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    assert music_folder() is None
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('XDG_MUSIC_DIR="$HOME/Musik"\n')
    (tmp_path / "Musik").mkdir()
    assert music_folder() == tmp_path / "Musik"


def test_music_folder_set_to_the_home_means_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_MUSIC_DIR", str(tmp_path))
    assert music_folder() is None
    (tmp_path / "Music").mkdir()
    assert music_folder() == tmp_path / "Music"


def test_the_socket_is_private_and_short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    paths = Paths.under(tmp_path / ("long" * 50))
    assert len(os.fsencode(paths.socket)) - len(os.fsencode(tmp_path)) < 40
    assert stat.S_IMODE(paths.socket.parent.stat().st_mode) == 0o700
    assert paths.socket == Paths.under(tmp_path / ("long" * 50)).socket
    assert paths.socket != Paths.under(tmp_path / "other").socket


def test_a_runtime_folder_of_somebody_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    (tmp_path / "audio2").mkdir(mode=0o777)
    (tmp_path / "audio2").chmod(0o777)
    with pytest.raises(PermissionError):
        _ = Paths.under(tmp_path).socket


def test_a_portable_program_keeps_everything_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "PORTABLE").touch()
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "audio2"))
    assert Paths.find({}).data == tmp_path / "audio2-home" / "data"
