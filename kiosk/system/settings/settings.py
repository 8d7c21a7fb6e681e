"""What this machine is told at installation, never by the content: screen and habits, from `settings.toml`; no Qt.

A damaged file never stops a start. Each line is read by itself: what is good in it counts, what is not is a slip, and
its setting has the default. `staff/settings_problems.py` finds the words for slips; before the first frame nobody needs
them, and nothing is loaded for them.
"""

import errno
import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from kiosk import tokens
from kiosk.system.files.bounded_files import read_bounded
from kiosk.system.settings.quiet_hours import WEEKDAYS, Day, WeeklyHours, read_day
from kiosk.system.settings.settings_rules import RULES, THEMES

LARGEST: Final = 64 * 1024
QUIET_HOURS: Final = "quiet_hours"
# A file with more slips is no file of settings; nobody reads further, neither the program nor staff.
_MOST_SLIPS: Final = 20
_HEADER: Final = re.compile(r"\s*\[\s*([^\[\]]*?)\s*\]\s*(?:#.*)?")
_COLUMN: Final = re.compile(r"column (\d+)")
# What keyboards, Word and web pages put in place of plain marks, beside dashes and wide characters.
_MARKS: Final = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚‹›", "'") | {"−": "-", "∶": ":"})
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_LOST: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Settings:
    """The screen and the habits of a kiosk; `resources/settings.toml` tells each.

    `mm_per_px` is the pitch of the panel's own pixels, `diagonal_in` its diagonal in inches; with neither, the layout
    has the proportions of the reference screen. `turn` is in degrees clockwise, `screen` the name of an output, empty
    for the primary one. `language` and `theme` are what a visit begins with. `volume` goes from 0 to 10.
    """

    screen: str = ""
    turn: int = 0
    mm_per_px: float | None = None
    diagonal_in: float | None = None
    viewing_distance_mm: float = tokens.REFERENCE_DISTANCE_MM
    mounting_height_mm: float | None = None
    language: str | None = None
    theme: str = THEMES[0]
    volume: int = 5
    headphones_only: bool = False
    idle_after_s: float = tokens.IDLE_SHORTEST_S
    idle_warning_s: float = tokens.IDLE_WARNING_S
    key_pause_s: float = tokens.KEY_PAUSE_S
    shuffle_keypad: bool = False
    content: Path | None = None
    log_level: str = "info"
    quiet_hours: WeeklyHours | None = None


class Slip(NamedTuple):
    """What cannot be used: line and column from 1, the setting or "", the kind (a key of the messages), details."""

    line: int
    column: int
    key: str
    kind: str
    details: Mapping[str, Any] = MappingProxyType({})


class SettingsRead(NamedTuple):
    """What a file says, what of it cannot be used, and whether there is anything at all in the file's place."""

    settings: Settings
    slips: tuple[Slip, ...] = ()
    is_there: bool = True


