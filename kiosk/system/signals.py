"""Ends the program at once and cleanly on SIGTERM and SIGINT, and by force when it does not come to that."""

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.system.exits import Exit

# How long a clean end may take. Every file is written whole or not at all, so that a sudden end loses nothing.
_END_S: Final = 0.8


class SignalWatch(QObject):
    """Emits `ended` when the system asks the process to end, and ends it by itself when that is not done soon.

    Python runs its signal handlers only between byte codes, which may be seconds away while Qt waits (measured: 4.2 s);
    a thread that waits at the wake-up socket hears of a signal at once, whatever the window's thread hangs in.
    The end of a terminal or of a session over the network (SIGHUP) is no end of the kiosk.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read_end, self._write_end = socket.socketpair()
        self._write_end.setblocking(False)
        signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):  # without a handler the process would end half-way
            signal.signal(number, lambda *_: None)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        threading.Thread(target=self._listen, name="signals", daemon=True).start()

    def _listen(self) -> None:
        while numbers := self._read_end.recv(64):
            if {signal.SIGTERM, signal.SIGINT} & set(numbers):
                self.end_soon(Exit.DONE)
                with suppress(RuntimeError):  # the window is gone already
                    self.ended.emit()

    def end_soon(self, status: int) -> None:
        """Ends the process if it has not ended by itself after a moment, whatever holds it up."""
        threading.Thread(target=_end_later, args=(status,), name="end", daemon=True).start()


def _end_later(status: int) -> None:
    time.sleep(_END_S)
    os._exit(status)
