"""Ends the program at once and cleanly on SIGTERM and SIGINT, and brings its window forward on SIGUSR1."""

import signal
import socket
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

# What a second instance sends, see `kiosk/system/instance.py`; Windows has no such signal.
_COME_FORWARD: Final[int] = getattr(signal, "SIGUSR1", 0)
_END: Final = (signal.SIGTERM, signal.SIGINT)


class SignalWatch(QObject):
    """Emits `ended` when the system asks the process to end, `raised` when another instance found it here.

    Python runs its signal handlers only between byte codes, which may be seconds away while Qt waits (measured: 4.2 s);
    the wake-up socket makes Qt look at once.
    """

    ended = Signal()
    raised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)
        signal.set_wakeup_fd(self._write_end.fileno())
        for number in (*_END, _COME_FORWARD):  # without a handler the process would end half-way
            if number:
                signal.signal(number, lambda *_: None)

    def _woken(self) -> None:
        numbers = self._read_end.recv(64)
        if any(number in numbers for number in _END):
            self.ended.emit()
        elif _COME_FORWARD in numbers:
            self.raised.emit()
