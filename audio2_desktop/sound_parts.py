"""What makes the sound, and what shapes it: engine, equaliser, device, speed. A part of `life`."""

from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING

from audio2_desktop.core import Core
from audio2_desktop.domain.facts import SettingChanged
from audio2_desktop.domain.settings import PlaybackSettings
from audio2_desktop.jobs.children import Conversation
from audio2_desktop.jobs.tasks import ErrorSink
from audio2_desktop.playback.choose import choose
from audio2_desktop.playback.engine import Engine
from audio2_desktop.services.equaliser import Equaliser
from audio2_desktop.services.outputs import Outputs

if TYPE_CHECKING:
    from audio2_desktop.app import Frame


def engine(frame: "Frame", core: Core) -> Engine:
    """The one that is wished, fetched when something is to be heard."""
    preferences = partial(frame.settings.get, PlaybackSettings)

    def fades() -> bool:
        return preferences().fade

    return choose(preferences().engine, core.clock, partial(Conversation, "sound"), fades)


async def equaliser(
    frame: "Frame", engine: Engine, stack: AsyncExitStack, on_error: ErrorSink
) -> Equaliser:
    """As it was set the last time."""
    made = Equaliser(frame.paths.equaliser, engine, frame.work, frame.bus.publish, on_error)
    stack.push_async_callback(made.close)
    await made.load()
    return made


def outputs(frame: "Frame", engine: Engine, equaliser: Equaliser, stack: AsyncExitStack) -> Outputs:
    """Device and speed follow the settings."""
    preferences, settings = partial(frame.settings.get, PlaybackSettings), frame.settings
    made = Outputs(engine, preferences, settings.set, frame.bus.publish, equaliser.use_device)
    heard = frame.bus.subscribe((SettingChanged,), lambda _fact: made.follow())
    stack.callback(heard.close)
    made.follow()
    return made
