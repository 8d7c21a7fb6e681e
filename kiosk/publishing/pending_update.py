"""Holds new content back until nobody is disturbed by it: a patient reads, a finger is on the glass."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.edition import Edition

# A visit that does not leave its page gets the new content after this long.
PATIENCE_S: Final = 30.0
# A finger of which nothing was heard for this long is a palm at rest, or its end was lost: it presses nothing.
_RESTING_S: Final = 60.0
_LOOK_MS: Final = 250


@dataclass(frozen=True)
class Activity:
    """What is on the screen now: its page, whether somebody reads there, and whether they must not be interrupted."""

    page: Hashable
    reading: bool
    busy: bool = False


class PendingUpdate(QObject):
    """Emits `due` with the newest content that was offered, at a quiet moment; until then it is `waiting`.

    That is at once where nobody reads; else when the page is left, the visit is over, or `PATIENCE_S` have passed; and
    never while a finger is down.
    """

    due = Signal(object)

    def __init__(self, moment: Callable[[], Activity], clock: Callable[[], float] = time.monotonic) -> None:
        """`moment` tells what is on the screen."""
        super().__init__()
        self._moment = moment
        self._clock = clock
        self.waiting: Edition | None = None
        self._since = 0.0
        self._page: Hashable = None
        self._fingers: dict[int, float] = {}
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.check)

    def offer(self, edition: Edition) -> None:
        """Takes the place of what still waits, and the time it has waited for."""
        if self.waiting is None:
            self._since, self._page = self._clock(), self._moment().page
        self.waiting = edition
        self._timer.start()
        self.check()

    def withdraw(self) -> None:
        """What waits is no longer wanted."""
        self.waiting = None
        self._timer.stop()

    def check(self) -> None:
        """Looks whether the moment has come."""
        if (edition := self.waiting) is None:
            return
        moment, now = self._moment(), self._clock()
        pressed = any(now - since < _RESTING_S for since in self._fingers.values())
        ready = not moment.reading or moment.page != self._page or now - self._since >= PATIENCE_S
        if ready and not pressed and not moment.busy:
            self.withdraw()
            self.due.emit(edition)

    def check_soon(self) -> None:
        """Looks when what happens now is done."""
        if self.waiting is not None:
            QTimer.singleShot(0, self, self.check)

    def press(self, finger: int) -> None:
        """A finger is on the glass."""
        self._fingers[finger] = self._clock()

    def move(self, finger: int) -> None:
        """It slides."""
        if finger in self._fingers:
            self._fingers[finger] = self._clock()

    def lift(self, finger: int) -> None:
        """It has gone up; what it did is done first."""
        self._fingers.pop(finger, None)
        self.check_soon()

    def forget_fingers(self) -> None:
        """The system takes all of them back."""
        self._fingers.clear()
        self.check_soon()
