"""What is kept for staff between runs: the PIN's hash, the tries at it, what they chose on the panel; no Qt.

Each is a file beside `settings.toml` that only its owner can read.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

from pydantic import Field, TypeAdapter

from kiosk.system.atomic_files import put_in_place, write_synced
from kiosk.system.settings import folder

_PIN_FILE: Final = "staff-pin.json"
_TRIES_FILE: Final = "staff-tries.json"
_CHOICES_FILE: Final = "staff-choices.json"

_Kept = TypeVar("_Kept")


@dataclass(frozen=True)
class PinHash:
    """A staff PIN as scrypt leaves it: hexadecimal salt and key and the cost numbers they were made with."""

    salt: str
    key: str
    n: int
    r: int
    p: int


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
    return _store(_PIN_FILE, vars(pin))


def load_pin() -> PinHash | None:
    """The stored hash; none where there is none, or where what is there cannot be used."""
    try:
        return _load(_PIN_FILE, TypeAdapter(PinHash))
    except (OSError, ValueError):
        return None


# --- what is kept between runs ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tries:
    """How many wrong tries at the PIN there were in a row, and when the last was, in seconds since 1970."""

    wrong: Annotated[int, Field(ge=0)] = 0
    at: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0


@dataclass(frozen=True)
class Choices:
    """What staff chose on the panel: the language to start in, and the day whose quiet hours they called off."""

    start_language: str | None = None
    awake_on: date | None = None


def load_tries() -> Tries | None:
    """The tries so far, none of them where there is no file; `None` where the file cannot be trusted."""
    try:
        return _load(_TRIES_FILE, TypeAdapter(Tries)) or Tries()
    except (OSError, ValueError):
        return None


def store_tries(tries: Tries) -> None:
    """Keeps the tries; raises `OSError`."""
    _store(_TRIES_FILE, vars(tries))


def load_choices() -> Choices:
    """What staff chose; nothing where there is no file or it cannot be used."""
    try:
        return _load(_CHOICES_FILE, TypeAdapter(Choices)) or Choices()
    except (OSError, ValueError):
        return Choices()


def store_choices(choices: Choices) -> None:
    """Keeps what staff chose; raises `OSError`."""
    _store(_CHOICES_FILE, TypeAdapter(Choices).dump_python(choices, mode="json"))


def _load(name: str, kind: TypeAdapter[_Kept]) -> _Kept | None:
    """What a file holds, none where there is no file; raises `OSError` or `ValueError` for one that is no use."""
    try:
        text = (folder() / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return kind.validate_json(text, strict=True)


def _store(name: str, value: dict[str, Any]) -> Path:
    """Writes a file that only its owner can read, and returns when no pulled plug can undo it; raises `OSError`."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder() / name
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    write_synced(fresh, json.dumps(value).encode(), mode=0o600)
    put_in_place(fresh, file)
    return file
