"""Every text the window says goes through `tr`, and is there in every language; plurals; what a
longer language and one from right to left do to texts."""

import ast
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication

from audio2_desktop.decoding import reasons
from audio2_desktop.domain import problems
from audio2_desktop.domain.problems import Broken, NotFound, Problem, Refused
from audio2_desktop.ui import language, plurals, pseudo, words
from audio2_desktop.ui.theme.resources import resource_folder

PACKAGE = Path(words.__file__).resolve().parents[1]
PROBLEMS = {"Refused": ("reason",), "Broken": ("what", "reason"), "TryLater": ("what",),
            "NotFound": ("what",), "FileUnreadable": ()}  # fmt: skip
TELLERS = frozenset({"_fail", "_tell"})
"""Methods of engine and settings that make a problem of their first argument."""
HOLES = re.compile(r"\{\w+\}|%L?n")


@pytest.fixture
def spoken() -> Iterator[None]:
    yield
    language.install("en")
    language.forget()
    QLocale.setDefault(QLocale("en"))


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    files = sorted(PACKAGE.rglob("*.py"))
    return tuple((str(f.relative_to(PACKAGE)), ast.parse(f.read_text("utf-8"))) for f in files)


def _name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _calls() -> Iterator[tuple[str, ast.Module, ast.Call, str]]:
    for place, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield f"{place}:{node.lineno}", tree, node, _name(node)


def _text(node: ast.AST | None) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else ""  # type: ignore[union-attr]


