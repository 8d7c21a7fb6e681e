"""Where log lines go: standard error (under systemd the journal) and the staff panel; files in `log_files`; no Qt."""

import logging
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.system.log.log_limits import BoundedFormatter, RepeatFilter, VolumeFilter

FORMAT: Final = "%(asctime)s %(levelname)s %(message)s"
# The journal has a time for each line, and takes its level from a number before it (`man 3 sd-daemon`).
_JOURNAL: Final = "JOURNAL_STREAM"
_PRIORITIES: Final = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
# How many lines are remembered for the staff panel, and how long each may be.
_REMEMBERED: Final = 12
_LONGEST_LINE: Final = 240
_LOADED: Final = time.monotonic()
# The name in the environment under which a program that restarts itself hands on when it did.
RESTARTED: Final = "WAITING_ROOM_KIOSK_RESTARTED"

log = logging.getLogger("kiosk")


class RecentLines(logging.Handler):
    """Remembers the last lines, without the tracebacks of faults."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[object, str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Remembers a line in place of the one before it that says the same, or how often that was said."""
        at, said = time.localtime(record.created), " ".join(record.getMessage().split())
        key = getattr(record, "same_as", object())
        self._lines.pop(key, None)
        self._lines[key] = f"{time.strftime('%H:%M:%S', at)} {said}"[:_LONGEST_LINE]
        if len(self._lines) > _REMEMBERED:
            del self._lines[next(iter(self._lines))]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines, the newest first."""
        return tuple(reversed(self._lines.values()))


recent: Final = RecentLines()


class _JournalFormatter(BoundedFormatter):
    """A line as the journal takes it, with its level."""

    def format(self, record: logging.LogRecord) -> str:
        """The line with the number of its level before it."""
        priority = next((number for level, number in _PRIORITIES if record.levelno >= level), 7)
        return "\n".join(f"<{priority}>{line}" for line in super().format(record).splitlines())


def set_up(level: int = logging.INFO) -> None:
    """Sends log lines to standard error, and the last ones to the staff panel."""
    stream = logging.StreamHandler()
    stream.setFormatter(_JournalFormatter("%(message)s") if _JOURNAL in os.environ else BoundedFormatter(FORMAT))
    stream.addFilter(VolumeFilter())
    log.addFilter(RepeatFilter())
    top = logging.getLogger()
    top.setLevel(level)
    for handler in (stream, recent):
        top.addHandler(handler)


def say(line: str) -> None:
    """One line for the person at the terminal, if there is one."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"main.py: {line}\n")
            sys.stderr.flush()


def seconds_since_start() -> float:
    """Seconds since this process was started; since this module was loaded where the system does not tell."""
    with suppress(ValueError, KeyError):
        return time.monotonic() - float(os.environ[RESTARTED])
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return time.monotonic() - _LOADED
