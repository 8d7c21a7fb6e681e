"""Which engine speaks here: the good one where it is set up, else espeak-ng until it is."""

import io
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from kiosk.speech.voices.kokoro import PACKAGES, Engine, EngineMissing
from kiosk.speech.voices.phonemes import DIALECTS
from kiosk.speech.voices.rendering import Speaker

_PROGRAM: Final = "espeak-ng"
_WORDS_A_MINUTE: Final = 150
_LOUDNESS: Final = 120  # of 200
_PATIENCE_S: Final = 20


class PlainSpeaker:
    """The program espeak-ng: quick and understood, not pleasant."""

    provisional = True

    def say(self, text: str, language: str) -> Any:
        """The samples at 24 kHz; raises `EngineMissing` when the program fails."""
        import numpy as np
        import soundfile

        voice = DIALECTS[language].decode()
        command = [
            _PROGRAM, "-v", voice, "-s", str(_WORDS_A_MINUTE), "-a", str(_LOUDNESS), "--stdout", "--stdin"
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - a program of the system, with words on its input alone
                command, input=text.encode(), capture_output=True, timeout=_PATIENCE_S, check=True
            )
            samples, rate = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
        except (OSError, subprocess.SubprocessError, soundfile.SoundFileError) as error:
            raise EngineMissing(_PROGRAM) from error
        places = np.arange(0, len(samples) / rate, 1 / 24_000) * rate
        return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def good_engine_is_there(folder: Path) -> bool:
    """Whether the good engine is set up, without loading it."""
    return folder.is_dir() and all(find_spec(package) is not None for package in PACKAGES)


def can_render(folder: Path) -> bool:
    """Whether anything here can speak."""
    return good_engine_is_there(folder) or shutil.which(_PROGRAM) is not None


def best_speaker(folder: Path) -> Speaker:
    """The good engine of that folder, else espeak-ng; raises `EngineMissing` with what the good one lacks."""
    try:
        return Engine(folder)
    except EngineMissing:
        if shutil.which(_PROGRAM) is None or find_spec("numpy") is None:
            raise
        return PlainSpeaker()
