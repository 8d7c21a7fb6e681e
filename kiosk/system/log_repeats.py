"""Keeps a log readable when something says the same again and again, such as a warning with each picture drawn."""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Final

# So often a line is written within so many seconds; of the rest only how many there were.
_MOST: Final = 5
_WITHIN_S: Final = 60.0

# The logger, the level and the text: what makes two lines the same.
_Line = tuple[str, int, str]


class RepeatFilter(logging.Filter):
    """For a logger: drops what it has said often enough, and tells once a minute how many lines that were."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds and never runs backward."""
        super().__init__()
        self._clock = clock
        self._lock = Lock()  # the watcher of the content file logs on a thread of its own
        self._said: dict[_Line, tuple[float, int]] = {}  # since when, and how often

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        if hasattr(record, "repeats"):
            return True
        line = (record.name, record.levelno, record.getMessage())
        with self._lock:
            over = self._over()
            since, times = self._said.get(line, (self._clock(), 0))
            self._said[line] = (since, times + 1)
        for dropped, count in over:
            _tell(dropped, count)
        return times < _MOST

    def _over(self) -> list[tuple[_Line, int]]:
        """The lines whose minute is over, with how many were dropped; such a line goes on being dropped."""
        now = self._clock()
        ended = [(line, times - _MOST) for line, (since, times) in self._said.items() if now - since >= _WITHIN_S]
        for line, dropped in ended:
            if dropped > 0:
                self._said[line] = (now, _MOST)
            else:
                del self._said[line]
        return [(line, dropped) for line, dropped in ended if dropped > 0]


def _tell(line: _Line, dropped: int) -> None:
    """Marked, so that it is never dropped itself, and that handlers can keep the newest of its kind alone."""
    name, level, text = line
    logging.getLogger(name).log(level, "%s (said %d times more)", text, dropped, extra={"repeats": line})
