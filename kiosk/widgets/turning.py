"""The turn of a page: the former page glides off and fades over the new one, which is there at once."""

from typing import Final

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

# How far the former page glides, as a share of its width.
_GLIDE: Final = 0.12


class Turning(QWidget):
    """Lies over the stage while a page turns; never in the way of a finger, and over at once when turned again."""

    def __init__(self, stage: QWidget, duration_ms: int) -> None:
        """A duration of 0 turns pages without motion."""
        super().__init__(stage)
        self._stage = stage
        self._duration = duration_ms
        self._former = QPixmap()
        self._direction = 1
        self._progress = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._advance)
        self._motion.finished.connect(self.finish)
        self.hide()

    def take(self, page: QWidget | None) -> None:
        """Keeps how the page looks now, before it changes."""
        self.finish()
        if self._duration > 0 and page is not None and page.isVisible():
            self._former = page.grab()

    def start(self, *, forward: bool) -> None:
        """Lets the page that was taken glide off, to the left when the reader goes forward."""
        if self._former.isNull():
            return
        self._direction = -1 if forward is (self.layoutDirection() is Qt.LayoutDirection.LeftToRight) else 1
        self.setGeometry(self._stage.rect())
        self._progress = 0.0
        self._motion.setDuration(self._duration)
        self.show()
        self.raise_()
        self._motion.start()

    def finish(self) -> None:
        """Shows the new page alone."""
        self._motion.stop()
        self._former = QPixmap()
        self.hide()

    def _advance(self, progress: float) -> None:
        self._progress = progress
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the former page, on its way."""
        painter = QPainter(self)
        painter.setOpacity(1.0 - self._progress)
        painter.drawPixmap(round(self._direction * self._progress * _GLIDE * self.width()), 0, self._former)
