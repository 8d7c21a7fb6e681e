"""Real presses on the screen, and when their effect is seen."""

import time
from dataclasses import dataclass
from typing import Final

from bench.frames import NothingSeen, Picture, Watch
from bench.peers import Bench
from bench.plan import Spot, Step

# How long a finger rests on the glass once the button looks pressed.
_HOLD_S: Final = 0.05
# The kiosk holds back presses for 300 ms after each change; a page is complete when nothing has changed for longer.
_REST_S: Final = 0.35
# On a busy machine a press may be late, or still be held back; then it is let go and tried again.
_PRESS_S: Final = 2.0
_TRIES: Final = 3
_LIMIT_S: Final = 10.0


@dataclass(frozen=True)
class Touch:
    """A press: seconds from it to the pressed look, from its end to the complete new picture, and that picture."""

    pressed: float
    complete: float
    seen: Picture


def touch(bench: Bench, spot: Spot) -> Touch:
    """Presses and lets go at that spot; raises `NothingSeen` when nothing comes of it."""
    bench.pointer.move(spot)
    time.sleep(0.02)
    watch, pressed = _pressed(bench)
    end = time.perf_counter() + _HOLD_S
    while time.perf_counter() < end:
        watch.look()
        time.sleep(0.001)
    watch.restart()
    bench.pointer.release()
    complete = watch.last(_REST_S, _LIMIT_S)
    return Touch(pressed, complete, watch.seen)


def _pressed(bench: Bench) -> tuple[Watch, float]:
    """Presses where the mouse is: a watch that has seen it, and after how many seconds."""
    for _ in range(_TRIES):
        watch = Watch(bench.screen)
        bench.pointer.press()
        try:
            return watch, watch.first(_PRESS_S)
        except NothingSeen:
            bench.pointer.release()
            time.sleep(_REST_S)
    raise NothingSeen


def follow(bench: Bench, steps: tuple[Step, ...]) -> None:
    """Goes that way without measuring."""
    for step in steps:
        touch(bench, step.spot)
