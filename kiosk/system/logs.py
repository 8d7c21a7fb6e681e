"""Where log lines go: standard error, Qt's own messages among them, and none so often that it hides the others."""

import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}
# Said by the platform plug-in used without a display; means nothing there.
_HARMLESS: Final = "propagateSizeHints"
_FORMAT: Final = "%(asctime)s %(levelname)s %(message)s"
# A screen reader asks for widgets that are gone by then, which it cannot know: thousands of lines that help nobody.
# https://mail.kde.org/pipermail/kde-accessibility/2017-October/003168.html
_OF_SCREEN_READERS: Final = "qt.accessibility"
# How often a line is written, within how many seconds; of the rest only how many there were.
_MOST: Final = 5
_WITHIN_S: Final = 60.0
# The logger, the level and the text without its numbers: what makes two lines the same.
_Line = tuple[str, int, str]
_NUMBER: Final = re.compile(r"0x[0-9a-fA-F]+|[0-9]+")
# How many lines are remembered for the staff panel, and how long each may be.
_REMEMBERED: Final = 12
_LONGEST_LINE: Final = 240
# What Qt says while it looks for a display; the first of it is the reason when it finds none.
_while_starting: Final[list[str]] = []
_LOADED: Final = time.monotonic()
# The name in the environment under which a program that restarts itself hands on when it did.
RESTARTED: Final = "WAITING_ROOM_KIOSK_RESTARTED"

log = logging.getLogger("kiosk")


class RepeatFilter(logging.Filter):
    """For a logger: drops what it has said often enough, and tells once a minute how many lines that were."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = Lock()  # the watcher of the content file logs on a thread of its own
        self._said: dict[_Line, tuple[float, int]] = {}  # since when, and how often
        self._texts: dict[_Line, str] = {}  # of each the last one, with its numbers

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        if hasattr(record, "same_as"):
            return True
        line = (record.name, record.levelno, _NUMBER.sub("#", record.getMessage()))
        with self._lock:
            over = list(self._over())
            since, times = self._said.get(line, (self._clock(), 0))
            self._said[line] = (since, times + 1)
            self._texts[line] = record.getMessage()
        for dropped, text, count in over:
            name, level, _ = dropped
            # Marked, so that it is never dropped itself.
            logging.getLogger(name).log(level, "%s (said %d times more)", text, count, extra={"same_as": dropped})
        record.same_as = line  # so that handlers can keep the newest of its kind alone
        return times < _MOST

    def _over(self) -> Iterator[tuple[_Line, str, int]]:
        """The lines whose minute is over, with how many were dropped; such a line goes on being dropped."""
        now = self._clock()
        for line, (since, times) in list(self._said.items()):
            if now - since >= _WITHIN_S and times > _MOST:
                self._said[line] = (now, _MOST)
                yield line, self._texts[line], times - _MOST
            elif now - since >= _WITHIN_S:
                del self._said[line], self._texts[line]


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


def set_up(level: int = logging.INFO) -> None:
    """Sends log lines to standard error; a fatal message of Qt becomes one line and exit status 2, or 1 later on."""
    logging.basicConfig(level=level, format=_FORMAT, stream=sys.stderr)
    log.addFilter(RepeatFilter())
    logging.getLogger().addHandler(recent)
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if not QGuiApplication.platformName():
        _while_starting.append(message)
        if kind is QtMsgType.QtFatalMsg:
            _end_without_display(_while_starting[0])
    elif kind is QtMsgType.QtFatalMsg:
        log.critical("Qt: %s", message)
        os._exit(1)  # Qt would abort, and leave a core; whoever supervises the process starts it again
    elif (context.category or "").startswith(_OF_SCREEN_READERS):
        log.debug("Qt: %s", message)
    elif _HARMLESS not in message:
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def _end_without_display(message: str) -> None:
    """Qt would abort; its usual reason is a display it cannot reach or a system library it lacks."""
    reason = next(iter(message.strip().splitlines()), "unknown")
    sys.stderr.write(f"main.py: no usable display ({reason}); start it on a screen, or run `make run` to set it up\n")
    sys.stderr.flush()
    os._exit(2)


def seconds_since_start() -> float:
    """Seconds since this process was started; since this module was loaded where the system does not tell."""
    if RESTARTED in os.environ:
        return time.monotonic() - float(os.environ[RESTARTED])
    try:
        ticks = int(Path("/proc/self/stat").read_text("ascii").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return time.monotonic() - _LOADED
