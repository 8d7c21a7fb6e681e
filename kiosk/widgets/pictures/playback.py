"""A motion that is played once and then rests; it can be paused, taken up again and played anew."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal

from kiosk.system.clocks.motion_clock import MotionClock

# A frame of the screen; and one of what moves so slowly that fewer are smooth, so that the processor may rest.
FRAME_MS: Final = 16
SLOW_FRAME_MS: Final = 50


class Phase(Enum):
    """What a playback is doing."""

    PLAYING = "playing"
    PAUSED = "paused"
    RESTING = "resting"


class Playback(QObject):
    """Emits `progressed` with its `progress`, from 0 to 1, and `phase_changed`; rests at the end until it is played."""

    progressed = Signal(float)
    phase_changed = Signal()

    def __init__(
        self,
        clock: MotionClock,
        duration_ms: int,
        parent: QObject,
        *,
        delay_ms: int = 0,
        frame_ms: int = FRAME_MS,
        ambient: bool = False,
    ) -> None:
        """`delay_ms` pass at the beginning before anything moves; see `Motion` for `ambient`."""
        super().__init__(parent)
        self.ambient = ambient
        self._clock = clock
        self._duration = duration_ms
        self._usual_delay = self._delay = delay_ms
        self._frame = frame_ms
        self._began = self._drawn = 0  # by the clock: the first moment, and the last frame
        self._paused_at: int | None = None
        self.progress = 1.0

    @property
    def phase(self) -> Phase:
        """What it is doing now."""
        if self.progress >= 1.0:
            return Phase.RESTING
        return Phase.PLAYING if self._paused_at is None else Phase.PAUSED

    @property
    def duration_ms(self) -> int:
        """How long it moves, in milliseconds, the delay aside."""
        return self._duration

    def play(self, delay_ms: int | None = None) -> None:
        """Plays from the beginning, this time after another delay if one is given."""
        self._delay = self._usual_delay if delay_ms is None else delay_ms
        self._paused_at = None
        self.show_moment(0)
        self._clock.join(self)
        self.phase_changed.emit()

    def toggle(self) -> None:
        """What the one button does: pauses, goes on, or plays anew."""
        if self.phase is Phase.RESTING:
            self.play()
            return
        if self._paused_at is None:
            self._paused_at = self._elapsed()
            self._clock.leave(self)
        else:
            self._began, self._paused_at = self._clock.now() - self._paused_at, None
            self._clock.join(self)
        self.phase_changed.emit()

    def rest(self) -> None:
        """Goes to the end at once."""
        self._set_progress(1.0)

    def show_moment(self, elapsed_ms: int) -> None:
        """Goes to a moment of the motion, counted from its beginning with the delay."""
        self._began = self._clock.now() - elapsed_ms
        if self._paused_at is not None:
            self._paused_at = elapsed_ms
        self._set_progress(self._share(elapsed_ms))

    def due_ms(self) -> int:
        """In how many milliseconds the next frame is due."""
        waiting = self._delay - self._elapsed()
        return waiting if waiting > 0 else self._frame - (self._clock.now() - self._drawn)

    def advance(self) -> None:
        """Draws the frame that is due."""
        self._set_progress(self._share(self._elapsed()))

    def _elapsed(self) -> int:
        return self._clock.now() - self._began

    def _share(self, elapsed_ms: int) -> float:
        return (elapsed_ms - self._delay) / max(1, self._duration)

    def _set_progress(self, progress: float) -> None:
        moved = self.progress < 1.0
        self._drawn = self._clock.now()
        self.progress = min(1.0, max(0.0, progress))
        if self.progress >= 1.0:
            self._paused_at = None
            self._clock.leave(self)
        self.progressed.emit(self.progress)
        if moved and self.progress >= 1.0:
            self.phase_changed.emit()
