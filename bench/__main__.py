"""`python -m bench`: prints one table of what the kiosk, a browser and a bare window take; `--help` says how."""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.frames import NothingSeen
from bench.peers import Bench, chromium, peers
from bench.plan import plan
from bench.pointer import Pointer
from bench.rows import idle, imports, instructions, load, looks, memory, motion, save, sound, start, taps
from bench.screen import x_screen
from bench.site import Site
from bench.sound import missing as missing_for_sound
from bench.table import Row, heading, lines
from kiosk import paths

SIZES: Final = ((1080, 1920), (3840, 2160))
ROWS: Final[Mapping[str, Callable[[Bench], Iterator[Row]]]] = {
    "start": start.warm,
    "cold": start.cold,
    "idle": idle.idle,
    "taps": taps.taps,
    "motion": motion.motion,
    "looks": looks.looks,
    "save": save.save,
    "load": load.load,
    "imports": imports.imports,
    "instructions": instructions.instructions,
    "memory": memory.memory,
    "sound": sound.sound,
}
IN_SHORT: Final = ("start", "taps", "looks")
_RUNS: Final = 7
_RUNS_IN_SHORT: Final = 3
# Above this load others take part of the processor, and only ratios mean something.
_BUSY: Final = 0.5


def main() -> int:
    """Measures and prints; a missed goal is no failure, for figures depend on the machine."""
    options = _parser().parse_args()
    begin = time.monotonic()
    print("\n".join(_about()), flush=True)
    if options.urgent:
        _go_first()
    if missing := [program for program in ("Xvfb", "openbox", "xprop") if shutil.which(program) is None]:
        print(f"missing on this machine, so that nothing can be measured: {', '.join(missing)}")
        return 0
    for size in [options.size] if options.size else SIZES[:1] if options.short else SIZES:
        try:
            _measure(size, options)
        except OSError as error:  # no libXtst, no room for the screen
            print(f"not measured: {error}")
    print(f"\n{time.monotonic() - begin:.0f} s", flush=True)
    return 0


def _go_first() -> None:
    """Real-time priority, which all that is started has too."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    except PermissionError:
        print("not before other processes: only root may ask for that")


def _about() -> Iterator[str]:
    """The machine, and what is missing on it."""
    load, qt = os.getloadavg()[0], version("PySide6-Essentials")
    yield f"{os.cpu_count()} cores, load {load:.2f}, Python {sys.version.split()[0]}, PySide6 {qt}"
    if load > _BUSY:
        yield "the machine is busy: only the ratios mean something"
    if chromium() is None:
        yield "missing on this machine: chromium; its column is empty"
    if shutil.which("xdotool") is None:
        yield "missing on this machine: xdotool; the row of the window size is left out"
    if shutil.which("valgrind") is None:
        yield "missing on this machine: valgrind; the row of the instructions is left out"
    if programs := missing_for_sound():
        yield f"missing on this machine: {', '.join(programs)}; the rows of the voice are left out"


def _measure(size: tuple[int, int], options: argparse.Namespace) -> None:
    print(f"\n{size[0]} x {size[1]}\n{heading()}", flush=True)
    runs = options.runs or (_RUNS_IN_SHORT if options.short else _RUNS)
    with x_screen(*size) as screen, TemporaryDirectory(prefix="bench-") as folder:
        pointer = Pointer(screen.name)
        way = plan(size, screen.step, short=options.short)
        site = Site(json.loads(paths.CONTENT.read_text("utf-8")), way.colours, Path(folder) / "site")
        site.write()
        bench = Bench(screen, pointer, way, Path(folder), runs, options.short, peers(), site.pages)
        for name in options.rows or (IN_SHORT if options.short else ROWS):
            _print(name, bench)
        pointer.close()


def _print(name: str, bench: Bench) -> None:
    try:
        for row in ROWS[name](bench):
            print("\n".join(lines(row)), flush=True)
    except NothingSeen:
        print(f"{name}: not measured, the screen never showed what was waited for", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("rows", nargs="*", type=_row, metavar="ROW", help=f"only these, of {', '.join(ROWS)}")
    parser.add_argument("--short", action="store_true", help="a rough picture in less than a minute")
    parser.add_argument("--urgent", action="store_true", help="before all other processes of a busy machine (as root)")
    parser.add_argument("--size", type=_size, metavar="WxH", help="one size instead of both")
    parser.add_argument("--runs", type=int, metavar="N", help=f"how often what has a median is measured; {_RUNS}")
    return parser


def _row(text: str) -> str:
    if text not in ROWS:
        raise argparse.ArgumentTypeError(f"'{text}' is none of {', '.join(ROWS)}")
    return text


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
