"""Frames as they come onto a screen, seen from outside: when it changes, and when a picture is complete."""

import time
from collections.abc import Callable
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

# A picture as the bench keeps it: some rows of pixels, 0x00rrggbb each.
Picture = NDArray[np.uint32]

# How long between two looks at the screen.
_LOOK_S: Final = 0.001
# Two pictures are the same but for the smoothing of edges when so few of their colour values differ by more than that.
_DIFFERENCE: Final = 48
_SHARE: Final = 0.002
_THIN: Final = 8


class Screen(Protocol):
    """What can be looked at."""

    def look(self) -> Picture:
        """The picture as it is at this moment; it changes under one's hands."""


class NothingSeen(Exception):
    """The screen did not become what was waited for."""


def thinned(picture: Picture) -> Picture:
    """The pixels that pictures are compared by: of the rows that are looked at, one pixel in eight."""
    return picture[:, ::_THIN]


def alike(seen: Picture, wanted: Picture) -> bool:
    """Whether two pictures show the same but for the smoothing of edges."""
    if seen.shape != wanted.shape:
        return False
    one, other = (np.ascontiguousarray(picture).view(np.uint8).astype(np.int16) for picture in (seen, wanted))
    different = np.abs(one - other).reshape(-1, 4)[:, :3] > _DIFFERENCE  # the fourth byte is no colour
    return bool(different.mean() < _SHARE)


class Watch:
    """Looks at a screen every millisecond from a given moment on and notes when it changed, in seconds after that."""

    def __init__(
        self,
        screen: Screen,
        clock: Callable[[], float] = time.perf_counter,
        pause: Callable[[float], object] = time.sleep,
    ) -> None:
        self._screen = screen
        self._clock = clock
        self._pause = pause
        self._seen = screen.look().copy()
        self.begin = clock()
        self.changes: list[float] = []

    def restart(self) -> None:
        """Counts anew from now."""
        self.begin = self._clock()
        self.changes = []

    def look(self) -> bool:
        """Looks once; whether something changed."""
        now = self._screen.look()
        if np.array_equal(now, self._seen):
            return False
        self.changes.append(self._clock() - self.begin)
        self._seen = now.copy()
        return True

    def first(self, limit_s: float) -> float:
        """The first change; raises `NothingSeen` when none comes."""
        while not self.look():
            if self._clock() - self.begin > limit_s:
                raise NothingSeen
            self._pause(_LOOK_S)
        return self.changes[0]

    def until(self, limit_s: float, wanted: Callable[[Picture], bool]) -> None:
        """Looks until the screen shows what is wanted; raises `NothingSeen`."""
        while not (self.look() and wanted(self._seen)):
            if self._clock() - self.begin > limit_s:
                raise NothingSeen
            self._pause(_LOOK_S)

    def last(self, rest_s: float, limit_s: float, wanted: Callable[[Picture], bool] | None = None) -> float:
        """The last change before the screen rests for so long, showing what is wanted; raises `NothingSeen`."""
        fits = wanted is None
        while True:
            if self.look() and wanted is not None:
                fits = wanted(self._seen)
            now = self._clock() - self.begin
            if fits and self.changes and now - self.changes[-1] > rest_s:
                return self.changes[-1]
            if now > limit_s:
                raise NothingSeen
            self._pause(_LOOK_S)

    @property
    def seen(self) -> Picture:
        """What the last look saw."""
        return self._seen
