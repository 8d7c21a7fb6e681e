"""Makes a video of a recording's frames where ffmpeg is installed, while the window goes on."""

import logging
import shutil
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal

from kiosk.demo.film import FRAME_MS, VIDEO

# How long ffmpeg may take to end.
_DYING_MS: Final = 2000
# Sides are made even, as the usual pixel format wants them.
_ARGUMENTS: Final = [
    "-y", "-loglevel", "error", "-framerate", str(1000 // FRAME_MS), "-i", "frame-%06d.png",
    "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-movflags", "+faststart", VIDEO,
]  # fmt: skip

log = logging.getLogger("kiosk")


class Video(QObject):
    """Emits `ended` when there is a video, or is none and the log says why."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file = Path()
        self._process = QProcess(self)
        self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)

    def make(self, folder: Path) -> None:
        """Starts ffmpeg on the frames in that folder."""
        program = shutil.which("ffmpeg")
        if program is None:
            log.info("no video: ffmpeg is not installed")
            self.ended.emit()
            return
        self._file = folder / VIDEO
        log.info("making the video: %s", self._file)
        self._process.setWorkingDirectory(str(folder))
        self._process.start(program, _ARGUMENTS)

    def abandon(self) -> None:
        """Makes no video after all; leaves no half one."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            return
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(_DYING_MS)
        self._file.unlink(missing_ok=True)
        log.warning("no video: the program was ended while it was made")

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        if status == 0 and how is QProcess.ExitStatus.NormalExit:
            log.info("video: %s", self._file)
        else:
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip().splitlines()
            self._file.unlink(missing_ok=True)
            log.error("no video: ffmpeg said %s", (said or ["nothing"])[-1])
        self.ended.emit()

    def _fail(self, error: QProcess.ProcessError) -> None:
        """What began to run is told of by its end."""
        if error is QProcess.ProcessError.FailedToStart:
            log.error("no video: %s", self._process.errorString())
            self.ended.emit()
