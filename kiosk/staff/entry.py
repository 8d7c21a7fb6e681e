"""Watches the glass for the way in that only staff know."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kiosk.staff.corner_gesture import CornerGesture, Glass


class StaffEntry(QObject):
    """Emits `opened` when the corners of the window were held as they must be.

    Its slots take what the input shield tells of fingers and mouse, in pixels of the screen.
    """

    opened = Signal()

    def __init__(self, window: QWidget, side: Callable[[], int], clock: Callable[[], float] = time.monotonic) -> None:
        """`side` tells the side of the squares in the present layout, in pixels."""
        super().__init__(window)
        self._window = window
        self._side = side
        self._holds = CornerGesture(clock)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.check)

    def press(self, finger: int, where: QPoint) -> None:
        """A finger or the mouse comes down."""
        glass = Glass(self._window.width(), self._window.height(), self._side())
        self._holds.press(finger, self._spot(where), glass)
        self._wait()

    def move(self, finger: int, where: QPoint) -> None:
        """It slides."""
        self._holds.move(finger, self._spot(where))

    def lift(self, finger: int) -> None:
        """It goes up."""
        self.check()
        self._holds.lift(finger)

    def forget(self) -> None:
        """All touches were taken back."""
        self._holds.forget()

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if self._holds.opens():
            self.opened.emit()
        else:
            self._wait()

    def _wait(self) -> None:
        left = self._holds.opens_in()
        if left is None:
            self._soon.stop()
        else:
            self._soon.start(ceil(left * 1000))

    def _spot(self, where: QPoint) -> tuple[float, float]:
        spot = self._window.mapFromGlobal(where)
        return spot.x(), spot.y()
