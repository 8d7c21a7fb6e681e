"""The three sizes that text can have, as three letters; the present one stands on a filled ground."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme

# The side of each letter as a share of the height, and the room between the letters.
_SIDES = (0.62, 0.8, 1.0)
_APART = 0.12
# The width of the outline, in reference pixels.
_LINE = 4


class SizeSteps(QWidget):
    """The letters, `height` pixels high, in one colour; screen readers skip them."""

    def __init__(self, colour: str, ground: str, height: int, theme: Theme) -> None:
        """`ground` is the colour of the letter that stands on the filled place."""
        super().__init__()
        self._colour, self._ground, self._theme = colour, ground, theme
        self._hollow = False
        self.setFixedSize(steps_width(height), height)

    def sizeHint(self) -> QSize:
        return self.size()

    def set_hollow(self, *, hollow: bool) -> None:
        """The place of the present size is an outline, for where no pixel may stay lit: it is larger than any shift."""
        self._hollow = hollow
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Smallest first; what is mirrored with the language is the order alone."""
        high, left = self.height(), 0.0
        order = list(zip(tokens.TEXT_SIZES, _SIDES, strict=True))
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            order.reverse()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for size, share in order:
                side = round(high * share)
                box = QRectF(left, high - side, side, side)
                left += side + round(high * _APART)
                present = size == self._theme.metrics.text_size
                if present:
                    line = self._theme.metrics.px(_LINE)
                    painter.setPen(QPen(QColor(self._colour), line) if self._hollow else Qt.PenStyle.NoPen)
                    painter.setBrush(Qt.BrushStyle.NoBrush if self._hollow else QColor(self._colour))
                    inset = line / 2 if self._hollow else 0.0
                    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), side * 0.2, side * 0.2)
                inner = round(side * (0.72 if present else 0.86))
                colour = self._ground if present and not self._hollow else self._colour
                letter = self._theme.artwork.icon("letter", colour, inner, self.devicePixelRatioF())
                middle = box.center()
                painter.drawPixmap(round(middle.x() - inner / 2), round(middle.y() - inner / 2), letter)


def steps_width(height: int) -> int:
    """How wide the letters are together when they are that many pixels high."""
    return sum(round(height * side) for side in _SIDES) + 2 * round(height * _APART)
