"""What this machine is told at installation, never by the content: screen and habits, from `settings.toml`; no Qt."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, StrictBool, StrictStr, TypeAdapter

from kiosk import tokens
from kiosk.system.guard import CannotStart
from kiosk.system.quiet_hours import QuietHours


@dataclass(frozen=True)
class Settings:
    """The screen and the habits of a kiosk; `None` for the pixel pitch means a 21.5 inch panel's proportions."""

    mm_per_px: float | None = None
    viewing_distance_mm: float = tokens.REFERENCE_DISTANCE_MM
    shuffle_keypad: bool = False
    quiet_hours: QuietHours | None = None


class SettingsRefused(CannotStart):
    """The settings file cannot be used; the message says where and why."""


def read_settings(file: Path) -> Settings:
    """The settings of this machine, defaults where there is no file; raises `SettingsRefused`."""
    try:
        given = tomllib.loads(_plain(file.read_text("utf-8-sig")))
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as error:
        raise SettingsRefused(f"{file}: it is not saved as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsRefused(f"{file}: {error}; a setting is a line such as {_EXAMPLES}") from error
    except OSError as error:
        raise SettingsRefused(f"{file}: {error}") from error
    return Settings(**{name: _checked(name, value, file) for name, value in given.items()})


def _plain(text: str) -> str:
    """The text in plain marks and digits, as it was meant where a keyboard or program put others into it."""
    seen = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in seen).translate(_MARKS)


def _checked(name: str, value: object, file: Path) -> Any:
    if name not in _RULES:
        raise SettingsRefused(f"{file}: {name} is not a setting; there are {', '.join(_RULES)}")
    description, kind = _RULES[name]
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValueError as error:
        raise SettingsRefused(f"{file}: {name} must be {description}") from error


# What keyboards, Word and web pages put in place of plain marks, beside dashes and wide characters.
_MARKS: Final = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'") | {"−": "-", "∶": ":"})
_EXAMPLES: Final = 'mm_per_px = 0.248 or quiet_hours = "18:00-07:30"'
# What each setting must be, in words and as a type.
_RULES: Final[Mapping[str, tuple[str, Any]]] = {
    "mm_per_px": ("a number such as 0.248", Annotated[float, Field(gt=0.02, lt=2.0)]),
    "viewing_distance_mm": ("a number such as 650", Annotated[float, Field(gt=100.0, lt=5000.0)]),
    "shuffle_keypad": ("true or false", StrictBool),
    "quiet_hours": ('two times such as "18:00-07:30"', Annotated[StrictStr, AfterValidator(QuietHours.read)]),
}
