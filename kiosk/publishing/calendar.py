"""Follows the calendar: what of a content is shown today, and when another day changes that."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.model import Content

_MINUTE_MS: Final = 60_000


class Calendar(QObject):
    """Emits `turned` with what is shown of the content from today on, as soon as nobody reads.

    It looks at the clock on the wall once a minute and at nothing else, so that no jump of that clock, no sleep of the
    computer and no change to summer time can make it miss a day or wait for one that is over.
    """

    turned = Signal(object)

    def __init__(self, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()
        self._now = now
        self._day = now().date()
        self._content: Content | None = None
        self._reading = False
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.check_clock)
        self._minute.start()

    def today(self, content: Content) -> Content:
        """What is shown of a content today; from here on it is the one whose days are followed."""
        self._content, self._day = content, self._now().date()
        return content.on(self._day)

    def watch(self, words: int | None) -> None:
        """Somebody reads that many words, or nobody is there (`None`)."""
        self._reading = words is not None
        self.check_clock()

    def check_clock(self) -> None:
        """Turns over a leaf where another day has come and nobody reads."""
        day = self._now().date()
        if self._reading or day == self._day or self._content is None:
            return
        before, self._day = self._content.on(self._day), day
        after = self._content.on(day)
        if after != before:
            self.turned.emit(after)
