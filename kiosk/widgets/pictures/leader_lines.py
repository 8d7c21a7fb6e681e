"""Lines that join words or buttons at the side of a picture to its parts."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.theme.theme import Theme

# The widths of a line and of the ground around it, and the radii of its dot and the eye in it, in reference pixels.
_LINE: Final = 4
_HALO: Final = 12
_DOT: Final = 9
_EYE: Final = 5
# The dot is there alone for this share of the time in which a line grows.
_DOT_ALONE: Final = 0.35


class LeaderLines(QWidget):
    """Draws lines over its parent, each from a dot on a part to a side; touches pass through."""

    def __init__(self, owner: QWidget, theme: Theme) -> None:
        super().__init__(owner)
        self._owner = owner
        self._theme = theme
        self._lines: list[tuple[QPointF, QPointF]] = []
        self._shares: tuple[float, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_lines(self, lines: Sequence[tuple[QPointF, QPointF]], shares: Sequence[float] = ()) -> None:
        """Draws these lines from now on, in the parent's coordinates, above all it has; `shares` as in `grow`."""
        self._lines = list(lines)
        self._shares = tuple(shares) if shares else (1.0,) * len(self._lines)
        self.setGeometry(self._owner.rect())
        self.raise_()
        self.update()

    def grow(self, shares: Sequence[float]) -> None:
        """Draws each line as far as it has grown, from 0 (not there) to 1: first its dot, then the line from there."""
        if tuple(shares) != self._shares:
            self._shares = tuple(shares)
            self.update()

    def grown(self) -> Iterator[tuple[QPointF, QPointF]]:
        """Each line that is there as far as it has grown, ending in its dot."""
        for (start, end), share in zip(self._lines, self._shares, strict=True):
            if share > 0.0:
                reached = min(1.0, max(0.0, (share - _DOT_ALONE) / (1.0 - _DOT_ALONE)))
                yield end + (start - end) * reached, end

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each line with a thin ground around it, so that it stands out on any part of a picture.

        Its dot is a ring between two rings of the ground: on a part of either colour one of them is seen.
        """
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics, colours, lines = self._theme.metrics, self._theme.colours, list(self.grown())
            for colour, extra in ((QColor(colours.surface), _HALO - _LINE), (QColor(colours.accent), 0)):
                width, dot = metrics.px(_LINE + extra), metrics.px(_DOT)
                painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.setBrush(colour)
                for start, end in lines:
                    painter.drawLine(start, end)
                    painter.drawEllipse(end, dot, dot)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.surface))
            eye = metrics.px(_EYE)
            for _start, end in lines:
                painter.drawEllipse(end, eye, eye)
