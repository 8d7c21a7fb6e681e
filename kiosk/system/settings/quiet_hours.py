"""The hours in which the waiting screen is black, by the day of the week and the clock on the wall; no Qt."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

# As a settings file names them, in the order in which `date.weekday` counts them.
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALL_DAY: Final = "all day"
NONE: Final = "none"
DAY: Final = 24 * 60
_WRITTEN: Final = re.compile(r"(\d\d?):([0-5]\d)\s*[-–]\s*(\d\d?):([0-5]\d)")


@dataclass(frozen=True)
class QuietHours:
    """A part of a day, in minutes from its midnight; one that ends after 24:00 goes on into the next day."""

    begin: int
    end: int

    @classmethod
    def read(cls, text: str) -> "QuietHours":
        """From words such as `18:00-07:30` or `all day`; raises `ValueError`."""
        if text.strip().lower() == ALL_DAY:
            return cls(0, DAY)
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError("quiet hours are written like 18:00-07:30")
        first, first_minute, last, last_minute = map(int, found.groups())
        begin, end = first * 60 + first_minute, last * 60 + last_minute
        if begin == end or begin >= DAY or end > DAY:
            raise ValueError("quiet hours lie within a day and end at another time than they begin")
        return cls(begin, end if end > begin else end + DAY)

    def __str__(self) -> str:
        last = self.end if self.end <= DAY else self.end - DAY
        return f"{clock_words(self.begin)}–{clock_words(last)}"


# The quiet hours that begin on one day.
Day = tuple[QuietHours, ...]


def read_day(text: str) -> Day:
    """From words such as `18:00-07:30`, several with commas between them, `all day` or `none`; raises `ValueError`."""
    return () if text.strip().lower() == NONE else tuple(map(QuietHours.read, text.split(",")))


def clock_words(minutes: int) -> str:
    """Such as `07:30`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True)
class WeeklyHours:
    """The quiet hours that begin on each day of the week, Monday first; on one of them at least there are some."""

    days: tuple[Day, ...]

    @classmethod
    def read(cls, text: str) -> "WeeklyHours":
        """The same hours every day, from their words; raises `ValueError`."""
        return cls((read_day(text),) * len(WEEKDAYS))

    def within(self, now: datetime) -> bool:
        """Whether it is quiet at that moment."""
        return any(begin <= now < end for _, _, begin, end in self._around(now))

    def night(self, now: datetime) -> tuple[date, QuietHours]:
        """The hours that are now, of several the last to begin, else the next ones; and the day on which they begin."""
        around = sorted(self._around(now), key=lambda found: found[2])
        present = [found for found in around if found[2] <= now < found[3]]
        day, hours, _, _ = present[-1] if present else next(found for found in around if found[2] > now)
        return day, hours

    def _around(self, now: datetime) -> Iterator[tuple[date, QuietHours, datetime, datetime]]:
        """The hours of yesterday, today and the week to come, with the moments of their begin and end."""
        for ahead in range(-1, len(WEEKDAYS) + 1):
            day = now.date() + timedelta(days=ahead)
            midnight = datetime.combine(day, time())
            for hours in self.days[day.weekday()]:
                yield day, hours, midnight + timedelta(minutes=hours.begin), midnight + timedelta(minutes=hours.end)