def read_settings(file: Path) -> SettingsRead:
    """The settings of this machine, defaults for what the file does not say; whatever the file is, raises nothing."""
    try:
        text = _decoded(read_bounded(file, LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return SettingsRead(Settings(), is_there=os.path.islink(file))  # noqa: PTH114 - a link that leads nowhere
    except OSError as error:
        return SettingsRead(Settings(), (_unreadable(error),))
    reading = _Reading()
    reading.read(text)
    return SettingsRead(reading.settings(file.parent), tuple(reading.slips))


def _decoded(data: bytes) -> str:
    """The text of UTF-8, or of UTF-16 with its mark; what is neither is a character that stands for lost ones."""
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    return data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(error: OSError) -> Slip:
    kinds = {errno.EISDIR: "is_folder", errno.EINVAL: "no_file", errno.EFBIG: "too_large", errno.EACCES: "not_allowed"}
    kind = kinds.get(error.errno or 0, "unreadable")
    return Slip(1, 1, "", kind, {"reason": os.strerror(error.errno or 0), "kilobytes": LARGEST // 1024})


class _Reading:
    """What was found so far."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self._values: dict[str, Any] = {}
        self._days: dict[str, Day] = {}
        self._seen: dict[tuple[str, str], int] = {}  # in which line

    def settings(self, folder: Path) -> Settings:
        """The settings; the name of a content file counts from that folder."""
        values = dict(self._values)
        if "content" in values:
            values["content"] = folder / values["content"]
        if any(self._days.values()):
            values[QUIET_HOURS] = WeeklyHours(tuple(self._days.get(day, ()) for day in WEEKDAYS))
        return Settings(**values)

    def read(self, text: str) -> None:
        """Reads line by line."""
        for number, line in enumerate(text.split("\n"), 1):
            if len(self.slips) >= _MOST_SLIPS:
                self.slips.append(Slip(number, 1, "", "too_many"))
                return
            if line.strip() and not line.lstrip().startswith("#"):
                self._read_line(number, line)

    def _read_line(self, number: int, line: str) -> None:
        if header := _HEADER.fullmatch(_plain(line)):
            if header[1] != QUIET_HOURS:
                self.slips.append(Slip(number, 1, "", "unknown_part", {"given": header[1]}))
            return
        found = list(self._members(number, line))
        # As it is written, else as it was meant: a file's name may have a dash or a quotation mark in it.
        if any(isinstance(member, Slip) for member in found) and (meant := _plain(line)) != line:
            found = list(self._members(number, meant))
        for member in found:
            if isinstance(member, Slip):
                self.slips.append(member)
            else:
                self._take(number, *member)

    def _take(self, number: int, key: str, days: tuple[str, ...], value: Any) -> None:
        """Remembers a value that is good, for those days of the week."""
        name = (key, days[0] if len(days) == 1 else "")
        if (first := self._seen.setdefault(name, number)) != number:
            self.slips.append(Slip(number, 1, name[1] or key, "twice", {"first": first}))
        if days:
            self._days |= dict.fromkeys(days, value)
        else:
            self._values[key] = value

    def _members(self, number: int, line: str) -> Iterator[Slip | tuple[str, tuple[str, ...], Any]]:
        """The settings in a line: what cannot be used, or the name, the days of the week if any, and the value."""
        try:
            given = tomllib.loads(line)
        except (ValueError, RecursionError) as error:
            yield _malformed(number, line, str(error))
            return
        for key, value in self._named(given):
            try:
                yield self._checked(key, value)
            except KeyError:
                yield Slip(number, _indent(line), key, "unknown", {"given": key})
            except (ValueError, TypeError, OverflowError):
                yield _wrong_value(number, line, key)

    def _named(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Names and values, those of the days of the week one by one."""
        for key, value in given.items():
            if key == QUIET_HOURS and isinstance(value, dict):
                yield from value.items()
            else:
                yield key, value

    def _checked(self, key: str, value: Any) -> tuple[str, tuple[str, ...], Any]:
        """Raises `KeyError` for an unknown name, and for a wrong value what rules raise."""
        if key != QUIET_HOURS and key not in WEEKDAYS:
            return key, (), RULES[key](value)
        if not isinstance(value, str):
            raise TypeError
        return QUIET_HOURS, WEEKDAYS if key == QUIET_HOURS else (key,), read_day(value)


def _malformed(number: int, line: str, error: str) -> Slip:
    """The slip of a line that is no TOML: of its value, where its name is that of a setting."""
    key = line.partition("=")[0].strip()
    if _LOST in line:
        return Slip(number, line.index(_LOST) + 1, "", "not_utf_8")
    if "=" in line and (key in RULES or key in (QUIET_HOURS, *WEEKDAYS)):
        return _wrong_value(number, line, key)
    column = _COLUMN.search(error)
    return Slip(number, int(column[1]) if column else _indent(line), "", "syntax")


def _wrong_value(number: int, line: str, key: str) -> Slip:
    written = line.partition("=")[2]
    column = len(line) - len(written.lstrip()) + 1
    if _LOST in written.partition("#")[0]:
        return Slip(number, line.index(_LOST) + 1, key, "not_utf_8")
    return Slip(number, column, key, "wrong_value", {"given": written.partition("#")[0].strip()})


def _indent(line: str) -> int:
    """The column in which something stands first."""
    return len(line) - len(line.lstrip()) + 1


def _plain(text: str) -> str:
    """The text in plain marks and digits, as it was meant where a keyboard or program put others into it."""
    seen = (letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in seen).translate(_MARKS)
