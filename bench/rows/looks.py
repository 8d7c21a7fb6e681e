"""Another language, text size, theme and window size: from the touch to the complete frame, on every kind of screen."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from typing import Final

from bench.figures import P99, Figure, number, percentile
from bench.frames import Watch
from bench.peers import Bench
from bench.processes import Program
from bench.table import KIOSK, Goal, Row
from bench.touches import touch

_GOAL: Final = (Goal(100.0),)
_NAMES: Final = {"language": "another language", "size": "another text size", "contrast": "another theme"}
_SLOWEST: Final = 5
_PAGE_DOWN: Final = 0xFF56
# The window is smaller than the screen by these shares of it.
_SMALLER: Final = (0.05, 0.15)
_SCREENS: Final = 3
_REST_S: Final = 0.35
_LIMIT_S: Final = 10.0


def looks(bench: Bench) -> Iterator[Row]:
    """On the waiting screen, the front page, and the first page of each section."""
    found: dict[str, list[tuple[float, str]]] = {wish: [] for wish in _NAMES}
    with bench.start(KIOSK, "--reduced-motion"):
        bench.wait_for_waiting_screen()
        for step in bench.plan.looks:
            moment = touch(bench, step.spot).complete * 1000
            found.get(step.wish, []).append((moment, step.screen))
    for wish, name in _NAMES.items():
        yield _row(name, found[wish])
    if not bench.short and shutil.which("xdotool") is not None:
        yield _row("another window size", list(_resized(bench)))


def _row(name: str, found: list[tuple[float, str]]) -> Row:
    values = tuple(moment for moment, _ in found)
    slowest = "; ".join(f"{screen} {number(moment)}" for moment, screen in sorted(found, reverse=True)[:_SLOWEST])
    notes = (f"median {number(percentile(values, 0.5))}; slowest: {slowest}",)
    return Row(f"{name}, 99th percentile", {KIOSK: Figure(values, share=P99)}, _GOAL, notes)


def _resized(bench: Bench) -> Iterator[tuple[float, str]]:
    """Milliseconds from the wish for another size of the window to its complete frame."""
    sizes = [_part(bench, 1 - share) for share in _SMALLER]
    option = f"{sizes[0][0]}x{sizes[0][1]}"
    with bench.start(KIOSK, "--reduced-motion", "--window", option) as program:
        watch = Watch(bench.screen)
        watch.last(1.5, _LIMIT_S)
        window = _window(bench, program)
        for screen in range(_SCREENS):
            for run in range(bench.runs + 1):
                watch = Watch(bench.screen)
                bench.pointer.resize(window, *sizes[(run + 1) % 2])
                yield watch.last(_REST_S, _LIMIT_S) * 1000, f"screen {screen + 1}"
            bench.pointer.key(_PAGE_DOWN)
            time.sleep(1.0)


def _part(bench: Bench, share: float) -> tuple[int, int]:
    return round(bench.screen.width * share), round(bench.screen.height * share)


def _window(bench: Bench, program: Program) -> int:
    """The number of the program's window on the screen."""
    command = ["xdotool", "search", "--onlyvisible", "--pid", str(program.pid)]
    environment = bench.environment(bench.folder)
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout
    return int(told.split()[0])
