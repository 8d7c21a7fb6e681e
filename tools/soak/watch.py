"""Notes every fault behind the scenes: exceptions that nobody caught, warnings of Qt, what threads die of."""

import contextlib
import logging
import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Final

from kiosk.system.log import logs
from kiosk.system.log.qt_messages import hear_qt

# What Qt cannot do where there is no screen.
_OF_NO_SCREEN: Final = "does not support raise"


class Watch(logging.Handler):
    """Notes in `faults` what no action may cause, one line each."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def install(self) -> None:
        """Sets up the log as the kiosk does, but for its lines on standard error, and listens to it."""
        with contextlib.redirect_stderr(Path(os.devnull).open("w", encoding="utf-8")):
            logs.set_up()
        hear_qt()
        logging.getLogger().addHandler(self)
        threading.excepthook = self._in_thread

    def close(self) -> None:
        """Listens no more."""
        logging.getLogger().removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Notes an exception, and whatever Qt complains of."""
        said = record.getMessage()
        if _OF_NO_SCREEN not in said and (record.exc_info or said.startswith(("Qt:", "fault"))):
            self.faults.append(f"{said}{_place(record.exc_info[2] if record.exc_info else None)}")

    def _in_thread(self, told: threading.ExceptHookArgs) -> None:
        self.faults.append(f"thread: {told.exc_type.__name__} {told.exc_value}{_place(told.exc_traceback)}")


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
