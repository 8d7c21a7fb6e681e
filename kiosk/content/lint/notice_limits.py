"""A warning about more notices on one day than the waiting screen has room for; no Qt."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from pydantic import ValidationError

from kiosk import tokens
from kiosk.content.json.document import Finding
from kiosk.content.lint.subject import LintContext
from kiosk.content.seasons import Seasonal

_SEASON: Final = ("show_from", "show_until", "weekdays")
_WEEK: Final = 7


def lint_notices(subject: LintContext) -> Iterator[Finding]:
    """A warning at the first notice that has no room on the waiting screen, for the first such day from today on."""
    seasons = [(index, season) for index, item in enumerate(subject.items("notices")) if (season := _season(item))]
    to_begin = sorted(seasons, key=_first_day, reverse=True)
    begun: list[tuple[int, Seasonal]] = []
    for day in _days(subject.today, seasons):
        while to_begin and _first_day(to_begin[-1]) <= day:
            begun.append(to_begin.pop())
        begun = [(index, season) for index, season in begun if season.show_until is None or season.show_until >= day]
        shown = sorted(index for index, season in begun if season.in_season(day))
        if len(shown) > tokens.MOST_NOTICES:
            path = ("notices", shown[tokens.MOST_NOTICES])
            yield subject.finding("many_notices", path, day=str(day), count=len(shown), limit=tokens.MOST_NOTICES)
            return


def _season(item: object) -> Seasonal | None:
    """When a notice is shown; None when its days are not sound."""
    if not isinstance(item, dict):
        return None
    try:
        return Seasonal.model_validate({name: item[name] for name in _SEASON if name in item})
    except ValidationError:
        return None


def _first_day(numbered: tuple[int, Seasonal]) -> date:
    return numbered[1].show_from or date.min


def _days(today: date, seasons: list[tuple[int, Seasonal]]) -> list[date]:
    """The days on which the number of notices can be at its highest: a week from today, and from each first day."""
    starts = {today, *(max(today, season.show_from or today) for _, season in seasons)}
    return sorted({day + timedelta(step) for day in starts for step in range(_WEEK) if day.year < date.max.year})
