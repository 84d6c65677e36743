"""Walking folders: what counts, what is passed over, what cannot trap it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio2_desktop.media import ignore, walk
from audio2_desktop.media.ignore import Scope
from tests.sounds import hostile

ROOT = Path(__file__).parents[2]


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def found(root: Path) -> set[str]:
    return {
        os.fsdecode(listing.path + b"/" + file.name if listing.path else file.name)
        for listing in walk.folders(os.fsencode(root))
        for file in listing.files
    }


def test_a_folder_is_listed(tmp_path: Path) -> None:
    touch(tmp_path, "A/1.mp3", "A/2.FLAC", "A/cover.JPG", "A/a.cue", "A/1.lrc", "A/notes.pdf")
    touch(tmp_path, "A/no extension")
    os.utime(tmp_path / "A/a.cue", ns=(1, 1))
    listings = {listing.path: listing for listing in walk.folders(os.fsencode(tmp_path))}
    assert list(listings) == [b"", b"A"]
    album = listings[b"A"]
    assert [file.name for file in album.files] == [b"1.mp3", b"2.FLAC"]
    assert (album.covers, album.cues, album.lyrics) == ((b"cover.JPG",), (b"a.cue",), (b"1.lrc",))
    stat = (tmp_path / "A/1.mp3").stat()
    assert album.files[0][1:] == (stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev)


def test_hidden_and_system_folders_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden", "@eaDir", ".Trash-1000", "$RECYCLE.BIN", "lost+found", "a/@EADIR"):
        touch(tmp_path, f"{name}/x.mp3")
    touch(tmp_path, "._1.mp3", "1.mp3")
    assert found(tmp_path) == {"1.mp3"}


def test_nomedia_hides_its_folder_and_all_below(tmp_path: Path) -> None:
    touch(tmp_path, "a/.nomedia", "a/1.mp3", "a/b/2.mp3", "c/3.mp3")
    assert found(tmp_path) == {"c/3.mp3"}


def test_ndignore_holds_globs(tmp_path: Path) -> None:
    touch(tmp_path, "1.mp3", "1.wav", "a/2.wav", "a/keep.wav", "demos/3.mp3", "a/demos/4.mp3")
    (tmp_path / ".ndignore").write_text("# no wave files\n*.wav\n!keep.wav\n/demos/\n\n")
    assert found(tmp_path) == {"1.mp3", "a/keep.wav", "a/demos/4.mp3"}


def test_an_inner_ndignore_has_the_last_word(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.wav", "b/1.wav", "a/2.mp3")
    (tmp_path / ".ndignore").write_text("*.wav")
    (tmp_path / "a/.ndignore").write_text("!*.wav\n2.*")
    assert found(tmp_path) == {"a/1.wav"}


def test_an_empty_ndignore_hides_its_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.mp3", "b/2.mp3", "c/3.mp3")
    (tmp_path / "a/.ndignore").write_text(" \n")
    (tmp_path / "b/.ndignore").write_text("# only words\n")
    assert found(tmp_path) == {"b/2.mp3", "c/3.mp3"}


def test_patterns_hold_for_pictures_and_lyrics_too(tmp_path: Path) -> None:
    touch(tmp_path, "a/1.mp3", "a/skip/2.mp3", "a/cover.jpg", "a/x.lrc")
    (tmp_path / ".ndignore").write_text("skip/\n*.jpg\n*.lrc")
    assert found(tmp_path) == {"a/1.mp3"}
    assert all(
        not listing.covers and not listing.lyrics for listing in walk.folders(os.fsencode(tmp_path))
    )


@pytest.mark.parametrize(
    ("glob", "path", "is_folder", "hidden"),
    [
        ("*.mp3", "a/b/1.mp3", False, True),
        ("a/*.mp3", "a/1.mp3", False, True),
        ("a/*.mp3", "b/a/1.mp3", False, False),
        ("/1.mp3", "b/1.mp3", False, False),
        ("**/x", "a/b/x", False, True),
        ("a/**", "a/b/c", False, True),
        ("a/**/c", "a/c", False, True),
        ("a/**/c", "a/b/b/c", False, True),
        ("x/", "x", False, False),
        ("x/", "x", True, True),
        ("?.mp3", "1.mp3", False, True),
        ("?.mp3", "10.mp3", False, False),
        ("[ab].mp3", "a.mp3", False, True),
        ("[!ab].mp3", "a.mp3", False, False),
        ("[a-c]", "b", False, True),
        ("[", "[", False, True),
        (r"\*.mp3", "1.mp3", False, False),
        (r"\*.mp3", "*.mp3", False, True),
        (r"\!x", "!x", False, True),
        (r"\?", "a", False, False),
        ("a.b", "axb", False, False),
        ("[z-a]", "b", False, False),
        ("/", "a", True, False),
        (r"end\ ", "end ", False, True),
        ("a*b*c", "a-b-b-c", False, True),
        ("a*b*c", "a-c-b", False, False),
        ("/**", "a/b", False, True),
        ("**/a/**/b/c", "x/a/y/a/b/z/b/c", False, True),
        ("**/a/**/**/b", "a/c/b/d", False, False),
    ],
)
def test_globs(glob: str, path: str, is_folder: bool, hidden: bool) -> None:
    scope = Scope().within(b"", ignore.parse(glob.encode()))
    assert scope.hides(path.encode(), is_folder=is_folder) is hidden


@pytest.mark.parametrize("glob", ["a*" * 300 + "b", "**/" * 100 + "z", "**/a/" * 100 + "b"])
@pytest.mark.parametrize("path", ["a" * 250, "a/" * 1500 + "c"])
def test_a_spiteful_glob_holds_up_no_scan(glob: str, path: str) -> None:
    # tried at every place a star could end, each of these would take longer than the sun shines
    scope = Scope().within(b"", ignore.parse(glob.encode()))
    assert not scope.hides(path.encode(), is_folder=False)


@given(st.binary(max_size=80), st.binary(max_size=40))
def test_no_ignore_file_breaks_it(text: bytes, path: bytes) -> None:
    Scope().within(b"a", ignore.parse(text)).hides(b"a/" + path, is_folder=True)


def test_links_that_lead_outside_are_followed_once(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    touch(root, "1.mp3")
    touch(other, "2.mp3", "deep/3.mp3")
    (root / "link").symlink_to(other)
    (root / "same").symlink_to(other)
    (root / "deep").symlink_to(other / "deep")
    (root / "file.mp3").symlink_to(other / "2.mp3")
    names = found(root)
    assert {"1.mp3", "file.mp3"} < names
    assert sorted(Path(name).name for name in names) == ["1.mp3", "2.mp3", "3.mp3", "file.mp3"]


def test_links_back_into_the_tree_add_nothing(tmp_path: Path) -> None:
    root = tmp_path / "root"
    touch(root, "a/1.mp3")
    hostile.symlink_loop(root / "a")
    (root / "b").symlink_to(root / "a")
    (root / "2.mp3").symlink_to(root / "a/1.mp3")
    (root / "up").symlink_to(tmp_path)
    (root / "self").symlink_to(root / "self")
    hostile.dangling_link(root)
    assert found(root) == {"a/1.mp3"}


def test_a_loop_outside_ends(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    touch(root, "1.mp3")
    touch(other, "2.mp3")
    (other / "back").symlink_to(root)
    (other / "again").symlink_to(other)
    (root / "link").symlink_to(other)
    assert found(root) == {"1.mp3", "link/2.mp3"}


def test_pipes_and_sockets_are_no_files(tmp_path: Path) -> None:
    touch(tmp_path, "1.mp3", "folder.mp3/2.mp3")
    hostile.fifo(tmp_path)
    hostile.unix_socket(tmp_path)
    assert found(tmp_path) == {"1.mp3", "folder.mp3/2.mp3"}


def test_names_that_are_not_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9"
    Path(os.fsdecode(path)).mkdir()
    Path(os.fsdecode(path + b"/\xff.mp3")).write_bytes(b"x")
    listings = list(walk.folders(os.fsencode(tmp_path)))
    assert listings[1].path == b"caf\xe9"
    assert listings[1].files[0].name == b"\xff.mp3"


def test_an_unreadable_folder_is_reported(tmp_path: Path) -> None:
    touch(tmp_path, "1.mp3")
    with hostile.unreadable_folder(tmp_path) as closed:
        listings = {listing.path: listing for listing in walk.folders(os.fsencode(tmp_path))}
    assert [file.name for file in listings[b""].files] == [b"1.mp3"]
    assert bool(listings[b"closed"].problem) is (closed is not None)
    assert not listings[b"closed"].is_gone


LISTED_ONLY = """
import os, sys
from audio2_desktop.media import walk
if os.getuid() == 0:  # whom no mode stops
    os.setuid(65534)
