"""How the last runs ended, on the disk; from that, how carefully to start; no Qt.

A run ends well when it was ended on purpose or had run for a while. It ends badly when it left a reason: too many
faults, or the stack of a crash or a hang. A plug that is pulled leaves none and blames nothing, but after a run that is
cut short again and again the next starts carefully too.
"""

import json
import logging
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.health.crash_report import CrashReport
from kiosk.system.files.atomic_files import replace_whole
from kiosk.system.files.bounded_files import read_bounded

# A run that has lasted that long after its first frame has proved itself.
PROVED_AFTER_S: Final = 60.0
# How often a run may be cut short without a reason before the next starts carefully.
_MOST_CUTS: Final = 3
# The calm screen stays for so long before the next try, twice as long after each further bad end, up to the longest.
_FIRST_WAIT_S: Final = 60.0
_LONGEST_WAIT_S: Final = 1800.0
_MOST_BLAMED: Final = 20
_MOST_BYTES: Final = 64_000
_LONGEST_WHY: Final = 500
# How long an end waits for the disk.
_PATIENCE_S: Final = 0.4

log = logging.getLogger("kiosk")


class StartMode(StrEnum):
    """How carefully the kiosk starts.

    `SAFE`: stillness, nothing from caches, and none of the contents that were on the screen at a bad end.
    `CALM`: nothing but the calm screen, for a while.
    """

    NORMAL = "normal"
    SAFE = "safe"
    CALM = "calm"


@dataclass(frozen=True)
class Run:
    """One run. `content` is the digest of what it showed, `why` is empty unless it ended badly.

    `bad_ends` and `cuts` count those in a row before this run, `blamed` are the contents shown at those bad ends.
    """

    mode: StartMode = StartMode.NORMAL
    content: str = ""
    why: str = ""
    well: bool = True
    bad_ends: int = 0
    cuts: int = 0
    blamed: tuple[str, ...] = ()

    @property
    def calm_s(self) -> float:
        """For how many seconds the calm screen stays."""
        return min(_FIRST_WAIT_S * 2.0 ** max(0, self.bad_ends - 2), _LONGEST_WAIT_S)


def next_run(last: Run, crash: str) -> Run:
    """The run after that one, which left that stack."""
    if last.why or crash:
        bad_ends, cuts = (1 if last.well else last.bad_ends + 1), 0
    elif last.mode is StartMode.CALM:  # it has had its time; the next tries again
        bad_ends, cuts = last.bad_ends, 0
    else:
        bad_ends, cuts = (0, 0) if last.well else (last.bad_ends, last.cuts + 1)
    blamed = () if last.well else last.blamed
    if (last.why or crash) and last.content and last.content not in blamed:
        blamed = (*blamed, last.content)[-_MOST_BLAMED:]
    return Run(_mode(last, bad_ends, cuts), well=False, bad_ends=min(bad_ends, 1000), cuts=cuts, blamed=blamed)


def _mode(last: Run, bad_ends: int, cuts: int) -> StartMode:
    if bad_ends >= 2 and last.mode is not StartMode.CALM:
        return StartMode.CALM
    return StartMode.SAFE if bad_ends or cuts >= _MOST_CUTS else StartMode.NORMAL


class RunLog:
    """Reads how the last run ended, and writes how this one goes, on threads: a disk may be slow or refuse."""

    def __init__(self, file: Path, crash: CrashReport) -> None:
        self._file = file
        self._writing: threading.Thread | None = None
        last, stack = _read(file), crash.last()
        self.run = next_run(last, stack)
        if why := last.why or stack:
            log.error("the last run ended by itself: %s", why)
        if self.run.mode is not StartMode.NORMAL:
            log.warning("careful start (%s): %d bad ends", self.run.mode.value, self.run.bad_ends)
        crash.arm()
        self._store(self.run)

    def shows(self, content: str) -> None:
        """The content of that digest is on the screen."""
        if content != self.run.content:
            self._store(replace(self.run, content=content))

    def proved(self) -> None:
        """The run has lasted; what ends it from here on is new."""
        self._store(replace(self.run, well=True))

    def ends_badly(self, why: str) -> None:
        """Why the program ends by itself; returns when that is written, or soon."""
        self._end(replace(self.run, why=why[:_LONGEST_WHY]))

    def ends_well(self) -> None:
        """Somebody ended it: the next start is like the first. Returns when that is written, or soon."""
        self._end(Run())

    def _store(self, run: Run) -> None:
        self.run = run
        self._writing = threading.Thread(target=self._write, args=(run, self._writing), daemon=True)
        self._writing.start()

    def _write(self, run: Run, before: threading.Thread | None) -> None:
        """On a thread: one state after the other."""
        if before is not None:
            before.join()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(self._file, json.dumps(asdict(run)).encode())
        except OSError as error:
            log.error("how this run goes cannot be written down: %s", error)

    def _end(self, run: Run) -> None:
        """The last that is written; waits for it, but not for long."""
        self._store(run)
        if self._writing is not None:
            self._writing.join(_PATIENCE_S)


def _read(file: Path) -> Run:
    """What is written there; a first run where there is nothing or nonsense."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        given = json.loads(read_bounded(file, _MOST_BYTES))
        return Run(
            StartMode(given["mode"]), str(given["content"]), str(given["why"]), bool(given["well"]),
            int(given["bad_ends"]), int(given["cuts"]), tuple(map(str, given["blamed"])),
        )  # fmt: skip
    return Run()
