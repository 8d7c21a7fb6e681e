"""What is kept for staff between runs: the PIN's hash, the tries at it, what they chose on the panel; no Qt.

Each is a file beside `settings.toml` that only its owner can read.
"""

import json
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import Any, Final

from kiosk.paths import STAFF_CHOICES
from kiosk.system.atomic_files import put_in_place, write_synced

_PIN: Final = "staff-pin.json"
_TRIES: Final = "staff-tries.json"


@dataclass(frozen=True)
class PinHash:
    """A staff PIN as scrypt leaves it: hexadecimal salt and key and the cost numbers they were made with."""

    salt: str
    key: str
    n: int
    r: int
    p: int


@dataclass(frozen=True)
class Tries:
    """How many wrong tries at the PIN there were in a row, and when the last was, in seconds since 1970."""

    wrong: int = 0
    at: float = 0.0


@dataclass(frozen=True)
class Choices:
    """What staff chose on the panel: the language to start in, and the day whose quiet hours they called off."""

    start_language: str | None = None
    awake_on: date | None = None


class StaffFiles:
    """The files in that folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pin_is_set(self) -> bool:
        """Whether a PIN is stored. What is there but cannot be read or looked at counts as one: fail closed."""
        try:
            (self._folder / _PIN).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return True

    def load_pin(self) -> PinHash | None:
        """The stored hash; none where there is none, or where what is there cannot be used."""
        try:
            record = self._load(_PIN)
            n, r, p = (_whole(record[name]) for name in ("n", "r", "p"))
            return PinHash(_text(record["salt"]), _text(record["key"]), n, r, p)
        except (OSError, ValueError, KeyError):
            return None

    def store_pin(self, pin: PinHash) -> Path:
        """Writes the hash, whole or not at all; returns the file, raises `OSError`."""
        return self._store(_PIN, vars(pin))

    def load_tries(self) -> Tries | None:
        """The tries so far, no wrong one where there is no file; `None` where the file cannot be trusted."""
        try:
            record = self._load(_TRIES)
            at = record.get("at", 0.0)
            if isinstance(at, bool) or not isinstance(at, int | float) or not isfinite(at) or at < 0:
                return None
            wrong = _whole(record.get("wrong", 0))
            return Tries(wrong, float(at)) if wrong >= 0 else None
        except (OSError, ValueError):
            return None

    def store_tries(self, tries: Tries) -> None:
        """Keeps the tries; raises `OSError`."""
        self._store(_TRIES, vars(tries))

    def load_choices(self) -> Choices:
        """What staff chose; nothing where there is no file or it cannot be used."""
        try:
            record = self._load(STAFF_CHOICES)
            language, day = record.get("start_language"), record.get("awake_on")
            return Choices(
                None if language is None else _text(language), None if day is None else date.fromisoformat(_text(day))
            )
        except (OSError, ValueError):
            return Choices()

    def store_choices(self, choices: Choices) -> None:
        """Keeps what staff chose; raises `OSError`."""
        day = None if choices.awake_on is None else choices.awake_on.isoformat()
        self._store(STAFF_CHOICES, {"start_language": choices.start_language, "awake_on": day})

    def _load(self, name: str) -> dict[str, Any]:
        """What a file holds, nothing where there is none; raises `OSError` or `ValueError` where it is of no use."""
        try:
            record = json.loads((self._folder / name).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return {}
        if not isinstance(record, dict):
            raise ValueError(name)
        return record

    def _store(self, name: str, value: dict[str, Any]) -> Path:
        """Writes a file that only its owner can read; when it returns, no pulled plug can undo it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder / name
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_synced(fresh, json.dumps(value).encode(), mode=0o600)
        put_in_place(fresh, file)
        return file


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(value)
    return value
