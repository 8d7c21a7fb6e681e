"""Counts seconds down to the end of something."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal


class Countdown(QObject):
    """Emits `counted` with each new number of seconds left, and `over` at the end; still until it is started."""

    counted = Signal(int)
    over = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._length: float | None = None
        self._since = 0.0
        self._told: int | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.check)

    @property
    def active(self) -> bool:
        """Whether it counts."""
        return self._length is not None

    def start(self, seconds: float) -> None:
        """Counts from that number down, and tells it at once."""
        self._length = seconds
        self.again()

    def again(self) -> None:
        """Begins the same count once more, if it is not over."""
        if self.active:
            self._since = self._clock()
            self._told = None
            self.check()

    def stop(self) -> None:
        """Counts no more."""
        self._length = None
        self._timer.stop()

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if self._length is None:
            return
        left = self._since + self._length - self._clock()
        if left <= 0:
            self.stop()
            self.over.emit()
            return
        if ceil(left) != self._told:
            self._told = ceil(left)
            self.counted.emit(self._told)
        self._timer.start(max(1, ceil((left - (ceil(left) - 1)) * 1000)))
