"""The one table: a row for each measurement, a column for each peer, ratios, the goal and whether it is met."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from bench.figures import Figure, number

KIOSK: Final = "kiosk"
CHROMIUM: Final = "Chromium"
BARE: Final = "bare window"
PEERS: Final = (KIOSK, CHROMIUM, BARE)

_NAME: Final = 46
_CELL: Final = 24
_RATIO: Final = 8


@dataclass(frozen=True)
class Goal:
    """What the kiosk's figure may be at most, in its own unit, or as a multiple of a peer's."""

    most: float
    peer: str | None = None

    def __str__(self) -> str:
        """As people write it."""
        return f"≤ {self.most:g}" if self.peer is None else f"≤ {self.most:g} × {self.peer}"


@dataclass(frozen=True)
class Row:
    """What was measured, for each peer that has such a thing; `notes` are lines below the row."""

    name: str
    cells: Mapping[str, Figure]
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def ratio(self, peer: str) -> float | None:
        """The kiosk's figure as a multiple of a peer's; none where one of them is missing or the peer's is 0."""
        if KIOSK not in self.cells or peer not in self.cells or self.cells[peer].value == 0:
            return None
        return self.cells[KIOSK].value / self.cells[peer].value

    def verdict(self, goal: Goal) -> str:
        """Whether the goal is met; a dash where there is nothing to judge by."""
        figure = self.cells.get(KIOSK)
        found = (None if figure is None else figure.value) if goal.peer is None else self.ratio(goal.peer)
        if found is None:
            return "–"
        return "met" if found <= goal.most else "missed"


def heading() -> str:
    """The names of the columns, and a line below."""
    names = f"{'':<{_NAME}}" + "".join(f"{peer:<{_CELL}}" for peer in PEERS)
    names += f"{'÷ Chr.':<{_RATIO}}{'÷ bare':<{_RATIO}}goal"
    return f"{names}\n{'-' * (len(names) + 30)}"


def lines(row: Row) -> Iterator[str]:
    """The row as it is printed."""
    cells = "".join(f"{row.cells.get(peer, '')!s:<{_CELL - 1}} " for peer in PEERS)
    ratios = "".join(f"{_ratio(row.ratio(peer)):<{_RATIO}}" for peer in (CHROMIUM, BARE))
    goals = ", ".join(f"{goal}: {row.verdict(goal)}" for goal in row.goals)
    yield f"{row.name:<{_NAME - 1}} {cells}{ratios}{goals}".rstrip()
    for note in row.notes:
        yield f"    {note}"


def _ratio(ratio: float | None) -> str:
    return "" if ratio is None else number(ratio)
