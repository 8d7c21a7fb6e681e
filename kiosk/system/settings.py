"""What this machine is told at installation and by its staff: its screen, the PIN's hash, their choices; no Qt.

Settings lie in the user's configuration folder as `settings.toml`; beside it, in files that only their owner can read,
the PIN's hash, the tries at it, and what staff chose on the panel. None of it is ever part of `content.json`.
"""

import tomllib
from pathlib import Path
from typing import Annotated

from platformdirs import user_config_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, ValidationError

from kiosk.paths import FOLDER
from kiosk.system.quiet_hours import QuietHours


def _hours(text: str) -> str:
    QuietHours.read(text)
    return text


class Settings(BaseModel):
    """The screen and the habits of a kiosk; `None` for the pixel pitch means a 21.5 inch panel's proportions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mm_per_px: float | None = Field(default=None, gt=0.02, lt=2.0, description="a number such as 0.248")
    viewing_distance_mm: float = Field(default=600.0, gt=100.0, lt=5000.0, description="a number such as 600")
    shuffle_keypad: StrictBool = Field(default=False, description="true or false")
    quiet_hours: Annotated[str, AfterValidator(_hours)] | None = Field(
        default=None, description='two times such as "18:00-07:30"'
    )

    @property
    def quiet(self) -> QuietHours | None:
        """The hours in which the waiting screen is dark."""
        return None if self.quiet_hours is None else QuietHours.read(self.quiet_hours)


class SettingsRefused(Exception):
    """The settings file cannot be used; the message says where and why."""


def folder() -> Path:
    """The folder of this user's settings."""
    return user_config_path(FOLDER)


def load() -> Settings:
    """The settings of this machine, defaults where there is no file; raises `SettingsRefused`."""
    file = folder() / "settings.toml"
    try:
        return Settings.model_validate(tomllib.loads(file.read_text("utf-8-sig")))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsRefused(f"{file}: {error}") from error
    except ValidationError as error:
        name, fields = str(error.errors()[0]["loc"][0]), Settings.model_fields
        if name not in fields:
            raise SettingsRefused(f"{file}: {name} is not a setting; there are {', '.join(fields)}") from error
        raise SettingsRefused(f"{file}: {name} must be {fields[name].description}") from error
