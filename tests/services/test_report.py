"""The log that is shown and the report that is passed on hold nothing private."""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from audio2_desktop.domain.checks import OK, Check
from audio2_desktop.services.paths import Paths
from audio2_desktop.services.report import (
    LONGEST,
    READ_BYTES,
    REPORTED,
    LogLine,
    Report,
    harmless,
    parse,
)

SECRET = "q7Zk9mB2xV4tR8wL1nP6cD3fH5jS0aYe"


@pytest.fixture
def work() -> Iterator[Executor]:
    with ThreadPoolExecutor(1, "work") as threads:
        yield threads


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("HOME", "/home/ana.ruiz")
    return {"USER": "ana.ruiz"}


class Healthy:
    async def checks(self) -> Sequence[Check]:
        return (Check("Library", OK, "/home/ana.ruiz/.local/share/audio2/library.db, sound"),)


@pytest.mark.parametrize(
    "line",
    [
        f"GET https://host/api?api_key={SECRET}&artist=Low",
        f"GET https://host/api?artist=Low&sk={SECRET}#x",
        f"Authorization: Bearer {SECRET}",
        f"header bearer {SECRET}",
        f'{{"client_secret": "{SECRET}", "a": 1}}',
        f"password={SECRET}",
        f"refresh_token: '{SECRET}'",
        f"https://someone:{SECRET}@host/feed",
        f"cookie={SECRET}; path=/",
        f"it answered {SECRET} again",
        f"eyJhbGciOi.{SECRET}.sig{SECRET}",
    ],
)
def test_no_secret_comes_through(person: dict[str, str], line: str) -> None:
    hidden = harmless(person)(line)
    assert SECRET not in hidden
    assert "[removed]" in hidden


def test_no_person_comes_through(person: dict[str, str]) -> None:
    hide = harmless(person)
    assert hide("/home/ana.ruiz/Music/a.mp3") == "~/Music/a.mp3"
    assert hide("/home/ana.ruiz2/x") == "/home/user/x"
    assert hide("C:\\Users\\Bob\\Music") == "C:\\Users\\user\\Music"
    assert hide("mail to ana.ruiz@example.org now") == "mail to [removed] now"
    assert hide("ana.ruiz logged in") == "user logged in"


def test_what_helps_stays(person: dict[str, str]) -> None:
    for line in (
        "2026-01-31 23:59:59,123 INFO audio2.scan: /mnt/nas/Halden/03 Night.flac read in 12 ms",
        "database is locked (5) at migrate.py:117, 1048576 rows, key of the album 12",
        "Traceback: File audio2_desktop/storage/catalogue_albums.py, line 88, in by_album",
    ):
        assert harmless(person)(line) == line


def test_tracebacks_belong_to_their_line_and_control_signs_are_shown() -> None:
    text = (
        "half a line\n"
        "2026-01-31 10:00:00,001 WARNING audio2.art: bad \x1b[31m<b>cover</b>\n"
        "2026-01-31 10:00:01,002 ERROR audio2: unhandled\n"
        "Traceback (most recent call last):\n"
        "ValueError: x\n"
    )
    first, last = parse(text)
    assert first == LogLine(
        "2026-01-31 10:00:00", "warning", "audio2.art", "bad \ufffd[31m<b>cover</b>"
    )
    assert last.text.endswith("unhandled\nTraceback (most recent call last):\nValueError: x")
    (long,) = parse("2026-01-31 10:00:01,002 ERROR a: b\n" + "x" * 9000)
    assert len(long.text) <= LONGEST + 1


async def test_the_end_of_a_long_log_is_read_across_its_files(
    tmp_path: Path, work: Executor, person: dict[str, str]
) -> None:
    paths = Paths.under(tmp_path / "home")
    report = Report(paths, work, Healthy(), harmless(person))
    assert await report.lines() == ()
    paths.logs.mkdir(parents=True)
    old = [f"2026-01-30 10:00:00,001 INFO audio2: old {n} {'.' * 80}" for n in range(9000)]
    (paths.logs / "audio2.log.1").write_text("\n".join(old) + "\n", "utf-8")
    (paths.logs / "audio2.log").write_bytes(
        b"2026-01-31 10:00:00,001 INFO audio2: \xff\xfe token=abcdef123 /home/ana.ruiz/x\n"
    )
    lines = await report.lines()
    assert lines[-1].text == "\ufffd\ufffd token=[removed] ~/x"
    assert lines[-2].text.startswith("old 8999")
    assert sum(len(line.text) for line in lines) < READ_BYTES
    text = await report.text([("Qt", "6.11")])
    assert "Qt 6.11" in text
    assert "[ok] Library: ~/.local/share/audio2/library.db, sound" in text
    assert "ana.ruiz" not in text
    assert text.count("INFO audio2: old") == REPORTED - 1


async def test_what_the_program_really_writes_can_be_read(
    tmp_path: Path, work: Executor, person: dict[str, str]
) -> None:
    paths = Paths.under(tmp_path / "home")
    paths.logs.mkdir(parents=True)
    handler = logging.FileHandler(paths.logs / "audio2.log", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    record = logging.LogRecord("audio2.x", logging.ERROR, __file__, 1, "it %s", ("broke",), None)
    handler.emit(record)
    handler.close()
    (line,) = await Report(paths, work, Healthy(), harmless(person)).lines()
    assert (line.level, line.source, line.text) == ("error", "audio2.x", "it broke")
