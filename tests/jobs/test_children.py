"""Child processes: started, asked, kept, replaced, ended."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psutil
import pytest

from audio2_desktop.jobs import children
from audio2_desktop.jobs.children import Child, ChildDied, ChildPool, Conversation
from audio2_desktop.media import reader_messages, worker
from audio2_desktop.media.reader_messages import FolderFiles
from tests.fakes.odd_reader import odd_child
from tests.sounds import hostile, write


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for a condition, not for a time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - it is the system that changes, and tells nobody
            await asyncio.sleep(0.01)


@pytest.fixture
async def pool() -> AsyncIterator[ChildPool]:
    made = ChildPool("tags", 2)
    yield made
    await made.close()


def ask_for(folder: Path, *names: bytes) -> reader_messages.Request:
    files = []
    for name in names:
        stat = (folder / os.fsdecode(name)).stat()
        files.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev))
    return reader_messages.request([FolderFiles(os.fsencode(folder), files)])


def name_of(path: Path | bytes) -> bytes:
    return os.fsencode(path).rpartition(b"/")[2]


async def test_a_child_reads_tags(pool: ChildPool, tmp_path: Path) -> None:
    write(tmp_path / "a.flac", "flac", tags={"title": "One"})
    write(tmp_path / "b.mp3", "mp3", tags={"title": "Two"})
    name = name_of(hostile.name_not_utf8(tmp_path))
    answer = await pool.ask(ask_for(tmp_path, b"a.flac", b"b.mp3", name))
    [(folder, files)] = reader_messages.files(answer)
    assert folder == os.fsencode(tmp_path)
    assert [file.name for file in files] == [b"a.flac", b"b.mp3", name]
    assert [file.tags and file.tags.title for file in files] == ["One", "Two", "Café"]


async def test_children_are_kept_and_end_when_idle(tmp_path: Path) -> None:
    pool = ChildPool("tags", 2, idle_s=0.05)
    write(tmp_path / "a.flac")
    await pool.ask(ask_for(tmp_path, b"a.flac"))
    [child] = pool.children()
    await pool.ask(ask_for(tmp_path, b"a.flac"))
    await until(lambda: not psutil.pid_exists(child.pid))
    assert pool.children() == ()
    await pool.ask(ask_for(tmp_path, b"a.flac"))
    await pool.close()


async def test_requests_share_the_children(pool: ChildPool, tmp_path: Path) -> None:
    write(tmp_path / "a.flac")
    await asyncio.gather(*(pool.ask(ask_for(tmp_path, b"a.flac")) for _ in range(6)))
    assert 1 <= len(pool.children()) <= 2


async def test_a_killed_child_is_replaced(pool: ChildPool, tmp_path: Path) -> None:
    write(tmp_path / "a.flac", tags={"title": "One"})
    await pool.ask(ask_for(tmp_path, b"a.flac"))
    os.kill(pool.children()[0].pid, signal.SIGKILL)
    [(_, [file])] = reader_messages.files(await pool.ask(ask_for(tmp_path, b"a.flac")))
    assert file.tags is not None
    assert file.tags.title == "One"


async def test_only_the_culprit_is_given_up(tmp_path: Path) -> None:
    pool = ChildPool("tags", 1, starter=odd_child)
    for name in ("a", "crash", "m", "hang", "z"):
        write(tmp_path / f"{name}.flac", tags={"title": name})
    names = (b"a.flac", b"crash.flac", b"m.flac", b"hang.flac", b"z.flac")
    answer = await pool.ask(ask_for(tmp_path, *names))
    [(folder, files)] = reader_messages.files(answer)
    assert folder == os.fsencode(tmp_path)
    assert [file.name for file in files] == list(names)
    assert [file.problem for file in files] == [
        "",
        reader_messages.GAVE_UP,
        "",
        reader_messages.GAVE_UP,
        "",
    ]
    assert files[1].size == (tmp_path / "crash.flac").stat().st_size
    await pool.close()


async def test_a_slow_batch_is_waited_for(tmp_path: Path) -> None:
    """Readers end themselves when one file takes too long; many slow files are no failure."""
    waits: list[float] = []

    class Patient(Child):
        async def ask(self, request: children.Request, within_s: float = 0.0) -> bytes:
            waits.append(within_s)
            return await super().ask(request, within_s)

    async def starter(kind: str) -> Child:
        child = await children.start(kind)
        return Patient(kind, child._process)

    pool = ChildPool("tags", 1, starter=starter)
    write(tmp_path / "a.flac")
    await pool.ask(ask_for(tmp_path, *[b"a.flac"] * 128))
    await pool.close()
    assert waits[0] > 128 * worker.FILE_SECONDS


async def test_an_interrupt_at_the_terminal_is_not_for_children(
    pool: ChildPool, tmp_path: Path
) -> None:
    """Ctrl-C goes to a whole process group, and a child that is starting knows no better than to
    die: its file would be taken for one that kills readers."""
    write(tmp_path / "a.flac")
    await pool.ask(ask_for(tmp_path, b"a.flac"))
    [child] = pool.children()
    assert os.getpgid(child.pid) != os.getpgid(0)


async def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    pool = ChildPool("tags", 1, starter=odd_child)
    write(tmp_path / "hang.flac")
    asked = asyncio.ensure_future(pool.ask(ask_for(tmp_path, b"hang.flac")))
    await until(lambda: len(pool.children()) == 1)
    pid = pool.children()[0].pid
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not psutil.pid_exists(pid)
    assert pool.children() == ()
    await pool.close()


async def test_a_child_without_recovery_tells_its_death() -> None:
    async def stillborn(kind: str) -> Child:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "", stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return Child(kind, process)

    pool = ChildPool("other", 1, starter=stillborn)
    with pytest.raises(ChildDied):
        await pool.ask({})
    await pool.close()


async def test_nothing_hostile_stops_a_reader(pool: ChildPool, tmp_path: Path) -> None:
    names = [name_of(make(tmp_path)) for make in (*hostile.PLAYABLE, *hostile.UNREADABLE)]
    files = [
        file
        for _, found in reader_messages.files(await pool.ask(ask_for(tmp_path, *names)))
        for file in found
    ]
    assert [file.name for file in files] == names
    playable = files[: len(hostile.PLAYABLE)]
    assert [file.name for file in playable if file.problem or not file.audio] == []
    assert [file.name for file in files[len(playable) :] if not file.problem or file.audio] == []


async def test_a_reader_knows_its_memory(tmp_path: Path) -> None:
    source = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from audio2_desktop.media import confined; confined.limit_resources()\n"
        "bytearray(3 << 30)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", source, str(Path(children.__file__).parents[2]),
        stderr=subprocess.PIPE,
    )  # fmt: skip
    _, errors = await process.communicate()
    assert b"MemoryError" in errors


def test_a_reader_imports_nothing_heavy() -> None:
    source = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import audio2_desktop.media.worker, json\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", source, str(Path(children.__file__).parents[2])],
        capture_output=True, check=True,
    )  # fmt: skip
    loaded = json.loads(done.stdout)
    heavy = ("PySide6", "sqlite3", "av", "PIL", "numpy", "asyncio", "httpx", "vlc")
    assert [name for name in heavy if name in loaded] == []


class Talk:
    """A conversation with a script in place of a child; what it said, and whether it has gone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
        monkeypatch.setattr(children, "command", lambda _: [sys.executable, "-c", PIPES + script])
        self.said: list[object] = []
        self.gone = 0
        self.child = Conversation("echo", self.hear, self.go)

    def hear(self, body: bytes) -> None:
        self.said.append(json.loads(body))

    def go(self) -> None:
        self.gone += 1

    def say(self, message: object) -> None:
        self.child.say(json.dumps(message).encode())


