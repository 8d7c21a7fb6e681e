"""The hours in which the waiting screen is dark, from the clock on the wall; no Qt."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

_WRITTEN: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class QuietHours:
    """A part of each day; one that begins later than it ends goes on into the next day."""

    begin: time
    end: time

    @classmethod
    def read(cls, text: str) -> "QuietHours":
        """From words such as `18:00-07:30`; raises `ValueError`."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError("quiet hours are written like 18:00-07:30")
        first, first_minute, last, last_minute = map(int, found.groups())
        begin, end = time(first, first_minute), time(last, last_minute)
        if begin == end:
            raise ValueError("quiet hours end at another time than they begin")
        return cls(begin, end)

    def __str__(self) -> str:
        return f"{self.begin:%H:%M}–{self.end:%H:%M}"

    def within(self, now: datetime) -> bool:
        """Whether it is quiet at that moment."""
        hour = now.time()
        if self.begin < self.end:
            return self.begin <= hour < self.end
        return hour >= self.begin or hour < self.end

    def night(self, now: datetime) -> date:
        """The day on which the present quiet hours began, else that on which the next ones begin."""
        next_end = now.date() + timedelta(days=1 if now.time() >= self.end else 0)
        return next_end - timedelta(days=1) if self.begin > self.end else next_end
