"""The clocks of the waiting room, which can be turned. Install them before anything of the kiosk is imported."""

import time
from datetime import datetime, timedelta
from typing import Final

_BEGIN: Final = datetime(2026, 11, 23, 10, 0)


class Clocks:
    """A clock that never runs backward, in seconds, and one on the wall; time passes, and more of it when told."""

    def __init__(self) -> None:
        self._real = time.monotonic
        self._ahead = 0.0
        self._shift = timedelta()

    def install(self) -> None:
        """Takes the place of `time.monotonic`, which the kiosk's parts are given when they are imported."""
        time.monotonic = self.monotonic

    def monotonic(self) -> float:
        """Seconds since some moment."""
        return self._real() + self._ahead

    def elapsed_ms(self) -> int:
        """The milliseconds that were let pass, for motion: real ones do not count, or no run would be like another."""
        return round(self._ahead * 1000)

    def now(self) -> datetime:
        """What the clock on the wall says."""
        return _BEGIN + timedelta(seconds=self._ahead) + self._shift

    def advance(self, seconds: float) -> None:
        """Lets time pass."""
        self._ahead += seconds

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock on the wall."""
        self._shift += now - self.now()
