"""What the doctor says in another language: sentences are translated, values in them stay."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import audio2_desktop
from audio2_desktop.domain.checks import FAIL, OK, Check, told
from audio2_desktop.ui import language, words
from audio2_desktop.ui.theme.resources import resource_folder

SERVICES = Path(audio2_desktop.__file__).parent / "services"
TEXTS = {"text", "fix", "RESTORE", "CONNECT"}
MADE_OF_VALUES = {"{trouble}"}


def _sentences() -> Iterator[str]:
    """Every fixed text that is given to a check."""
    for name in ("doctor", "doctor_probes"):
        for node in ast.walk(ast.parse((SERVICES / f"{name}.py").read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="told" | "Check"), args=args):
                    given = args[2:4]
                case ast.Call(func=ast.Name(id="warn" | "fail"), args=args):
                    given = args
                case ast.Assign(targets=[ast.Name(id=target)], value=value):
                    given = [value] if target in TEXTS else []
                case ast.Assign(targets=[ast.Tuple()], value=ast.Tuple(elts=parts)):
                    given = parts
                case _:
                    continue
            yield from (each.value for each in given if isinstance(each, ast.Constant))  # type: ignore[misc]


def test_its_sentences_have_spanish_ones() -> None:
    said = {text for text in _sentences() if text} - MADE_OF_VALUES
    assert {"There is no keyring.", "{path} cannot be read.", "{path}, {count} files"} < said
    known = {text for text, _ in language.read(resource_folder("translations") / "audio2_es.ts")}
    assert said - known == set()


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    language.install("es")
    yield
    language.forget()


def test_values_stay_as_they_are(spanish: None) -> None:
    text, fix = "{path}: only {free} MB are free.", "Free some space."
    check = told("Data folder", FAIL, text, fix, path="/m/{free}<b>", free="3")
    assert check.text == "/m/{free}<b>: only 3 MB are free."
    assert words.checked(check) == ("/m/{free}<b>: solo quedan 3 MB libres.", "Libera espacio.")
    assert words.checked(Check("VLC", OK, "VLC 3.0.21 {x}")) == ("VLC 3.0.21 {x}", "")
