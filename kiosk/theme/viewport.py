"""How a picture is shown, and a layer of it by itself."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPixmap


class Viewport(NamedTuple):
    """A size in device-independent pixels, the `view` of a drawing (in its units) that fills it, the pixel ratio."""

    size: QSize
    view: QRectF
    ratio: float

    @property
    def key(self) -> tuple[float, ...]:
        """Its key in a cache; less than a hundredth of a unit makes no pixel."""
        view = (self.view.x(), self.view.y(), self.view.width(), self.view.height())
        return (self.size.width(), self.size.height(), self.ratio, *(round(value, 2) for value in view))

    @property
    def scale(self) -> float:
        """Pixels for a unit of the drawing."""
        return self.size.width() / self.view.width()

    def point(self, x: float, y: float) -> QPointF:
        """A point of the drawing, in pixels."""
        return QPointF((x - self.view.x()) * self.scale, (y - self.view.y()) * self.scale)

    def box(self, part: QRectF) -> QRectF:
        """A rectangle of the drawing, in pixels."""
        return QRectF(self.point(part.x(), part.y()), part.size() * self.scale)


class Sprite(NamedTuple):
    """A layer of a picture by itself: its pixels, and where they lie in the picture (device-independent pixels)."""

    pixmap: QPixmap
    box: QRect
