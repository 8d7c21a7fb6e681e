"""The small dot that tells staff, and nobody else, that the saved file is not the one on the screen."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme

# The ring of the ground's colour around the dot, as a share of it: the dot is seen on a scrim and on any picture.
_RING: Final = 0.3
# Its distance to the edges of the glass, as a share of it.
_EDGE: Final = 0.5


class StatusDot(QWidget):
    """A dot in the top right corner of the window, in the margin where nothing else stands; it has no name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dot = self._ring = ""
        self._inset = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Takes on the colours and the size of a theme, and goes to the corner."""
        metrics, colours = theme.metrics, theme.colours
        self._dot, self._ring = colours.alarm, colours.ground
        dot = max(tokens.STATUS_DOT_LEAST_PX, ceil(tokens.STATUS_DOT_MM / tokens.REFERENCE_MM_PER_PX * metrics.scale))
        self._inset = dot * _RING
        side = ceil(dot + 2 * self._inset)
        edge = round(dot * _EDGE)
        self.setGeometry(metrics.width - edge - side, edge, side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            box = QRectF(self.rect())
            inset = self._inset
            for colour, part in ((self._ring, box), (self._dot, box.adjusted(inset, inset, -inset, -inset))):
                painter.setBrush(QColor(colour))
                painter.drawEllipse(part)
