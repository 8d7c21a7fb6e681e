"""Recordings by people: a file for each sentence, named by its words, taken in as the kiosk plays them; no Qt."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from kiosk.speech.voices.rendering import Shelf, Spoken
from kiosk.speech.voices.store import PERSON, key_of

_ENDINGS: Final = frozenset({".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3"})
_LONGEST_NAME: Final = 60
_LONGEST_S: Final = 120
# What Ogg Opus holds; other rates become the last.
_RATES: Final = (8_000, 12_000, 16_000, 24_000, 48_000)
_QUIETEST: Final = 0.003


class NotTaken(NamedTuple):
    """A file that is not played: its kind of fault is a key of `resources/messages.json`."""

    file: Path
    kind: str


class NotSound(Exception):
    """A file is no speech; its message is the kind of fault."""


def recording_name(sentence: str) -> str:
    """The name, without ending, of a file in which a person says it: its words, joined by hyphens."""
    words = "".join(letter if letter.isalnum() else " " for letter in sentence.casefold()).split()
    name = "-".join(words)
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[:_LONGEST_NAME]}-{sha256(name.encode()).hexdigest()[:6]}"


def may_be_recorded(*folders: Path) -> bool:
    """Whether any of these folders is there."""
    return any(folder.is_dir() for folder in folders)


def take_recordings(folder: Path, sentences: Iterable[Spoken], shelf: Shelf) -> Iterator[NotTaken]:
    """Has the shelf hold just the recordings in the folders of the languages; yields what cannot be taken."""
    files = {(file.parent.name, file.stem.casefold()): file for file in _files(folder)}
    wanted, unused = set(), set(files.values())
    for code, sentence in sentences:
        file = files.get((code, recording_name(sentence)))
        if file is None:
            continue
        unused.discard(file)
        key, stat = key_of(sentence, code, PERSON), file.stat()
        source = f"{file.name} {stat.st_size} {stat.st_mtime_ns}"
        try:
            if not shelf.has(key, source):
                samples, rate = _speech(file)
                shelf.add(key, samples, rate, source=source)
            wanted.add(key)
        except NotSound as fault:
            yield NotTaken(file, str(fault))
    yield from (NotTaken(file, "recording_unused") for file in sorted(unused))
    shelf.save()
    shelf.prune(wanted)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*/*") if file.suffix.lower() in _ENDINGS and file.is_file())


def _speech(file: Path) -> tuple[Any, int]:
    """The samples of a recording in one channel, as loud as all others, and their rate; raises `NotSound`."""
    import numpy as np
    import soundfile

    from kiosk.speech.voices.levelling import levelled

    try:
        with soundfile.SoundFile(file) as stream:
            if stream.frames > _LONGEST_S * stream.samplerate:
                raise NotSound("recording_long")
            samples, rate = stream.read(dtype="float32", always_2d=True).mean(axis=1), stream.samplerate
    except (soundfile.SoundFileError, OSError, ValueError, MemoryError) as error:
        raise NotSound("recording_damaged") from error
    if not np.isfinite(samples).all() or np.abs(samples).max(initial=0.0) < _QUIETEST:
        raise NotSound("recording_silent")
    if rate not in _RATES:
        places = np.arange(0, len(samples) / rate, 1 / _RATES[-1]) * rate
        samples, rate = np.interp(places, np.arange(len(samples)), samples).astype(np.float32), _RATES[-1]
    return levelled(samples, rate), rate
