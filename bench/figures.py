"""The arithmetic of the bench: what stands for many values, and how a number is written."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MEDIAN: Final = 0.5
P99: Final = 0.99


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed (nearest rank); the usual median for one half."""
    if share == MEDIAN:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[max(1, math.ceil(share * len(ordered))) - 1]


@dataclass(frozen=True)
class Figure:
    """Values that were measured under the same conditions, and by `share` the percentile that stands for them."""

    values: tuple[float, ...]
    unit: str = "ms"
    share: float = MEDIAN

    @property
    def value(self) -> float:
        """The value that stands for all."""
        return percentile(self.values, self.share)

    def __str__(self) -> str:
        """The value with its unit, and the least and the greatest where there are several."""
        told = number(self.value)
        if len(self.values) > 1:
            told += f" ({number(min(self.values))}–{number(max(self.values))})"
        return f"{told} {self.unit}".strip()


def number(value: float) -> str:
    """A number with three digits that count, or none behind the point from 100 on."""
    size = abs(value)
    digits = 0 if size >= 100 or value == 0 else 1 if size >= 10 else 2
    return f"{value:.{digits}f}"


def growth(small: tuple[float, float], large: tuple[float, float]) -> float:
    """How much faster than its size the cost grows from a small to a large (size, cost): 1 is linear."""
    return (large[1] / small[1]) / (large[0] / small[0])
