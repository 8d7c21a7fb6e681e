"""Lines that join words or buttons at the side of a picture to its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme

# The widths of a line and of the ground around it, and the radii of its dot and the eye in it, in reference pixels.
_LINE = 4
_HALO = 12
_DOT = 9
_EYE = 5
# The lines have grown after this share of a picture's motion.
GROWN = 0.5


def spread(wanted: Sequence[int], heights: Sequence[int], apart: int, top: int, bottom: int) -> list[int]:
    """The top of each thing in a column: as near as can be to where it is wanted, in order, apart, inside."""
    tops: list[int] = []
    for want in wanted:
        above = tops[-1] + heights[len(tops) - 1] + apart if tops else top
        tops.append(max(want, above))
    limit = bottom
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - heights[index])
        limit = tops[index] - apart
    return tops


class LeaderLines(QWidget):
    """Draws lines over its parent, each from a side to a dot on a part; touches pass through."""

    def __init__(self, owner: QWidget, theme: Theme) -> None:
        super().__init__(owner)
        self._owner = owner
        self._theme = theme
        self._lines: list[tuple[QPointF, QPointF]] = []
        self._reached = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_lines(self, lines: Sequence[tuple[QPointF, QPointF]]) -> None:
        """Draws these lines from now on, in the parent's coordinates, above all it has."""
        self._lines = list(lines)
        self.setGeometry(self._owner.rect())
        self.raise_()
        self.update()

    def reach(self, progress: float) -> None:
        """Draws the lines as far as they have grown, `progress` from 0 to 1, one after the other."""
        reached = min(1.0, progress / GROWN)
        if reached != self._reached:
            self._reached = reached
            self.update()

    def _grown(self) -> list[tuple[QPointF, QPointF]]:
        """Each line as far as it has grown, one after the other."""
        shares = [min(1.0, self._reached * len(self._lines) - index) for index in range(len(self._lines))]
        lines = zip(self._lines, shares, strict=True)
        return [(start, start + (end - start) * share) for (start, end), share in lines if share > 0.0]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each line with a thin ground around it, so that it stands out on any part of a picture.

        Its dot is a ring between two rings of the ground: on a part of either colour one of them is seen.
        """
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, colours = self._theme.metrics, self._theme.colours
        for colour, extra in ((QColor(colours.surface), _HALO - _LINE), (QColor(colours.accent), 0)):
            width, dot = metrics.px(_LINE + extra), metrics.px(_DOT)
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(colour)
            for start, end in self._grown():
                painter.drawLine(start, end)
                painter.drawEllipse(end, dot, dot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        eye = metrics.px(_EYE)
        for _start, end in self._grown():
            painter.drawEllipse(end, eye, eye)
