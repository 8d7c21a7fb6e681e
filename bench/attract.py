"""Prints how much of one processor core the waiting kiosk takes, on an X screen of its own (Linux, needs Xvfb).

The same kiosk with reduced motion, in which nothing moves, stands beside it as the baseline.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import paths

# Starting takes the processor too, and is not what is measured.
_SETTLE_S = 8.0
_GOAL = 0.02


def processor_seconds(pid: int) -> float:
    """The processor time that a process has taken so far, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def screen(width: int, height: int) -> Iterator[tuple[str, int]]:
    """An X screen of that size: its name and the process id of its server."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(  # noqa: S603 - the sizes are numbers
        command, pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}", server.pid
    finally:
        server.terminate()
        server.wait()


def share(display: str, server: int, seconds: float, *options: str) -> tuple[float, float]:
    """The shares of one core that the waiting kiosk and its X server take, over that time."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": folder}
        command = [sys.executable, str(paths.PROGRAM / "main.py"), *options]
        kiosk = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
        try:
            time.sleep(_SETTLE_S)
            before, start = (processor_seconds(kiosk.pid), processor_seconds(server)), time.monotonic()
            time.sleep(seconds)
            wall = time.monotonic() - start
            return (processor_seconds(kiosk.pid) - before[0]) / wall, (processor_seconds(server) - before[1]) / wall
        finally:
            kiosk.terminate()
            kiosk.wait()


def main() -> int:
    """Prints the shares and whether the goal is met; a figure never fails, for it depends on the machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    with screen(width, height) as (display, server):
        still = share(display, server, options.seconds, "--reduced-motion")
        moving = share(display, server, options.seconds)
    told = "met" if moving[0] < _GOAL else "missed"
    print(f"{options.size}, {options.seconds:.0f} s each, shares of one core (and the X server's)")
    print(f"  with reduced motion {still[0]:7.2%} ({still[1]:.2%})")
    print(f"  breathing           {moving[0]:7.2%} ({moving[1]:.2%})  goal under {_GOAL:.0%}: {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
