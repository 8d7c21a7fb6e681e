"""The tries at the staff PIN, which take longer and longer after too many wrong ones; no Qt."""

import logging
import time
from collections.abc import Callable
from typing import Final

from kiosk.staff.stored import StaffFiles, Tries

# How many wrong tries are free; the next lock lasts that long, each further one twice as long, up to the longest.
FREE_TRIES: Final = 5
FIRST_LOCK_S: Final = 30.0
LONGEST_LOCK_S: Final = 3600.0

log = logging.getLogger("kiosk")


def lock_after(wrong: int) -> float:
    """The seconds for which that many wrong tries in a row lock the pad."""
    beyond = min(wrong - FREE_TRIES, 20)
    return 0.0 if beyond < 0 else min(FIRST_LOCK_S * 2.0**beyond, LONGEST_LOCK_S)


class PinTries:
    """Counts wrong tries in a file, so that a restart forgives none.

    Within a run a clock that only goes forward counts; the clock on the wall counts only between runs. One that was
    set back begins the lock again and never makes it longer. A file that cannot be trusted locks like the first time.
    """

    def __init__(
        self, files: StaffFiles, clock: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time
    ) -> None:
        self._files = files
        self._clock = clock
        self._wall = wall
        tries = files.load(Tries)
        if tries is None:
            log.warning("the file of the PIN tries cannot be used; the pad is locked for %d s", FIRST_LOCK_S)
            tries = Tries(FREE_TRIES, wall())
        self._wrong = tries.wrong
        since = wall() - tries.at
        lock = lock_after(self._wrong)
        self._until = clock() + (lock if since < 0 else max(0.0, lock - since))
        if self._wrong:
            self._store()

    @property
    def wait_s(self) -> float:
        """The seconds until the next try is allowed; 0 when it is."""
        return max(0.0, self._until - self._clock())

    def begin(self) -> None:
        """A try counts as wrong from its beginning, so that pulling the plug in its course gains nothing."""
        self._wrong += 1
        self._until = self._clock() + lock_after(self._wrong)
        self._store()

    def forgive(self) -> None:
        """The try that was begun was right: all is forgotten."""
        self._wrong = 0
        self._until = self._clock()
        self._store()

    def _store(self) -> None:
        """What was counted, at such a time of the wall's clock that the next run waits as long as this one."""
        at = self._wall() - (lock_after(self._wrong) - self.wait_s)
        try:
            self._files.store(Tries(self._wrong, at))
        except OSError as error:
            log.error("the PIN tries cannot be stored, a restart will forget them: %s", error)
