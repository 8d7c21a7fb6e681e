"""Programs that the bench starts, and what their processes take: memory, processor, wake-ups (Linux's /proc)."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_PROC: Final = Path("/proc")
_DEADLINE_S: Final = 10.0


def pss_kb(rollup: str, part: str = "Pss") -> int:
    """The proportional set size in a text of /proc/PID/smaps_rollup, in kB: shared pages count in equal parts.

    Of it `Pss_Anon` is what belongs to no file, and so hardly to anyone else.
    """
    found = re.search(rf"^{part}:\s+(\d+) kB$", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


def waits(status: str) -> int:
    """How often the thread of a text of /proc/PID/task/TID/status went to sleep by itself: each ends in a wake-up."""
    found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)$", status, re.MULTILINE)
    return int(found[1]) if found else 0


def woken(before: Mapping[int, int], after: Mapping[int, int]) -> int:
    """How many wake-ups came between, told for each thread; one that has ended since is not counted."""
    return sum(max(0, count - before.get(thread, 0)) for thread, count in after.items())


def stat_fields(stat: str) -> list[str]:
    """What follows the name, which may hold anything, in a text of /proc/PID/stat."""
    return stat.rpartition(")")[2].split()


def family(root: int, stats: Mapping[int, str]) -> set[int]:
    """The process, what descends from it, and all of its session, told from the texts of /proc/PID/stat."""
    fields = {pid: stat_fields(stat) for pid, stat in stats.items()}
    found = {root} | {pid for pid, told in fields.items() if int(told[3]) == root}
    while more := {pid for pid, told in fields.items() if int(told[1]) in found} - found:
        found |= more
    return found


def _read(file: Path) -> str:
    """The text of a file of /proc; nothing when the process has ended."""
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


class Program:
    """A program that was started in a session of its own; ended, with all its processes, when the `with` ends."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        """What it says goes to the file `log`."""
        with log.open("wb") as said:
            self.begin = time.perf_counter()
            self._process = subprocess.Popen(
                command, env=dict(environment), stdout=said, stderr=said, start_new_session=True
            )
        self.log = log
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        """As it runs."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Ends it, by force if need be, and waits until none of it is left."""
        family_then = self.pids()
        end = time.monotonic() + _DEADLINE_S
        self._process.terminate()
        while any(_alive(pid) for pid in family_then):
            self._process.poll()
            if time.monotonic() > end:
                for pid in filter(_alive, family_then):
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)
        self._process.wait()

    def pids(self) -> set[int]:
        """All its processes."""
        stats = {int(folder.name): _read(folder / "stat") for folder in _PROC.iterdir() if folder.name.isdecimal()}
        return family(self.pid, {pid: stat for pid, stat in stats.items() if stat})

    def pss_mb(self, part: str = "Pss") -> float:
        """The memory of all its processes, or that part of it, in MB of a million bytes."""
        return sum(pss_kb(_read(_PROC / str(pid) / "smaps_rollup"), part) for pid in self.pids()) * 1024 / 1e6

    def processor_s(self) -> float:
        """The processor time that all its processes have taken, in seconds."""
        ticks = 0
        for pid in self.pids():
            fields = stat_fields(_read(_PROC / str(pid) / "stat"))
            ticks += sum(map(int, fields[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def wakeups(self) -> dict[int, int]:
        """How often each of its threads has been woken, by the thread's number."""
        statuses = [file for pid in self.pids() for file in (_PROC / str(pid)).glob("task/*/status")]
        return {int(file.parent.name): waits(_read(file)) for file in statuses}


def _alive(pid: int) -> bool:
    fields = stat_fields(_read(_PROC / str(pid) / "stat"))
    return bool(fields) and fields[0] != "Z"
