"""Compares a PIN with the stored hash, on a thread of its own: that takes long on purpose."""

import logging
from threading import Thread

from PySide6.QtCore import QObject, Signal

from kiosk.staff import pin_hash
from kiosk.staff.stored import PinHash

log = logging.getLogger("kiosk")


class PinCheck(QObject):
    """Emits `done` with whether the digits of the last `start` were right, in the thread it was made in."""

    done = Signal(bool)

    def start(self, digits: str, stored: PinHash) -> None:
        """Begins to compare."""
        Thread(target=self._compare, args=(digits, stored), daemon=True).start()

    def _compare(self, digits: str, stored: PinHash) -> None:
        try:
            right = pin_hash.matches(digits, stored)
        except Exception:  # such as numbers in the file that scrypt cannot use; an answer left out locks staff out
            log.exception("the stored PIN cannot be used")
            right = False
        self.done.emit(right)
