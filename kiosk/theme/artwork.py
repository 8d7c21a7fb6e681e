"""Icons and pictures in the colours of a theme, rendered once for each size.

A drawing is an SVG whose shapes carry classes, never colours: the theme's style is put into its `<style>` before it is
rendered. Icons use `currentColor`. Photographs (PNG, JPEG, WebP) are decoded at the size they are shown, and upright.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QBuffer, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPixmap

from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.colours import Colours
from kiosk.theme.drawing import Drawing
from kiosk.theme.pixmap_cache import PixmapCache
from kiosk.theme.svg import Layer
from kiosk.theme.viewport import Sprite, Viewport

# How far a layer may reach beyond the bounds of its shapes, as a share of the drawing: half a stroke, a round cap.
_SPRITE_PAD: Final = 0.012
# The shape of a picture that does not tell its own.
_USUAL_SHAPE: Final = (4, 3)


class Artwork:
    """Renders and remembers icons and pictures: the staff's own, from their bytes, and the program's.

    It never opens a file of the staff's: what is shown is what was checked when the content was read.
    """

    def __init__(
        self, own: Callable[[str], bytes | None], style: str, pictures: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        """`own` gives the bytes of a file of the program by its name, `style` is the text of `pictures.css`.

        `pictures` are the staff's own, by the names that the content has for them.
        """
        self._own = own
        self._style = style
        self._pictures = pictures
        self._cache = PixmapCache()
        self._icons: dict[str, Drawing] = {}
        self._drawings: dict[str, Drawing | None] = {}

    def adopt(self, pictures: Mapping[str, bytes]) -> None:
        """Shows the staff's own pictures as these bytes are from now on, and forgets how others of their names look."""
        self._pictures = pictures
        self._cache.clear()
        self._drawings.clear()

    def fit_screen(self, pixels: int) -> None:
        """Keeps as much as a screen of that many pixels needs."""
        self._cache.fit_screen(pixels)

    def icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """The icon in that colour (`#rrggbb`), `side` device-independent pixels square, for a screen of that ratio."""
        key = ("icon", name, colour, side, ratio)
        return self._cache.pixmap(key, lambda: self._icon(name).icon(colour, side, ratio))

    def picture(self, spec: PictureSpec, colours: Colours, viewport: Viewport) -> QPixmap:
        """The picture as the viewport shows it, a photograph as large as fits; empty where there is none."""
        if viewport.size.isEmpty():
            return QPixmap()

        def draw() -> QPixmap:
            if (drawing := self._drawing(spec.file)) is not None:
                return drawing.picture(spec, colours, viewport, QRect(QPoint(), viewport.size))
            data = self._bytes(spec.file)
            return QPixmap() if data is None else _decoded(data, viewport.size, viewport.ratio)

        return self._cache.pixmap((spec.file, colours, spec.show, spec.lit, viewport.key), draw)

    def sprite(self, spec: PictureSpec, layer: str, colours: Colours, viewport: Viewport) -> Sprite:
        """One optional layer of a drawing as `picture` would show it, alone and cut to its size."""
        pad = _SPRITE_PAD * self.shape(spec.file).width() * viewport.scale
        box = viewport.box(self.part(spec.file, layer)).adjusted(-pad, -pad, pad, pad)
        cut = box.toAlignedRect().intersected(QRect(QPoint(), viewport.size))
        drawing = self._drawing(spec.file)
        if drawing is None or cut.isEmpty():
            return Sprite(QPixmap(), QRect())
        key = (spec.file, colours, layer, spec.lit, viewport.key, "sprite")
        return Sprite(self._cache.pixmap(key, lambda: drawing.picture(spec, colours, viewport, cut, layer)), cut)

    def layers(self, name: str) -> tuple[Layer, ...]:
        """The optional layers of a drawing in the order they are drawn; none for a photograph."""
        drawing = self._drawing(name)
        return () if drawing is None else drawing.layers

    def shape(self, name: str) -> QSizeF:
        """The picture's width and height; 4 by 3 when it cannot be told."""
        drawing = self._drawing(name)
        size = QSizeF(_own_size(self._bytes(name) or b"")) if drawing is None else drawing.size
        return QSizeF(*_USUAL_SHAPE) if size.isEmpty() else size

    def part(self, name: str, part: str) -> QRectF:
        """Where a part of a drawing lies; empty for a part it does not have."""
        drawing = self._drawing(name)
        return QRectF() if drawing is None else drawing.part(part)

    def _icon(self, name: str) -> Drawing:
        if name not in self._icons:
            self._icons[name] = self._new_drawing(self._own(f"resources/icons/{name}.svg"))
        return self._icons[name]

    def _drawing(self, name: str) -> Drawing | None:
        """The drawing of that name; none for a photograph, or where there is no such picture."""
        if name not in self._drawings:
            data = self._bytes(name) if name.lower().endswith(".svg") else None
            self._drawings[name] = None if data is None else self._new_drawing(data)
        return self._drawings[name]

    def _new_drawing(self, data: bytes | None) -> Drawing:
        return Drawing((data or b"").decode("utf-8-sig"), self._style)

    def _bytes(self, name: str) -> bytes | None:
        return self._pictures[name] if name in self._pictures else self._own(name)


def _decoded(data: bytes, size: QSize, ratio: float) -> QPixmap:
    """As large as fits that size in device-independent pixels, for a screen of that pixel ratio."""
    buffer = _opened(data)  # a reader does not keep what it reads from
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    shown = _upright(reader).scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(shown.transposed() if _lies(reader) else shown)  # it scales before it turns
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _own_size(data: bytes) -> QSize:
    """The size in pixels of a photograph as it is shown, from its header."""
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
