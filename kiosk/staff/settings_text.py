"""Writes settings as the file that came with the program tells them, for people to read and edit; no Qt."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kiosk.system.settings.quiet_hours import ALL_DAY, DAY, NONE, WEEKDAYS, Day, WeeklyHours
from kiosk.system.settings.settings import QUIET_HOURS, Settings
from kiosk.system.settings.settings_rules import RULES

_EXAMPLE: Final = re.compile(r"# (\w+) = .*")


def settings_text(settings: Settings, template: str) -> str:
    """The template with a line for each setting that differs from the default; what is left out has the default."""
    return "\n".join(_lines(settings, template)) + "\n"


def _lines(settings: Settings, template: str) -> Iterator[str]:
    default = Settings()
    for line in template.splitlines():
        example = _EXAMPLE.fullmatch(line)
        name = example[1] if example else ""
        if name in RULES and getattr(settings, name) != getattr(default, name):
            yield f"{name} = {_written(getattr(settings, name))}"
        else:
            yield line
    if settings.quiet_hours is not None:
        yield from ("", *_hours(settings.quiet_hours))


def _written(value: Any) -> str:
    """A value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | Path):
        return json.dumps(str(value), ensure_ascii=False)
    return f"{value:.6g}"


def _hours(weekly: WeeklyHours) -> Iterator[str]:
    if len(set(weekly.days)) == 1:
        yield f'{QUIET_HOURS} = "{_day(weekly.days[0])}"'
        return
    yield f"[{QUIET_HOURS}]"
    for name, day in zip(WEEKDAYS, weekly.days, strict=True):
        yield f'{name} = "{_day(day)}"'


def _day(day: Day) -> str:
    spans = [ALL_DAY if (hours.begin, hours.end) == (0, DAY) else str(hours).replace("–", "-") for hours in day]
    return ", ".join(spans) or NONE
