"""The soft dot that shows where a tour touches the screen; it never takes a touch itself."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QWidget

from kiosk.theme.colours import Colours

# How large the dot is far above the glass, on the glass, and when the finger has gone, as shares of its size.
_ABOVE = 1.0
_DOWN = 0.68
_GONE = 0.9
# The disc's share of the dot; around it lies its shadow.
_DISC = 0.7
# The width of the light ring and of the dark one around it, as shares of the dot.
_RING = 0.12
_OUTER = 0.24
# It is seen whole after this share of its way down: a hint that fades in slowly is missed.
_SEEN = 0.3


class TouchDot(QWidget):
    """A finger seen from above: comes nearer, presses, and goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._size = _ABOVE
        self._presence = 0.0
        self._colours: Colours
        self.hide()

    def place(self, centre: QPoint, diameter: int, colours: Colours) -> None:
        """Puts the dot over that point of the window, above all else there."""
        self._colours = colours
        self.setGeometry(centre.x() - diameter // 2, centre.y() - diameter // 2, diameter, diameter)
        self.show()
        self.raise_()

    def come(self, share: float) -> None:
        """On its way down to the glass, from 0 to 1."""
        self._set_appearance(_ABOVE + (_DOWN - _ABOVE) * share, min(1.0, share / _SEEN))

    def press(self) -> None:
        """On the glass."""
        self._set_appearance(_DOWN, 1.0)

    def go(self, share: float) -> None:
        """On its way off, from 0 to 1."""
        self._set_appearance(_DOWN + (_GONE - _DOWN) * share, 1.0 - share)

    def _set_appearance(self, size: float, presence: float) -> None:
        self._size, self._presence = size, presence
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A see-through disc with a light ring in a dark one, plain to see on every ground, in a soft shadow."""
        colours = self._colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(self._presence)
            painter.setPen(Qt.PenStyle.NoPen)
            centre, reach = QRectF(self.rect()).center(), self.width() / 2 * self._size
            painter.setBrush(_shadow(centre, reach, colours))
            painter.drawEllipse(centre, reach, reach)
            painter.setBrush(QColor(colours.touch_dot))
            painter.drawEllipse(centre, reach * _DISC, reach * _DISC)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in ((colours.touch_shadow, _OUTER), (colours.touch_ring, _RING)):
                painter.setPen(QPen(QColor(colour), max(2.0, reach * width)))
                painter.drawEllipse(centre, reach * _DISC, reach * _DISC)


def _shadow(centre: QPointF, reach: float, colours: Colours) -> QRadialGradient:
    """Darkest at the disc, nothing within it."""
    shadow = QRadialGradient(centre, reach)
    shadow.setColorAt(_DISC * 0.98, QColor(Qt.GlobalColor.transparent))
    shadow.setColorAt(_DISC, QColor(colours.touch_shadow))
    shadow.setColorAt(1.0, QColor(Qt.GlobalColor.transparent))
    return shadow
