"""What this machine is told at installation: its screen and its habits, from `settings.toml`; no Qt.

None of it is ever part of `content.json`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.system.guard import CannotStart
from kiosk.system.quiet_hours import QuietHours


@dataclass(frozen=True)
class Settings:
    """The screen and the habits of a kiosk; `None` for the pixel pitch means a 21.5 inch panel's proportions."""

    mm_per_px: float | None = None
    viewing_distance_mm: float = 600.0
    shuffle_keypad: bool = False
    quiet_hours: QuietHours | None = None


class SettingsRefused(CannotStart):
    """The settings file cannot be used; the message says where and why."""


def read_settings(file: Path) -> Settings:
    """The settings of this machine, defaults where there is no file; raises `SettingsRefused`."""
    try:
        given = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsRefused(f"{file}: {error}") from error
    return Settings(**{name: _checked(name, value, file) for name, value in given.items()})


def _checked(name: str, value: object, file: Path) -> Any:
    if name not in _RULES:
        raise SettingsRefused(f"{file}: {name} is not a setting; there are {', '.join(_RULES)}")
    description, read = _RULES[name]
    try:
        return read(value)
    except (TypeError, ValueError) as error:
        raise SettingsRefused(f"{file}: {name} must be {description}") from error


def _number(low: float, high: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low < value < high:
            raise ValueError
        return float(value)

    return read


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _hours(value: object) -> QuietHours:
    if not isinstance(value, str):
        raise TypeError
    return QuietHours.read(value)


# What each setting must be, in words, and how its value is read.
_RULES: Final[Mapping[str, tuple[str, Callable[[object], Any]]]] = {
    "mm_per_px": ("a number such as 0.248", _number(0.02, 2.0)),
    "viewing_distance_mm": ("a number such as 600", _number(100.0, 5000.0)),
    "shuffle_keypad": ("true or false", _switch),
    "quiet_hours": ('two times such as "18:00-07:30"', _hours),
}
