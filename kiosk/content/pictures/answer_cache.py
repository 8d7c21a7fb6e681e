"""What the worker answered about a picture, kept in the user's cache: the next start need not wait for it; no Qt.

It may be deleted at any time. An answer that the disk has changed is not used.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

# All answers together, in bytes: 60 pictures of staff in two looks take about 100 MB.
MOST_BYTES: Final = 300_000_000
_MARK: Final = 32  # bytes of a SHA-256


class AnswerCache:
    """Answers by a key, in a folder that is asked for when it is needed; those unused for longest go first."""

    def __init__(self, folder: Callable[[], Path], most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, key: str) -> bytes | None:
        """The answer of that key; none where it is not there, or not whole."""
        file = self._folder() / key
        try:
            kept = file.read_bytes()
        except OSError:
            return None
        if sha256(kept[_MARK:]).digest() != kept[:_MARK]:
            return None
        with suppress(OSError):
            os.utime(file)
        return kept[_MARK:]

    def put(self, key: str, answer: bytes) -> None:
        """Keeps an answer, where the disk lets it."""
        folder = self._folder()
        fresh = folder / f"{key}.{os.getpid()}"
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                fresh.write_bytes(sha256(answer).digest() + answer)
                fresh.replace(folder / key)
            finally:
                fresh.unlink(missing_ok=True)
            self._make_room(folder)

    def _make_room(self, folder: Path) -> None:
        states = [(file, file.stat()) for file in folder.iterdir()]
        excess = sum(state.st_size for _, state in states) - self._most_bytes
        for file, state in sorted(states, key=lambda found: found[1].st_mtime_ns):
            if excess <= 0:
                return
            file.unlink(missing_ok=True)
            excess -= state.st_size
