"""Icons and pictures, coloured by the theme and rendered once into a pixmap per size.

A drawing is an SVG whose shapes carry classes, never colours: the theme's style is put into its `<style>` before it is
rendered. Icons use `currentColor`. Photographs (PNG, JPEG) are decoded at the size they are shown.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.theme.svg import Layer, layers, themed

# Pixmaps are kept up to this many bytes in all (4 bytes a pixel), the least used going first: 40 MB on a screen of
# 1080 by 1920 pixels, more in proportion on a larger one.
_CACHE_BYTES: Final = 40_000_000
_CACHE_BYTES_PER_PIXEL: Final = 19


# How far a layer may reach beyond the bounds of its shapes, as a share of the drawing: half a stroke, a round cap.
_SPRITE_PAD: Final = 0.012


@dataclass(frozen=True)
class Sprite:
    """A layer of a picture by itself: its pixels, and where they lie in the picture (device-independent pixels)."""

    pixmap: QPixmap
    box: QRect


class Artwork:
    """Renders and remembers icons and pictures: the staff's own, from their bytes, and the program's.

    It never opens a file of the staff's: what is shown is what was checked when the content was read.
    """

    def __init__(self, pictures: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """`pictures` are the staff's own, by the names that the content has for them."""
        self._pictures = pictures
        self._cache: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._sources: dict[str | Path, str] = {}
        self._geometries: dict[str, _Geometry] = {}
        self._limit = _CACHE_BYTES

    def adopt(self, pictures: Mapping[str, bytes]) -> None:
        """Shows the staff's own pictures as these bytes are from now on, and forgets how others of their names look."""
        self._pictures = pictures
        self._cache.clear()
        self._sources.clear()
        self._geometries.clear()

    def fit_screen(self, pixels: int) -> None:
        """Keeps as much as a screen of that many pixels needs."""
        self._limit = max(_CACHE_BYTES, pixels * _CACHE_BYTES_PER_PIXEL)

    def icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """The icon in that colour (`#rrggbb`), `side` device-independent pixels square, for a screen of that ratio."""
        key = ("icon", name, colour, side, ratio)
        return self._remembered(key, lambda: _render(self._icon(name, colour), QSize(side, side), ratio))

    def picture(
        self,
        name: str,
        colours: Mapping[str, str],
        show: tuple[str, ...],
        lit: tuple[str, ...],
        box: QSize,
        ratio: float,
        view: QRectF | None = None,
    ) -> QPixmap:
        """The picture as large as fits the box (device-independent pixels), its shape kept; empty for none.

        With `view`, a rectangle in the drawing's units, exactly that of it, filling the box.
        """
        if box.isEmpty() or not self._has(name):
            return QPixmap()
        key = (name, tuple(colours.values()), show, lit, box.width(), box.height(), ratio, _rounded(view))
        return self._remembered(key, lambda: self._draw(name, colours, show, lit, box, ratio, view))

    def sprite(
        self,
        name: str,
        colours: Mapping[str, str],
        layer: str,
        lit: tuple[str, ...],
        box: QSize,
        ratio: float,
        view: QRectF,
    ) -> Sprite:
        """One optional layer of a drawing as `picture` would show it with that view, alone and cut to its size."""
        share = self.bounds(name, layer)
        whole = self.shape(name)
        scale = box.width() / view.width()
        place = QRectF(
            (share.x() * whole.width() - view.x()) * scale,
            (share.y() * whole.height() - view.y()) * scale,
            share.width() * whole.width() * scale,
            share.height() * whole.height() * scale,
        )
        pad = _SPRITE_PAD * whole.width() * scale
        cut = place.adjusted(-pad, -pad, pad, pad).toAlignedRect().intersected(QRect(QPoint(), box))
        if cut.isEmpty():
            return Sprite(QPixmap(), QRect())
        key = (name, tuple(colours.values()), layer, lit, box.width(), box.height(), ratio, _rounded(view), "sprite")

        def draw() -> QPixmap:
            return _render(self._drawing(name, colours, (), lit, alone=layer), box, ratio, view, cut)

        return Sprite(self._remembered(key, draw), cut)

    def layers(self, name: str) -> tuple[Layer, ...]:
        """The optional layers of a drawing in the order they are drawn; none for a photograph."""
        return self._geometry(name).layers

    def shape(self, name: str) -> QSizeF:
        """The picture's own width and height, in its own units; 4 by 3 when it cannot be told."""
        size = self._geometry(name).size
        return QSizeF(4, 3) if size.isEmpty() else size

    def bounds(self, name: str, part: str) -> QRectF:
        """Where a part of a drawing lies, as fractions of its width and height; empty for a part it does not have."""
        geometry = self._geometry(name)
        if part not in geometry.parts:
            geometry.parts[part] = geometry.find(part)
        return geometry.parts[part]

    def _geometry(self, name: str) -> "_Geometry":
        if name not in self._geometries:
            self._geometries[name] = self._new_geometry(name)
        return self._geometries[name]

    def _new_geometry(self, name: str) -> "_Geometry":
        if not self._has(name):
            return _Geometry(QSizeF())
        if is_drawing(name):
            return _DrawingGeometry(self._source(name))
        return _Geometry(QSizeF(_photograph_size(self._bytes(name))))

    def _draw(
        self,
        name: str,
        colours: Mapping[str, str],
        show: tuple[str, ...],
        lit: tuple[str, ...],
        box: QSize,
        ratio: float,
        view: QRectF | None,
    ) -> QPixmap:
        if not is_drawing(name):
            return _decode(self._bytes(name), box, ratio)
        renderer = self._drawing(name, colours, show, lit)
        if view is not None:
            return _render(renderer, box, ratio, view)
        size = renderer.viewBoxF().size().scaled(QSizeF(box), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        return _render(renderer, size, ratio)

    def _drawing(
        self,
        name: str,
        colours: Mapping[str, str],
        show: tuple[str, ...],
        lit: tuple[str, ...],
        alone: str | None = None,
    ) -> QSvgRenderer:
        return _renderer(themed(self._source(name), self._source(paths.PICTURE_STYLE), colours, show, lit, alone))

    def _icon(self, name: str, colour: str) -> QSvgRenderer:
        return _renderer(self._source(paths.ICONS / f"{name}.svg").replace("currentColor", colour))

    def _has(self, name: str) -> bool:
        return name in self._pictures or (paths.PROGRAM / name).is_file()

    def _bytes(self, name: str) -> bytes:
        return self._pictures[name] if name in self._pictures else (paths.PROGRAM / name).read_bytes()

    def _source(self, name: str | Path) -> str:
        """The text of a drawing by its name in the content, or of one of the program's own files."""
        if name not in self._sources:
            data = self._bytes(name) if isinstance(name, str) else name.read_bytes()
            self._sources[name] = data.decode("utf-8-sig")
        return self._sources[name]

    def _remembered(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """What is kept under that key, drawn if need be; it is the last to go then."""
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        self._cache[key] = pixmap = draw()
        while self.cached_bytes() > self._limit and len(self._cache) > 1:
            self._cache.popitem(last=False)
        return pixmap

    def cached_bytes(self) -> int:
        """The memory of all kept pixmaps, in bytes."""
        return sum(pixmap.width() * pixmap.height() * 4 for pixmap in self._cache.values())


class _Geometry:
    """The size of a picture in its own units; a photograph has no parts."""

    def __init__(self, size: QSizeF) -> None:
        self.size = size
        self.layers: tuple[Layer, ...] = ()
        self.parts: dict[str, QRectF] = {}

    def find(self, _part: str) -> QRectF:
        """Where the part lies, as fractions of width and height."""
        return QRectF()


class _DrawingGeometry(_Geometry):
    """Where the parts of a drawing lie, found once: parsing it takes milliseconds."""

    def __init__(self, source: str) -> None:
        self._renderer = _renderer(source)
        super().__init__(self._renderer.viewBoxF().size())
        self.layers = layers(source)

    def find(self, part: str) -> QRectF:
        """Where the part lies, as fractions of width and height."""
        if not self._renderer.elementExists(part):
            return QRectF()
        view = self._renderer.viewBoxF()
        box = self._renderer.transformForElement(part).mapRect(self._renderer.boundsOnElement(part))
        across, down = (box.x() - view.x()) / view.width(), (box.y() - view.y()) / view.height()
        return QRectF(across, down, box.width() / view.width(), box.height() / view.height())


def is_drawing(name: str) -> bool:
    """Whether a picture is a drawing, by its name: the rest are photographs."""
    return name.lower().endswith(".svg")


def _renderer(source: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(source.encode()))


def _render(
    renderer: QSvgRenderer, size: QSize, ratio: float, view: QRectF | None = None, cut: QRect | None = None
) -> QPixmap:
    """The drawing, or what `view` holds of it, at that size; of that only the pixels within `cut`."""
    if view is not None:
        origin = renderer.viewBoxF().topLeft()
        renderer.setViewBox(view.translated(origin))
    cut = QRect(QPoint(), size) if cut is None else cut
    pixmap = QPixmap(cut.size() * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.translate(-cut.topLeft())
    renderer.render(painter, QRectF(QPoint(), size))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _rounded(view: QRectF | None) -> tuple[float, ...] | None:
    """The view as part of a key: hundredths of a unit make no pixel."""
    return None if view is None else tuple(round(v, 2) for v in (view.x(), view.y(), view.width(), view.height()))


def _decode(data: bytes, box: QSize, ratio: float) -> QPixmap:
    """A photograph, decoded at the size it is shown, upright however the camera was held."""
    buffer = _opened(data)  # a reader does not keep what it reads from
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = _upright(reader).scaled(box * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size.transposed() if _lies(reader) else size)  # it scales before it turns
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _photograph_size(data: bytes) -> QSize:
    """The size of a photograph in pixels, as it is shown, from its header."""
    buffer = _opened(data)
    return _upright(QImageReader(buffer))


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    return buffer


def _upright(reader: QImageReader) -> QSize:
    return reader.size().transposed() if _lies(reader) else reader.size()


def _lies(reader: QImageReader) -> bool:
    """Whether the pixels of a photograph lie on their side: a camera that was held upright says so in its header."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
