"""Counts seconds down to the end of something."""

import time
from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS: Final = 200


class Countdown(QObject):
    """Emits `counted` with each new number of seconds left, and `over` at the end.

    `clock` gives seconds and never runs backward. The count-down is still until `start` was called.
    """

    counted = Signal(int)
    over = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._length = 0.0
        self._since = 0.0
        self._told: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.check)

    @property
    def seconds(self) -> int:
        """The seconds left, rounded up."""
        return max(0, ceil(self._since + self._length - self._clock()))

    def start(self, seconds: float) -> None:
        """Counts from that number down."""
        self._length = seconds
        self._timer.start()
        self.again()

    def again(self) -> None:
        """Begins the same count once more, if it is not over."""
        if self._timer.isActive():
            self._since = self._clock()
            self._told = None

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if not self._timer.isActive():
            return
        left = self.seconds
        if left != self._told:
            self._told = left
            self.counted.emit(left)
        if left == 0:
            self._timer.stop()
            self.over.emit()
