"""The files that say sentences: which there are, and which is the one of a sentence; no Qt."""

import json
import logging
from collections.abc import Iterator, Mapping
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
SETTINGS: Final = " ".join(("kokoro-82m-v1.0-int8", "speed", "0.9", "opus", "1"))
# Who speaks in a recording.
PERSON: Final = "person"
INDEX: Final = "index.json"
ENDING: Final = ".opus"
_LARGEST_INDEX: Final = 4_000_000
_LARGEST_CLIP: Final = 4_000_000


class Clip(NamedTuple):
    """A sentence as sound: the file, its SHA-256, how many seconds it takes."""

    path: Path
    sha256: str
    seconds: float


def key_of(said: str, language: str, voice: str | None = None) -> str:
    """The name of the file that says it in that voice, else the voice of the language; `KeyError` where it has none."""
    return sha256("\0".join((said, voice or VOICES[language], language, SETTINGS)).encode()).hexdigest()[:20]


def read_index(folder: Path) -> dict[str, Any]:
    """What a folder says of its files, by their names without ending; nothing where that cannot be read."""
    try:
        index = json.loads(read_bounded(folder / INDEX, _LARGEST_INDEX))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the voices of %s cannot be read: %s", folder, error)
        return {}
    return index if isinstance(index, dict) else {}


def intact_clip(folder: Path, key: str, entry: object) -> Clip | None:
    """The clip of an entry of the index, unless its file is another, damaged or gone."""
    match entry:
        case {"sha256": str(digest), "seconds": int() | float() as seconds}:
            clip = Clip(folder / f"{key}{ENDING}", digest, float(seconds))
        case _:
            return None
    try:
        data = read_bounded(clip.path, _LARGEST_CLIP)
    except OSError:
        return None
    return clip if sha256(data).hexdigest() == digest else None


@dataclass
class VoiceStore:
    """Finds the clip of a sentence: a recording of a person, else the good voice, else a provisional one.

    `recorded` has the recordings, the `folders` what was rendered; `lexicons` are those of the languages, by code.
    """

    folders: tuple[Path, ...]
    recorded: Path | None = None
    lexicons: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reads what there is."""
        self._indexes = [(folder, read_index(folder)) for folder in self.folders]
        self._recorded = {} if self.recorded is None else read_index(self.recorded)
        self.find = cache(self._find)

    def _find(self, sentence: str, language: str) -> Clip | None:
        """The clip of a sentence; none where nobody says it in that language."""
        return next((clip for entry in self._entries(sentence, language) if (clip := intact_clip(*entry))), None)

    def _entries(self, sentence: str, language: str) -> Iterator[tuple[Path, str, object]]:
        """The folder, the key and what the index says, the best first."""
        key = key_of(sentence, language, PERSON)
        if self.recorded is not None and key in self._recorded:
            yield self.recorded, key, self._recorded[key]
        if language in VOICES:
            key = key_of(spoken_form(sentence, self.lexicons.get(language, {})), language)
            found = [(folder, key, index[key]) for folder, index in self._indexes if key in index]
            yield from sorted(found, key=lambda entry: is_provisional(entry[2]))


def is_provisional(entry: object) -> bool:
    """Whether the good voice shall take its place."""
    return isinstance(entry, dict) and bool(entry.get("provisional"))
