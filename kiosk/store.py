"""Watches the content file: `changed` with each new valid content, `rejected` with what is wrong otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.content.model import Content
from kiosk.content.problems import Problem
from kiosk.content.reading import ContentRefused, read

# A look costs one stat; change events do not arrive from network shares, so looking is what is relied on.
POLL_MS: Final = 1000

Signature = tuple[int, int, int]


class Store(QObject):
    """Reads the file at once with `load`, then again whenever it has changed and rested for one look."""

    changed = Signal(object)
    rejected = Signal(object)

    def __init__(self, file: Path, reader: Callable[[Path], Content] = read, poll_ms: int = POLL_MS) -> None:
        super().__init__()
        self._file = file
        self._reader = reader
        self._read: Signature | None = None
        self._seen: Signature | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(poll_ms)
        self._timer.timeout.connect(self.look)

    def load(self) -> Content:
        """The content as it is now, and from here on watched; raises `ContentRefused`."""
        self._read = self._seen = self._signature()
        self._timer.start()
        return self._reader(self._file)

    def look(self) -> None:
        """Reads the file again if it changed and has come to rest."""
        signature = self._signature()
        resting = signature == self._seen
        self._seen = signature
        if signature == self._read or not resting:
            return
        self._read = signature
        try:
            content = self._reader(self._file)
        except ContentRefused as refusal:
            problems: tuple[Problem, ...] = refusal.problems
            self.rejected.emit(problems)
            return
        self.changed.emit(content)

    def _signature(self) -> Signature | None:
        try:
            state = self._file.stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_size, state.st_ino
