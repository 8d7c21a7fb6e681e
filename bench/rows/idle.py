"""What the processor does while nobody touches: on the waiting screen, whose light breathes, and on a still page."""

import time
from collections.abc import Iterator
from typing import Final

from bench.figures import Figure
from bench.frames import Watch
from bench.peers import Bench
from bench.processes import Program, woken
from bench.table import CHROMIUM, KIOSK, Goal, Row
from bench.touches import touch

# Starting takes the processor too, and is not what is measured.
_SETTLE_S: Final = 6.0
# A breath and its rest last 14.8 s; the page stays, since nobody is asked whether they are there for two minutes.
_PART_S: Final = 15.0
_PARTS: Final = 3
_PART_IN_SHORT_S: Final = 5.0
_PERCENT: Final = "%"
_WAKEUPS: Final = "/s"


def idle(bench: Bench) -> Iterator[Row]:
    """Shares of one core, and how often a second some thread is woken."""
    waiting: dict[str, tuple[Figure, Figure]] = {}
    for peer in bench.peers:
        with bench.start(peer) as program:
            if peer == KIOSK:
                bench.wait_for_waiting_screen()
            else:
                bench.wait_for_final(peer, Watch(bench.screen))
            time.sleep(_SETTLE_S)
            waiting[peer] = _taken(bench, program)
    yield from _rows("waiting screen", waiting, Goal(2.0))
    if bench.short:
        return
    with bench.start(KIOSK) as program:
        bench.wait_for_waiting_screen()
        touch(bench, bench.plan.tour[0].spot)
        time.sleep(_SETTLE_S)
        still = {KIOSK: _taken(bench, program)}
    if CHROMIUM in waiting:
        still[CHROMIUM] = waiting[CHROMIUM]  # its first page is as still as any
    yield from _rows("still page", still, Goal(0.2))


def _rows(where: str, taken: dict[str, tuple[Figure, Figure]], goal: Goal) -> Iterator[Row]:
    yield Row(f"share of a core, {where}", {peer: figures[0] for peer, figures in taken.items()}, (goal,))
    yield Row(f"wake-ups a second, {where}", {peer: figures[1] for peer, figures in taken.items()})


def _taken(bench: Bench, program: Program) -> tuple[Figure, Figure]:
    shares: list[float] = []
    wakeups: list[float] = []
    for _ in range(1 if bench.short else _PARTS):
        before, begin = (program.processor_s(), program.wakeups()), time.monotonic()
        time.sleep(_PART_IN_SHORT_S if bench.short else _PART_S)
        wall = time.monotonic() - begin
        shares.append((program.processor_s() - before[0]) / wall * 100)
        wakeups.append(woken(before[1], program.wakeups()) / wall)
    return Figure(tuple(shares), _PERCENT), Figure(tuple(wakeups), _WAKEUPS)
