"""The helper process of the sound, as the kiosk holds it: lines out, lines in, and never a wait."""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from PySide6.QtCore import QObject, QProcess, Signal

from kiosk import paths

# A line of the helper has less than 100 characters.
_LONGEST_LINE: Final = 4096
_END_MS: Final = 1000


class HelperProcess(QObject):
    """Emits `told` with each event, and `broken` once when it ended, cannot be started, or talks nonsense."""

    told = Signal(dict)
    broken = Signal()

    def __init__(self, command: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._dropped = False
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(paths.PROGRAM))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._failed)
        self._process.start(command[0], list(command[1:]))

    @property
    def id(self) -> int:
        """Its number in the system; 0 when it does not run."""
        return int(self._process.processId())

    def tell(self, **command: object) -> None:
        """Gives it a command; what it does not read yet is kept for it."""
        self._process.write(json.dumps(command).encode() + b"\n")

    def drop(self) -> None:
        """Kills it; nothing is heard of it any more."""
        self._dropped = True
        self._process.kill()
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.deleteLater()

    def wait(self) -> None:
        """Waits for the end of what was dropped, which a kill brings about in milliseconds; for the program's end."""
        self._process.waitForFinished(_END_MS)

    def _read(self) -> None:
        while self._process.canReadLine() and not self._dropped:
            line = bytes(self._process.readLine(_LONGEST_LINE).data())
            event: Any = None
            with suppress(ValueError):
                event = json.loads(line)
            if not isinstance(event, dict) or "event" not in event:
                self._break()
                return
            self.told.emit(event)
        if self._process.bytesAvailable() > _LONGEST_LINE:
            self._break()

    def _finished(self) -> None:
        self._read()  # it says why it ends
        self._break()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._break()

    def _break(self) -> None:
        if self._dropped:
            if self._process.state() is QProcess.ProcessState.NotRunning:
                self.deleteLater()
            return
        self.drop()
        self.broken.emit()
