"""Instructions of a start, counted by valgrind: unlike times they do not depend on what else the machine does."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figures import Figure
from bench.frames import NothingSeen
from bench.peers import FIRST_FRAME, Bench
from bench.processes import Program
from bench.table import BARE, KIOSK, Row

_COUNT: Final = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
_COUNTED: Final = re.compile(r"Collected : (\d+)")
# The same on any screen; and names and sets in the same order each time.
_ENVIRONMENT: Final = {"QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
_LIMIT_S: Final = 300.0
_REST_S: Final = 1.0


def instructions(bench: Bench) -> Iterator[Row]:
    """Of the whole kiosk with no photograph, to its end, and of the bare window, both on no screen."""
    if shutil.which("valgrind") is None:
        return
    home = bench.home()
    with bench.start(KIOSK, home=home, extra=_ENVIRONMENT) as program:  # what a first start writes is there then
        _wait_for(FIRST_FRAME, program)
    counts = {peer: Figure((_count(bench, peer, home) / 1e6,), "million") for peer in (KIOSK, BARE)}
    yield Row("instructions of a start with no photograph", counts)


def _count(bench: Bench, peer: str, home: Path) -> int:
    with bench.start(peer, home=home, wrapper=_COUNT, extra=_ENVIRONMENT) as program:
        if peer == KIOSK:
            _wait_for(FIRST_FRAME, program)
        else:
            _wait_for_rest(program)
    found = _COUNTED.search(program.log.read_text("utf-8", "replace"))
    if found is None:
        raise NothingSeen
    return int(found[1])


def _wait_for(text: str, program: Program) -> None:
    end = time.monotonic() + _LIMIT_S
    while text not in program.log.read_text("utf-8", "replace"):
        if time.monotonic() > end:
            raise NothingSeen
        time.sleep(0.02)


def _wait_for_rest(program: Program) -> None:
    """Until the program takes no more of the processor."""
    before = -1.0
    while (now := program.processor_s()) > before:
        before = now
        time.sleep(_REST_S)
