"""An exception in a slot never freezes the screen: it is logged with its place and the visit goes home."""

import logging
import sys
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.system.process.override_guard import guard_overrides

# So many turns of the event loop with a fault, in so many seconds, mean that going home does not help. Turns are
# counted, not exceptions: of one page all labels may fail at once.
MOST_TURNS: Final = 3
WITHIN_S: Final = 60.0

log = logging.getLogger("kiosk")


class FaultWatch(QObject):
    """Emits `recover_requested` after a turn with exceptions nobody caught, then `given_up` when there were too many.

    `given_up` says why: the last exception and its place.
    """

    recover_requested = Signal()
    given_up = Signal(str)

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._turns: deque[float] = deque(maxlen=MOST_TURNS)
        self._why = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._recover)

    def install(self) -> None:
        """Takes over from Python's own hook, which PySide6 calls for exceptions in slots and events."""
        sys.excepthook = self.caught
        guard_overrides()

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Logs the exception and asks to go home once the event loop turns."""
        log.error("fault: %s", error, exc_info=(kind, error, trace))
        self._why = f"{kind.__name__}: {error}, {_place(trace)}"
        self._soon.start()

    def _recover(self) -> None:
        self._turns.append(self._clock())
        self.recover_requested.emit()
        if len(self._turns) == MOST_TURNS and self._turns[-1] - self._turns[0] <= WITHIN_S:
            self.given_up.emit(self._why)


def _place(trace: TracebackType | None) -> str:
    """The file and line in which an exception was raised."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
