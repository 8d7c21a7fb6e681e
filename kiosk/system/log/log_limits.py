"""How much is logged: no line so often that it hides the others, and never so much that it fills a disk; no Qt."""

import logging
import re
import time
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Final

# How often a line is written, within how many seconds; of the rest only how many there were.
_MOST: Final = 5
_WITHIN_S: Final = 60.0
# The logger, the level and the text without its numbers: what makes two lines the same.
_Line = tuple[str, int, str]
_NUMBER: Final = re.compile(r"0x[0-9a-fA-F]+|[0-9]+")
# How many characters may come at once and how many a second in the long run: 9 MB a day, whatever goes wrong.
_AT_ONCE: Final = 1_000_000
_A_SECOND: Final = 100


class RepeatFilter(logging.Filter):
    """For a logger: drops what it has said often enough, and tells once a minute how many lines that were."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._lock = Lock()  # the watcher of the content file logs on a thread of its own
        self._said: dict[_Line, tuple[float, int]] = {}  # since when, and how often
        self._texts: dict[_Line, str] = {}  # of each the last one, with its numbers

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written."""
        if hasattr(record, "same_as"):
            return True
        line = (record.name, record.levelno, _NUMBER.sub("#", record.getMessage()))
        with self._lock:
            over = list(self._over())
            since, times = self._said.get(line, (self._clock(), 0))
            self._said[line] = (since, times + 1)
            self._texts[line] = record.getMessage()
        for dropped, text, count in over:
            name, level, _ = dropped
            # Marked, so that it is never dropped itself.
            logging.getLogger(name).log(level, "%s (said %d times more)", text, count, extra={"same_as": dropped})
        record.same_as = line  # so that handlers can keep the newest of its kind alone
        return times < _MOST

    def _over(self) -> Iterator[tuple[_Line, str, int]]:
        """The lines whose minute is over, with how many were dropped; such a line goes on being dropped."""
        now = self._clock()
        for line, (since, times) in list(self._said.items()):
            if now - since >= _WITHIN_S and times > _MOST:
                self._said[line] = (now, _MOST)
                yield line, self._texts[line], times - _MOST
            elif now - since >= _WITHIN_S:
                del self._said[line], self._texts[line]


class VolumeFilter(logging.Filter):
    """For a handler: lets a stock of characters through, which refills slowly; what is more is dropped.

    What becomes of each save is told however often it is the same, and a program may save each second for weeks.
    """

    def __init__(
        self, at_once: int = _AT_ONCE, a_second: float = _A_SECOND, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._most = self._left = float(at_once)
        self._a_second = a_second
        self._clock = clock
        self._at = clock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether there is room for the line; the handler's lock is held."""
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._a_second)
        self._at = now
        needed = min(LONGEST_LINE, len(record.getMessage()) + (LONGEST_LINE if record.exc_info else 0))
        if needed > self._left:
            return False
        self._left -= needed
        return True


# Characters of one line, a stack with it.
LONGEST_LINE: Final = 4_000


class BoundedFormatter(logging.Formatter):
    """Leaves the middle out of what is too long: of a stack the beginning and the end count."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, bounded."""
        line = super().format(record)
        half = LONGEST_LINE // 2
        return line if len(line) <= LONGEST_LINE else f"{line[:half]} … {line[-half:]}"
