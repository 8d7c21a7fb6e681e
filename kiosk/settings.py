"""What this machine is told once at installation: its screen, and the staff PIN's hash; no Qt.

Settings lie in the user's configuration folder as `settings.toml`, the PIN's hash beside it in a file only its owner
can read. Neither is ever part of `content.json`.
"""

import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

_FOLDER: Final = "waiting-room-kiosk"
_PIN_FILE: Final = "staff-pin.json"


class Settings(BaseModel):
    """The screen of this kiosk; `None` for the pixel pitch means a 21.5 inch panel's proportions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mm_per_px: float | None = Field(default=None, gt=0.02, lt=2.0)
    viewing_distance_mm: float = Field(default=600.0, gt=100.0, lt=5000.0)


class SettingsRefused(Exception):
    """The settings file cannot be used; the message says where and why."""


@dataclass(frozen=True)
class PinHash:
    """A staff PIN as scrypt leaves it: hexadecimal salt and key and the cost numbers they were made with."""

    salt: str
    key: str
    n: int
    r: int
    p: int


def folder() -> Path:
    """The folder of this user's settings."""
    return user_config_path(_FOLDER)


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
        first = error.errors()[0]
        raise SettingsRefused(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def pin_is_set() -> bool:
    """Whether a staff PIN is stored. What is there but cannot be read or looked at counts as one: fail closed."""
    try:
        (folder() / _PIN_FILE).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def store_pin(pin: PinHash) -> Path:
    """Writes the hash so that only its owner can read it, whole or not at all; returns the file."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder() / _PIN_FILE
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(vars(pin), stream)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(file)
    return file
