"""Figures of a process that shall not grow, kept in a file so that a run that was interrupted goes on."""

import ctypes
import gc
import json
import os
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Self

from PySide6.QtWidgets import QApplication

from kiosk.system.files.atomic_files import put_in_place, write_synced
from tools.soak.room import Room

# What a process takes for its caches and its heap before it stays as it is.
_SETTLED: Final = 20_000
# Fewer actions than these show what is on the screen at the moment, not a trend.
_TREND: Final = 50_000
# The goal: so many bytes for each 100,000 actions.
GOAL_KB: Final = 2_000
_PER: Final = 100_000


@dataclass(frozen=True)
class Sample:
    """One look at the process: after how many actions of how many that it did itself; memory in kB, trimmed."""

    count: int
    own: int
    process: int
    memory_kb: int
    fds: int
    threads: int
    timers: int
    widgets: int
    objects: int


def sample(count: int, own: int, room: Room) -> Sample:
    """How things are now, with all that is garbage given back to the system."""
    gc.collect()
    _trim()
    return Sample(
        count,
        own,
        os.getpid(),
        _memory_kb(),
        sum(1 for _ in Path("/proc/self/fd").iterdir()) - 1,
        threading.active_count(),
        sum(1 for _ in room.timers()),
        len(QApplication.allWidgets()),
        len(gc.get_objects()),
    )


def _trim() -> None:
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _memory_kb() -> int:
    """What the process has written; what it only reads, of libraries, is its own or not by who else runs."""
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))


@dataclass
class Figures:
    """What a run has shown so far."""

    seed: int
    count: int = 0
    seconds: float = 0.0
    slowest_ms: float = 0.0
    slowest: str = ""
    kinds: dict[str, int] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Those that a run has kept; raises `OSError`."""
        given = json.loads(file.read_text("utf-8"))
        given["samples"] = [Sample(**one) for one in given["samples"]]
        return cls(**given)

    def store(self, file: Path) -> None:
        """Keeps them for a process that goes on."""
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_synced(fresh, json.dumps(asdict(self), indent=1).encode())
        put_in_place(fresh, file)

    def note(self, name: str, seconds: float, where: str) -> None:
        """An action is done, and took that long; `where` tells what was on the screen."""
        self.count += 1
        self.seconds += seconds
        self.kinds[name] = self.kinds.get(name, 0) + 1
        if seconds * 1000 > self.slowest_ms:
            self.slowest_ms, self.slowest = seconds * 1000, f"{name}, number {self.count - 1}, then {where}"

    @property
    def growth_kb(self) -> float | None:
        """Memory for each 100,000 actions of a process that has settled, its trend; none where it ran too short."""
        settled = [one for one in self.samples if one.own >= _SETTLED]
        slopes = []
        for process in {one.process for one in settled}:
            own = [one for one in settled if one.process == process]
            if own[-1].own - own[0].own >= _TREND:
                slopes.append((len(own), _slope([one.own for one in own], [one.memory_kb for one in own])))
        total = sum(weight for weight, _ in slopes)
        return None if not total else sum(weight * slope for weight, slope in slopes) / total * _PER

    def table(self) -> str:
        """All of it, for people."""
        first, last = self.samples[0], self.samples[-1]
        done = sum(self.kinds.values())
        growth = "not known, too short" if self.growth_kb is None else f"{self.growth_kb:.0f} kB (goal {GOAL_KB})"
        rows = [
            ("actions", f"{done:,} in {self.seconds:.0f} s, {done / max(self.seconds, 0.1):.0f} a second"),
            ("slowest action", f"{self.slowest_ms:.0f} ms: {self.slowest}"),
            ("broken oracles", f"{len(self.broken)}"),
            ("growth for each 100,000 actions", growth),
        ]
        for name in ("memory_kb", "fds", "threads", "timers", "widgets", "objects"):
            every = [getattr(one, name) for one in self.samples]
            spread = f"{min(every):,} to {max(every):,}"
            rows.append((name, f"{getattr(first, name):,} at first, {getattr(last, name):,} at last, {spread}"))
        rows.append(("actions by kind", ", ".join(f"{name} {times:,}" for name, times in sorted(self.kinds.items()))))
        return "\n".join(f"{name:<32} {value}" for name, value in rows)


def _slope(xs: list[int], ys: list[int]) -> float:
    """The least-squares trend."""
    across, up = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - across) ** 2 for x in xs)
    return sum((x - across) * (y - up) for x, y in zip(xs, ys, strict=True)) / spread if spread else 0.0
