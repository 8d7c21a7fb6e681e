"""A small round picture that says where in the body a larger one is; the words say it to the ear."""

from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Viewport

# Its width in millimetres.
LOCATOR_MM: Final = 34.0
# Of a tall frame this share of its height is seen, with what is lit in the middle.
_CLOSER: Final = 0.62


class Locator(QWidget):
    """A picture in a circle; it takes no touch, and has no name."""

    def __init__(self, spec: PictureSpec, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._spec = spec
        self._theme = theme
        side = theme.metrics.mm(LOCATOR_MM)
        self.setFixedSize(side, side)

    def _viewport(self) -> Viewport:
        """The frame, else the whole drawing, in the middle of the circle."""
        artwork, spec = self._theme.artwork, self._spec
        frame = QRectF() if spec.focus is None else artwork.part(spec.file, spec.focus)
        if frame.isEmpty():
            frame = QRectF(QRectF().topLeft(), artwork.shape(spec.file))
        side = max(frame.width(), frame.height() * _CLOSER)
        lit = [artwork.part(spec.file, part).center().y() for part in spec.lit]
        middle = sum(lit) / len(lit) if lit else frame.center().y()
        spare = max(0.0, frame.height() - side) / 2
        y = min(max(middle, frame.center().y() - spare), frame.center().y() + spare)
        view = QRectF(frame.center().x() - side / 2, y - side / 2, side, side)
        return Viewport(QSize(self.size()), view, self.devicePixelRatioF())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture within the circle, and a hairline around it."""
        colours, hair = self._theme.colours, self._theme.metrics.px(tokens.BORDER)
        circle = QRectF(self.rect()).adjusted(hair, hair, -hair, -hair)
        path = QPainterPath()
        path.addEllipse(circle)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(path, QColor(colours.surface))
            painter.save()
            painter.setClipPath(path)
            painter.drawPixmap(0, 0, self._theme.picture(self._spec, self._viewport()))
            painter.restore()
            painter.setPen(QPen(QColor(colours.edge), hair))
            painter.drawEllipse(circle)
