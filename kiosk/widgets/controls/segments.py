"""How far a story is: a line of segments, one for each scene, of which the present one fills while it runs."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme

# The height of the line, and of a segment that has not begun, in reference pixels.
_HEIGHT: Final = 18


class Segments(QWidget):
    """Filled from where the language begins; screen readers skip it, for the bar says the same in numbers."""

    def __init__(self, count: int, theme: Theme) -> None:
        super().__init__()
        self._count = count
        self._theme = theme
        self._done = 0.0
        self.setFixedHeight(theme.metrics.px(_HEIGHT))

    @property
    def done(self) -> float:
        """How many scenes are over, the present one in part."""
        return self._done

    def show_done(self, done: float) -> None:
        """Fills so many segments, the last of them in part."""
        if done != self._done:
            self._done = done
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is to come is an outline, so that it is told by more than its colour."""
        colours, metrics = self._theme.colours, self._theme.metrics
        gap, pen = metrics.px(tokens.SPACE_SMALL), metrics.px(tokens.BORDER)
        width = (self.width() - gap * (self._count - 1)) / self._count
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width(), 0)
                painter.scale(-1, 1)
            for index in range(self._count):
                box = QRectF(index * (width + gap), 0, width, self.height())
                share = min(1.0, max(0.0, self._done - index))
                self._draw(painter, box, share, colours.edge, colours.accent, pen)

    def _draw(self, painter: QPainter, box: QRectF, share: float, edge: str, fill: str, pen: int) -> None:
        inner = box.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        radius = inner.height() / 2
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.setClipRect(QRectF(box.left(), box.top(), box.width() * share, box.height()))
        painter.drawRoundedRect(box, radius, radius)
        painter.restore()
        painter.setPen(QColor(edge if share < 1.0 else fill))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner, radius, radius)
