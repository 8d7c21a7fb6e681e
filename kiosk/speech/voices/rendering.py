"""A folder of clips, to which one is added at a time, so that it may end at any moment and go on later; no Qt."""

import json
import time
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol

from kiosk.speech.voices.store import ENDING, INDEX, intact_clip, is_provisional, key_of, read_index
from kiosk.system.files.atomic_files import replace_whole

# Enough for a clear voice: a second takes about 2.5 kB.
_COMPRESSION: Final = 0.97
_SAVE_EACH: Final = 20
_RATE: Final = 24_000
_DAY_S: Final = 86_400


class Speaker(Protocol):
    """What makes speech of a text; what a `provisional` one makes is replaced by the good one later."""

    provisional: bool

    def say(self, text: str, language: str) -> Any:
        """The samples, at 24 kHz."""


Spoken = tuple[str, str]  # the code of the language, and what is said


class Shelf:
    """A folder of clips and its index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = read_index(folder)

    def missing(self, wanted: Iterable[Spoken], *, provisional: bool) -> list[Spoken]:
        """What is not there yet, or damaged; what is there but `provisional` counts, or not."""
        return [(code, said) for code, said in wanted if not self._has(key_of(said, code), provisional=provisional)]

    def _has(self, key: str, *, provisional: bool) -> bool:
        entry = self._index.get(key)
        return (provisional or not is_provisional(entry)) and intact_clip(self._folder, key, entry) is not None

    def has(self, key: str, source: str) -> bool:
        """Whether this clip is there as it was made from that source."""
        entry = self._index.get(key, {})
        return intact_clip(self._folder, key, entry) is not None and entry.get("source") == source

    def render(self, wanted: Iterable[Spoken], speaker: Speaker, tell: Callable[[int], None]) -> None:
        """Adds these; `tell` hears how many are done. Raises `OSError`."""
        more = {"provisional": True} if speaker.provisional else {}
        try:
            for done, (code, said) in enumerate(wanted, start=1):
                self.add(key_of(said, code), speaker.say(said, code), **more)
                if done % _SAVE_EACH == 0:
                    self.save()
                tell(done)
        finally:
            self.save()

    def add(self, key: str, samples: Any, rate: int = _RATE, **more: object) -> None:
        """A clip of these samples, and what else is to be known of it. Raises `OSError`."""
        import soundfile  # the process that renders alone has it loaded

        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"{key}{ENDING}"
        half = file.with_suffix(".half")
        soundfile.write(half, samples, rate, format="OGG", subtype="OPUS", compression_level=_COMPRESSION)
        half.replace(file)
        digest = sha256(file.read_bytes()).hexdigest()
        self._index[key] = {"sha256": digest, "seconds": round(len(samples) / rate, 2), **more}

    def prune(self, kept: Collection[str], days: int = 0) -> int:
        """Takes away the clips of other keys, as far as they are older than some days; how many."""
        latest = time.time() - days * _DAY_S
        others = [file for file in self._folder.glob(f"*{ENDING}") if file.stem not in kept]
        gone = {file.stem: file for file in others if file.stat().st_mtime <= latest}
        if gone:
            self._index = {key: entry for key, entry in self._index.items() if key not in gone}
            self.save()
        for file in gone.values():
            file.unlink()
        return len(gone)

    def save(self) -> None:
        """Writes the index, unless it is written already. Raises `OSError`."""
        if self._index == read_index(self._folder):
            return
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(self._index[key])}" for key in sorted(self._index))
        replace_whole(self._folder / INDEX, f"{{\n{lines}\n}}\n".encode())
