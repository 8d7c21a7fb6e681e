"""The camera's flight from one picture of a drawing to the next: the same thing, seen from nearer or farther."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from kiosk.theme.theme import Theme
from kiosk.widgets.pictures.picture_view import CameraView, round_corners

# The later picture is there alone after this share of the way.
_ARRIVED = 0.6


class CameraFlight(NamedTuple):
    """From one camera view of a drawing to another; both may lie anywhere on the screen."""

    start: CameraView
    end: CameraView
    theme: Theme

    def draw(self, painter: QPainter, progress: float) -> None:
        """Draws the picture on its way, `progress` from 0 to 1."""
        box = _between(QRectF(self.start.box), QRectF(self.end.box), progress)
        view = self._view(progress)
        painter.save()
        painter.setClipRect(box)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box, QColor(self.theme.colours.tint))
        arrival = min(1.0, progress / _ARRIVED)
        if arrival < 1.0 or not self.end.view.contains(view):
            self._draw_view(painter, self.start, box, view)
        painter.setOpacity(arrival)
        self._draw_view(painter, self.end, box, view)
        painter.restore()
        painter.save()
        round_corners(painter, box, self.theme)
        painter.restore()

    def _view(self, progress: float) -> QRectF:
        """What the camera sees: its distance changes evenly for the eye, and it keeps one point in its place."""
        first, last = self.start.view, self.end.view
        if abs(first.width() - last.width()) < 1e-6 * first.width():
            return _between(first, last, progress)
        width = first.width() * (last.width() / first.width()) ** progress
        return _between(first, last, (width - first.width()) / (last.width() - first.width()))

    def _draw_view(self, painter: QPainter, camera_view: CameraView, box: QRectF, view: QRectF) -> None:
        scale = QPointF(box.width() / view.width(), box.height() / view.height())
        offset = camera_view.view.topLeft() - view.topLeft()
        corner = box.topLeft() + QPointF(offset.x() * scale.x(), offset.y() * scale.y())
        size = QSizeF(camera_view.view.width() * scale.x(), camera_view.view.height() * scale.y())
        painter.drawPixmap(QRectF(corner, size), camera_view.pixmap, QRectF(camera_view.pixmap.rect()))


def _between(first: QRectF, last: QRectF, share: float) -> QRectF:
    """The rectangle that share of the way from the first to the last."""
    corner = first.topLeft() + (last.topLeft() - first.topLeft()) * share
    return QRectF(corner, first.size() + (last.size() - first.size()) * share)
