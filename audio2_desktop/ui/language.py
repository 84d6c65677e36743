"""The user's language: reads `resources/translations/audio2_<code>.ts` and answers Qt's questions
from it.

The files are Qt Linguist's own format, read as they are, so that a translation needs no build step.
This runs before the first paint: a file is only cut into its messages (0.6 ms for all Spanish), and
a message is read when its text is asked for.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from shiboken6 import delete

from audio2_desktop.ui.theme.resources import resource_folder

SYSTEM = "system"
ENGLISH = "en"
LONG = "en-XA"
"""English, 40 % longer and with accents: what it clips, another language would, too."""
MIRRORED = "ar-XB"
"""English with its words from right to left, in a mirrored window."""
PSEUDO = (LONG, MIRRORED)
"""Languages that nobody speaks, for tests and pictures: settings know them, menus do not."""
NAMES = {"en": "English", "es": "Español", LONG: "[Ëñĝļîšĥ]", MIRRORED: "[English, mirrored]"}
"""What the languages call themselves."""

_SPOKEN = "audio2_speaks"
"""Property of the application: a translator was installed."""
_ONE_OR_MORE = frozenset({"en", "es", LONG, MIRRORED})
"""Languages with one form for exactly one and one for the rest."""
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_LEFT_OUT = ('type="unfinished"', 'type="vanished"', 'type="obsolete"')

NEAR = 40
"""A comment begins so soon behind its source, if there is one."""

Texts = dict[tuple[str, str], tuple[str, ...]]


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
    if choice in PSEUDO:
        return choice
    wanted = QLocale.system().name() if choice == SYSTEM else choice
    code = wanted.replace("-", "_").split("_")[0].lower()
    return code if _file(code).is_file() else ENGLISH


def _file(code: str) -> Path:
    return resource_folder("translations") / f"audio2_{code}.ts"


class Translator(QTranslator):
    """Answers `tr()` from a Linguist file; plural forms by the rules of its language."""

    def __init__(self, code: str, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._messages = messages(file)
        self._texts: Texts = {}

    def isEmpty(self) -> bool:
        return not self._messages

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context:
            return None  # Qt's own texts; an empty string would count as their translation
        key = (sourceText, disambiguation or "")
        forms = self._texts.get(key)
        if forms is None:
            forms = self._texts[key] = self.forms(*key)
        if not forms:
            return None
        if len(forms) == 1 or self.code in _ONE_OR_MORE:
            return forms[0] if len(forms) == 1 or n == 1 else forms[1]
        from audio2_desktop.ui import plurals  # noqa: PLC0415 - the first paint is quicker

        return forms[plurals.form(self.code, n, len(forms))]

    def forms(self, source: str, comment: str) -> tuple[str, ...]:
        """The translation or its plural forms; none when there is no finished one."""
        message = self._messages.get((source, comment))
        return () if message is None else translations(message)


class PseudoTranslator(Translator):
    """Makes a language of English that shows what another one would break."""

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(code, _file(ENGLISH), parent)

    def isEmpty(self) -> bool:
        return False

    def forms(self, source: str, comment: str) -> tuple[str, ...]:
        from audio2_desktop.ui import pseudo  # noqa: PLC0415 - never for a user

        if comment == "date":
            return (source,)  # no words
        change = pseudo.longer if self.code == LONG else pseudo.mirrored
        return tuple(change(form) for form in super().forms(source, comment) or (source,))


def messages(file: Path) -> dict[tuple[str, str], str]:
    """(source text, comment) -> the message's part of the file, as it is."""
    found = {}
    for message in file.read_text("utf-8").split("<source>")[1:]:
        end = message.find("</source>")
        source, comment = message[:end], ""
        if "&" in source:
            source = _plain(source)
        if message.find("<comment>", end, end + NEAR) >= 0:
            comment = _plain(message.partition("<comment>")[2].partition("</comment>")[0])
        found[source, comment] = message
    return found


def translations(message: str) -> tuple[str, ...]:
    """The translation in a message, or its plural forms; none when it is not finished."""
    rest = message.partition("<translation")[2]
    attributes, _, body = rest.partition(">")
    if not rest or attributes.endswith("/") or any(mark in attributes for mark in _LEFT_OUT):
        return ()
    body = body.partition("</translation>")[0]
    forms = tuple(_forms(body)) if "<numerusform" in body else (_plain(body),)
    return forms if all(forms) else ()


def _forms(body: str) -> Iterator[str]:
    for part in body.split("<numerusform")[1:]:
        attributes, _, text = part.partition(">")
        yield "" if attributes.endswith("/") else _plain(text.partition("</numerusform>")[0])


def _plain(text: str) -> str:
    if "&" in text:
        for escaped, sign in _ESCAPES:
            text = text.replace(escaped, sign)
    return text


def read(file: Path) -> Texts:
    """(source text, comment) -> the translation, or its plural forms. Unfinished ones are left
    out."""
    found = {key: translations(message) for key, message in messages(file).items() if key[0]}
    return {key: forms for key, forms in found.items() if forms}


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
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def install(choice: str) -> Translator | None:
    """Speak this language from now on; what was spoken before is forgotten.

    Also sets the default locale (grouping of numbers, names of months) and the direction of the
    window. Pages are rebuilt by the caller.
    """
    code = resolved(choice)
    app = QCoreApplication.instance()
    forget()
    system = QLocale.system()
    fits = system.language() is not QLocale.Language.C and system.name().startswith(code)
    locale = system if fits else QLocale(ENGLISH if code in PSEUDO else code)
    QLocale.setDefault(locale)
    if code == MIRRORED or locale.textDirection() is Qt.LayoutDirection.RightToLeft:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if code not in PSEUDO and not _file(code).is_file():
        return None
    translator = (
        PseudoTranslator(code, app) if code in PSEUDO else Translator(code, _file(code), app)
    )
    if app is not None:
        app.setProperty(_SPOKEN, True)
    QCoreApplication.installTranslator(translator)
    return translator
