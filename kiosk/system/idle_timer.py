"""Notices that nobody is there any more: first a warning, then the end of the visit."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import tokens


def idle_limit(words: int) -> float:
    """Seconds without a touch before the warning: twice the reading time of that many words, at least 120."""
    reading = words / tokens.READING_WORDS_PER_MINUTE * 60.0
    return max(tokens.IDLE_SHORTEST_S, 2.0 * reading)


class IdleTimer(QObject):
    """Emits `warned` when the limit is over, `counted` each second of the warning, `timed_out` when it ends.

    `clock` gives seconds and never runs backward. The watch is still until `set_limit` was called, and after time-out.
    """

    warned = Signal()
    counted = Signal(int)
    extended = Signal()
    timed_out = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, warning_s: float = tokens.IDLE_WARNING_S) -> None:
        super().__init__()
        self._clock = clock
        self._warning = warning_s
        self._limit: float | None = None
        self._since = clock()
        self._warning_since: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    @property
    def warning(self) -> bool:
        """Whether the warning is up."""
        return self._warning_since is not None

    def watch(self, words: int | None) -> None:
        """Somebody reads that many words, or nobody is there (`None`)."""
        self.set_limit(None if words is None else idle_limit(words))

    def set_limit(self, limit: float | None) -> None:
        """Watches anew with a limit in seconds; `None` stops watching (nothing to forget)."""
        self._limit = limit
        self._restart()

    def touch(self) -> None:
        """Somebody is there. During the warning this does nothing: only an answer to it extends."""
        if self._limit is not None and not self.warning:
            self._since = self._clock()

    def extend(self) -> None:
        """The warning was answered."""
        if self.warning:
            self._restart()
            self.extended.emit()

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if self._limit is None:
            return
        now = self._clock()
        if self._warning_since is None:
            if now - self._since >= self._limit:
                self._warning_since = now
                self.warned.emit()
        elif now - self._warning_since >= self._warning:
            self._limit = self._warning_since = None
            self._timer.stop()
            self.timed_out.emit()
            return
        if self._warning_since is not None:
            self.counted.emit(max(1, ceil(self._warning - (now - self._warning_since))))
        self._wait(now)

    def _restart(self) -> None:
        self._since = self._clock()
        self._warning_since = None
        self._wait(self._since)

    def _wait(self, now: float) -> None:
        """Sleeps until something can be due: the limit, or the next second of the warning."""
        if self._limit is None:
            self._timer.stop()
        elif self._warning_since is not None:
            self._timer.start(1000 - round((now - self._warning_since) * 1000) % 1000)
        else:
            self._timer.start(max(1, ceil((self._limit - (now - self._since)) * 1000)))
