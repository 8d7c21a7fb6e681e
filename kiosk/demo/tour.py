"""Runs the tour: by the real clock, round and round, or frame by frame into a film, once."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from kiosk.demo.film import FRAME_MS, Film, FilmRefused
from kiosk.demo.motions import Motions
from kiosk.demo.plan import plan
from kiosk.demo.player import TourPlayer
from kiosk.window import KioskWindow

# How often the dot moves when nobody records.
_TICK_MS = 33

log = logging.getLogger("kiosk")


class Tour(QObject):
    """Emits `recorded` when the film is complete, `refused` when a frame cannot be written."""

    recorded = Signal()
    refused = Signal(str)

    def __init__(
        self, window: KioskWindow, film: Film | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` gives seconds and never runs backward; while a film is made, time is counted in frames instead."""
        super().__init__(window)
        self._window = window
        self._film = film
        self._clock = clock
        self._then = clock()
        self._motions = Motions(window)
        self._player = TourPlayer(window, self._motions.moving)
        self._player.finished.connect(self._end)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS if film is None else 0)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether the tour is under way."""
        return self._player.playing

    def start(self) -> None:
        """Begins anew with what the window shows; does nothing while there is no content."""
        scene = self._window.scene()
        if scene is None:
            return
        self._player.start(plan(scene.content, self._window.first_language))
        self._then = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Ends at once; a film ends here too, with what it has."""
        self._timer.stop()
        self._player.stop()
        if self._film is not None:
            log.warning("the tour was stopped, so its recording ends here")
            self._finish_film(self._film)

    def _tick(self) -> None:
        if self._film is None:
            now = self._clock()
            passed, self._then = now - self._then, now
            self._player.advance(passed)
        else:
            self._record(self._film)

    def _record(self, film: Film) -> None:
        """Keeps what the window shows now, then lets the time of one frame pass."""
        self._motions.hold_time()
        picture = self._window.grab().toImage()
        try:
            with self._motions.paused():
                film.add(picture)
        except FilmRefused as error:
            self._film = None
            self.stop()
            self.refused.emit(str(error))
            return
        self._motions.advance(FRAME_MS)
        self._player.advance(FRAME_MS / 1000)

    def _end(self) -> None:
        """The end of the plan: a film is complete, without one it begins again."""
        if self._film is None:
            self.start()
            return
        self._timer.stop()
        self._finish_film(self._film)
        self.recorded.emit()

    def _finish_film(self, film: Film) -> None:
        """From here on tours are shown, not recorded."""
        self._film = None
        self._timer.setInterval(_TICK_MS)
        film.finish()
