"""What each command was asked for, as frozen values; no Qt."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.system.options import KioskOptions, Size, StartOptions


@dataclass(frozen=True)
class GalleryOptions:
    """Every screen as a picture."""

    folder: Path
    size: Size
    content: Path
    start: StartOptions


@dataclass(frozen=True)
class CheckOptions:
    """The check of a content file, or of settings; `explain` is left to the program where it is None."""

    file: Path
    explain: bool | None = None
    json: bool = False
    warnings: bool = True
    watch: bool = False
    settings: bool = False


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


@dataclass(frozen=True)
class VoicesOptions:
    """The sentences that have no voice yet are rendered, or all are listed in a `script` for somebody to record.

    With `prune` the clips of sentences that are gone are taken away at once.
    """

    file: Path
    script: Path | None
    prune: bool


Options = (
    KioskOptions
    | GalleryOptions
    | CheckOptions
    | HistoryOptions
    | RestoreOptions
    | PinOptions
    | SchemaOptions
    | VoicesOptions
)
