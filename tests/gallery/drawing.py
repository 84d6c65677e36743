"""Draws all scenes in one variant: a process of its own, started by `python -m tests.gallery`."""

import argparse
import asyncio
import json
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

from tests.gallery.variants import VARIANTS, Variant

ROOMY = (1920, 1200)


def main() -> int:
    """Copy the library's home, open the window on it without a screen, go through all scenes."""
    wanted = _arguments()
    variant = VARIANTS[wanted.variant]
    home = wanted.place / f"home-{wanted.variant}"
    shutil.copytree(wanted.library / "home", home)
    _environment(wanted.place / f"{wanted.variant}.json", home, variant)
    return 1 if _show(wanted, variant) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=VARIANTS)
    parser.add_argument("library", type=Path)
    parser.add_argument("place", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _environment(config: Path, home: Path, variant: Variant) -> None:
    """A screen, no sound, nobody's own settings."""
    width, height = (round(side * variant.dpr) for side in variant.screen or ROOMY)
    screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
    config.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "dpr": 1}]}))
    os.environ.update(
        AUDIO2_HOME=os.fspath(home),
        AUDIO2_VLC_AOUT="adummy",
        AUDIO2_SOUND_OUT="null",
        AUDIO2_TEST_LOOPBACK_ONLY="1",
        QT_QPA_PLATFORM=f"offscreen:configfile={config}",
        QT_SCALE_FACTOR=str(variant.dpr),
        LOGNAME="Santi",
        LC_ALL="C.UTF-8",
        LANGUAGE="en",
    )


def _show(wanted: argparse.Namespace, variant: Variant) -> int:
    import qasync

    from audio2_desktop import app, core, life
    from audio2_desktop.cli.arguments import Window
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths
    from tests.gallery import scenes
    from tests.gallery.stage import Stage

    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    with ThreadPoolExecutor(2, thread_name_prefix="work") as work:
        _set(paths.settings, variant, work)
        frame = app._frame(Window(), paths, claim)
        frame.begin_work(work)

        async def draw() -> int:
            async with AsyncExitStack() as stack:
                services = await stack.enter_async_context(
                    core.opened(paths, frame.bus.publish, settings=frame.settings, work=work)
                )
                kept = await life.build(frame, services, stack)
                frame.window.resize(*variant.size)
                music = wanted.library / "Music"
                stage = Stage(frame, services, music, wanted.folder, wanted.screenshots)
                failed = await scenes.show_all(
                    stage, wanted.only.split(","), is_hostile=variant.is_hostile
                )
                stage.finish()
                del kept
                frame.window.hide()
                return failed

        failed = qasync.run(draw())
    claim.close()
    return int(failed)


def _set(file: Path, variant: Variant, work: ThreadPoolExecutor) -> None:
    """As a user's earlier choice."""
    from audio2_desktop.services.settings import Settings

    settings = Settings(file, publish=lambda _: None)
    settings.load()
    settings.begin_work(work)

    async def choose() -> None:
        for name, value in variant.settings.items():
            await settings.set(name, value)

    asyncio.run(choose())


if __name__ == "__main__":
    sys.exit(main())
