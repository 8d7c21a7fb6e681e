"""Plays a motion once and lets it rest; it can be paused, taken up again and played anew."""

from enum import Enum

from PySide6.QtCore import QObject, QVariantAnimation, Signal


class Phase(Enum):
    """What a player is doing."""

    PLAYING = "playing"
    PAUSED = "paused"
    RESTING = "resting"


class Playback(QObject):
    """Emits `progressed` with the way gone, from 0 to 1, and `phase_changed`. Rests at the end until played."""

    progressed = Signal(float)
    phase_changed = Signal()

    def __init__(self, duration_ms: int, delay_ms: int, parent: QObject) -> None:
        """`delay_ms` are spent at the beginning before anything moves."""
        super().__init__(parent)
        self._delay = delay_ms
        self._duration = duration_ms
        self._progress = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0)
        self._motion.setEndValue(duration_ms + delay_ms)
        self._motion.setDuration(duration_ms + delay_ms)
        self._motion.valueChanged.connect(self._advance)
        self._motion.stateChanged.connect(self._say_phase)

    @property
    def progress(self) -> float:
        """The way gone, from 0 to 1."""
        return self._progress

    @property
    def phase(self) -> Phase:
        """What it is doing now."""
        states = {
            QVariantAnimation.State.Running: Phase.PLAYING,
            QVariantAnimation.State.Paused: Phase.PAUSED,
        }
        return states.get(self._motion.state(), Phase.RESTING)

    def play(self) -> None:
        """Plays from the beginning."""
        self._motion.stop()
        self._advance(0)
        self._motion.start()

    def toggle(self) -> None:
        """What the one button does: pauses, goes on, or plays anew."""
        if self.phase is Phase.PLAYING:
            self._motion.pause()
        elif self.phase is Phase.PAUSED:
            self._motion.resume()
        else:
            self.play()

    def rest(self) -> None:
        """Goes to the end at once."""
        self._motion.stop()
        self._advance(self._delay + self._duration)

    def show_moment(self, elapsed_ms: int) -> None:
        """Goes to a moment of the playing or paused motion, counted from its beginning with the delay."""
        self._motion.setCurrentTime(elapsed_ms)

    def _advance(self, elapsed: int) -> None:
        self._progress = min(1.0, max(0.0, (elapsed - self._delay) / max(1, self._duration)))
        self.progressed.emit(self._progress)

    def _say_phase(self) -> None:
        self.phase_changed.emit()
