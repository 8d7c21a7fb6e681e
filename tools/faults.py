"""How long the kiosk takes to come, to come back and to end, seen from outside on a real X server.

`python -m tools.faults` starts the program again and again on an Xvfb of its own and writes the figures into
`docs/measured.json`, from which `python -m docs.make_tables` takes them.
"""

import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np

from bench.screen import XScreen, x_screen
from kiosk import paths
from kiosk.system.process.exits import Exit

MEASURED: Final = paths.PROGRAM / "docs" / "measured.json"
_SIZE: Final = (1080, 1920)
_RUNS: Final = 5
_DEADLINE_S: Final = 90.0
# A screen with so many colours, in the rows that are looked at, shows the kiosk.
_COLOURS: Final = 40
# How long an fsync takes on the slow disk, in seconds.
_SLOW: Final = (
    "import os, time, sys; os.fsync = lambda _: time.sleep(25)\nfrom kiosk.app import run; sys.exit(run(sys.argv))"
)
_MAIN: Final = (sys.executable, "main.py")
_FAULTY: Final = (sys.executable, "-m", "tests.support.faulty_kiosk")
_SUPERVISED_FAULTY: Final = (
    sys.executable, "-c",
    "import sys; from kiosk.health.supervisor import Supervisor;"
    "sys.exit(Supervisor([sys.executable, '-m', 'tests.support.faulty_kiosk', *sys.argv[1:]]).run())",
)  # fmt: skip


class Stage:
    """An X screen, and folders of its own for the kiosk that is started on it."""

    def __init__(self, screen: XScreen, home: Path) -> None:
        self.screen = screen
        self.environment = os.environ | {"DISPLAY": screen.name, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            self.environment[f"XDG_{name}_HOME"] = str(home / name.lower())

    @contextmanager
    def start(self, *command: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Starts a program, and ends it afterwards."""
        process = subprocess.Popen(
            command, cwd=paths.PROGRAM, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait()
            self.wait_until(lambda: not self.shows())

    def shows(self) -> bool:
        """Whether a picture is on the screen."""
        return len(np.unique(self.screen.look()[:: len(self.screen.look()) // 60 or 1])) >= _COLOURS

    def wait_until(self, true: Callable[[], object]) -> float:
        """The seconds until that is so; raises `TimeoutError`."""
        begin = time.monotonic()
        while not true():
            if time.monotonic() - begin > _DEADLINE_S:
                raise TimeoutError
            time.sleep(0.005)
        return time.monotonic() - begin

    def comes(self) -> float:
        """The seconds until there is a picture."""
        return self.wait_until(self.shows)


def _child(process: "subprocess.Popen[bytes]") -> int:
    """The program that a supervisor has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (found := children.read_text("ascii").split()):
        time.sleep(0.01)
    return int(found[0])


def start(stage: Stage) -> float:
    """From the start of the process to its first picture."""
    with stage.start(*_MAIN):
        return stage.comes()


def killed(stage: Stage) -> float:
    """From `kill -9` to the next picture, under the kiosk's own supervisor."""
    with stage.start(*_MAIN, "supervise") as supervisor:
        stage.comes()
        time.sleep(1)
        begin = time.monotonic()
        os.kill(_child(supervisor), signal.SIGKILL)
        stage.wait_until(lambda: not stage.shows())
        stage.comes()
        return time.monotonic() - begin


def hang(stage: Stage) -> float:
    """From a hang of the event loop to the next picture, under the kiosk's own supervisor."""
    with stage.start(*_SUPERVISED_FAULTY, "hang") as supervisor:
        stage.comes()
        first, begin = _child(supervisor), time.monotonic()
        stage.wait_until(lambda: not Path(f"/proc/{first}").exists())
        stage.wait_until(lambda: not stage.shows())
        stage.comes()
        return time.monotonic() - begin


def _ends(stage: Stage, *command: str) -> float:
    with stage.start(*command) as process:
        stage.comes()
        time.sleep(4.5)  # what is on the screen is being kept by now; a fault that was asked for has struck
        begin = time.monotonic()
        process.terminate()
        process.wait()
        return time.monotonic() - begin


def end(stage: Stage) -> float:
    """From SIGTERM to the end of the process."""
    return _ends(stage, *_MAIN)


def end_in_a_hang(stage: Stage) -> float:
    """The same while the event loop hangs."""
    return _ends(stage, *_FAULTY, "hang")


def end_slow_disk(stage: Stage) -> float:
    """The same while the disk takes 25 s for each file."""
    return _ends(stage, sys.executable, "-c", _SLOW)


def second(stage: Stage) -> float:
    """From the start of a second one to its end."""
    with stage.start(*_MAIN):
        stage.comes()
        begin = time.monotonic()
        done = subprocess.run(_MAIN, cwd=paths.PROGRAM, env=stage.environment, timeout=20, check=False)
        if done.returncode != Exit.RUNS_ALREADY:
            raise TimeoutError
        return time.monotonic() - begin


MEASURES: Final[Sequence[tuple[Callable[[Stage], float], int]]] = (
    (start, _RUNS), (killed, _RUNS), (end, _RUNS), (end_in_a_hang, _RUNS), (end_slow_disk, _RUNS), (second, _RUNS),
    (hang, 2),
)  # fmt: skip


def main() -> int:
    """Measures all of it; those that cannot be measured are left out, and told."""
    figures = {}
    with x_screen(*_SIZE) as screen:
        for measure, runs in MEASURES:
            with tempfile.TemporaryDirectory(prefix="faults-") as home:
                stage = Stage(screen, Path(home))
                try:
                    seconds = [measure(stage) for _ in range(runs)]
                except (TimeoutError, subprocess.TimeoutExpired):
                    print(f"{measure.__name__}: never happened")
                    continue
            figures[measure.__name__] = {"median_s": round(median(seconds), 2), "worst_s": round(max(seconds), 2)}
            print(measure.__name__, figures[measure.__name__], flush=True)
    known = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    known["machine"] = f"{os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}, Xvfb"
    known["times"] = known.get("times", {}) | figures
    MEASURED.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
