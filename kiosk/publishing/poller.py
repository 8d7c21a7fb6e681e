"""Watches a content file and its pictures, and reads it again once it has changed and come to rest; no Qt.

It asks whether states differ, never which is newer, and measures durations on a clock that never runs backward:
a clock set back, or a file copied with its old date, changes nothing. Whoever calls `poll` decides how often.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.content.edition import Edition, Refusal, digest, edition_of
from kiosk.content.pictures.picture_store import FileState, PictureStore
from kiosk.content.reading import ContentRefused, bytes_at

# A file is read when nothing about it has changed for this long: editors and copies over a network write in parts.
SETTLE_S: Final = 0.4
# How often the bytes themselves are read. A program may keep a file's size and date while it changes it; memory
# sticks with FAT tell time in steps of two seconds.
THOROUGH_S: Final = 5.0

# Time and size, inode and device of a file.
State = tuple[int, ...]


def state_at(file: Path) -> State | None:
    """What tells one state of a file from another; none where it cannot be looked at."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino, state.st_dev


class _Fingerprint(NamedTuple):
    """What can be seen of the file and its pictures without judging them."""

    state: State | None
    digest: str | None
    places: tuple[FileState | None, ...]


class Poller:
    """Answers `poll` with an `Edition` or a `Refusal` when there is news, once for each state of the file."""

    def __init__(
        self,
        file: Path,
        reader: Callable[[bytes, PictureStore], Edition] = edition_of,
        clock: Callable[[], float] = time.monotonic,
        *,
        state_of: Callable[[Path], State | None] = state_at,
        bytes_of: Callable[[Path], bytes] = bytes_at,
    ) -> None:
        """`clock` gives seconds and never runs backward; `state_of` and `bytes_of` stand between it and the disk."""
        self.file = file
        self.store = PictureStore(file.parent)
        self._reader = reader
        self._clock = clock
        self._state_of = state_of
        self._bytes_of = bytes_of
        self._digest: str | None = None
        self._thorough_at = clock()
        self._seen: _Fingerprint | None = None
        self._since = clock()
        self._judged: _Fingerprint | None = None
        self._told: Edition | Refusal | None = None

    def first(self) -> Edition | Refusal:
        """The file as it is now, at rest or not: the program has just started."""
        self._told, self._judged = self._judge(self._state_of(self.file))
        self._seen = self._judged
        self._since = self._thorough_at = self._clock()
        return self._told

    def poll(self, *, thorough: bool = False) -> Edition | Refusal | None:
        """News of the file, if it has rested; `thorough` goes into the bytes, which is else done every few seconds."""
        now = self._clock()
        thorough = thorough or now - self._thorough_at >= THOROUGH_S
        fingerprint = self._fingerprint(thorough=thorough)
        if thorough:
            self._thorough_at = now
        if fingerprint != self._seen:
            self._seen, self._since = fingerprint, now
        if fingerprint == self._judged:
            if not self._worth_another_try(thorough=thorough):
                return None
        elif now - self._since < SETTLE_S:
            return None
        return self._read(fingerprint.state)

    def _fingerprint(self, *, thorough: bool) -> _Fingerprint:
        if thorough:
            try:
                self._digest = digest(self._bytes_of(self.file))
            except ContentRefused:
                self._digest = None
        return _Fingerprint(self._state_of(self.file), self._digest, self.store.places_now())

    def _worth_another_try(self, *, thorough: bool) -> bool:
        """Whether what was refused may be well by now though it looks the same: a lock or a permission is not seen."""
        if not isinstance(self._told, Refusal):
            return False
        return self._told.unread or (thorough and bool(self.store.places))

    def _read(self, state: State | None) -> Edition | Refusal | None:
        answer, fingerprint = self._judge(state)
        if self._state_of(self.file) != state:  # it went on changing meanwhile: perhaps half of each was read
            self._seen, self._since = None, self._clock()
            return None
        known = self._known(answer, fingerprint)
        self._judged = self._seen = fingerprint
        if known:
            return None
        self._told = answer
        return answer

    def _judge(self, state: State | None) -> tuple[Edition | Refusal, _Fingerprint]:
        """What the file is worth, and what was seen of it and its pictures when they were read."""
        self._digest = None
        answer: Edition | Refusal
        try:
            data = self._bytes_of(self.file)
            self._digest = digest(data)
            answer = self._reader(data, self.store)
        except ContentRefused as refusal:
            answer = Refusal(refusal.problems, unread=self._digest is None)
        return answer, _Fingerprint(state, self._digest, self.store.places)

    def _known(self, answer: Edition | Refusal, fingerprint: _Fingerprint) -> bool:
        """Whether this was told last: the file was saved again as it was."""
        if isinstance(answer, Edition):
            return isinstance(self._told, Edition) and answer.same_as(self._told)
        if answer != self._told or self._judged is None or fingerprint.digest != self._judged.digest:
            return False
        return fingerprint.digest is not None or fingerprint.state == self._judged.state
