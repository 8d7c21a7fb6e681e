"""Watches the glass for the way in that only staff know."""

import time
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, QPoint, QTimer, Signal

from kiosk import tokens
from kiosk.staff.corner_gesture import CornerGesture, Corners
from kiosk.window.window import KioskWindow


class StaffEntry(QObject):
    """Emits `opened` when the corners were held as they must be; its slots hear of fingers from the input filter."""

    opened = Signal()

    def __init__(self, window: KioskWindow, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._gesture = CornerGesture(clock)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.check)

    def press(self, finger: int, where: QPoint) -> None:
        """A finger or the mouse comes down."""
        side = self._window.theme().metrics.mm(tokens.STAFF_CORNER_MM)
        glass = Corners(self._window.width(), self._window.height(), side)
        self._gesture.press(finger, self._window.mapFromGlobal(where).toTuple(), glass)
        self._wait()

    def move(self, finger: int, where: QPoint) -> None:
        """It slides."""
        self._gesture.move(finger, self._window.mapFromGlobal(where).toTuple())

    def lift(self, finger: int) -> None:
        """It goes up."""
        self.check()
        self._gesture.lift(finger)

    def forget(self) -> None:
        """The system cancelled all touches."""
        self._gesture.forget()

    def check(self) -> None:
        """Looks at the clock; called by the timer, and by tests that turn the clock."""
        if self._gesture.opens():
            self.opened.emit()
        else:
            self._wait()

    def _wait(self) -> None:
        left = self._gesture.opens_in()
        if left is None:
            self._soon.stop()
        else:
            self._soon.start(ceil(left * 1000))
