"""When a clinic is open, as the first start asks for it, and the quiet hours that come of it; no Qt."""

from dataclasses import dataclass

from kiosk.system.settings.quiet_hours import DAY, WEEKDAYS, Day, QuietHours, WeeklyHours

_HALF_HOUR = 30


@dataclass(frozen=True)
class OpeningHours:
    """Minutes from midnight at which it opens and closes, and the weekdays, 0 to 6 from Monday, on which it is open."""

    opens: int = 7 * 60 + 30
    closes: int = 18 * 60
    days: frozenset[int] = frozenset(range(5))

    def opening(self, steps: int) -> "OpeningHours":
        """The same, opening so many half hours later."""
        opens = min(max(self.opens + steps * _HALF_HOUR, 0), self.closes - _HALF_HOUR)
        return OpeningHours(opens, self.closes, self.days)

    def closing(self, steps: int) -> "OpeningHours":
        """The same, closing so many half hours later."""
        closes = min(max(self.closes + steps * _HALF_HOUR, self.opens + _HALF_HOUR), DAY)
        return OpeningHours(self.opens, closes, self.days)

    def on(self, day: int) -> "OpeningHours":
        """The same, open on that weekday too, or no longer."""
        return OpeningHours(self.opens, self.closes, self.days ^ {day})

    def quiet(self) -> WeeklyHours | None:
        """The hours in which it is closed; none where it never is."""
        days = tuple(map(self._day, range(len(WEEKDAYS))))
        return WeeklyHours(days) if any(days) else None

    def _day(self, day: int) -> Day:
        """From closing to the next morning; a morning after which no evening leads is a part of its own day."""
        if day not in self.days:
            return (QuietHours(0, DAY),)
        evening = (QuietHours(self.closes, self.opens + DAY),) if self.closes < DAY else ()
        alone = self.opens > 0 and ((day - 1) % len(WEEKDAYS) not in self.days or not evening)
        return ((QuietHours(0, self.opens),) if alone else ()) + evening


def opening_hours(weekly: WeeklyHours | None) -> OpeningHours | None:
    """The opening hours from which those quiet hours come; none where they come from none."""
    if weekly is None:
        return None
    closed = (QuietHours(0, DAY),)
    days = frozenset(day for day, hours in enumerate(weekly.days) if hours != closed)
    for evening in (hours for day in days for hours in weekly.days[day] if hours.end > DAY):
        found = OpeningHours(evening.end - DAY, evening.begin, days)
        if found.quiet() == weekly:
            return found
    return None
