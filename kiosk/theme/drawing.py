"""One drawing (SVG): where its parts lie, and its pixels."""

from functools import cached_property

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.colours import Colours
from kiosk.theme.svg import Layer, layers, themed
from kiosk.theme.viewport import Viewport


class Drawing:
    """A drawing by its text, in which the theme's style sheet is filled in where it has none of its own."""

    def __init__(self, source: str, style: str) -> None:
        self._source = source
        self._style = style
        self._parts: dict[str, QRectF] = {}

    @cached_property
    def _renderer(self) -> QSvgRenderer:
        return _parsed(self._source)

    @property
    def size(self) -> QSizeF:
        """Its width and height."""
        return self._renderer.viewBoxF().size()

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Its optional layers in the order they are drawn."""
        return layers(self._source)

    def part(self, part: str) -> QRectF:
        """Where a part lies, from the drawing's top left corner; empty for a part it does not have."""
        if part not in self._parts:
            self._parts[part] = self._found(part)
        return self._parts[part]

    def _found(self, part: str) -> QRectF:
        if not self._renderer.elementExists(part):
            return QRectF()
        box = self._renderer.transformForElement(part).mapRect(self._renderer.boundsOnElement(part))
        return box.translated(-self._renderer.viewBoxF().topLeft())

    def icon(self, colour: str, side: int, ratio: float) -> QPixmap:
        """All of it in one colour, in a square."""
        renderer = _parsed(self._source.replace("currentColor", colour))
        size = QSize(side, side)
        return _rendered(renderer, Viewport(size, QRectF(QPoint(), self.size), ratio), QRect(QPoint(), size))

    def picture(self, spec: PictureSpec, colours: Colours, viewport: Viewport) -> QPixmap:
        """It with the layers and the lit parts of a spec."""
        text = themed(self._source, self._style, colours.picture, spec)
        return _rendered(_parsed(text), viewport, QRect(QPoint(), viewport.size))

    def layer(self, layer: str, spec: PictureSpec, colours: Colours, viewport: Viewport, cut: QRect) -> QPixmap:
        """One layer alone, with the lit parts of a spec; of the viewport only the pixels within `cut`."""
        text = themed(self._source, self._style, colours.picture, spec, layer)
        return _rendered(_parsed(text), viewport, cut)


def _parsed(text: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(text.encode()))


def _rendered(renderer: QSvgRenderer, viewport: Viewport, cut: QRect) -> QPixmap:
    renderer.setViewBox(viewport.view.translated(renderer.viewBoxF().topLeft()))
    pixmap = QPixmap(cut.size() * viewport.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(viewport.ratio, viewport.ratio)
        painter.translate(-cut.topLeft())
        renderer.render(painter, QRectF(QPoint(), viewport.size))
    pixmap.setDevicePixelRatio(viewport.ratio)
    return pixmap
