"""What is wrong with the settings of a machine, in words; no Qt."""

from collections.abc import Iterable
from typing import Any

from kiosk.content.check.problems import Problem, guess
from kiosk.content.messages import message, shown
from kiosk.system.settings.quiet_hours import WEEKDAYS
from kiosk.system.settings.settings import QUIET_HOURS, Slip
from kiosk.system.settings.settings_rules import RULES

_NAMES = [*RULES, QUIET_HOURS, *WEEKDAYS]


def settings_problems(slips: Iterable[Slip]) -> tuple[Problem, ...]:
    """Each slip as a problem: where, what is wrong, what to do."""
    return tuple(_described(slip) for slip in slips)


def _described(slip: Slip) -> Problem:
    details: dict[str, Any] = {
        name: shown(value) if isinstance(value, str) else value for name, value in slip.details.items()
    }
    rule = QUIET_HOURS if slip.key in WEEKDAYS else slip.key
    if slip.kind == "wrong_value":
        details["rule"] = message("rules", rule)
    told = message("settings", slip.kind, **details)
    if slip.kind == "unknown":
        told = f"{told} {_hint(slip.key)}"
    return Problem(slip.line, slip.column, slip.key or message("places", "file"), told, slip.kind)


def _hint(given: str) -> str:
    if (meant := guess(given, _NAMES)) is not None:
        return message("hints", "did_you_mean", guess=meant)
    return message("hints", "known", known=", ".join(_NAMES))
