"""What the command line asked for, as frozen values; no Qt."""

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


@dataclass(frozen=True)
class GalleryOptions:
    """Every screen as a picture."""

    folder: Path
    size: Size
    content: Path
    start: StartOptions


@dataclass(frozen=True)
class CheckOptions:
    """The check of a content file; `explain` is left to the program where it is None."""

    file: Path
    explain: bool | None = None
    json: bool = False
    warnings: bool = True
    watch: bool = False


@dataclass(frozen=True)
class HistoryOptions:
    """The list of kept versions."""

    content: Path


@dataclass(frozen=True)
class RestoreOptions:
    """The return of a kept version."""

    number: int
    content: Path


@dataclass(frozen=True)
class PinOptions:
    """A new staff PIN."""


@dataclass(frozen=True)
class SchemaOptions:
    """The schema of the content file."""


Options = KioskOptions | GalleryOptions | CheckOptions | HistoryOptions | RestoreOptions | PinOptions | SchemaOptions
