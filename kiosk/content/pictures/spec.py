"""Which picture is shown, and what of it; no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PictureSpec:
    """A picture's file, the optional layers shown, the parts that are lit, and the frame that a camera shows."""

    file: str
    show: tuple[str, ...] = ()
    lit: tuple[str, ...] = ()
    focus: str | None = None
