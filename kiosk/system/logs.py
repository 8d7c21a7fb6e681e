"""Where log lines go: standard error, Qt's own messages among them."""

import logging
import os
import sys
import time
from collections.abc import Hashable
from itertools import count
from pathlib import Path
from typing import Final, Never

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.system.log_repeats import RepeatFilter

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}
# Said by the platform plug-in used without a display; means nothing there.
_HARMLESS: Final = "propagateSizeHints"
_FORMAT: Final = "%(asctime)s %(levelname)s %(message)s"
# So many lines are remembered for the staff panel, each no longer than that.
_REMEMBERED: Final = 12
_LONGEST_LINE: Final = 240
# What Qt says while it looks for a display; the first of it is the reason when it finds none.
_while_starting: Final[list[str]] = []

log = logging.getLogger("kiosk")


class RecentLines(logging.Handler):
    """Remembers the last lines, without the tracebacks of faults."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[Hashable, str] = {}
        self._count = count()
        self._times = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        """Remembers a line; one that tells of repeats takes the place of the one before it."""
        said = " ".join(record.getMessage().split())
        key = getattr(record, "repeats", None) or next(self._count)
        self._lines.pop(key, None)
        self._lines[key] = f"{self._times.formatTime(record, '%H:%M:%S')} {said}"[:_LONGEST_LINE]
        if len(self._lines) > _REMEMBERED:
            del self._lines[next(iter(self._lines))]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines, the newest first."""
        return tuple(reversed(self._lines.values()))


recent: Final = RecentLines()


def set_up(level: int = logging.INFO) -> None:
    """Sends log lines to standard error; a fatal message of Qt becomes one line and exit status 2, or 1 later on."""
    logging.basicConfig(level=level, format=_FORMAT, stream=sys.stderr)
    log.addFilter(RepeatFilter())
    logging.getLogger().addHandler(recent)
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not QGuiApplication.platformName():
        _while_finding_a_display(kind, message)
    elif kind is QtMsgType.QtFatalMsg:
        _give_up(message)
    elif _HARMLESS not in message:
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def _while_finding_a_display(kind: QtMsgType, message: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        _no_display(next(iter(_while_starting), message))
    _while_starting.append(message)


def _give_up(message: str) -> Never:
    """Qt would abort, and leave a core; whoever supervises the process starts it anew."""
    log.critical("Qt: %s", message)
    os._exit(1)


def _no_display(message: str) -> Never:
    """Qt would abort; its usual reason is a display it cannot reach or a system library it lacks."""
    reason = message.strip().splitlines()[0] if message.strip() else "unknown"
    sys.stderr.write(f"main.py: no usable display ({reason}); start it on a screen, or run `make run` to set it up\n")
    sys.stderr.flush()
    os._exit(2)


def note_restart() -> None:
    """To be called before the program takes its own place in the same process: its time begins anew."""
    os.environ[_RESTARTED] = repr(time.monotonic())


def seconds_since_start() -> float:
    """Seconds since this process was started; since this module was loaded where the system does not tell."""
    if _RESTARTED in os.environ:
        return time.monotonic() - float(os.environ[_RESTARTED])
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return time.monotonic() - _LOADED


_LOADED: Final = time.monotonic()
# The name in the environment under which a program that restarts itself hands on when it did.
_RESTARTED: Final = "WAITING_ROOM_KIOSK_RESTARTED"
