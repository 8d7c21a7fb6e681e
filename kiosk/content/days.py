"""The days on which something is shown; no Qt."""

from collections.abc import Collection
from datetime import date
from typing import Final

# In the order of `date.weekday`.
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def shown_on(day: date, first: date | None, last: date | None, weekdays: Collection[str]) -> bool:
    """Whether it is shown on that day: first and last day included; without days of the week, on all of them."""
    begun = first is None or first <= day
    over = last is not None and last < day
    return begun and not over and (not weekdays or WEEKDAYS[day.weekday()] in weekdays)
