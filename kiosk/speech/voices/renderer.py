"""Has what staff have written rendered while the kiosk runs: one niced process at a time, which nobody waits for."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from kiosk import paths
from kiosk.speech.voices.engines import can_render
from kiosk.speech.voices.recordings import may_be_recorded

# After a save others often follow.
_REST_MS = 1000
_COMMAND = (sys.executable, "-I", str(paths.PROGRAM / "main.py"), "voices")


class Renderer(QObject):
    """Emits `rendered` when there may be new voices."""

    rendered = Signal()

    def __init__(self, command: Sequence[str] = _COMMAND) -> None:
        """`command` renders what the file that is named behind it has no voice for."""
        super().__init__()
        self._command = command
        self._file: Path | None = None
        self._process: QProcess | None = None
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._begin)

    def render(self, file: Path) -> None:
        """Renders what a content file has no voice for, and takes recordings in; soon, and once for several saves."""
        recorded = may_be_recorded(paths.recordings(file), paths.recorded(file))
        if recorded or can_render(paths.voice_engine()):
            self._file = file
            self._soon.start()

    def close(self) -> None:
        """Ends what is rendered, which goes on next time."""
        self._soon.stop()
        if self._process is not None:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1000)

    def _begin(self) -> None:
        if self._process is not None or self._file is None:
            return  # it looks again when that one ends
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._end)
        file, self._file = self._file, None
        self._process.start(self._command[0], [*self._command[1:], str(file)])

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
            self.rendered.emit()
        if self._file is not None:
            self._soon.start()
