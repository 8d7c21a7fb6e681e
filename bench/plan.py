"""Where to touch and what must be seen then: told by a window of the same size in a process that ends before measuring.

So the bench itself never loads Qt, whose pages in memory would otherwise be shared with the kiosk and count only half.
"""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench.frames import Picture
from kiosk import paths

Spot = tuple[int, int]


@dataclass(frozen=True)
class Step:
    """A touch: what it asks for (`next`, `language` and so on), where, the screen it leads to, and how that looks."""

    wish: str
    spot: Spot
    screen: str
    picture: Picture


@dataclass(frozen=True)
class Plan:
    """The ways through the kiosk at one size, and the colours of its drawings by their token.

    `tour` leads from the waiting screen through every screen in every language to the front page in the last one;
    `again` from there through all pages once more, and back there; `looks` from the waiting screen through the first
    page of each section, changing language, text size and theme on each and changing them back.
    """

    waiting: Picture
    tour: tuple[Step, ...]
    again: tuple[Step, ...]
    looks: tuple[Step, ...]
    colours: Mapping[str, str]


def plan(size: tuple[int, int], step: int, *, short: bool) -> Plan:
    """The plan for a screen of that size of which each so many rows one is looked at."""
    made: Plan = _told("short-plan" if short else "plan", size, step)
    return made


def every_look(size: tuple[int, int], step: int) -> tuple[Step, ...]:
    """From where the plan's tour ends through all pages in every language, text size and theme, and back there."""
    made: tuple[Step, ...] = _told("every-look", size, step)
    return made


def _told(what: str, size: tuple[int, int], step: int) -> Any:
    command = [sys.executable, "-m", "bench.twin", what, *map(str, (*size, step))]
    told = subprocess.run(command, cwd=paths.PROGRAM, stdout=subprocess.PIPE, check=True).stdout
    return pickle.loads(told)  # noqa: S301 - from our own process
