"""Which engine speaks here: the good one where it is set up, else espeak-ng until it is."""

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from kiosk.speech.voices.kokoro import PACKAGES, RATE, Engine
from kiosk.speech.voices.phonemes import DIALECTS, EngineMissing
from kiosk.speech.voices.rendering import Speaker
from kiosk.speech.voices.store import VOICES

_PROGRAM: Final = "espeak-ng"
_WORDS_A_MINUTE: Final = 150
_PATIENCE_S: Final = 20


class PlainSpeaker:
    """The program espeak-ng: quick and understood, not pleasant."""

    provisional = True

    def say(self, text: str, language: str) -> Any:
        """The samples at 24 kHz; raises `EngineMissing` when the program fails."""
        import numpy as np
        import soundfile

        from kiosk.speech.voices.levelling import levelled

        with TemporaryDirectory() as folder:
            file = Path(folder, "said.wav")  # by its name, as in `sound/decoding.py`
            command = [
                _PROGRAM, "-v", DIALECTS[language].decode(), "-s", str(_WORDS_A_MINUTE), "-w", str(file), "--stdin"
            ]  # fmt: skip
            try:
                subprocess.run(  # noqa: S603 - a program of the system, with words on its input alone
                    command, input=text.encode(), capture_output=True, timeout=_PATIENCE_S, check=True
                )
                samples, rate = soundfile.read(file, dtype="float32")
            except (OSError, subprocess.SubprocessError, soundfile.SoundFileError) as error:
                raise EngineMissing(_PROGRAM) from error
        places = np.arange(0, len(samples) / rate, 1 / RATE) * rate
        return levelled(np.interp(places, np.arange(len(samples)), samples).astype(np.float32), RATE)


def good_engine_is_there(folder: Path) -> bool:
    """Whether the good engine is set up, without loading it."""
    voices = all((folder / f"{voice}.bin").is_file() for voice in VOICES.values())
    return voices and all(find_spec(package) is not None for package in PACKAGES)


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
