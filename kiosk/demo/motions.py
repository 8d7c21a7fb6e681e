"""The motions under way in a window: whether any is, and a clock of frames for those that are recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.widgets.pictures.breathing import BreathingPicture

_ENDLESS = -1


class Motions:
    """All of Qt's animations that belong to a window or to anything within it, and the waiting screen's light."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._times: dict[QAbstractAnimation, int] = {}
        self._breaths: dict[BreathingPicture, int] = {}

    def moving(self) -> bool:
        """Whether something moves that will come to rest."""
        return any(motion.totalDuration() != _ENDLESS for motion in self._running())

    def advance(self, ms: int) -> None:
        """Moves everything on by that much of the recording's time, instead of the time that has really passed."""
        self.hold_time()
        for motion, time in list(self._times.items()):
            self._times[motion] = time + ms
            if isValid(motion):  # the end of one may take another away
                motion.setCurrentTime(time + ms)
        self._breaths = {drawing: time + ms for drawing, time in self._breaths.items()}

    def hold_time(self) -> None:
        """Takes back what real time has moved; what has just begun is at its beginning."""
        running = self._running()
        # One that stands before its time was begun anew.
        times = {motion: min(self._times.get(motion, 0), motion.currentTime()) for motion in running}
        self._times = times
        for motion, time in times.items():
            motion.setCurrentTime(time)
        self._hold_breath()

    def _hold_breath(self) -> None:
        """The waiting screen's light has timers of its own; here it breathes once, when it would first."""
        found = self._window.findChildren(BreathingPicture)
        alive = [drawing for drawing in found if drawing.isVisible() and (drawing.waiting or drawing.breathing)]
        self._breaths = {drawing: self._breaths.get(drawing, 0) for drawing in alive}
        for drawing, time in self._breaths.items():
            moment = (time / 1000 - tokens.BREATH_FIRST_S) / tokens.BREATH_S
            drawing.breathe_at(min(max(moment, 0.0), 1.0))

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Keeps real time from passing for them meanwhile, unnoticed by anyone who watches their state."""
        held = self._running()
        for motion in held:
            _quietly(motion, motion.pause)
        try:
            yield
        finally:
            for motion in filter(isValid, held):
                _quietly(motion, motion.resume)

    def _running(self) -> list[QAbstractAnimation]:
        found = self._window.findChildren(QAbstractAnimation)
        return [motion for motion in found if motion.state() is QAbstractAnimation.State.Running]


def _quietly(motion: QAbstractAnimation, action: Callable[[], None]) -> None:
    motion.blockSignals(True)
    action()
    motion.blockSignals(False)
