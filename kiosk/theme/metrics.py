"""Sizes in pixels for one window and text size; no Qt."""

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from kiosk import tokens


class Viewing(NamedTuple):
    """The screen that a window is on, in device-independent pixels, and how far away it is read.

    `short` is its short side, `mm_per_px` the pitch of its pixels, `None` where that is not known.
    """

    short: int
    mm_per_px: float | None = None
    distance_mm: float = tokens.REFERENCE_DISTANCE_MM


@dataclass(frozen=True)
class Metrics:
    """Sizes in device-independent pixels.

    `scale` is pixels for each reference pixel (see `kiosk.tokens`); letters are those of the reference
    times `letters`. `true_targets` and `true_letters` are how much of their true size, in millimetres and in
    degrees, targets and letters have: 1 unless the window is too small.
    """

    width: int
    height: int
    scale: float
    text_size: int
    letters: float = 1.0
    true_targets: float = 1.0
    true_letters: float = 1.0

    @classmethod
    def fitting(cls, width: int, height: int, text_size: int, viewing: Viewing) -> "Metrics":
        """For a window of that size, seen like that.

        With the pitch known the layout has its true size in millimetres where the window is the whole screen; without,
        it has the proportions of the reference screen. A smaller window has it in small. On a screen without room for
        it letters give way first, then all of it is shown in small. Letters grow with the distance, as far as there is
        room; nearer by they are no smaller, for Section 508 402.4 asks for 4.8 mm at any distance.
        """
        short = min(width, height)
        wanted = short / tokens.REFERENCE_SHORT_PX
        if viewing.mm_per_px is not None:
            wanted = tokens.REFERENCE_MM_PER_PX / viewing.mm_per_px * min(1.0, short / viewing.short)
        lying = width >= height
        scale = min(wanted, _share(width, height, tokens.LEAST_ROOM_PX[lying]))
        farther = max(1.0, viewing.distance_mm / tokens.REFERENCE_DISTANCE_MM)
        letters = min(farther, _share(width, height, tokens.ROOM_FOR_LETTERS_PX[lying]) / scale)
        if viewing.mm_per_px is None:
            return cls(width, height, scale, text_size, letters)
        shrunk = scale / wanted
        return cls(width, height, scale, text_size, letters, shrunk, shrunk * letters / farther)

    @property
    def portrait(self) -> bool:
        """Whether the window is higher than wide."""
        return self.height > self.width

    def px(self, reference: float) -> int:
        """A length of the reference screen, in pixels; at least 1."""
        return max(1, round(reference * self.scale))

    def mm(self, length: float) -> int:
        """A length in millimetres, in pixels, rounded up."""
        return ceil(length / tokens.REFERENCE_MM_PER_PX * self.scale)

    def text_px(self, role: str) -> int:
        """The font size of a type role in pixels."""
        return max(1, round(tokens.TYPE[role].sizes[self.text_size - 1] * self.letters * self.scale))

    def line_px(self, role: str) -> int:
        """The distance between two base lines of a type role, in pixels."""
        return round(self.text_px(role) * tokens.TYPE[role].line_height)


def _share(width: int, height: int, room: tuple[int, int]) -> float:
    """The largest scale at which a window still has that room, in reference pixels."""
    return min(width / room[0], height / room[1])
