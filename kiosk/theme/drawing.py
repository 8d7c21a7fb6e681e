"""One drawing (SVG): where its parts lie, and its pixels."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.content.pictures.svg import Layer, Variant, layers, themed
from kiosk.theme.viewport import Sprite, Viewport

# What only marks a place is framed, by a line so many pixels wide.
_FRAME: Final = ".anchor{{fill:#000;fill-opacity:.25;stroke:#000;stroke-width:{};stroke-linejoin:round}}"
_FRAME_PX: Final = 8.0


class Drawing:
    """A drawing of the program by its text, drawn by Qt: it takes a few milliseconds, and nothing strange is in it."""

    def __init__(self, source: str) -> None:
        self._source = source
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
        return layers(self._source) if self._source else ()

    def part(self, part: str) -> QRectF:
        """Where a part lies, from the drawing's top left corner; empty for a part it does not have."""
        if part not in self._parts:
            renderer, box = self._renderer, QRectF()
            if renderer.elementExists(part):
                box = renderer.transformForElement(part).mapRect(renderer.boundsOnElement(part))
                box.translate(-renderer.viewBoxF().topLeft())
            self._parts[part] = box
        return self._parts[part]

    def icon(self, colour: str, side: int, ratio: float) -> QPixmap:
        """All of it in one colour, in a square."""
        renderer = _parsed(self._source.replace("currentColor", colour))
        size = QSize(side, side)
        return _rendered(renderer, Viewport(size, QRectF(QPoint(), self.size), ratio), QRect(QPoint(), size))

    def picture(self, variant: Variant, viewport: Viewport, cut: QRect) -> QPixmap:
        """It in a variant; of the viewport only the pixels within `cut`."""
        return _rendered(_parsed(themed(self._source, variant)), viewport, cut)

    def silhouette(self, variant: Variant, part: str, viewport: Viewport) -> Sprite:
        """The shape of one part of it in a variant, and where it lies; empty for one that is not there."""
        renderer = _parsed(
            themed(self._source, variant._replace(style=variant.style + _FRAME.format(_FRAME_PX / viewport.scale)))
        )
        place = renderer.transformForElement(part).mapRect(renderer.boundsOnElement(part))
        box = viewport.box(place.translated(-renderer.viewBoxF().topLeft()))
        cut = box.toAlignedRect().intersected(QRect(QPoint(), viewport.size))
        if not renderer.elementExists(part) or box.isEmpty() or cut.isEmpty():
            return Sprite(QPixmap(), QRect())
        pixmap = QPixmap(cut.size())
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-cut.topLeft())
            renderer.render(painter, part, box)
        return Sprite(pixmap, cut)


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
