"""Keeps a content as the last good one when it has been on the screen for a while."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from kiosk.content.edition import Edition
from kiosk.publishing.archive import Archive

# Content that has been shown for this long without a fault has proved itself.
PROBATION_MS: Final = 3000
# How long an end waits for a version that is being written.
_LAST_WRITE_S: Final = 0.4

log = logging.getLogger("kiosk")


class Archiver(QObject):
    """Writes on a thread of its own, for a disk may be slow; what is `on_probation` has not proved itself yet."""

    def __init__(self, archive: Archive, probation_ms: int = PROBATION_MS) -> None:
        super().__init__()
        self.archive = archive
        self.on_probation: Edition | None = None
        self._former: Edition | None = None
        self._failing = False
        self._writing: list[Future[None]] = []
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archiver")
        self._timer = QTimer(self, singleShot=True, interval=probation_ms)
        self._timer.timeout.connect(self._proved)

    def watch(self, edition: Edition, former: Edition | None) -> None:
        """That content is on the screen now; the former is held until it has proved itself, for it may come back."""
        self.on_probation, self._former = edition, former
        self._timer.start()

    def forget(self) -> tuple[Edition | None, Edition | None]:
        """What is on probation is not to be kept; answers with it and with the former one."""
        pair = self.on_probation, self._former
        self.on_probation = self._former = None
        self._timer.stop()
        return pair

    def close(self) -> None:
        """Lets what is being written be written, but not for long: half a version is none, and a disk may hang."""
        self.forget()
        self._writer.shutdown(wait=False, cancel_futures=True)
        wait(self._writing, _LAST_WRITE_S)

    def _proved(self) -> None:
        edition, _ = self.forget()
        if edition is not None:
            self._writing = [self._writer.submit(self._keep, edition)]

    def _keep(self, edition: Edition) -> None:
        try:
            self.archive.keep(edition, datetime.now().astimezone())
        except OSError as error:
            if not self._failing:
                log.error("the last good content cannot be kept: %s", error)
            self._failing = True
        except Exception:
            log.exception("fault while keeping the last good content")
        else:
            self._failing = False
