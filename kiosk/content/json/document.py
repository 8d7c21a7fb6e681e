"""What reading a JSON text yields: its value, its faults, and the place of every value and key in it; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

Path = tuple[str | int, ...]


class Position(NamedTuple):
    """A line and a column, both counted from 1, columns in characters."""

    line: int
    column: int


START: Final = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: where in the text, what (a key of `resources/messages.json`), at which value, and details."""

    offset: int
    kind: str
    path: Path
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Spot:
    """Where one value and its key start (an item of a list: itself), and the spots inside it."""

    start: int
    key: int
    inside: dict[str | int, "Spot"] | None = None


@dataclass(frozen=True)
class Document:
    """A text as read: its value (a best guess when there are faults), the faults in order, and all places."""

    text: str
    value: Any
    findings: tuple[Finding, ...]
    spot: Spot

    def spot_of(self, path: Path) -> Spot:
        """The spot of the value at that path, or of the innermost value around it that exists."""
        spot = self.spot
        for step in path:
            if not spot.inside or step not in spot.inside:
                break
            spot = spot.inside[step]
        return spot

    def position(self, offset: int) -> Position:
        """The line and column of an offset of `text`."""
        return position_in(self.text, offset)


def position_in(text: str, offset: int) -> Position:
    """The line and column of an offset of a text whose lines end in a single line feed."""
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
