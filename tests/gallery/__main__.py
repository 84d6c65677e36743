"""python -m tests.gallery DIR [--screenshots DIR] [--only TEXT]

Draws every page in every state, in both themes, at 1440x900 and 900x600, as
DIR/1440x900/04-album-dark.png and so on; beside each lies a .json with the rectangles of what is
named in it. With --screenshots the pictures of the README are written, too.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

SCREEN = {
    "screens": [
        {"name": "wide", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "dpr": 1}
    ]
}


def main() -> int:
    """Make a library, open the window on it without a screen, go through all scenes."""
    wanted = _arguments()
    with tempfile.TemporaryDirectory(prefix="audio2-gallery-") as place:
        home, music = Path(place) / "home", Path(place) / "Music"
        _environment(Path(place), home)
        from tests.gallery import library

        print("making the library ...", flush=True)
        asyncio.run(library.make(home, music))
        _show(wanted, music)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description="Draw all pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screenshots", type=Path, help="write the README's pictures here")
    parser.add_argument("--only", default="", help="only scenes whose name contains this")
    return parser.parse_args()


def _environment(place: Path, home: Path) -> None:
    """A screen large enough for all windows, no sound, nobody's own settings."""
    config = place / "screens.json"
    config.write_text(json.dumps(SCREEN))
    os.environ.update(
        AUDIO2_HOME=os.fspath(home),
        AUDIO2_VLC_AOUT="adummy",
        AUDIO2_TEST_LOOPBACK_ONLY="1",
        QT_QPA_PLATFORM=f"offscreen:configfile={config}",
        LOGNAME="Santi",
        LC_ALL="C.UTF-8",
        LANGUAGE="en",
    )


def _show(wanted: argparse.Namespace, music: Path) -> None:
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
        frame = app._frame(Window(), paths, claim)
        frame.begin_work(work)

        async def draw() -> None:
            async with AsyncExitStack() as stack:
                services = await stack.enter_async_context(
                    core.opened(paths, frame.bus.publish, settings=frame.settings, work=work)
                )
                kept = await life.build(frame, services, stack)
                stage = Stage(frame, services, music, wanted.folder, wanted.screenshots)
                await scenes.show_all(stage, wanted.only)
                del kept
                frame.window.hide()

        qasync.run(draw())
    claim.close()


if __name__ == "__main__":
    sys.exit(main())
