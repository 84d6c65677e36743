"""Rules that no linter knows, checked on the syntax trees of the package."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from audio2_desktop.domain.settings import all_settings

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "audio2_desktop"
LINES = 500

TOP_LEVEL = {
    "audio2_desktop",
    "resources",
    "tests",
    "packaging",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
}
# what tools and builds leave in a checkout; git ignores it
LEFT_BY_TOOLS = {"build", "dist", "__pycache__"}

# where a call that is banned elsewhere has its home
TASK_HOMES = {"jobs/tasks.py", "jobs/engine.py"}
LOOP_CALL_HOMES = {
    "desktop_face.py",
    "storage/database.py",
    "jobs/tasks.py",
    "jobs/children.py",
    "app.py",
}
SIGNALS_SCRIPT = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    said = Signal(object, bool)

heard = []
sender = Sender()
sender.said.connect(lambda value, flag: heard.append((value, flag)))
for n in range(5000):
    sender.said.emit(None, n % 2 == 0)
assert len(heard) == 5000
assert heard[1] == (None, False)
print("emitted")
"""


def sources() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "__pycache__" not in p.parts)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """(last name of what is called, the call)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Attribute(attr=name) | ast.Name(id=name):
                    yield name, node


def groups(tree: ast.AST) -> set[str]:
    """Names bound by `async with asyncio.TaskGroup() as name`: tasks in them cannot get lost."""
    return {
        item.optional_vars.id
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncWith)
        for item in node.items
        if isinstance(item.optional_vars, ast.Name)
        and any(name == "TaskGroup" for name, _ in calls(item.context_expr))
    }


def uses(name: str, *, homes: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """Where the package calls something of that name outside its homes."""
    return [
        f"{name_of(path)}:{node.lineno}"
        for path in sources()
        if name_of(path) not in homes
        for called, node in calls(tree_of(path))
        if called == name
    ]


def test_there_is_something_to_check() -> None:
    assert len(sources()) > 20


def test_no_file_is_longer_than_a_newcomer_can_hold() -> None:
    everything = [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").glob("*.py")]
    long = {
        str(path.relative_to(ROOT)): count
        for path in everything
        if (count := path.read_text("utf-8").count("\n")) > LINES
    }
    assert long == {}


def test_no_nested_qt_loop_inside_a_coroutine() -> None:
    found = []
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.AsyncFunctionDef):
                found += [
                    f"{name_of(path)}:{call.lineno}"
                    for name, call in calls(node)
                    if name in ("exec", "exec_") and isinstance(call.func, ast.Attribute)
                ]
    assert found == []


def test_nobody_turns_the_event_loop_by_hand() -> None:
    assert uses("processEvents") == []
    assert uses("sendPostedEvents") == []


def test_tasks_start_only_in_their_home() -> None:
    found = []
    for path in sources():
        owned = groups(tree_of(path))
        for name, node in calls(tree_of(path)):
            of = getattr(getattr(node.func, "value", None), "id", "")
            if name == "create_task" and of not in owned and name_of(path) not in TASK_HOMES:
                found.append(f"{name_of(path)}:{node.lineno}")
    assert found == []
    assert uses("ensure_future", homes=TASK_HOMES) == []


def test_threads_reach_the_loop_only_from_known_places() -> None:
    engines = {name_of(p) for p in sources() if name_of(p).startswith("playback/")}
    assert uses("call_soon_threadsafe", homes=LOOP_CALL_HOMES | engines) == []
    assert uses("run_coroutine_threadsafe") == []


def test_only_the_theme_knows_colours_and_style_sheets() -> None:
    theme = {name_of(p) for p in sources() if name_of(p).startswith("ui/theme/")}
    assert uses("setStyleSheet", homes=theme) == []
    colour = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z")
    found = [
        f"{name_of(path)}:{node.lineno} {node.value}"
        for path in sources()
        if name_of(path).startswith("ui/") and name_of(path) not in theme
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and colour.match(node.value)
    ]
    assert found == []


def test_no_text_is_ever_taken_for_markup() -> None:
    """Labels guess rich text from their content; names from files must stay plain text."""
    found = []
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr in (
                "RichText",
                "AutoText",
                "MarkdownText",
            ):
                found.append(f"{name_of(path)}:{node.lineno} {node.attr}")
        found += [
            f"{name_of(path)}:{node.lineno} {name}"
            for name, node in calls(tree_of(path))
            if name in ("setHtml", "insertHtml", "appendHtml", "setMarkdown")
        ]
    assert found == []


def test_every_package_says_what_belongs_in_it() -> None:
    missing = [
        name_of(path)
        for path in sources()
        if path.name == "__init__.py" and not ast.get_docstring(tree_of(path))
    ]
    folders = {path.parent for path in sources()}
    missing += [str(f) for f in sorted(folders) if not (f / "__init__.py").is_file()]
    assert missing == []


def test_every_module_says_why_it_exists() -> None:
    assert [name_of(p) for p in sources() if not ast.get_docstring(tree_of(p))] == []


def test_top_level_holds_only_what_is_known() -> None:
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    strange = {n for n in found - TOP_LEVEL - LEFT_BY_TOOLS if not n.endswith(".egg-info")}
    assert strange == set()
    assert found >= TOP_LEVEL


def test_packaging_shadows_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_setting_is_read_where_it_takes_effect() -> None:
    shown_only = {"domain/settings.py", "services/settings.py"}
    read = {
        node.attr
        for path in sources()
        if name_of(path) not in shown_only and "ui/pages/settings/" not in name_of(path)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
    }
    assert {one.field for one in all_settings().values()} - read == set()


def test_nothing_is_promised_in_the_code() -> None:
    words = re.compile(r"(?<![A-Za-z])(TODO|FIXME|XXX)(?![A-Za-z])|NotImplementedError|coming soon")
    found = [
        f"{name_of(path)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("script", [SIGNALS_SCRIPT], ids=["5000 emits"])
def test_this_qt_survives_thousands_of_signals(script: str) -> None:
    """PySide6 6.12.0 on CPython 3.11 aborts here: it loses a reference at each emit."""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "emitted"
