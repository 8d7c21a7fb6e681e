"""One clock for everything that moves on the screen."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from shiboken6 import isValid


class Motion(Protocol):
    """What the clock lets time pass for; nobody waits for the end of an `ambient` motion."""

    ambient: bool

    def due_ms(self) -> int:
        """In how many milliseconds its next frame is due."""

    def advance(self) -> None:
        """Draws the frame that is due."""


class MotionClock(QObject):
    """Lets time pass for the motions in progress, with one timer that rests while nothing moves."""

    def __init__(self, elapsed: Callable[[], int] | None = None) -> None:
        """`elapsed` counts milliseconds in place of real time, as a recording does; then only `tick` moves anything."""
        super().__init__()
        self._motions: list[Motion] = []
        self._elapsed = elapsed
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def moving(self) -> bool:
        """Whether something moves whose end a reader waits for."""
        return any(isValid(motion) and not motion.ambient for motion in self._motions)

    def now(self) -> int:
        """The milliseconds that have passed."""
        return self._since.elapsed() if self._elapsed is None else self._elapsed()

    def join(self, motion: Motion) -> None:
        """It moves from now on."""
        if motion not in self._motions:
            self._motions.append(motion)
        self._wait()

    def leave(self, motion: Motion) -> None:
        """It moves no more."""
        if motion in self._motions:
            self._motions.remove(motion)

    def tick(self) -> None:
        """Draws each frame that is due."""
        self._motions = [motion for motion in self._motions if isValid(motion)]
        for motion in tuple(self._motions):
            if isValid(motion) and motion in self._motions and motion.due_ms() <= 0:  # one may end another
                motion.advance()
        self._wait()

    def _wait(self) -> None:
        due = [motion.due_ms() for motion in self._motions if isValid(motion)]
        if due and self._elapsed is None:
            self._timer.start(max(0, min(due)))
        else:
            self._timer.stop()
