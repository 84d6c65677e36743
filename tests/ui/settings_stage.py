"""The settings page with everything behind it in memory, and hands for its buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
)

from audio2_desktop.ui import drag
from audio2_desktop.ui.keymap import Keymap
from audio2_desktop.ui.pages.settings.page import SettingsPage
from tests.ui import fakes
from tests.ui.setup_fakes import (
    FakeEqualiser,
    FakeOutputs,
    FakePrivacy,
    FakeReport,
    FakeUpkeep,
    FakeWatch,
)
from tests.ui.stage import Stage


def settings_page(
    kit: fakes.Kit,
    library: Any,
    values: Any,
    *others: Any,
    equaliser: FakeEqualiser | None = None,
    outputs: FakeOutputs | None = None,
) -> SettingsPage:
    given = others or (FakeUpkeep(), FakePrivacy(), FakeReport())
    equaliser = equaliser or FakeEqualiser(kit.facts)
    outputs = outputs or FakeOutputs()
    return SettingsPage(
        kit.tools, library, values, *given, FakeWatch(), Keymap(), equaliser, outputs
    )


class SettingsStage:
    def __init__(self, put: Callable[..., Stage], kit: fakes.Kit) -> None:
        self.kit = kit
        self.library = fakes.FakeLibrary(kit.facts)
        self.settings = fakes.FakeSettings(kit.facts)
        self.upkeep = FakeUpkeep()
        self.privacy = FakePrivacy()
        self.report = FakeReport()
        self.equaliser = FakeEqualiser(kit.facts)
        self.outputs = FakeOutputs()
        self.page = settings_page(
            kit,
            self.library,
            self.settings,
            self.upkeep,
            self.privacy,
            self.report,
            equaliser=self.equaliser,
            outputs=self.outputs,
        )
        self.stage = put(self.page)


def drop_folder(page: Any, *paths: str) -> None:
    mime = QMimeData()
    mime.setUrls([drag.url_of(path) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def named(page: Any, name: str) -> QAbstractButton:
    return next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name)
