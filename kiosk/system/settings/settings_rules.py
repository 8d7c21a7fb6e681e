"""What each setting of a machine may be; no Qt."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

THEMES: Final = ("calm", "contrast")
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
TURNS: Final = (0, 90, 180, 270)
LOUDEST: Final = 10
# The longest name of an output, a language or a file.
_LONGEST: Final = 1000


Rule = Callable[[object], Any]


def _number(least: float, most: float) -> Rule:
    """A number from the one to the other, perhaps in quotation marks."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise TypeError
        number = float(value)
        if not least <= number <= most:  # not a number is in no order
            raise ValueError
        return number

    return read


def _whole(*allowed: int) -> Rule:
    def read(value: object) -> int:
        number = _number(min(allowed), max(allowed))(value)
        if number not in allowed:
            raise ValueError
        return int(number)

    return read


def _one_of(*allowed: str) -> Rule:
    def read(value: object) -> str:
        if (given := _text(value).lower()) not in allowed:
            raise ValueError
        return given

    return read


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    text = value.strip()
    if not text or len(text) > _LONGEST or not text.isprintable() or "\N{REPLACEMENT CHARACTER}" in text:
        raise ValueError
    return text


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


# What makes the value of each setting from what a file says; raises `ValueError`, `TypeError` or `OverflowError`. The
# quiet hours, which may have a line for each day, are read beside these.
RULES: Final[Mapping[str, Rule]] = {
    "screen": _text,
    "turn": _whole(*TURNS),
    "mm_per_px": _number(0.02, 2.0),
    "diagonal_in": _number(5.0, 200.0),
    "viewing_distance_mm": _number(100.0, 5000.0),
    "mounting_height_mm": _number(300.0, 3000.0),
    "language": _text,
    "theme": _one_of(*THEMES),
    "volume": _whole(*range(LOUDEST + 1)),
    "headphones_only": _yes_or_no,
    "idle_after_s": _number(20.0, 3600.0),
    # The least in which somebody can answer (WCAG 2.2.1).
    "idle_warning_s": _number(20.0, 300.0),
    "key_pause_s": _number(0.1, 0.5),
    "shuffle_keypad": _yes_or_no,
    "content": lambda value: Path(_text(value)),
    "log_level": _one_of(*LOG_LEVELS),
}
