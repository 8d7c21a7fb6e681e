"""What reading a JSON text yields: its value, its first slip, and the place of every value and key in it; no Qt."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, NamedTuple

from kiosk.content.characters.plain import plain

JsonPath = tuple[str | int, ...]

_DECODER: Final = json.JSONDecoder()
_SPACE: Final = re.compile(r"[ \t\n]*+")


class Position(NamedTuple):
    """A line and a column, both counted from 1, columns in characters."""

    line: int
    column: int


START: Final = Position(1, 1)


class Offsets(NamedTuple):
    """Where a value starts, and its key; an item of a list has none, and counts itself."""

    value: int
    key: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: where in the text, what (a key of `resources/messages.json`), at which value, and details."""

    offset: int
    kind: str
    path: JsonPath
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A text as read: its value (a best guess when there is a slip), and the first slip."""

    text: str
    value: Any
    slip: Finding | None = None
    # Of each bracket that was asked for, by where it stands, where its members stand.
    _members: dict[int, dict[str | int, Offsets]] = field(default_factory=dict, init=False, repr=False)

    def at(self, path: JsonPath) -> Any:
        """The value at a path, None where there is none."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
                value = value[step]
            else:
                return None
        return value

    def strings(self, path: JsonPath, *key: str) -> Iterator[tuple[JsonPath, str]]:
        """The strings in the list at a path, or at a key of its items, each with its path."""
        items = self.at(path)
        for index in range(len(items) if isinstance(items, list) else 0):
            place = (*path, index, *key)
            if isinstance(found := self.at(place), str):
                yield place, found

    def walk(self) -> Iterator[tuple[JsonPath, Any]]:
        """Every value with its path, in the order of the text; an outer one before those inside it."""
        waiting: list[tuple[JsonPath, Any]] = [((), self.value)]
        while waiting:
            path, value = waiting.pop()
            yield path, value
            members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            waiting += [((*path, step), inner) for step, inner in reversed([*members])]

    def offsets_of(self, path: JsonPath) -> Offsets:
        """Where the value at that path of a sound text stands, or the innermost value around it that exists."""
        start = self._after_space(0)
        offsets = Offsets(start, start)
        for step in path:
            if offsets.value not in self._members:
                self._members[offsets.value] = dict(self._found_members(offsets.value))
            members = self._members[offsets.value]
            # In the file a name may be written in other characters.
            alike = (name for name in members if isinstance(name, str) and plain(name) == step)
            written = step if step in members else next(alike, None)
            if written is None:
                break
            offsets = members[written]
        return offsets

    def finding(self, kind: str, path: JsonPath, /, **details: Any) -> Finding:
        """What is wrong with the value at a path, told where it stands."""
        return Finding(self.offsets_of(path).value, kind, path, details)

    def position(self, offset: int) -> Position:
        """The line and column of an offset of `text`; however large it is, many may be asked for."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of `text`."""
        return self.text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))[:-1]

    def _found_members(self, start: int) -> Iterator[tuple[str | int, Offsets]]:
        """The members of the bracket at an offset, over each of which `json` reads; of no bracket, none."""
        if self.text[start] not in "{[":
            return
        at, count = self._after_space(start + 1), 0
        while self.text[at] not in "}]":
            step, key, count = count, at, count + 1
            if self.text[start] == "{":
                step, at = _DECODER.raw_decode(self.text, at)
                at = self._after_space(self._after_space(at) + 1)
            yield step, Offsets(at, key)
            at = self._after_space(_DECODER.raw_decode(self.text, at)[1])
            at = self._after_space(at + 1) if self.text[at] == "," else at

    def _after_space(self, offset: int) -> int:
        match = _SPACE.match(self.text, offset)
        return match.end() if match else offset


def position_in(text: str, offset: int) -> Position:
    """The line and column of an offset of a text whose lines end in a single line feed."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
