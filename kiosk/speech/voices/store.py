"""The files that say sentences: which there are, and which is the one of a sentence; no Qt."""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from kiosk.speech.voices.spoken_form import spoken_form
from kiosk.system.files.bounded_files import read_bounded

log = logging.getLogger("kiosk")

# The voice of each language, and how it is rendered: what is changed here makes other files.
VOICES: Final[Mapping[str, str]] = {"en": "af_heart", "es": "ef_dora"}
SETTINGS: Final = "kokoro-82m-v1.0-int8 speed 0.9 opus 1"
INDEX: Final = "index.json"
ENDING: Final = ".opus"
RECORDINGS: Final = "recordings"
_RECORDED: Final = (".wav", ".flac", ".ogg", ".opus", ".mp3")
_LARGEST_INDEX: Final = 4_000_000
_LARGEST_RECORDING: Final = 24_000_000
_LONGEST_NAME: Final = 60


class Clip(NamedTuple):
    """A sentence as sound: the file, its SHA-256, how many seconds it takes."""

    path: Path
    sha256: str
    seconds: float


def key_of(spoken: str, language: str) -> str:
    """The name of the file that says it in the voice of that language; raises `KeyError` where it has none."""
    return sha256("\0".join((spoken, VOICES[language], language, SETTINGS)).encode()).hexdigest()[:20]


def recording_name(sentence: str) -> str:
    """The name, without ending, of a file in which a person says it: its words, joined by hyphens."""
    words = "".join(letter if letter.isalnum() else " " for letter in sentence.casefold()).split()
    name = "-".join(words)
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME]}-{sha256(name.encode()).hexdigest()[:6]}"


def read_index(folder: Path) -> dict[str, Any]:
    """What a folder says of its files, by their names without ending; nothing where that cannot be read."""
    try:
        index = json.loads(read_bounded(folder / INDEX, _LARGEST_INDEX))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("the voices of %s cannot be read: %s", folder, error)
        return {}
    return index if isinstance(index, dict) else {}


@dataclass
class VoiceStore:
    """Finds the clip of a sentence: what a person recorded beside the content, else what was rendered.

    The first of the `folders` that has it counts. `lexicons` are those of the languages, by their codes.
    """

    folders: tuple[Path, ...]
    recordings: Path | None = None
    lexicons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reads what there is."""
        self._indexes = [(folder, read_index(folder)) for folder in self.folders]
        self._recorded = dict(self._find_recordings())
        self.find = cache(self._find)

    def _find(self, sentence: str, language: str) -> Clip | None:
        """The clip of a sentence; none where nobody says it in that language."""
        recorded = self._recorded.get((language, recording_name(sentence)))
        if recorded is not None and (clip := _clip_of(recorded)) is not None:
            return clip
        if language not in VOICES:
            return None
        key = key_of(spoken_form(sentence, self.lexicons.get(language, {})), language)
        for folder, index in self._indexes:
            match index.get(key):
                case {"sha256": str(digest), "seconds": int() | float() as seconds}:
                    return Clip(folder / f"{key}{ENDING}", digest, float(seconds))
        return None

    def _find_recordings(self) -> Iterable[tuple[tuple[str, str], Path]]:
        if self.recordings is None:
            return
        for ending in _RECORDED:
            for file in self.recordings.glob(f"*/*{ending}"):
                yield (file.parent.name, file.stem.casefold()), file


def _clip_of(recording: Path) -> Clip | None:
    """A recording as it is now; how long it takes is for the ear to find out."""
    try:
        data = read_bounded(recording, _LARGEST_RECORDING)
    except OSError as error:
        log.warning("the recording %s cannot be read: %s", recording, error)
        return None
    return Clip(recording, sha256(data).hexdigest(), 0.0)
