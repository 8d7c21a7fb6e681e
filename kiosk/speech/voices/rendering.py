"""Renders what has no voice yet, a sentence at a time, so that it may end at any moment and go on later; no Qt."""

import json
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol

from kiosk.speech.voices.store import ENDING, INDEX, key_of, read_index
from kiosk.system.files.atomic_files import replace_whole

# Enough for a clear voice: a second takes about 2.5 kB.
_COMPRESSION: Final = 0.97
_SAVE_EACH: Final = 20


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
        """What is not there yet; what is there but `provisional` counts, or not."""
        return [(code, said) for code, said in wanted if not self._has(key_of(said, code), provisional=provisional)]

    def _has(self, key: str, *, provisional: bool) -> bool:
        entry = self._index.get(key)
        good = isinstance(entry, dict) and (provisional or not entry.get("provisional"))
        return good and (self._folder / f"{key}{ENDING}").is_file()

    def render(self, wanted: Iterable[Spoken], speaker: Speaker, tell: Callable[[int], None]) -> None:
        """Adds these; `tell` hears how many are done. Raises `OSError`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        done = 0
        try:
            for done, (code, said) in enumerate(wanted, start=1):
                self._add(key_of(said, code), speaker.say(said, code), provisional=speaker.provisional)
                if done % _SAVE_EACH == 0:
                    self.save()
                tell(done)
        finally:
            self.save()

    def _add(self, key: str, samples: Any, *, provisional: bool) -> None:
        import soundfile  # the process that renders alone has it loaded

        file = self._folder / f"{key}{ENDING}"
        half = file.with_suffix(".half")
        soundfile.write(half, samples, 24_000, format="OGG", subtype="OPUS", compression_level=_COMPRESSION)
        half.replace(file)
        self._index[key] = {
            "sha256": sha256(file.read_bytes()).hexdigest(), "seconds": round(len(samples) / 24_000, 2),
        }  # fmt: skip
        if provisional:
            self._index[key]["provisional"] = True

    def prune(self, wanted: Iterable[Spoken]) -> int:
        """Takes away what nobody says any more; how many."""
        kept = {key_of(said, code) for code, said in wanted}
        gone = [file for file in self._folder.glob(f"*{ENDING}") if file.stem not in kept]
        for file in gone:
            file.unlink()
        self._index = {key: entry for key, entry in self._index.items() if key in kept}
        self.save()
        return len(gone)

    def save(self) -> None:
        """Writes the index."""
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(self._index[key])}" for key in sorted(self._index))
        replace_whole(self._folder / INDEX, f"{{\n{lines}\n}}\n".encode())
