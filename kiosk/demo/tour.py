"""Runs the tour: by the real clock, round and round, or frame by frame into a film, once."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from kiosk.demo.film import FRAME_MS, Film, FilmRefused
from kiosk.demo.plan import plan
from kiosk.demo.player import TourPlayer
from kiosk.demo.video import Video
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.window.window import KioskWindow

# How often the dot moves when nobody records.
_TICK_MS = 33

log = logging.getLogger("kiosk")


class Tour(QObject):
    """Emits `recorded` when film and video are complete, `refused` when a frame cannot be written."""

    recorded = Signal()
    refused = Signal(str)

    def __init__(
        self,
        window: KioskWindow,
        motions: MotionClock,
        film: Film | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Time passes by `clock`, for a `film` by frames; `motions`, the clock of what moves, follows the film too."""
        super().__init__(window)
        self._window = window
        self._film = film
        self._clock = clock
        self._then = clock()
        self._motions = motions
        self._player = TourPlayer(window, motions)
        self._player.finished.connect(self._end)
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._video = Video(self)
        self._video.ended.connect(self.recorded)
        application = QCoreApplication.instance()
        if film is not None and application is not None:
            application.aboutToQuit.connect(self._break_off)

    @property
    def playing(self) -> bool:
        """Whether the tour is running."""
        return self._player.playing

    def start(self) -> None:
        """Starts again with what the window shows; does nothing while there is no content."""
        context = self._window.context()
        if context is not None:
            self._player.start(plan(context.content, self._window.first_language))
            self._then = self._clock()
            self._timer.start(_TICK_MS if self._film is None else 0)

    def stop(self) -> None:
        """Ends at once; a film is cut short, and no video is made of it."""
        self._timer.stop()
        self._player.stop()
        if self._film is not None:
            film, self._film = self._film, None
            seconds = film.elapsed_ms() // 1000
            log.warning("the recording was cut short: %d frames, %d s, in %s", film.count, seconds, film.folder)

    def _break_off(self) -> None:
        """The program ends."""
        self.stop()
        self._video.abandon()

    def _tick(self) -> None:
        if self._film is None:
            now = self._clock()
            passed, self._then = now - self._then, now
            self._player.advance(passed)
        else:
            self._record(self._film)

    def _record(self, film: Film) -> None:
        """Keeps what the window shows now, then lets the time of one frame pass."""
        try:
            film.add(self._window.grab().toImage())
        except FilmRefused as error:
            self._film = None
            self.stop()
            self.refused.emit(str(error))
        else:
            self._motions.tick()
            self._player.advance(FRAME_MS / 1000)

    def _end(self) -> None:
        """The end of the plan: a film is complete, without one it begins again."""
        film, self._film = self._film, None
        if film is None:
            self.start()
            return
        self._timer.stop()
        log.info("recorded %d frames, %d s, in %s", film.count, film.elapsed_ms() // 1000, film.folder)
        self._video.make(film.folder)
