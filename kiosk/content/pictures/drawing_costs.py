"""How much work a drawing is: its elements, the copies of them, and what masks, patterns and filters take; no Qt."""

from bisect import bisect_left
from collections import defaultdict
from typing import Final

from kiosk.content.pictures.kinds import PictureRefused

# How many elements may be drawn, each copy and effect weighed; one of the size of the screen takes about a millisecond.
MOST_DRAWN: Final = 5_000
# Each of these is painted on a sheet of its own, as large as what it is used for, and then laid over it or blurred.
_HEAVY: Final = frozenset({"mask", "pattern", "fegaussianblur"})
_HEAVY_WEIGHT: Final = 500
_FILTER_STEP_WEIGHT: Final = 50
# A style sheet may refer to these alone: what its rules match cannot be counted here.
_FREE: Final = frozenset({"lineargradient", "radialgradient", "clippath"})
# What a pattern may be called by; anything else hands it down to all it holds.
_SHAPES: Final = frozenset({"rect", "circle", "ellipse", "path", "polygon", "polyline", "line"})
# Calls that lead on to calls, from one to the next.
_LONGEST_CHAIN: Final = 50


class Costs:
    """Adds up what it takes to draw, fed in the order of the elements."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._weights = [0]  # of all elements before each
        self._open: list[tuple[str, int]] = []
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)  # the elements from, and before
        self._calls: list[tuple[int, str, int]] = []  # which element calls which id, and how often
        self._by_styles: list[tuple[str, int]] = []

    def open(self, element: str, ident: str) -> None:
        """An element begins, perhaps one with an id; raises `PictureRefused` when there are too many."""
        self._open.append((ident, len(self._names)))
        self._names.append(element)
        self._weights.append(self._weights[-1] + _weight(element))
        if len(self._names) > MOST_DRAWN:
            raise PictureRefused("drawing_too_rich", limit=MOST_DRAWN)

    def close(self) -> None:
        """The innermost element ends."""
        ident, first = self._open.pop()
        if ident:
            self._spans[ident].append((first, len(self._names)))  # Qt takes the last of the same id

    def call(self, target: str, times: int = 1) -> None:
        """The innermost element shows what has that id, so many times."""
        self._calls.append((len(self._names) - 1, target, times))

    def call_by_style(self, target: str, line: int) -> None:
        """A style sheet in that line shows what has that id, who knows how often."""
        self._by_styles.append((target, line))

    def prove(self) -> None:
        """Raises `PictureRefused` when the drawing would be drawn without end, or for seconds."""
        for target, line in self._by_styles:
            if not self._names_of(target) <= _FREE:
                raise PictureRefused("drawing_with_costly_style", line=line)
        known: dict[str, int] = {}
        if len(self._names) + self._called(0, len(self._names), known, ()) > MOST_DRAWN:
            raise PictureRefused("drawing_takes_long")

    def _names_of(self, ident: str) -> set[str]:
        return {self._names[first] for first, _ in self._spans.get(ident, ())}

    def _called(self, first: int, end: int, known: dict[str, int], above: tuple[str, ...]) -> int:
        """What the calls of those elements add to the drawing."""
        added = 0
        for caller, target, times in self._calls[bisect_left(self._calls, (first,)) : bisect_left(self._calls, (end,))]:
            self._prove_pattern(self._names[caller], target)
            added += times * self._drawn(target, known, above)
        return added

    def _prove_pattern(self, caller: str, target: str) -> None:
        if "pattern" in self._names_of(target) and caller not in _SHAPES:
            raise PictureRefused("drawing_takes_long")

    def _drawn(self, ident: str, known: dict[str, int], above: tuple[str, ...]) -> int:
        """What is drawn when that id is called."""
        if ident in above or len(above) > _LONGEST_CHAIN:
            raise PictureRefused("drawing_takes_long")
        if ident not in known:
            known[ident] = sum(
                self._weights[end] - self._weights[first] + self._called(first, end, known, (*above, ident))
                for first, end in self._spans.get(ident, ())
            )
        return known[ident]


def _weight(element: str) -> int:
    if element in _HEAVY:
        return _HEAVY_WEIGHT
    return _FILTER_STEP_WEIGHT if element.startswith("fe") else 1
