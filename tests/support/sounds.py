"""Sounds for tests, and a helper process that plays them into a file: `python -m tests.support.sounds FILE`."""

import sys
import threading
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
import soundfile

from kiosk.speech.sound.decoding import Samples
from kiosk.speech.sound.helper import listening, telling
from kiosk.speech.sound.speaking import Speaking

RATE: Final = 24_000


def tone(seconds: float = 1.0, hertz: float = 220.0, level: float = 0.4) -> Samples:
    """A pure tone; `level` is its peak, 1 being full scale."""
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)


def sound_file(folder: Path, samples: Samples, name: str = "sound.opus") -> tuple[Path, str]:
    """Writes Ogg Opus, or WAV by its name; the file and its SHA-256."""
    file = folder / name
    if file.suffix == ".opus":
        soundfile.write(file, samples, RATE, format="OGG", subtype="OPUS")
    else:
        soundfile.write(file, samples, RATE, subtype="FLOAT")
    return file, sha256(file.read_bytes()).hexdigest()


class Recorder:
    """A device that writes down what it is given, and takes no time for it."""

    is_open = False

    def __init__(self, file: Path) -> None:
        self._stream = file.open("wb", buffering=0)

    def open(self, rate: int) -> float:
        """Takes the one rate of these files."""
        assert rate == RATE
        self.is_open = True
        return 0.03

    def write(self, samples: Samples) -> None:
        """Adds them to the file."""
        self._stream.write(samples.tobytes())

    def hush(self) -> None:
        """Holds nothing."""

    def close(self) -> None:
        """Is free."""
        self.is_open = False


class StuckRecorder(Recorder):
    """A device of a sound server that stands still: it takes one block, and with the next never comes back."""

    def write(self, samples: Samples) -> None:
        """Waits for ever."""
        if self._stream.tell():
            threading.Event().wait()
        super().write(samples)


def dominant(samples: Samples) -> float:
    """The frequency with most of the energy, in hertz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


if __name__ == "__main__":
    make = StuckRecorder if sys.argv[2:] == ["stuck"] else Recorder
    Speaking(make(Path(sys.argv[1])), listening(), telling()).serve()
