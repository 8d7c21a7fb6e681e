"""A slow change of what a widget shows: the former look fades over the new one, which is there at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.widgets.pictures.playback import SLOW_FRAME_MS, Phase, Playback


class CrossFade(QWidget):
    """Lies over a widget while its look changes; never in the way of a finger."""

    def __init__(self, below: QWidget, duration_ms: int, clock: MotionClock | None) -> None:
        """Without a clock it changes without motion."""
        super().__init__(below)
        self._below = below
        self._former = QPixmap()
        self._later = QPixmap()
        self._playback: Playback | None = None
        if clock is not None:
            self._playback = Playback(clock, duration_ms, self, frame_ms=SLOW_FRAME_MS)
            self._playback.progressed.connect(self.update)
            self._playback.phase_changed.connect(self._check_phase)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def take(self) -> None:
        """Keeps how the widget below looks now, before it changes."""
        self.finish()
        if self._playback is not None and self._below.isVisible():
            self._former = self._grab()

    def start(self) -> None:
        """Changes from the look that was taken to the present one."""
        fits = self._former.size() == self._below.size() * self.devicePixelRatioF()
        if self._playback is None or self._former.isNull() or not fits:
            self.finish()
            return
        self._later = self._grab()
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()
        self._playback.play()

    def finish(self) -> None:
        """Shows the new look alone."""
        if self._playback is not None:
            self._playback.rest()
        self._former = self._later = QPixmap()
        self.hide()

    def _check_phase(self) -> None:
        if self._playback is not None and self._playback.phase is Phase.RESTING:
            self.finish()

    def _grab(self) -> QPixmap:
        """How the widget below looks, without the transparency that `grab` leaves room for."""
        ratio = self._below.devicePixelRatioF()
        pixels = QPixmap(self._below.size() * ratio)
        pixels.setDevicePixelRatio(ratio)
        pixels.fill(self._below.palette().color(self._below.backgroundRole()))
        self._below.render(pixels)
        return pixels

    def paintEvent(self, _event: QPaintEvent) -> None:
        share = 1.0 if self._playback is None else self._playback.progress
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._later)
            painter.setOpacity(1.0 - share * share * (3.0 - 2.0 * share))
            painter.drawPixmap(0, 0, self._former)
