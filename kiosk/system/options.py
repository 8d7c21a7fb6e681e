"""How the kiosk itself was asked to start, as frozen values; no Qt."""

from dataclasses import dataclass
from pathlib import Path

from kiosk import paths

# Width and height in pixels.
Size = tuple[int, int]


@dataclass(frozen=True)
class StartOptions:
    """What each visit begins with; with no language given, the content's first or the one that staff chose."""

    language: str | None = None
    text_size: int = 1
    high_contrast: bool = False
    reduced_motion: bool = False


@dataclass(frozen=True)
class KioskOptions:
    """The kiosk itself. A window of no size, (0, 0), is as large as suits the screen; none means full screen."""

    content: Path = paths.CONTENT
    start: StartOptions = StartOptions()
    window: Size | None = None
    demo: bool = False
    tour: bool = False
    record: Path | None = None
    first_start: bool = False  # asks what a new kiosk must know, where nothing is set up yet
