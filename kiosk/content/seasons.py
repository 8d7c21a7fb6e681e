"""The days on which something is shown: from a first to a last one, and on which days of the week; no Qt."""

from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError

from kiosk.content.texts import Day

# In the order of `date.weekday`.
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _weekday(name: str) -> str:
    if name in WEEKDAYS:
        return name
    if (short := name.strip()[:3].lower()) in WEEKDAYS and not name.strip().isalpha():
        raise PydanticCustomError("weekdays_together", "weekday", {"given": name[:40], "short": short})
    if short in WEEKDAYS:
        raise PydanticCustomError("weekday_not_short", "weekday", {"given": name[:40], "short": short})
    raise PydanticCustomError("unknown_weekday", "weekday", {"given": name[:40], "known": list(WEEKDAYS)})


Weekday = Annotated[str, AfterValidator(_weekday), WithJsonSchema({"type": "string", "enum": list(WEEKDAYS)})]


class Seasonal(BaseModel):
    """What comes and goes by itself; without dates and days of the week it is always there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    show_from: Day | None = Field(None, description="The first day it is shown, such as 2026-12-24.")
    show_until: Day | None = Field(None, description="The last day it is shown, such as 2027-01-01.")
    weekdays: tuple[Weekday, ...] = Field(
        (), min_length=1, description="The days of the week on which it is shown; left out, on all."
    )

    @field_validator("show_until")
    @classmethod
    def _ends_after_it_begins(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("show_from")
        if first is not None and last is not None and last < first:
            raise PydanticCustomError("ends_before_it_begins", "dates", {"first": str(first), "last": str(last)})
        return last

    @field_validator("weekdays")
    @classmethod
    def _some_day_is_left(cls, weekdays: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        first, last = info.data.get("show_from"), info.data.get("show_until")
        if first is not None and last is not None:
            # More than a week has every day of the week.
            days = [first + timedelta(days=count) for count in range(min(7, (last - first).days + 1))]
            if not any(WEEKDAYS[day.weekday()] in weekdays for day in days):
                raise PydanticCustomError("never_shown", "dates", {"first": str(first), "last": str(last)})
        return weekdays

    @property
    def seasonal(self) -> bool:
        """Whether there may be days on which it is not shown."""
        return self.show_from is not None or self.show_until is not None or bool(self.weekdays)

    def in_season(self, day: date) -> bool:
        """Whether it is shown on that day; the first and the last day are shown."""
        first, last = self.show_from or day, self.show_until or day
        return first <= day <= last and (not self.weekdays or WEEKDAYS[day.weekday()] in self.weekdays)

    def next_day(self, day: date) -> date | None:
        """The first day from that one on that it is shown; None when it never will be again."""
        first = max(day, self.show_from or day)
        days = (first + timedelta(count) for count in range(min(7, (date.max - first).days + 1)))
        return next((one for one in days if self.in_season(one)), None)
