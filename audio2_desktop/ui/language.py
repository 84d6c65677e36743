"""The user's language: reads `resources/translations/audio2_<code>.ts` and answers Qt's questions
from it.

The files are Qt Linguist's own format, read as they are, so that a translation needs no build step.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from shiboken6 import delete

from audio2_desktop.ui.theme.resources import resource_folder

SYSTEM = "system"
ENGLISH = "en"
_SPOKEN = "audio2_speaks"
"""Property of the application: a translator was installed."""


def available() -> tuple[str, ...]:
    """Codes of the languages that can be chosen, English first."""
    codes = {
        file.stem.removeprefix("audio2_")
        for file in resource_folder("translations").glob("audio2_*.ts")
    }
    return (ENGLISH, *sorted(codes - {ENGLISH}))


def resolved(choice: str) -> str:
    """The language for a setting: itself when we have it, the desktop's for "system", else
    English."""
    wanted = QLocale.system().name() if choice == SYSTEM else choice
    code = wanted.split("_")[0].lower()
    return code if code in available() else ENGLISH


class Translator(QTranslator):
    """Answers `tr()` from a Linguist file. Plural forms: one for exactly one, one for all other
    numbers."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = read(file)

    def isEmpty(self) -> bool:
        return not self._texts

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context:
            return None  # Qt's own texts; an empty string would count as their translation
        forms = self._texts.get((sourceText, disambiguation or ""))
        if not forms:
            return None
        return forms[0] if len(forms) == 1 or n == 1 else forms[1]


def read(file: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """(source text, comment) -> the translation, or its plural forms. Unfinished ones are left
    out."""
    from xml.etree import ElementTree  # noqa: PLC0415 - a language without a file needs none

    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for message in ElementTree.parse(file).iter("message"):
        source = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None or translation.get("type") in ("unfinished", "vanished"):
            continue
        forms = tuple(form.text or "" for form in translation.findall("numerusform"))
        texts = forms or (translation.text or "",)
        if source and all(texts):
            found[(source, message.findtext("comment", ""))] = texts
    return found


def forget() -> None:
    """Speak as the source does. The translator goes at once, not with the application: by then
    Python may be gone."""
    app = QCoreApplication.instance()
    if app is None or not app.property(_SPOKEN):
        return  # at the start: findChildren would make all of Qt's classes ready, 7 ms
    for former in app.findChildren(Translator):
        QCoreApplication.removeTranslator(former)
        former.setParent(None)
        delete(former)


def install(choice: str) -> Translator | None:
    """Speak this language from now on; what was spoken before is forgotten.

    Also sets the default locale (grouping of numbers, names of months). Pages are rebuilt by the
    caller.
    """
    code = resolved(choice)
    app = QCoreApplication.instance()
    forget()
    system = QLocale.system()
    fits = system.language() is not QLocale.Language.C and system.name().startswith(code)
    QLocale.setDefault(system if fits else QLocale(code))
    file = resource_folder("translations") / f"audio2_{code}.ts"
    if not file.is_file():
        return None
    translator = Translator(file, app)
    if app is not None:
        app.setProperty(_SPOKEN, True)
    QCoreApplication.installTranslator(translator)
    return translator
