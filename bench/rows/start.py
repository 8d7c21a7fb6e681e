"""Process start to the first complete frame, warm and cold, and the memory that is taken then."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.figures import Figure
from bench.frames import Picture, Watch, alike
from bench.peers import REST_S, Bench
from bench.processes import Program
from bench.site import next_button
from bench.table import BARE, CHROMIUM, KIOSK, Goal, Row

# Nothing moves in the kiosk then; browser and bare window have nothing that does.
_STILL: Final = {KIOSK: ("--reduced-motion",)}
_DROP: Final = Path("/proc/sys/vm/drop_caches")
_MB: Final = "MB"
# So long after its first frame a program has loaded and kept whatever it puts off until then.
_STILL_S: Final = 4.0
_HOLD_S: Final = 0.05
_LIMIT_S: Final = 30.0


def warm(bench: Bench) -> Iterator[Row]:
    """With everything in the system's and our own caches, and the same with a touch as soon as there is a button.

    Memory is that of the first start, which fills the caches, when all is loaded and still.
    """
    times: dict[str, list[float]] = {peer: [] for peer in bench.peers}
    homes = {peer: bench.home() for peer in bench.peers}
    memory = {}
    for peer in bench.peers:
        with _started(bench, peer, homes[peer]) as started:
            time.sleep(_STILL_S)
            memory[peer] = Figure((started.program.pss_mb(),), _MB)
    for _ in range(bench.runs):
        for peer in bench.peers:
            with _started(bench, peer, homes[peer]) as started:
                times[peer].append(started.moment * 1000)
    goals = (Goal(1.0, CHROMIUM), Goal(2.0, BARE))
    yield Row("start, warm", {peer: Figure(tuple(values)) for peer, values in times.items()}, goals, _proof(bench))
    if not bench.short:
        yield from _answered(bench, homes)
    yield Row("memory on the waiting screen", memory, (Goal(0.3, CHROMIUM),))


def _answered(bench: Bench, homes: Mapping[str, Path]) -> Iterator[Row]:
    answers = {peer: Figure(tuple(_answers(bench, peer, homes[peer]))) for peer in bench.peers if peer != BARE}
    yield Row("  and a touch at once, to its complete page", answers, (Goal(1.0, CHROMIUM),))


def cold(bench: Bench) -> Iterator[Row]:
    """With no drawings kept and, where this user may do that, nothing of any program in the system's page cache."""
    times: dict[str, list[float]] = {peer: [] for peer in bench.peers}
    dropped = False
    if bench.final(KIOSK) is None:  # how the screens look must be known
        for peer in bench.peers:
            with _started(bench, peer, bench.home()):
                pass
    for _ in range(bench.runs):
        for peer in bench.peers:
            home = bench.home()
            dropped = _drop_page_cache()
            with _started(bench, peer, home) as started:
                times[peer].append(started.moment * 1000)
    notes = () if dropped else ("the page cache was not dropped: only root may write to /proc/sys/vm/drop_caches",)
    yield Row("start, cold", {peer: Figure(tuple(values)) for peer, values in times.items()}, (), notes)


@dataclass(frozen=True)
class Started:
    """A program, and how many seconds after its start the first frame was complete."""

    program: Program
    moment: float


@contextmanager
def _started(bench: Bench, peer: str, home: Path) -> Iterator[Started]:
    """Starts the peer and ends it afterwards."""
    bench.pointer.move((bench.screen.width - 1, 1))
    bench.wait_for_empty()
    watch = Watch(bench.screen)
    with bench.start(peer, *_STILL.get(peer, ()), home=home) as program:
        moment = bench.wait_for_final(peer, watch) + watch.begin - program.begin
        yield Started(program, moment)


def _answers(bench: Bench, peer: str, home: Path) -> Iterator[float]:
    """Milliseconds from the start to the complete page that is asked for as soon as the first frame is there."""
    size = bench.screen.width, bench.screen.height
    spot = bench.plan.tour[0].spot if peer == KIOSK else next_button(*size)
    final = bench.final(peer)

    def is_first_frame(seen: Picture) -> bool:
        return final is not None and alike(seen, final)

    for _ in range(bench.runs):
        bench.pointer.move(spot)
        bench.wait_for_empty()
        watch = Watch(bench.screen)
        with bench.start(peer, *_STILL.get(peer, ()), home=home) as program:
            watch.until(_LIMIT_S, is_first_frame)
            bench.pointer.press()
            time.sleep(_HOLD_S)
            bench.pointer.release()
            moment = watch.last(REST_S, _LIMIT_S, lambda seen: not is_first_frame(seen))
            yield (moment + watch.begin - program.begin) * 1000


def _proof(bench: Bench) -> tuple[str, ...]:
    """Says when the kiosk's first screen was not its waiting screen."""
    final = bench.final(KIOSK)
    if final is not None and bench.shows(final, bench.plan.waiting):
        return ()
    return ("NOT COMPARABLE: the kiosk's first screen is not the waiting screen as the kiosk itself draws it",)


def _drop_page_cache() -> bool:
    os.sync()
    try:
        _DROP.write_text("3")
    except OSError:
        return False
    return True
