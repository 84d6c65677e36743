"""python -m tests.access.survey [--only TEXT] [--size 1280x800] [--scale 150] [--tree]
    [--library DIR]

Opens every scene of the gallery without a screen and prints as JSON what is wrong in each:
{scene: [fault, ...]}: nodes without a name or a role, buttons too small to hit, and the program's
own words where they are cut. With --tree the accessible trees are printed, too. A scene that
cannot be shown is the gallery's own business: it is named on standard error.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from tests.gallery import library

if TYPE_CHECKING:
    from tests.gallery.cut import Watch
    from tests.gallery.stage import Stage


def main() -> int:
    """One library, one window, all scenes."""
    parser = argparse.ArgumentParser(prog="python -m tests.access.survey")
    parser.add_argument("--only", default="")
    parser.add_argument("--size", default="1440x900", help="of the window")
    parser.add_argument("--scale", default=100, type=int, help="of the text, in percent")
    parser.add_argument("--library", type=Path, help="as for the gallery")
    parser.add_argument("--tree", action="store_true")
    wanted = parser.parse_args()
    with (
        library.given_or_made(wanted.library) as made,
        tempfile.TemporaryDirectory(prefix="audio2-survey-") as place,
    ):
        home = Path(place) / "home"
        shutil.copytree(made / "home", home)
        _environment(Path(place), home)
        found = _surveyed(wanted, made / "Music", Path(place))
        print(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


def _environment(place: Path, home: Path) -> None:
    config = place / "screens.json"
    screen = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200}
    config.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "dpr": 1}]}))
    os.environ.update(
        AUDIO2_HOME=os.fspath(home),
        AUDIO2_VLC_AOUT="adummy",
        AUDIO2_SOUND_OUT="null",
        AUDIO2_TEST_LOOPBACK_ONLY="1",
        QT_QPA_PLATFORM=f"offscreen:configfile={config}",
        LOGNAME="Santi",
        LC_ALL="C.UTF-8",
        LANGUAGE="en",
    )


def _surveyed(wanted: argparse.Namespace, music: Path, place: Path) -> dict[str, list[str]]:
    import qasync
    from PySide6.QtGui import QAccessible

    from audio2_desktop import app, core, life
    from audio2_desktop.cli.arguments import Window
    from audio2_desktop.services import instance
    from audio2_desktop.services.paths import Paths
    from tests.gallery import scenes
    from tests.gallery.cut import Watch
    from tests.gallery.stage import Stage

    paths = Paths.find()
    claim = instance.claim(paths, "window")
    assert claim is not None
    found: dict[str, list[str]] = {}
    with ThreadPoolExecutor(2, thread_name_prefix="work") as work:
        frame = app._frame(Window(), paths, claim)
        frame.begin_work(work)
        QAccessible.setActive(True)

        async def look() -> None:
            async with AsyncExitStack() as stack:
                services = await stack.enter_async_context(
                    core.opened(paths, frame.bus.publish, settings=frame.settings, work=work)
                )
                kept = await life.build(frame, services, stack)
                stage = Stage(frame, services, music, place, None)
                await stage.begin()
                await scenes._play(stage)
                frame.theme.set_scale(wanted.scale)
                stage.window.resize(*map(int, wanted.size.split("x")))
                watch = Watch("en")
                for each in scenes.SCENES:
                    if wanted.only in each.dark:
                        try:
                            found[each.dark] = await _looked(stage, each, watch, wanted)
                        except Exception:  # noqa: BLE001 - the gallery's own test tells of it
                            print(f"not shown: {each.dark}", file=sys.stderr)
                            traceback.print_exc()
                            stage.supply()
                        stage.extras.clear()
                        stage.window.toasts.dismiss()
                        stage.window.hide_search()
                del kept
                frame.window.hide()

        qasync.run(look())
    claim.close()
    return found


async def _looked(
    stage: "Stage", each: object, watch: "Watch", wanted: argparse.Namespace
) -> list[str]:
    from PySide6.QtWidgets import QApplication

    from tests.access.tree import faults, nodes, small_targets

    found: list[str] = []
    async with each.show(stage):  # type: ignore[attr-defined]
        await stage.rest()
        for window in [w for w in QApplication.topLevelWidgets() if w.isVisible()]:
            found += faults(window)
            found += small_targets(window)
            with watch.on() as cut:
                window.grab()
                watch.look_at_labels(window)
            found += [f"cut: {text!r} {why}" for text, why in cut.items()]
            if wanted.tree:
                for node in nodes(window):
                    print("  " * node.depth, node.where, node.actions, file=sys.stderr)
    return sorted(set(found))


if __name__ == "__main__":
    sys.exit(main())
