"""Sizes in pixels for one window and text size; no Qt."""

from dataclasses import dataclass
from math import ceil
from typing import Final

from kiosk import tokens

# Below this width in reference pixels the bar's largest words do not fit, whatever the pitch of the panel asks for.
_NARROWEST_REFERENCE_PX: Final = 1000


@dataclass(frozen=True)
class Metrics:
    """Sizes in device-independent pixels.

    `scale` is pixels for each reference pixel (see `kiosk.tokens`); a window smaller than the screen shrinks the
    layout, never below 44 px targets and 16 px text, unless it is a `miniature` that keeps all proportions.
    """

    width: int
    height: int
    scale: float
    text_size: int
    miniature: bool = False

    @classmethod
    def fitting(cls, width: int, height: int, text_size: int, mm_per_px: float | None, screen_short: int) -> "Metrics":
        """For a window of that size in pixels on a screen whose short side is `screen_short` pixels.

        With the pitch of the panel known the layout has its true size in millimetres on the whole screen; without, it
        has the proportions of the reference screen.
        """
        short = min(width, height)
        scale = short / tokens.REFERENCE_SHORT_PX
        if mm_per_px is not None:
            true_scale = tokens.REFERENCE_MM_PER_PX / mm_per_px * min(1.0, short / screen_short)
            scale = min(true_scale, short / _NARROWEST_REFERENCE_PX)
        return cls(width, height, scale, text_size)

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

    def target(self, length: float = tokens.TARGET_MM) -> int:
        """The side of something to touch, given in millimetres, in pixels; at least 44."""
        return max(1 if self.miniature else tokens.SMALLEST_TARGET_PX, self.mm(length))

    def text_px(self, role: str) -> int:
        """The font size of a type role in pixels; at least 16."""
        size = tokens.TYPE[role].sizes[self.text_size - 1]
        return max(1 if self.miniature else tokens.SMALLEST_TEXT_PX, round(size * self.scale))

    def line_px(self, role: str) -> int:
        """The distance between two base lines of a type role, in pixels."""
        return round(self.text_px(role) * tokens.TYPE[role].line_height)
