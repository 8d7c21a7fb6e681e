"""The ten dearest imports of others' packages in a start without a photograph, as `python -X importtime` tells them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bench.figures import Figure
from bench.peers import FIRST_FRAME, Bench
from bench.table import KIOSK, Row

_LINE: Final = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( +)(\S+)")
_OURS: Final = "kiosk"
_TEN: Final = 10


@dataclass(frozen=True)
class Import:
    """A module: its own time and that with all it draws in, in ms, and how deep in other imports it stands."""

    name: str
    own: float
    whole: float
    depth: int

    @property
    def package(self) -> str:
        """The package that it is part of."""
        return self.name.partition(".")[0]

    @property
    def ours(self) -> bool:
        """Whether it is part of the kiosk."""
        return self.package == _OURS


def parse(log: str) -> list[Import]:
    """The imports before the log tells of a frame, as they were done: a module after those it draws in."""
    before = log.partition(FIRST_FRAME)[0]
    return [
        Import(name, int(own) / 1000, int(whole) / 1000, len(indent) // 2)
        for own, whole, indent, name in _LINE.findall(before)
    ]


def packages(imports: Sequence[Import]) -> dict[str, float]:
    """What each package of others takes with all that it draws in, in ms, the dearest first.

    Of what an outsider draws in the outsider bears the cost, unless one of our modules stands between.
    """
    found: dict[str, float] = {}
    above: list[Import] = []  # the modules that the present one stands in, the outermost first
    for one in reversed(imports):
        del above[one.depth :]
        if not one.ours and all(other.ours for other in above):
            found[one.package] = found.get(one.package, 0.0) + one.whole
        above.append(one)
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def imports(bench: Bench) -> Iterator[Row]:
    """One real start; telling the times makes it somewhat slower."""
    with bench.start(KIOSK, "--reduced-motion", python=("-X", "importtime")) as program:
        bench.wait_for_waiting_screen()
        found = parse(program.log.read_text("utf-8", "replace"))
    total = Figure((sum(one.own for one in found),))
    own = sum(one.own for one in found if one.ours)
    notes = [f"{cost:6.1f} ms  {package}" for package, cost in list(packages(found).items())[:_TEN]]
    notes.append(f"{own:6.1f} ms  the kiosk's own {sum(one.ours for one in found)} modules")
    yield Row(f"imports of a start with no photograph: {len(found)}", {KIOSK: total}, (), tuple(notes))
