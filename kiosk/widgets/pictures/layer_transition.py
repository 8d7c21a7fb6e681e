"""How a picture's layers come and go between two steps of a story, drawn at any moment on the way."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEasingCurve, QLineF, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRadialGradient

from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.pictures.svg import Layer, stacked
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Sprite, Viewport

# A layer that leaves has vanished after this share of the time: a tool is taken away before what it did changes.
_GONE: Final = 0.85
_TOOL_GONE: Final = 0.4
# The size a swelling layer begins with, and the share of its time in which it fades in.
_SWELL_FROM: Final = 0.82
_SWELL_FADE: Final = 0.5
# How soft the edge of a spreading layer is, as a share of its reach.
_SOFT: Final = 0.3


class LayerTransition:
    """From the layers `before` to those that the picture shows; `still` where these are the same."""

    def __init__(self, spec: PictureSpec, before: tuple[str, ...], theme: Theme) -> None:
        self._spec = spec
        self._theme = theme
        self._after = frozenset(spec.show)
        self._before = frozenset(before)
        ground, self._layers = stacked(theme.artwork.layers(spec.file), self._before, self._after)
        self._ground = replace(spec, show=ground)
        self._moving = [layer for layer in self._layers if self._moves(layer)]
        self.still = not self._moving
        # The share of the time after which nothing moves any more.
        self.end = max((self._span(layer)[1] for layer in self._moving), default=0.0)

    def settled(self, point: QPointF) -> float:
        """The share of the time after which nothing moves any more at a point of the drawing."""
        ends = (self._span(layer)[1] for layer in self._moving if self._touches(layer, point))
        return max(ends, default=0.0)

    def _touches(self, layer: Layer, point: QPointF) -> bool:
        """Whether a moving layer lies at a point, or comes past it."""
        box = self._theme.artwork.part(self._spec.file, layer.id)
        if layer.way == "slide":
            box = box.united(box.translated(layer.x, layer.y))
        return box.contains(point)

    def _span(self, layer: Layer) -> tuple[float, float]:
        """From when to when a layer moves, as shares of the time."""
        if layer.id in self._after:
            return layer.begin, layer.end
        return 0.0, _TOOL_GONE if layer.way == "slide" else _GONE

    def _moves(self, layer: Layer) -> bool:
        return (layer.id in self._before) != (layer.id in self._after)

    def region(self, viewport: Viewport) -> QRect:
        """The part of the picture in which anything moves, in pixels."""
        found = QRect()
        for layer in self._moving:
            box = self._sprite(layer, viewport).box
            found = found.united(box)
            if layer.way == "slide":
                found = found.united(box.translated((QPointF(layer.x, layer.y) * viewport.scale).toPoint()))
        return found.intersected(QRect(QPoint(), viewport.size))

    def draw(self, painter: QPainter, viewport: Viewport, progress: float) -> None:
        """Draws the picture on the way, `progress` from 0 to 1, its corner at the painter's origin."""
        painter.drawPixmap(0, 0, self._theme.picture(self._ground, viewport))
        for layer in self._layers:
            painter.save()
            self._draw_layer(painter, layer, viewport, self._presence(layer, progress))
            painter.restore()

    def _presence(self, layer: Layer, progress: float) -> float:
        """How much of the layer is there, from 0 to 1, eased."""
        if not self._moves(layer):
            return 1.0
        begin, end = self._span(layer)
        share = min(1.0, max(0.0, (progress - begin) / max(end - begin, 1e-6)))
        eased = QEasingCurve(QEasingCurve.Type.InOutSine).valueForProgress(share)
        return eased if layer.id in self._after else 1.0 - eased

    def _draw_layer(self, painter: QPainter, layer: Layer, viewport: Viewport, presence: float) -> None:
        sprite = self._sprite(layer, viewport)
        if presence <= 0.0 or sprite.box.isEmpty():
            return
        origin = viewport.point(layer.x, layer.y)
        ways = {
            "fade": partial(_fade, painter, sprite, presence),
            "slide": partial(_slide, painter, sprite, presence, QPointF(layer.x, layer.y) * viewport.scale),
            "swell": partial(_swell, painter, sprite, presence, origin),
            "spread": partial(_spread, painter, sprite, presence, origin),
            "wipe": partial(_wipe, painter, sprite, presence),
        }
        # What goes, fades: medicine that ran back to its source would say that it is sucked out again.
        goes = layer.id not in self._after and layer.way != "slide"
        ways["fade" if goes or presence >= 1.0 else layer.way]()

    def _sprite(self, layer: Layer, viewport: Viewport) -> Sprite:
        return self._theme.sprite(self._spec, layer.id, viewport)


def _fade(painter: QPainter, sprite: Sprite, presence: float) -> None:
    painter.setOpacity(presence)
    painter.drawPixmap(sprite.box.topLeft(), sprite.pixmap)


def _slide(painter: QPainter, sprite: Sprite, presence: float, offset: QPointF) -> None:
    """From where it is to come to where it stays."""
    painter.drawPixmap(QPointF(sprite.box.topLeft()) + offset * (1.0 - presence), sprite.pixmap)


def _swell(painter: QPainter, sprite: Sprite, presence: float, centre: QPointF) -> None:
    """Grows around its centre while it fades in."""
    size = _SWELL_FROM + (1.0 - _SWELL_FROM) * presence
    painter.setOpacity(min(1.0, presence / _SWELL_FADE))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(centre)
    painter.scale(size, size)
    painter.translate(-centre)
    painter.drawPixmap(sprite.box.topLeft(), sprite.pixmap)


def _spread(painter: QPainter, sprite: Sprite, presence: float, origin: QPointF) -> None:
    """Uncovered by a disc with a soft edge that grows from the origin."""
    corner = QPointF(sprite.box.topLeft())
    centre = origin - corner
    box = QRectF(QPointF(), QRectF(sprite.box).size())
    corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
    farthest = max(QLineF(centre, point).length() for point in corners)
    reach = max(1.0, presence * farthest / (1.0 - _SOFT))
    mask = QRadialGradient(centre, reach)
    mask.setColorAt(0.0, Qt.GlobalColor.black)
    mask.setColorAt(1.0 - _SOFT, Qt.GlobalColor.black)
    mask.setColorAt(1.0, QColor(0, 0, 0, 0))
    part = QPixmap(sprite.pixmap)
    with QPainter(part) as inner:
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        inner.fillRect(box, mask)
    painter.drawPixmap(corner, part)


def _wipe(painter: QPainter, sprite: Sprite, presence: float) -> None:
    """Uncovered from left to right."""
    box = QRectF(sprite.box)
    painter.setClipRect(QRectF(box.x(), box.y(), box.width() * presence, box.height()), Qt.ClipOperation.IntersectClip)
    painter.drawPixmap(sprite.box.topLeft(), sprite.pixmap)
