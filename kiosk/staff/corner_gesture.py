"""The way in for staff: a finger held in the top left corner, then one in the bottom right; no Qt."""

import time
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from kiosk import tokens

# Where something is on the window, in pixels from its top left.
Point = tuple[float, float]


class Corner(Enum):
    """The two squares."""

    FIRST = "top-left"
    SECOND = "bottom-right"


class Corners(NamedTuple):
    """The window's size and the side of the squares in its corners, all in pixels."""

    width: int
    height: int
    side: int

    def corner(self, spot: Point) -> Corner | None:
        """The square that a spot is in."""
        across, down = spot
        if 0 <= across < self.side and 0 <= down < self.side:
            return Corner.FIRST
        if self.width - self.side <= across < self.width and self.height - self.side <= down < self.height:
            return Corner.SECOND
        return None


class _Hold(NamedTuple):
    """A finger that came down in a corner and is still there."""

    finger: int
    corner: Corner
    since: float


class CornerGesture:
    """Follows one finger at a time, always the newest: whatever does not belong to the way in starts it over.

    A finger that rests elsewhere all the time, such as a spot of dirt that the glass takes for one, does not matter.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._glass = Corners(0, 0, 0)
        self._hold: _Hold | None = None
        self._first_left: float | None = None

    def press(self, finger: int, spot: Point, glass: Corners) -> None:
        """A finger comes down."""
        self._glass = glass
        corner = glass.corner(spot)
        ready = self._first_left is not None and self._clock() - self._first_left <= tokens.STAFF_NEXT_CORNER_S
        self.forget()
        if corner is Corner.FIRST or (corner is Corner.SECOND and ready):
            self._hold = _Hold(finger, corner, self._clock())

    def move(self, finger: int, spot: Point) -> None:
        """A finger that is down slides."""
        if self._hold is not None and finger == self._hold.finger and self._glass.corner(spot) is not self._hold.corner:
            self.forget()

    def lift(self, finger: int) -> None:
        """A finger goes up."""
        hold = self._hold
        if hold is not None and finger == hold.finger:
            self.forget()
            if hold.corner is Corner.FIRST and self._clock() - hold.since >= tokens.STAFF_HOLD_S:
                self._first_left = self._clock()

    def forget(self) -> None:
        """Starts over."""
        self._hold = self._first_left = None

    def opens(self) -> bool:
        """Whether the second corner has been held long enough now; true once."""
        done = self.opens_in() == 0.0
        if done:
            self.forget()
        return done

    def opens_in(self) -> float | None:
        """The seconds after which `opens` is to be asked; none while nothing can open."""
        if self._hold is None or self._hold.corner is Corner.FIRST:
            return None
        return max(0.0, self._hold.since + tokens.STAFF_HOLD_S - self._clock())
