"""The kiosk's side of the sound: asks the helper process to play, watches it, and never waits for it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Lost(StrEnum):
    """Why there is no sound."""

    NO_PACKAGE = "no_package"  # a package or system library that decodes or plays is missing
    NO_DEVICE = "no_device"  # the system offers nothing to play with, or refuses it
    NO_ANSWER = "no_answer"  # the helper did not answer in time, nor did a second one
    ENDED = "ended"  # the helper ended by itself or was killed, and so was a second one


class Refusal(StrEnum):
    """Why a file is not played."""

    MISSING = "missing"  # it cannot be read
    OTHER = "other"  # it is not the file with that SHA-256
    DAMAGED = "damaged"  # it does not decode from beginning to end
    TOO_LONG = "too_long"
    TOO_LOUD = "too_loud"
    SILENT = "silent"


class SoundPlayer(QObject):
    """Plays one file at a time; whatever plays is stopped by the next.

    Speed: 0.8, 1.0 or 1.25, with the pitch kept. Volume: 0 (silent) to 10. Both count at once, for what plays too.
    """

    started = Signal(int)  # the number of the sound that can be heard from now on
    ended = Signal(int)  # it was played to its end; a stopped one never says so
    refused = Signal(int, str)  # a Refusal
    lost = Signal(str)  # a Lost: there is no sound until `regained`
    regained = Signal()

    def __init__(self, command: Sequence[str] | None = None, parent: QObject | None = None) -> None:
        """`command` starts another helper than the kiosk's own."""
        super().__init__(parent)

    @property
    def available(self) -> bool:
        """Whether there is sound, as far as is known."""
        return False

    def start(self) -> None:
        """Starts the helper ahead of the first sound, so that it is known whether there is any."""

    def play(self, path: Path, sha256: str) -> int:
        """Plays a file in place of what plays; the number of this sound in the signals."""
        raise NotImplementedError

    def prepare(self, path: Path, sha256: str) -> None:
        """Decodes and proves a file ahead."""

    def stop(self) -> None:
        """Ends what plays; no signal follows."""

    def set_speed(self, speed: float) -> None:
        """How fast it speaks, from now on."""

    def set_volume(self, volume: int) -> None:
        """How loud, from now on."""

    def close(self) -> None:
        """Ends the helper."""
