"""A slow change of what a widget shows: the former look fades over the new one, which is there at once."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

# Slow as it is, this many milliseconds a frame are smooth.
_FRAME_MS: Final = 50


class CrossFade(QWidget):
    """Lies over a widget while its look changes; never in the way of a finger."""

    def __init__(self, below: QWidget, duration_ms: int) -> None:
        """A duration of 0 changes it without motion."""
        super().__init__(below)
        self._below = below
        self._duration = duration_ms
        self._former = QPixmap()
        self._later = QPixmap()
        self._since = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setInterval(_FRAME_MS)
        self._beat.timeout.connect(self._advance)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def take(self) -> None:
        """Keeps how the widget below looks now, before it changes."""
        self.finish()
        if self._duration > 0 and self._below.isVisible():
            self._former = self._grab()

    def start(self) -> None:
        """Changes from the look that was taken to the present one."""
        if self._former.isNull() or self._former.size() != (self._below.size() * self.devicePixelRatioF()):
            self.finish()
            return
        self._later = self._grab()
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()
        self._since.start()
        self._beat.start()

    def finish(self) -> None:
        """Shows the new look alone."""
        self._beat.stop()
        self._former = self._later = QPixmap()
        self.hide()

    def _advance(self) -> None:
        if self._since.elapsed() >= self._duration:
            self.finish()
        else:
            self.update()

    def _grab(self) -> QPixmap:
        """How the widget below looks, without the transparency that `grab` leaves room for."""
        ratio = self._below.devicePixelRatioF()
        look = QPixmap(self._below.size() * ratio)
        look.setDevicePixelRatio(ratio)
        look.fill(self._below.palette().color(self._below.backgroundRole()))
        self._below.render(look)
        return look

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the new look, and the former over it."""
        share = min(1.0, self._since.elapsed() / max(1, self._duration))
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._later)
        painter.setOpacity(1.0 - share * share * (3.0 - 2.0 * share))
        painter.drawPixmap(0, 0, self._former)