for listing in walk.folders(os.fsencode(sys.argv[1])):
    print(listing.path.decode(), len(listing.files), listing.problem)
"""


def test_a_folder_whose_names_alone_may_be_read_is_closed(tmp_path: Path) -> None:
    touch(tmp_path, "names/1.mp3")
    for parent in (tmp_path, *tmp_path.parents):
        if parent.is_relative_to("/tmp") and parent != Path("/tmp"):
            parent.chmod(0o755)
    (tmp_path / "names").chmod(0o444)
    source = [sys.executable, "-c", LISTED_ONLY, str(tmp_path)]
    done = subprocess.run(source, capture_output=True, text=True, cwd=ROOT, check=True)
    (tmp_path / "names").chmod(0o755)
    assert done.stdout.splitlines()[1] == "names 0 The folder cannot be read: Permission denied."


def test_a_missing_root_is_reported(tmp_path: Path) -> None:
    [listing] = walk.folders(os.fsencode(tmp_path / "nowhere"))
    assert listing.problem == "The folder cannot be read: No such file or directory."
    assert listing.is_gone


def test_it_stops_when_asked(tmp_path: Path) -> None:
    for at in range(5):
        touch(tmp_path, f"{at}/1.mp3")
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 3

    assert len(list(walk.folders(os.fsencode(tmp_path), stop=stop))) == 3
