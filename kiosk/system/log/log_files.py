"""The log on the disk: a few files of bounded size, written on a thread of its own; no Qt."""

import logging
from contextlib import suppress
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from queue import Full, Queue
from typing import Final

from kiosk.system.log.log_limits import BoundedFormatter
from kiosk.system.log.logs import FORMAT

# Five files of this size, less than 10 MB in all.
_FILE_BYTES: Final = 1_900_000
_FORMER_FILES: Final = 4
# How many lines may wait for a slow disk; what is more is dropped.
_WAITING: Final = 1_000


class _Waiting(QueueHandler):
    """Hands lines to the thread that writes them: the window must not wait for a slow disk."""

    def enqueue(self, record: logging.LogRecord) -> None:
        """Drops the line where too many wait."""
        with suppress(Full):
            self.queue.put_nowait(record)


class _Files(RotatingFileHandler):
    """The newest lines."""

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it
        """A disk that refuses is no news: the line is on standard error too."""


class LogFiles:
    """Writes all log lines to that file and its four predecessors, from now until `close`; raises `OSError`."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._files = _Files(
            file,
            maxBytes=_FILE_BYTES,
            backupCount=_FORMER_FILES,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
        self._files.setFormatter(BoundedFormatter(FORMAT))
        self._waiting = _Waiting(Queue(_WAITING))
        self._listener = QueueListener(self._waiting.queue, self._files)
        self._listener.start()
        logging.getLogger().addHandler(self._waiting)

    def close(self) -> None:
        """Writes what waits."""
        logging.getLogger().removeHandler(self._waiting)
        self._listener.stop()
        self._files.close()
