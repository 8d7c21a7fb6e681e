"""Large contents: `check`, reading, and whether the window answers while another thread reads."""

import copy
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.figures import Figure, growth, number
from bench.frames import NothingSeen, Watch
from bench.peers import Bench
from bench.table import KIOSK, Goal, Row
from kiosk import paths

_TIMES: Final = (1, 10, 100)
_RUNS: Final = 3
_TEN_MB: Final = 10_000_000
# Linear, with some room for the noise of a short time.
_LINEAR: Final = 1.25
_READ: Final = (
    "import gc, sys, time; from pathlib import Path; from kiosk.content.reading import read\n"
    "gc.disable()  # as in the kiosk, which collects on the thread of the window alone\n"
    "for file in map(Path, sys.argv[1:]):\n"
    "    begin = time.perf_counter(); read(file); print(time.perf_counter() - begin)"
)
# A colour that the shipped content does not have, and how many of the pixels that are looked at then have it.
_ACCENT: Final = 0x5B2A6E
_LEAST: Final = 300
_TAB: Final = 0xFF09
_BETWEEN_S: Final = 0.03
_LIMIT_S: Final = 60.0


def load(bench: Bench) -> Iterator[Row]:
    """A content many times as large is the shipped one with its sections again and again."""
    files = {times: grown(bench.folder / f"content-{times}.json", times) for times in _TIMES}
    for times, file in files.items():
        yield Row(f"check, {times} × the content", {KIOSK: Figure(tuple(_check(file) for _ in range(_RUNS)))})
    whole = grown(bench.folder / "content-10-mb.json", round(_TEN_MB / files[100].stat().st_size * 100))
    runs = [_read(files[1], files[10], files[100], whole)[1:] for _ in range(_RUNS)]
    ten, hundred, most = (Figure(tuple(run[index] for run in runs)) for index in range(3))
    cost = growth((files[10].stat().st_size, ten.value), (files[100].stat().st_size, hundred.value))
    notes = (f"10 × {ten}, 100 × {hundred}",)
    yield Row("reading, growth of its cost from 10 to 100 ×", {KIOSK: Figure((cost,), "")}, (Goal(_LINEAR),), notes)
    yield Row(f"reading {whole.stat().st_size / 1e6:.0f} MB", {KIOSK: most}, (Goal(1000.0),))
    yield from _while_loading(bench, whole)


def grown(file: Path, times: int) -> Path:
    """Writes the shipped content with its sections that often, in another accent colour."""
    content: dict[str, Any] = json.loads(paths.CONTENT.read_text("utf-8"))
    sections = content["sections"]
    content["sections"] = [
        section if number == 0 else section | {"id": f"{section['id']}-{number}"}
        for number in range(times)
        for section in copy.deepcopy(sections)
    ]
    content["look"] = {"accent": f"#{_ACCENT:06x}"}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")
    return file


def _check(file: Path) -> float:
    """Milliseconds of `main.py check`, process start to end."""
    begin = time.perf_counter()
    command = [sys.executable, str(paths.PROGRAM / "main.py"), "check", str(file), "--no-warnings"]
    subprocess.run(command, capture_output=True, check=False)
    return (time.perf_counter() - begin) * 1000


def _read(*files: Path) -> list[float]:
    """Milliseconds to read each of them, one after the other in one process."""
    command = [sys.executable, "-c", _READ, *map(str, files)]
    told = subprocess.run(command, cwd=paths.PROGRAM, capture_output=True, text=True, check=True).stdout
    return [float(line) * 1000 for line in told.split()]


def _while_loading(bench: Bench, file: Path) -> Iterator[Row]:
    """The file takes the place of the shown one; meanwhile a key is pressed again and again."""
    shown = bench.folder / "large" / "content.json"
    shown.parent.mkdir()
    shown.write_bytes(paths.CONTENT.read_bytes())
    with bench.start(KIOSK, "--reduced-motion", "--content", str(shown)):
        bench.wait_for_waiting_screen()
        idle = [_answer(bench) for _ in range(20)]
        begin = time.perf_counter()
        file.replace(shown)
        answers: list[float] = []
        while not bench.screen.has_colour(_ACCENT, _LEAST):
            if time.perf_counter() - begin > _LIMIT_S:
                raise NothingSeen
            answers.append(_answer(bench))
        moment = (time.perf_counter() - begin) * 1000
    notes = (f"the same with nothing to read: {number(max(idle))} ms at most; {len(answers)} keys in that time",)
    yield Row("10 MB saved to shown", {KIOSK: Figure((moment,))})
    yield Row("key to its effect meanwhile, at most", {KIOSK: Figure(tuple(answers), share=1.0)}, (), notes)


def _answer(bench: Bench) -> float:
    """Milliseconds until the ring of the keyboard has moved on to the next button."""
    time.sleep(_BETWEEN_S)
    watch = Watch(bench.screen)
    bench.pointer.key(_TAB)
    return watch.first(_LIMIT_S) * 1000
