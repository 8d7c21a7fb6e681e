"""Watches the content file and its pictures: `changed` with each valid content, else `rejected` with what is wrong."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.model import Content
from kiosk.content.pictures import Album, Place
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused, read

# A look costs a few stats; change events do not arrive from network shares, so looking is what is relied on.
POLL_MS: Final = 1000

_Signature = tuple[tuple[int, int, int] | None, tuple[Place | None, ...]]
_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})


class Store(QObject):
    """Reads the file at once with `load`, then again whenever it has changed and rested for one look.

    The staff's own pictures that it names belong to it: one that is replaced makes it read again.
    """

    changed = Signal(object)
    rejected = Signal(object)

    def __init__(self, file: Path, reader: Callable[[Path, Album], Content] = read, poll_ms: int = POLL_MS) -> None:
        super().__init__()
        self._file = file
        self._reader = reader
        self._album = Album(file.parent)
        self._pictures = _NOTHING
        self._read: _Signature | None = None
        self._seen: _Signature | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(poll_ms)
        self._timer.timeout.connect(self.look)

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The staff's own pictures of the content told last, by the names it has for them, as they were checked."""
        return self._pictures

    def load(self) -> Content:
        """The content as it is now, and from here on watched; raises `ContentRefused`."""
        self._timer.start()
        return self._accepted()

    def look(self) -> None:
        """Reads the file again if it or a picture changed and all have come to rest."""
        signature = self._state(), self._album.places_now()
        resting = signature == self._seen
        self._seen = signature
        if signature == self._read or not resting:
            return
        try:
            content = self._accepted()
        except ContentRefused as refusal:
            problems: tuple[Problem, ...] = refusal.problems
            self.rejected.emit(problems)
            return
        self.changed.emit(content)

    def _accepted(self) -> Content:
        """Reads the file; from here on known are its state and that of the pictures it names, shown or refused."""
        state = self._state()
        try:
            content = self._reader(self._file, self._album)
        finally:
            self._read = self._seen = state, self._album.places
        self._pictures = self._album.pictures
        return content

    def _state(self) -> tuple[int, int, int] | None:
        try:
            state = self._file.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino
