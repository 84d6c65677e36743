"""A notification of the track that begins, by choice (org.freedesktop.Notifications 1.2)."""

import html
import logging
from collections.abc import Callable

from audio2_desktop.desktop.media_controls import Heard, Shown
from audio2_desktop.desktop.session_bus import MessageBus, NoAnswer, Variant, ask
from audio2_desktop.domain.units import Ms
from audio2_desktop.jobs.tasks import ErrorSink, TaskSlot

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SHOWN_MS = 5_000
LONGEST = 200
"""Letters of a line: tags may hold anything."""

log = logging.getLogger("audio2.desktop")


class Notifications:
    """MediaControls that only says what begins. The newest replaces the one before."""

    def __init__(
        self,
        bus: MessageBus,
        desktop_id: str,
        is_wanted: Callable[[], bool],
        on_error: ErrorSink,
    ) -> None:
        """is_wanted: asked at each beginning: the setting, and whether the window is in front."""
        self._bus, self._desktop_id, self._is_wanted = bus, desktop_id, is_wanted
        self._slot = TaskSlot(on_error)
        self._told: int | None = None
        self._shown_id = 0
        self._has_markup: bool | None = None

    def show(self, shown: Shown) -> None:
        """See MediaControls."""
        if shown.now is None or not shown.is_playing or shown.now.uid == self._told:
            return
        self._told = shown.now.uid
        if self._is_wanted() and self._bus.connected:
            self._slot.run(self._say(shown.now))

    def sought(self, position_ms: Ms) -> None:
        """See MediaControls."""

    async def close(self) -> None:
        """See MediaControls."""
        self._slot.close()
        if self._shown_id and self._bus.connected:
            shown, self._shown_id = self._shown_id, 0
            try:
                await ask(self._bus, SERVICE, PATH, f"{SERVICE}.CloseNotification", "u", shown)
            except NoAnswer as error:
                log.debug("notification: %s", error)

    async def _say(self, heard: Heard) -> None:
        try:
            if self._has_markup is None:
                (known,) = await ask(self._bus, SERVICE, PATH, f"{SERVICE}.GetCapabilities")
                self._has_markup = "body-markup" in known
            body = "\n".join(text[:LONGEST] for text in (heard.artist, heard.album) if text)
            hints = {
                "desktop-entry": Variant("s", self._desktop_id),
                "category": Variant("s", "x-audio2.track"),
                "transient": Variant("b", True),  # noqa: FBT003 - a value of the protocol
            }
            if heard.art is not None:
                hints["image-path"] = Variant("s", heard.art.as_uri())
            (self._shown_id,) = await ask(
                self._bus, SERVICE, PATH, f"{SERVICE}.Notify", "susssasa{sv}i",
                "Audio2", self._shown_id, self._desktop_id, heard.title[:LONGEST],
                html.escape(body, quote=False) if self._has_markup else body,
                [], hints, SHOWN_MS,
            )  # fmt: skip
        except NoAnswer as error:
            log.info("notification: %s", error)
