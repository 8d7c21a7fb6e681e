"""An exception in a slot never freezes the screen: it is logged with its place and the visit goes home."""

import logging
import sys
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

# So many faults in so many seconds mean that going home does not help; whoever supervises the process starts it again.
_MOST: Final = 8
_WITHIN_S: Final = 10.0

log = logging.getLogger("kiosk")


class FaultWatch(QObject):
    """Emits `recover_requested` after an exception nobody caught, and `given_up` when there are too many."""

    recover_requested = Signal()
    given_up = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._times: deque[float] = deque(maxlen=_MOST)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.recover_requested)

    def install(self) -> None:
        """Takes over from Python's own hook, which PySide6 calls for exceptions in slots and events."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs the exception and asks to go home once the event loop turns."""
        log.error("fault: %s", error, exc_info=(kind, error, trace))
        self._times.append(self._clock())
        if len(self._times) == _MOST and self._times[-1] - self._times[0] <= _WITHIN_S:
            self.given_up.emit()
        else:
            self._soon.start()
