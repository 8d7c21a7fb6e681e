"""Ends the program at once and cleanly on SIGTERM and SIGINT, by force if need be; on SIGUSR1 it comes forward."""

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.system.process.exits import Exit

# How long a clean end may take. Every file is written whole or not at all, so that a sudden end loses nothing.
_END_S: Final = 0.8
_ENDS: Final = frozenset({signal.SIGTERM, signal.SIGINT})
# What a second instance sends, see `kiosk/system/process/instance.py`; Windows has no such signal.
_COME_FORWARD: Final[int] = getattr(signal, "SIGUSR1", 0)


class SignalWatch(QObject):
    """Emits `ended` when the system asks the process to end, `raised` when another instance found it here.

    Python runs its signal handlers only between byte codes, which may be seconds away while Qt waits (measured: 4.2 s);
    a thread that waits at the wake-up socket hears of a signal at once, whatever the window's thread hangs in, and ends
    the process itself when that is not done soon. The end of a terminal or of a session over the network (SIGHUP) is no
    end of the kiosk.
    """

    ended = Signal()
    raised = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read_end, self._write_end = socket.socketpair()
        self._write_end.setblocking(False)
        signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        for number in filter(None, (*_ENDS, _COME_FORWARD)):  # without a handler the process would end half-way
            signal.signal(number, lambda *_: None)
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        threading.Thread(target=self._listen, name="signals", daemon=True).start()

    def _listen(self) -> None:
        while numbers := self._read_end.recv(64):
            with suppress(RuntimeError):  # the window is gone already
                if _COME_FORWARD in numbers:
                    self.raised.emit()
                if not _ENDS.isdisjoint(numbers):
                    self.end_soon(Exit.DONE)
                    self.ended.emit()

    def end_soon(self, status: int) -> None:
        """Ends the process if it has not ended by itself after a moment, whatever holds it up."""
        threading.Thread(target=_end_later, args=(status,), name="end", daemon=True).start()


def _end_later(status: int) -> None:
    time.sleep(_END_S)
    os._exit(status)
