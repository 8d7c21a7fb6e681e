"""A sound file, decoded whole and proven before anybody hears it; no Qt."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from kiosk.speech.sound.protocol import Refusal
from kiosk.system.files.bounded_files import read_bounded

Samples = NDArray[np.float32]

# Two minutes of stereo at 48 kHz as WAV.
LARGEST: Final = 24_000_000
LONGEST_S: Final = 120
_RATES: Final = range(8_000, 48_001)
# Speech that peaks at full scale stays 10 dB below it on average; more than this is noise, or was recorded too loud.
_LOUDEST_RMS: Final = 0.5
_WINDOW_S: Final = 0.4
_CLIPPED: Final = 0.999
_MOST_CLIPPED: Final = 0.001
# 50 dB below full scale: nobody hears that in a waiting room.
_SILENT: Final = 0.003


@dataclass(frozen=True)
class Sound:
    """One channel, full scale being 1, and how many samples of it a second has."""

    samples: Samples
    rate: int


class SoundRefused(Exception):
    """A file is not to be played."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


def proven(path: Path, digest: str) -> Sound:
    """The sound of the file with that SHA-256; raises `SoundRefused`."""
    try:
        data = read_bounded(path, LARGEST)
    except OSError as error:
        raise SoundRefused(Refusal.MISSING) from error
    if sha256(data).hexdigest() != digest:
        raise SoundRefused(Refusal.OTHER)
    try:
        # By its name, since from bytes libsndfile reads through callbacks, which need memory that is writable and
        # executable (https://cffi.readthedocs.io/en/latest/using.html#callbacks-old-style); the unit forbids that.
        sound = _decoded(path)
    except (soundfile.SoundFileError, OSError, ValueError, MemoryError) as error:
        raise SoundRefused(Refusal.DAMAGED) from error
    _judge(sound)
    return sound


def _decoded(path: Path) -> Sound:
    with soundfile.SoundFile(path) as file:
        if file.frames > LONGEST_S * file.samplerate:
            raise SoundRefused(Refusal.TOO_LONG)
        samples = file.read(file.frames, dtype="float32", always_2d=True).mean(axis=1)
        if not 0 < file.frames == len(samples) or file.samplerate not in _RATES or not np.isfinite(samples).all():
            raise SoundRefused(Refusal.DAMAGED)
        return Sound(samples, file.samplerate)


def _judge(sound: Sound) -> None:
    levels = np.abs(sound.samples)
    if levels.max() < _SILENT:
        raise SoundRefused(Refusal.SILENT)
    window = min(len(levels), round(sound.rate * _WINDOW_S))
    energy = np.cumsum(np.concatenate(([0.0], np.square(sound.samples, dtype=np.float64))))
    loudest = float(np.sqrt((energy[window:] - energy[:-window]).max() / window))
    if loudest > _LOUDEST_RMS or float((levels >= _CLIPPED).mean()) > _MOST_CLIPPED:
        raise SoundRefused(Refusal.TOO_LOUD)
