"""The memory of all processes of a peer after every screen, and after thousands of touches."""

import random
import time
from collections.abc import Iterator
from typing import Final

from bench.figures import Figure
from bench.frames import Watch
from bench.peers import Bench
from bench.plan import every_look
from bench.processes import Program
from bench.site import language_button, next_button
from bench.table import CHROMIUM, KIOSK, Goal, Row
from bench.touches import follow, touch

_TAPS: Final = 10_000
_TAPS_AT_A_TIME: Final = 2_000
_STAGES: Final = range(_TAPS_AT_A_TIME, _TAPS + 1, _TAPS_AT_A_TIME)
_BETWEEN_S: Final = 0.02
_MB: Final = "MB"
# For growth: what belongs to no file. Of Qt's files each program that runs has a share, which grows when another ends.
_OWN: Final = "Pss_Anon"


def memory(bench: Bench) -> Iterator[Row]:
    """After a full tour in every language; and how much it has grown from one in every look to 10,000 touches later."""
    with bench.start(KIOSK, "--reduced-motion") as program:
        bench.wait_for_waiting_screen()
        follow(bench, bench.plan.tour)
        sizes = {KIOSK: Figure((program.pss_mb(),), _MB)}
        follow(bench, every_look((bench.screen.width, bench.screen.height), bench.screen.step))
        taps = _after_taps(bench, program)
    if CHROMIUM in bench.peers:
        sizes[CHROMIUM] = Figure((_browser(bench),), _MB)
    yield Row("memory after every screen", sizes)
    yield taps


def _after_taps(bench: Bench, program: Program) -> Row:
    places = random.Random(1)  # noqa: S311 - the same touches each time
    buttons = [step.spot for step in (*bench.plan.tour, *bench.plan.looks)]
    before, seen, sizes = program.pss_mb(_OWN), 0, []
    watch = Watch(bench.screen)
    for tap in range(1, _TAPS + 1):
        anywhere = places.randrange(bench.screen.width), places.randrange(bench.screen.height)
        bench.pointer.move(places.choice((anywhere, places.choice(buttons))))
        bench.pointer.press()
        time.sleep(_BETWEEN_S / 2)
        bench.pointer.release()
        time.sleep(_BETWEEN_S / 2)
        seen += watch.look()
        if tap % _TAPS_AT_A_TIME == 0:
            sizes.append(program.pss_mb(_OWN))
    told = ", ".join(f"{tap:,}: {size - before:+.1f}" for tap, size in zip(_STAGES, sizes, strict=True))
    notes = (f"growth after touches {told} MB; the screen was another one after {seen:,} of them",)
    return Row("growth after 10,000 touches", {KIOSK: Figure((sizes[-1] - before,), _MB)}, (Goal(2.0),), notes)


def _browser(bench: Bench) -> float:
    size = bench.screen.width, bench.screen.height
    with bench.start(CHROMIUM) as program:
        bench.wait_for_final(CHROMIUM, Watch(bench.screen))
        for spot in (next_button(*size), language_button(*size)):
            touch(bench, spot)
            for _ in range(bench.pages):
                touch(bench, next_button(*size))
        return program.pss_mb()
