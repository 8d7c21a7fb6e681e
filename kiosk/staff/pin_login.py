"""The way through the PIN: the keys, the tries, the comparison, and what the pad says meanwhile."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from math import ceil
from random import SystemRandom
from threading import Thread

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiosk.staff import pin_hash
from kiosk.staff.pin_tries import PinTries
from kiosk.staff.stored import PinHash, StaffFiles
from kiosk.theme.theme import Theme
from kiosk.views.staff.pin_pad import DIGITS, PinPad
from kiosk.views.staff.screen import StaffScreen, Wording

log = logging.getLogger("kiosk")


class PinLogin(QObject):
    """Emits `passed` for the right PIN, `left` for Cancel, and `relaid` when the pad is to be made again."""

    passed = Signal()
    left = Signal()
    relaid = Signal()
    compared = Signal(bool)  # whether the digits were right, though nobody may wait for it any more

    def __init__(
        self,
        files: StaffFiles,
        wording: Callable[[], Wording],
        clock: Callable[[], float],
        now: Callable[[], datetime],
        *,
        shuffled: bool,
    ) -> None:
        """`clock` never runs backward, `now` is the clock on the wall; `shuffled` digits lie elsewhere each time."""
        super().__init__()
        self._files = files
        self._wording = wording
        self._shuffled = shuffled
        self._order: Sequence[str] = DIGITS
        self._pad: PinPad | None = None
        self._message = ""
        self._tries = PinTries(files, clock, lambda: now().timestamp())
        self._checking = False
        self._awaited = False
        self.compared.connect(self._checked)

    def open(self) -> None:
        """Somebody comes: the keys are laid, and nothing is said."""
        self._message = ""
        self._lay_keys()

    def close(self) -> None:
        """Nobody is there any more; a PIN that is still being compared opens nothing."""
        self._awaited = False
        self._pad = None

    def make_pad(self, theme: Theme, parent: QWidget) -> StaffScreen:
        """The pad, saying what there is to say."""
        self._pad = PinPad(self._wording(), self._order, theme, parent)
        self._pad.entered.connect(self._try)
        self._pad.left.connect(self.left)
        self.tell()
        return self._pad

    def tell(self) -> None:
        """Says on the pad how the last try went, or how long to wait; called each second."""
        if self._pad is None:
            return
        wording = self._wording()
        words, wait = wording.words, self._tries.wait_s
        if self._checking:
            self._pad.show_message(wording.say(words.checking), ready=False)
        elif wait > 0:
            self._pad.show_message(wording.say(words.locked).format(seconds=ceil(wait)), ready=False)
        else:
            self._pad.show_message(self._message, ready=True)

    def _lay_keys(self) -> None:
        self._order = SystemRandom().sample(DIGITS, len(DIGITS)) if self._shuffled else DIGITS

    def _try(self, digits: str) -> None:
        if self._checking or self._tries.wait_s > 0:
            return
        pin = self._files.load(PinHash)
        words = self._wording()
        if pin is None:
            log.error("the stored PIN cannot be read; `main.py pin` stores a new one")
            self._message = words.say(words.words.unreadable)
        else:
            self._tries.begin()
            # Raises where no thread is to be had: nothing is being checked then.
            Thread(target=self._compare, args=(digits, pin), daemon=True).start()
            self._checking = self._awaited = True
        self.tell()

    def _compare(self, digits: str, stored: PinHash) -> None:
        """Runs on a thread of its own: it takes long on purpose."""
        try:
            right = pin_hash.matches(digits, stored)
        except Exception:  # such as numbers in the file that scrypt cannot use; an answer left out locks staff out
            log.exception("the stored PIN cannot be used")
            right = False
        self.compared.emit(right)

    def _checked(self, right: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._checking = False
        if right:
            self._tries.forgive()
            if self._awaited:  # not when who typed it has left, even if the pad is open again
                self.passed.emit()
            else:
                self.tell()
            return
        log.warning("wrong staff PIN")
        words = self._wording()
        self._message = words.say(words.words.wrong)
        if self._pad is not None:
            self._lay_keys()
            self.relaid.emit()
