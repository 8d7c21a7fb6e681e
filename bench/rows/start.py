"""Process start to the first complete frame, warm and cold, and the memory that is taken then."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figures import Figure
from bench.frames import Watch
from bench.peers import Bench
from bench.table import BARE, CHROMIUM, KIOSK, Goal, Row

# Nothing moves in the kiosk then; browser and bare window have nothing that does.
_STILL: Final = {KIOSK: ("--reduced-motion",)}
_DROP: Final = Path("/proc/sys/vm/drop_caches")
_MB: Final = "MB"


def warm(bench: Bench) -> Iterator[Row]:
    """With everything in the system's and our own caches; memory is taken a second later."""
    times: dict[str, list[float]] = {peer: [] for peer in bench.peers}
    sizes: dict[str, list[float]] = {peer: [] for peer in bench.peers}
    homes = {peer: bench.home() for peer in bench.peers}
    for run in range(bench.runs + 1):
        for peer in bench.peers:
            moment, size = _started(bench, peer, homes[peer])
            if run:  # the first fills the caches
                times[peer].append(moment * 1000)
                sizes[peer].append(size)
    goals = (Goal(1.0, CHROMIUM), Goal(2.0, BARE))
    yield Row("start, warm", {peer: Figure(tuple(values)) for peer, values in times.items()}, goals, _proof(bench))
    memory = {peer: Figure(tuple(values), _MB) for peer, values in sizes.items()}
    yield Row("memory on the waiting screen", memory, (Goal(0.3, CHROMIUM),))


def cold(bench: Bench) -> Iterator[Row]:
    """With no drawings kept and, where this user may do that, nothing of any program in the system's page cache."""
    times: dict[str, list[float]] = {peer: [] for peer in bench.peers}
    dropped = False
    if bench.final(KIOSK) is None:  # how the screens look must be known
        for peer in bench.peers:
            _started(bench, peer, bench.home())
    for _ in range(bench.runs):
        for peer in bench.peers:
            home = bench.home()
            dropped = _drop_page_cache()
            times[peer].append(_started(bench, peer, home)[0] * 1000)
    notes = () if dropped else ("the page cache was not dropped: only root may write to /proc/sys/vm/drop_caches",)
    yield Row("start, cold", {peer: Figure(tuple(values)) for peer, values in times.items()}, (), notes)


def _started(bench: Bench, peer: str, home: Path) -> tuple[float, float]:
    """Starts the peer once: seconds to the first complete frame, and its memory a little later."""
    bench.pointer.move((bench.screen.width - 1, 1))
    bench.wait_for_empty()
    watch = Watch(bench.screen)
    with bench.start(peer, *_STILL.get(peer, ()), home=home) as program:
        moment = bench.wait_for_final(peer, watch) + watch.begin - program.begin
        time.sleep(0.3)
        return moment, program.pss_mb()


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
