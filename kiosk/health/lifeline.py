"""What a run of the kiosk tells of itself: to whoever supervises it, and to the next run."""

import logging
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.health.heartbeat import Heartbeat
from kiosk.health.notifier import STOPPING, Notifier
from kiosk.health.run_log import PROVED_AFTER_S, RunLog
from kiosk.system.log.log_files import LogFiles

log = logging.getLogger("kiosk")


class Lifeline(QObject):
    """The heartbeat of the window, the log on the disk, and how this run ends."""

    def __init__(self, window: QWidget, notifier: Notifier, run_log: RunLog | None, log_file: Path | None) -> None:
        """Without `run_log` and `log_file`, in a demo, nothing is written down."""
        super().__init__(window)
        self._notifier = notifier
        self._run_log = run_log
        self._heartbeat = Heartbeat(window, notifier)
        self._proof = QTimer(self, singleShot=True, interval=round(PROVED_AFTER_S * 1000))
        self._log_files: LogFiles | None = None
        if run_log is not None:
            self._proof.timeout.connect(run_log.proved)
        if log_file is not None:
            try:
                self._log_files = LogFiles(log_file)
            except OSError as error:
                log.warning("no log is kept on the disk: %s", error)

    def begin(self) -> None:
        """The first frame is on the screen."""
        self._heartbeat.begin()
        self._proof.start()

    def shows(self, content: str) -> None:
        """The content of that digest is on the screen."""
        if self._run_log is not None:
            self._run_log.shows(content)

    def fail(self, why: str) -> None:
        """The program is about to end by itself."""
        if self._run_log is not None:
            self._run_log.ends_badly(why)

    def end(self) -> None:
        """Somebody ends the program."""
        self._notifier.say(STOPPING)
        if self._run_log is not None:
            self._run_log.ends_well()

    def close(self) -> None:
        """The last line of the log is said."""
        if self._log_files is not None:
            with suppress(OSError):
                self._log_files.close()
