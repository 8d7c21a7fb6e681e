"""`python -m tools.soak` runs the waiting room; see the package."""

import argparse
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random
from typing import Final

from tools.soak.clocks import Clocks

_ACTIONS: Final = 20_000
_SCREEN: Final = (800, 600)
_WIDEST: Final = 1920
# After so many actions the process is measured and the state is kept.
_EACH: Final = 2_000
# An action is done again with so many before it, for they may have to do with it.
_BEFORE: Final = 300


def main() -> int:
    """Runs it, and returns the exit status: 1 after a broken oracle."""
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as home:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_panel(Path(home))}"
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        os.environ["XDG_RUNTIME_DIR"] = home
        clocks = Clocks()
        clocks.install()
        try:
            if options.corruptions is not None:
                from tools.soak.corruptions import run_corruptions

                return run_corruptions(Path(home), clocks, options.seed, options.corruptions)
            return _run(Path(home), clocks, options)
        except Exception:  # the kiosk has taken over from Python what else would print it
            traceback.print_exc()
            return 1


def _panel(home: Path) -> Path:
    """A file that tells Qt of a screen that is as large as any which is plugged in."""
    file = home / "screens.json"
    screen = {"name": "panel", "x": 0, "y": 0, "width": _WIDEST, "height": _WIDEST}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), "utf-8")
    return file


def _run(home: Path, clocks: Clocks, options: argparse.Namespace) -> int:
    from kiosk import parts
    from tools.soak.figures import Figures, sample
    from tools.soak.office import Office
    from tools.soak.oracles import Words, broken
    from tools.soak.people import Scene, draw
    from tools.soak.room import Room

    state: Path | None = options.state
    figures = Figures(options.seed) if state is None or not state.exists() else Figures.load(state)
    figures.count = max(figures.count, options.start)
    office = Office(home / "office")
    room = Room(parts.make_application(), clocks, office.file, _SCREEN)
    words = Words(office)
    first = figures.count
    last = options.start + options.actions if options.start else options.actions
    while figures.count < last and not figures.broken:
        number = figures.count
        chance = Random(f"{figures.seed}:{number}")
        action = draw(chance)
        began = time.process_time()
        wrong: list[str] = []
        try:
            wrong += action(Scene(room, office, chance)) or ()
            wrong += broken(room, words)
        except Exception as error:
            if options.trace:
                traceback.print_exc()
            wrong.append(f"{type(error).__name__}: {error}")
        if options.trace:
            print(number, action.__name__, room.where(), *wrong, flush=True)
        figures.note(action.__name__, time.process_time() - began, room.where())
        figures.broken += [f"action {number}, {action.__name__}: {fault}" for fault in wrong]
        if figures.count % _EACH == 0 or figures.count == last or figures.broken:
            figures.samples.append(sample(figures.count, figures.count - first, room))
            if state is not None:
                figures.store(state)
    print(figures.table())
    for fault in figures.broken:
        print(f"BROKEN: {fault}")
    if figures.broken:
        again = max(0, figures.count - _BEFORE)
        print(f"again: make soak ARGS='--seed {figures.seed} --from {again} --actions {figures.count - again}'")
    sys.stdout.flush()
    room.close()
    return 1 if figures.broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.soak", description=__doc__)
    parser.add_argument("--actions", type=int, default=_ACTIONS, metavar="N", help=f"how many; {_ACTIONS}")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="what the actions are drawn from; 1")
    parser.add_argument("--from", dest="start", type=int, default=0, metavar="N", help="begins with that action")
    parser.add_argument("--state", type=Path, metavar="FILE", help="goes on where the run that wrote it was ended")
    parser.add_argument("--trace", action="store_true", help="tells each action")
    parser.add_argument("--corruptions", type=int, metavar="N", help="damages files instead, that many times")
    return parser


if __name__ == "__main__":
    sys.exit(main())