PIPES = """
import json, signal, sys, time
def read():
    size = int.from_bytes(sys.stdin.buffer.read(4), "big")
    return json.loads(sys.stdin.buffer.read(size)) if size else None
def say(message):
    body = json.dumps(message).encode()
    sys.stdout.buffer.write(len(body).to_bytes(4, "big") + body)
    sys.stdout.buffer.flush()
"""
ECHO = """
say("hello")
say("and more")
while (message := read()) is not None:
    say(["heard", message])
"""


async def test_a_conversation_goes_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(monkeypatch, ECHO)
    talk.say("before it runs")
    await until(lambda: len(talk.said) == 3)
    assert talk.said[:2] == ["hello", "and more"], "it speaks without being asked"
    talk.say({"n": 1})
    talk.say({"n": 2})
    await until(lambda: len(talk.said) == 5)
    assert talk.said[2:] == [["heard", "before it runs"], ["heard", {"n": 1}], ["heard", {"n": 2}]]
    await talk.child.end()
    assert talk.gone == 0, "nobody has to be told of an end that was asked for"
    talk.say("too late")


async def test_the_end_of_a_conversation_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(monkeypatch, 'say("hello")\nsys.exit(3)')
    await until(lambda: talk.gone == 1)
    assert talk.said == ["hello"]
    await talk.child.end()
    assert talk.gone == 1


async def test_a_child_that_hangs_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for end in ("end", "kill"):
        talk = Talk(
            monkeypatch,
            "import os\nsay(os.getpid())\nsignal.pause()",
        )
        await until(lambda talk=talk: bool(talk.said))  # type: ignore[misc]
        pid = int(str(talk.said[0]))
        os.kill(pid, signal.SIGSTOP)
        if end == "kill":
            talk.child.kill()
        await talk.child.end()
        assert not psutil.pid_exists(pid)
        assert talk.gone == 0


async def test_a_conversation_that_never_began_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(monkeypatch, "")
    monkeypatch.setattr(children, "command", lambda _: ["/nowhere/python"])
    await until(lambda: talk.gone == 1)
    await talk.child.end()


async def test_one_that_is_ended_before_it_runs_leaves_no_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = set(psutil.Process().children())
    talk = Talk(monkeypatch, ECHO)
    await asyncio.sleep(0)
    await talk.child.end()
    await until(lambda: not set(psutil.Process().children()) - before)
    assert talk.gone == 0
