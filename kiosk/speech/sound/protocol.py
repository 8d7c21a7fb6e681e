"""What the kiosk and its helper process tell one another: a line of JSON each, and why there is no sound; no Qt.

The kiosk tells `{"do": "play" | "prepare" | "stop" | "speed" | "volume", …}`. The helper answers each with `done`, and
tells `ready` once, then `started`, `ended` and `refused` with the number of a sound, `beat` while it plays, and `lost`.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

# Tells the kiosk of an event: its kind as `event`, and what belongs to it.
Say = Callable[..., None]

SPEEDS: Final = (0.8, 1.0, 1.25)
# How often the helper says that sound goes on coming out of it.
BEAT_S: Final = 0.5


class Lost(StrEnum):
    """Why there is no sound; `resources/sound.json` has the words for each."""

    NO_PACKAGE = "no_package"  # what decodes or plays is missing: a Python package, or the system's PortAudio
    NO_DEVICE = "no_device"  # the system has nothing to play with, or does not let us
    NO_ANSWER = "no_answer"  # the helper did not answer in time, nor did another one
    FAILED = "failed"  # the helper ended or talked nonsense, and so did another one
    NO_HEADSET = "no_headset"  # sound is for headphones only, and none are plugged in
    NO_SWITCH = "no_switch"  # sound is for headphones only, and the system does not tell whether any are plugged in


class Refusal(StrEnum):
    """Why a file is not played."""

    MISSING = "missing"  # it cannot be read
    OTHER = "other"  # it is not the file with that SHA-256
    DAMAGED = "damaged"  # it does not decode from beginning to end
    TOO_LONG = "too_long"
    TOO_LOUD = "too_loud"
    SILENT = "silent"


class DeviceMissing(Exception):
    """There is nothing to play with, or it is gone."""
