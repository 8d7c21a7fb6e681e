"""What is kept for staff between runs, in files beside `settings.toml` that only their owner can read; no Qt."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Final, TypeVar

from pydantic import Field, TypeAdapter
from pydantic_core import to_json

from kiosk.paths import SETTINGS, STAFF_CHOICES
from kiosk.system.files.atomic_files import put_in_place, replace_whole, write_synced
from kiosk.system.files.bounded_files import read_bounded
from kiosk.system.settings.settings import LARGEST

# More than any of the files holds.
_LARGEST_RECORD: Final = 16 * 1024
_Record = TypeVar("_Record")


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

    wrong: Annotated[int, Field(ge=0)] = 0
    at: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0


@dataclass(frozen=True)
class Choices:
    """What staff chose on the panel: the language to start in, and the day whose quiet hours they called off."""

    start_language: str | None = None
    awake_on: date | None = None


# The file of each kind of record.
_NAMES: Final[Mapping[type, str]] = {PinHash: "staff-pin.json", Tries: "staff-tries.json", Choices: STAFF_CHOICES}


class StaffFiles:
    """The files in that folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def pin_is_set(self) -> bool:
        """Whether a PIN is stored. What is there but cannot be read or looked at counts as one: fail closed."""
        return self._is_there(_NAMES[PinHash])

    def are_new(self) -> bool:
        """Whether nobody has set up anything yet: there are neither settings, however broken, nor a PIN."""
        return not (self._is_there(SETTINGS) or self.pin_is_set())

    def _is_there(self, name: str) -> bool:
        try:
            (self._folder / name).lstat()
        except OSError as error:
            return not isinstance(error, FileNotFoundError | NotADirectoryError)
        return True

    def load(self, kind: type[_Record]) -> _Record | None:
        """The stored record, its defaults where there is no file; none where it has no defaults or is of no use."""
        with suppress(OSError, ValueError):
            try:
                data = read_bounded(self._folder / _NAMES[kind], _LARGEST_RECORD)
            except (FileNotFoundError, NotADirectoryError):
                data = b"{}"
            return TypeAdapter(kind).validate_json(data, strict=True)
        return None

    def store(self, record: PinHash | Tries | Choices) -> Path:
        """Writes the file atomically and durably, for its owner alone; returns it, raises `OSError`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder / _NAMES[type(record)]
        fresh = file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        write_synced(fresh, to_json(record), mode=0o600)
        put_in_place(fresh, file)
        return file

    def store_settings(self, text: str) -> None:
        """Writes the settings atomically; what stood there before goes to `settings.toml.bak`. Raises `OSError`."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = self._folder / SETTINGS
        with suppress(OSError):
            replace_whole(file.with_name(f"{SETTINGS}.bak"), read_bounded(file, LARGEST))
        replace_whole(file, text.encode())
