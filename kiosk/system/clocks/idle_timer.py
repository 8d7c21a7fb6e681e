"""Notices that nobody is there any more: first a warning, then the end of the visit."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import tokens
from kiosk.system.clocks.countdown import Countdown


def idle_limit(words: int, least_s: float = tokens.IDLE_SHORTEST_S) -> float:
    """Seconds without a touch before the warning: twice the reading time of that many words, at least `least_s`."""
    return max(least_s, 2.0 * words / tokens.READING_WORDS_PER_MINUTE * 60.0)


class IdleTimer(QObject):
    """Emits `warned` at a limit that was set, `counted` each second of the warning, `timed_out` at its end."""

    warned = Signal()
    counted = Signal(int)
    timed_out = Signal()

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        after_s: float = tokens.IDLE_SHORTEST_S,
        warning_s: float = tokens.IDLE_WARNING_S,
    ) -> None:
        """Waits at least `after_s` seconds before the warning, which lasts `warning_s`."""
        super().__init__()
        self._clock = clock
        self._after_s = after_s
        self._warning_s = warning_s
        self._limit: float | None = None
        self._since = clock()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)
        self._countdown = Countdown(clock)
        self._countdown.counted.connect(self.counted)
        self._countdown.over.connect(self._time_out)

    @property
    def warning(self) -> bool:
        """Whether the warning is up."""
        return self._countdown.active

    def watch(self, words: int | None) -> None:
        """Somebody reads that many words, or nobody is there (`None`)."""
        self.set_limit(None if words is None else idle_limit(words, self._after_s))

    def set_limit(self, limit: float | None) -> None:
        """Waits again, with a limit in seconds; `None` stops waiting (nothing to forget).

        A warning that is up counts on whatever changes beneath it: only `extend` ends it before its time.
        """
        self._limit = limit
        self._since = self._clock()
        self.check()

    def touch(self) -> None:
        """Somebody is there. During the warning this does nothing: only an answer to it extends."""
        if not self.warning:
            self._since = self._clock()

    def extend(self) -> None:
        """The warning was answered, or is gone with what it was about."""
        self._countdown.stop()
        self.set_limit(self._limit)

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if self.warning:
            self._countdown.check()
        elif self._limit is None:
            self._timer.stop()
        elif (left := self._since + self._limit - self._clock()) > 0:
            self._timer.start(ceil(left * 1000))
        else:
            self.warned.emit()
            self._countdown.start(self._warning_s)

    def _time_out(self) -> None:
        self._limit = None
        self.timed_out.emit()