def _texts(node: ast.AST | None, tree: ast.Module) -> list[str]:
    """The texts that an expression can be: a literal, one of two, or a variable's values."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return [*_texts(one, tree), *_texts(other, tree)]
        case ast.Name(id=name):
            return [
                text
                for each in ast.walk(tree)
                if isinstance(each, ast.Assign) and getattr(each.targets[0], "id", "") == name
                for text in _texts(each.value, tree)
            ]
    return []


def _tr_texts() -> Iterator[tuple[str, tuple[str, str], bool]]:
    """(place, (text, comment), has a number) of every `tr`."""
    for place, _, call, name in _calls():
        if name == "tr" and call.args and _text(call.args[0]):
            comment = _text(call.args[1]) if len(call.args) > 1 else ""
            yield place, (_text(call.args[0]), comment), len(call.args) > 2


def _problem_texts() -> Iterator[tuple[str, tuple[str, str], bool]]:
    for place, tree, call, name in _calls():
        if place.startswith("cli/"):
            continue
        parts = dict(zip(PROBLEMS.get(name, ()), call.args, strict=False))
        if name in PROBLEMS:
            parts |= {word.arg or "": word.value for word in call.keywords}
        if name in TELLERS and place.startswith(("playback/", "services/settings")):
            parts = {"reason": call.args[0]}
        for part in ("what", "reason"):
            for text in _texts(parts.get(part), tree):
                if text:
                    yield place, (text, "thing" if part == "what" else ""), False
    for name, text in vars(reasons).items():
        if name.isupper():
            yield "decoding/reasons.py", (text, ""), False
    for kind in vars(problems).values():
        if isinstance(kind, type) and issubclass(kind, Problem):
            yield "domain/problems.py", (kind.template, ""), False


def _file(code: str) -> Path:
    return resource_folder("translations") / f"audio2_{code}.ts"


def _translated() -> list[str]:
    return [code for code in language.available() if code != "en"]


# -- whole --


def test_every_text_is_there_in_every_language() -> None:
    for code in _translated():
        known = language.read(_file(code))
        said = [*_tr_texts(), *_problem_texts()]
        assert len(said) > 900
        assert {f"{place} {key}" for place, key, _ in said if key not in known} == set(), code


def test_no_translation_is_of_a_text_that_nobody_says() -> None:
    said = {
        node.value
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for code in language.available():
        known = language.messages(_file(code))
        assert {text for text, _ in known if text not in said} == set(), code


def test_texts_with_numbers_have_all_forms_of_their_language() -> None:
    for code in language.available():
        known = language.read(_file(code))
        flat = {
            f"{place} {key}"
            for place, key, has_number in _tr_texts()
            if has_number and len(known.get(key, ())) != plurals.forms(code)
        }
        assert flat == set(), code


def test_translations_keep_what_is_filled_in() -> None:
    for code in language.available():
        for (source, _), forms in language.read(_file(code)).items():
            wanted = sorted(set(HOLES.findall(source.replace("%Ln", "%n"))))
            for form in forms:
                assert sorted(set(HOLES.findall(form.replace("%Ln", "%n")))) == wanted, form


def test_files_are_read_as_an_xml_parser_reads_them() -> None:
    for code in language.available():
        wanted = {}
        for message in ElementTree.parse(_file(code)).iter("message"):
            made = message.find("translation")
            if made is None or made.get("type"):
                continue
            forms = tuple(form.text or "" for form in made.findall("numerusform"))
            key = (message.findtext("source", ""), message.findtext("comment", ""))
            wanted[key] = forms or (made.text or "",)
        assert language.read(_file(code)) == wanted


def test_messages_in_all_shapes(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(
        "<TS><context><message><source>a &lt;b&gt; &amp;lt; &quot;c&quot;</source>"
        "<translation>&apos;d&apos;</translation></message>"
        "<message><source>e</source><comment>f</comment><translation>g</translation></message>"
        '<message><source>h</source><translation type="unfinished">i</translation></message>'
        "<message><source>j</source><translation/></message>"
        '<message numerus="yes"><source>k</source><translation><numerusform>l</numerusform>'
        "<numerusform/></translation></message></context></TS>",
        "utf-8",
    )
    assert language.read(file) == {('a <b> &lt; "c"', ""): ("'d'",), ("e", "f"): ("g",)}


def test_installing_a_language_is_quick(spoken: None) -> None:
    for code in ("en", "es"):
        took = []
        for _ in range(8):
            language.forget()
            start = time.process_time()
            language.install(code)
            took.append((time.process_time() - start) * 1000)
        assert min(took) < 4, f"{code}: {took}"  # 0.5 and 1.2 on a quiet machine


# -- nothing hard-wired --

WORDY = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}|^[A-Z][a-z]+[.:…]?$|[a-z]{2,}[.!?…](?: |$)")
SHOWING = frozenset(
    {
        "setText", "set_text", "setToolTip", "setAccessibleName", "setAccessibleDescription",
        "setPlaceholderText", "setWindowTitle", "setStatusTip", "drawText", "drawStaticText",
        "QAction", "QLabel", "plain_tip", "set_note", "set_name", "set_tip", "announce",
    }
)  # fmt: skip
NO_WORDS = frozenset({"tr", "getattr", "setattr", "compile", "property", "setProperty", "_spec",
                      "fill", "import_module", "cast", "partition", "startswith"})  # fmt: skip
NAMES = {
    "Audio2", "Spotify", "Strawberry, foobar2000", "English", "Español", "[English, mirrored]",
    "Python", "Qt", "Fusion", "playlist import",
    # of actions, as assistive tools ask for them
    "Press", "Increase", "Decrease", "Toggle", "Read",
    # of keys, as Qt writes them
    "Space", "Return", "Enter", "Del", "Up", "Down", "Home", "End", "Tab", "Right", "Left", "Menu",
    "Esc", "Ctrl", "Backspace", "Page",
}  # fmt: skip
"""Not words of a language."""
PLACES = ("ui/", "rescue.py", "wake.py", "life.py", "first_page.py")


class _Literals(ast.NodeVisitor):
    """Texts of a module that look like words and are neither translated nor told to a log."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []

    def visit_Call(self, node: ast.Call) -> None:
        base = getattr(getattr(node.func, "value", None), "id", "")
        if _name(node) in NO_WORDS or base in ("log", "_log", "re", "logging"):
            return
        if _name(node) in SHOWING:
            for argument in node.args:
                self._shown(argument)
        if _name(node) not in PROBLEMS:  # those are looked at above
            self.generic_visit(node)

    def _shown(self, node: ast.AST) -> None:
        if isinstance(node, ast.Constant) and re.search(r"[^\W\d_]{2}", str(_text(node))):
            self.found.append((node.lineno, _text(node)))

    def visit_Raise(self, node: ast.Raise) -> None:
        """For programmers."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """For programmers."""

    def visit_Assign(self, node: ast.Assign) -> None:
        if getattr(node.targets[0], "id", "") != "__all__":  # names, for programmers
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for line in node.body:
            self.visit(line)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - as ast calls it

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if WORDY.search(_text(node)):
            self.found.append((node.lineno, _text(node)))


def _literals(tree: ast.Module) -> list[tuple[int, str]]:
    visitor = _Literals()
    visitor.visit(tree)
    return visitor.found


def test_no_visible_text_is_hard_wired() -> None:
    spoken_elsewhere = {key[0] for _, key, _ in (*_tr_texts(), *_problem_texts())}
    wrong = [
        f"{place}:{line} {text!r}"
        for place, tree in _trees()
        if place.startswith(PLACES) and not place.startswith("ui/theme/")
        for line, text in _literals(tree)
        if text not in NAMES | spoken_elsewhere
        and not text.endswith(":")
        and "." not in text.strip(".")
        and not re.fullmatch(r"((Ctrl|Alt|Shift)\+)+\S+", text)
        and not (place.startswith("ui/setting_texts/") and text.islower())
    ]
    assert wrong == []


def test_hard_wired_texts_are_found() -> None:
    tree = ast.parse(
        'button.setText("Go")\nx = "Two words"\nlabel.set_text(tr("Fine"))\nlog.info("not seen")\n'
    )
    assert {text for _, text in _literals(tree)} == {"Go", "Two words"}


# -- problems --


def test_problems_are_whole_sentences_in_spanish(spoken: None) -> None:
    language.install("es")
    said = words.problem(NotFound("playlist", "{what} <b>"))
    assert said == "No se encuentra la lista {what} <b>."
    broken = Broken("Writing {name}", "an error inside Audio2 ({kind})", name="a{kind}", kind="E")
    assert words.problem(broken) == (
        "La escritura de a{kind} no ha funcionado: un error dentro de Audio2 (E)."
    )
    assert words.problem(Refused("A playlist can hold {count} tracks.", count=100_000)) == (
        "En una lista caben 100.000 pistas."
    )


def test_problems_read_the_same_without_a_window() -> None:
    broken = Broken("Writing {name}", "an error inside Audio2 ({kind})", name="a{kind}", kind="E")
    assert str(broken) == "Writing a{kind} did not work: an error inside Audio2 (E)."
    assert str(Refused("{path} is a folder. Name a file for the backup.", path="/x")) == (
        "/x is a folder. Name a file for the backup."
    )
    assert str(Broken("Home", "{nobody} knows")) == "Home did not work: {nobody} knows."


# -- plurals --


@pytest.mark.parametrize(
    ("code", "count", "numbers"),
    [
        ("en", 2, {0: 1, 1: 0, 2: 1}),
        ("es_MX", 2, {0: 1, 1: 0, 1_000_000: 1}),
        ("fr", 2, {0: 0, 1: 0, 2: 1}),
        ("ja", 1, {0: 0, 1: 0, 5: 0}),
        ("ru", 3, {1: 0, 2: 1, 5: 2, 11: 2, 12: 2, 21: 0, 24: 1, 111: 2, 121: 0}),
        ("pl", 3, {1: 0, 2: 1, 5: 2, 12: 2, 21: 2, 22: 1}),
        ("cs", 3, {1: 0, 4: 1, 5: 2}),
        ("sl", 4, {1: 0, 2: 1, 3: 2, 5: 3, 101: 0, 102: 1}),
        ("lt", 3, {1: 0, 2: 1, 10: 2, 11: 2, 21: 0}),
        ("lv", 3, {0: 0, 1: 1, 2: 2, 11: 0, 21: 1}),
        ("ro", 3, {0: 1, 1: 0, 19: 1, 20: 2, 101: 1}),
        ("he", 3, {1: 0, 2: 1, 3: 2}),
        ("ar", 6, {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 103: 3}),
        ("ga", 5, {0: 4, 1: 0, 2: 1, 3: 2, 7: 3, 11: 4}),
        ("cy", 6, {0: 0, 1: 1, 2: 2, 3: 3, 4: 5, 6: 4}),
        ("mt", 5, {0: 2, 1: 0, 2: 1, 5: 2, 11: 3, 20: 4}),
    ],
)
def test_plural_forms_of_many_languages(code: str, count: int, numbers: dict[int, int]) -> None:
    assert plurals.forms(code) == count
    assert {n: plurals.form(code, n, count) for n in numbers} == numbers


def test_a_translation_with_too_few_forms_uses_its_last_one() -> None:
    assert [plurals.form("ru", n, 2) for n in (1, 2, 5)] == [0, 1, 1]


# -- times, numbers, lists --


def test_spanish_dates_and_numbers(spoken: None) -> None:
    language.install("es")
    assert words.date("2024-03-14") == "14 mar 2024"
    assert words.date("1999-05") == "may 1999"
    assert words.count(12_345) == "12.345"
    assert words.size(31_400_000).replace("\N{NO-BREAK SPACE}", " ") == "31,4 MB"
    assert words.spoken(60_000) == "1 minuto"
    assert words.spoken(0) == "0 segundos"


# -- made of English --


def test_the_longer_language_is_longer_and_keeps_its_holes() -> None:
    for text in ("Settings", "Added %n tracks to {name}", "Show the file in its folder"):
        made = pseudo.longer(text)
        assert len(made) - len(text) >= 0.4 * len(HOLES.sub("", text)) - 1
        assert HOLES.findall(made) == HOLES.findall(text)
    assert pseudo.longer("{a}") == "{a}"


def test_languages_for_tests_are_not_offered() -> None:
    assert not set(language.PSEUDO) & set(language.available())
    assert [language.resolved(code) for code in language.PSEUDO] == list(language.PSEUDO)


def test_the_window_follows_the_direction(spoken: None, qapp: QApplication) -> None:
    language.install(language.MIRRORED)
    assert words.is_mirrored()
    assert "Settings" in words.tr("Settings") != "Settings"
    assert words.tracks(3).startswith("3 ")
    language.install("es")
    assert not words.is_mirrored()
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("", "Settings") == "Ajustes"


def test_names_in_other_scripts_do_not_turn_their_neighbours(spoken: None) -> None:
    hebrew = "\u05e9\u05dc\u05d5\u05dd"
    assert words.joined("Album", hebrew, "2021") == (
        f"Album \N{MIDDLE DOT} \u2068{hebrew}\u2069 \N{MIDDLE DOT} 2021"
    )
    assert words.joined("Album", "Björk") == "Album \N{MIDDLE DOT} Björk"
    language.install(language.MIRRORED)
    assert words.fill("{name}", {"name": "!!! & Friends"}) == "\u2068!!! & Friends\u2069"
    assert words.remaining(173_000) == "\u2066\N{MINUS SIGN}\u20662:53\u2069\u2069"
