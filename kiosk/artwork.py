"""Icons and pictures, coloured by the theme and rendered once into a pixmap per size.

A drawing is an SVG whose shapes carry classes, never colours: the theme's style is put into its `<style>` before it is
rendered. Icons use `currentColor`. Photographs (PNG, JPEG) are decoded at the size they are shown.
"""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.drawing_source import Layer, layers, themed

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
    """Renders and remembers icons and pictures; pictures are looked up beside the content, then among the program's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cache: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._sources: dict[Path, str] = {}
        self._outlines: dict[str, _Outline] = {}
        self._limit = _CACHE_BYTES

    def fit_screen(self, pixels: int) -> None:
        """Keeps as much as a screen of that many pixels needs."""
        self._limit = max(_CACHE_BYTES, pixels * _CACHE_BYTES_PER_PIXEL)

    def icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """The icon in that colour (`#rrggbb`), `side` device-independent pixels square, for a screen of that ratio."""
        key = ("icon", name, colour, side, ratio)
        found = self._cache.get(key)
        if found is None:
            source = self._source(paths.ICONS / f"{name}.svg").replace("currentColor", colour)
            found = self._keep(key, _render(_renderer(source), QSize(side, side), ratio))
        return found

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
        file = paths.find_picture(name, self._folder)
        if file is None or box.isEmpty():
            return QPixmap()
        key = (file, tuple(colours.values()), show, lit, box.width(), box.height(), ratio, _rounded(view))
        found = self._cache.get(key)
        if found is None:
            found = self._keep(key, self._draw(file, colours, show, lit, box, ratio, view))
        else:
            self._cache.move_to_end(key)
        return found

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
        file = paths.find_picture(name, self._folder)
        if file is None or cut.isEmpty():
            return Sprite(QPixmap(), QRect())
        key = (file, tuple(colours.values()), layer, lit, box.width(), box.height(), ratio, _rounded(view), "sprite")
        found = self._cache.get(key)
        if found is None:
            style = self._source(paths.PICTURE_STYLE)
            renderer = _renderer(themed(self._source(file), style, colours, (), lit, alone=layer))
            found = self._keep(key, _render(renderer, box, ratio, view, cut))
        return Sprite(found, cut)

    def layers(self, name: str) -> tuple[Layer, ...]:
        """The optional layers of a drawing in the order they are drawn; none for a photograph."""
        return self._outline(name).layers

    def shape(self, name: str) -> QSizeF:
        """The picture's own width and height, in its own units; 4 by 3 when it cannot be told."""
        size = self._outline(name).size
        return QSizeF(4, 3) if size.isEmpty() else size

    def bounds(self, name: str, part: str) -> QRectF:
        """Where a part of a drawing lies, as fractions of its width and height; empty for a part it does not have."""
        outline = self._outline(name)
        if part not in outline.parts:
            outline.parts[part] = outline.find(part)
        return outline.parts[part]

    def _outline(self, name: str) -> "_Outline":
        if name not in self._outlines:
            file = paths.find_picture(name, self._folder)
            self._outlines[name] = _Outline(file, None if file is None or not _is_svg(file) else self._source(file))
        return self._outlines[name]

    def _draw(
        self,
        file: Path,
        colours: Mapping[str, str],
        show: tuple[str, ...],
        lit: tuple[str, ...],
        box: QSize,
        ratio: float,
        view: QRectF | None,
    ) -> QPixmap:
        if not _is_svg(file):
            return _decode(file, box, ratio)
        renderer = _renderer(themed(self._source(file), self._source(paths.PICTURE_STYLE), colours, show, lit))
        if view is not None:
            return _render(renderer, box, ratio, view)
        size = renderer.viewBoxF().size().scaled(QSizeF(box), Qt.AspectRatioMode.KeepAspectRatio).toSize()
        return _render(renderer, size, ratio)

    def _source(self, file: Path) -> str:
        if file not in self._sources:
            self._sources[file] = file.read_text("utf-8")
        return self._sources[file]

    def _keep(self, key: Hashable, pixmap: QPixmap) -> QPixmap:
        self._cache[key] = pixmap
        self._cache.move_to_end(key)
        while self.cached_bytes() > self._limit and len(self._cache) > 1:
            self._cache.popitem(last=False)
        return pixmap

    def cached_bytes(self) -> int:
        """The memory of all kept pixmaps, in bytes."""
        return sum(pixmap.width() * pixmap.height() * 4 for pixmap in self._cache.values())


class _Outline:
    """The size of a picture and where its parts lie, found once: parsing a drawing takes milliseconds."""

    def __init__(self, file: Path | None, source: str | None) -> None:
        self.parts: dict[str, QRectF] = {}
        self.layers = () if source is None else layers(source)
        self._renderer = None if source is None else _renderer(source)
        self.size = QSizeF()
        if self._renderer is not None:
            self.size = self._renderer.viewBoxF().size()
        elif file is not None:
            self.size = QSizeF(QImageReader(str(file)).size())

    def find(self, part: str) -> QRectF:
        """Where the part lies, as fractions of width and height."""
        if self._renderer is None or not self._renderer.elementExists(part):
            return QRectF()
        view = self._renderer.viewBoxF()
        box = self._renderer.transformForElement(part).mapRect(self._renderer.boundsOnElement(part))
        across, down = (box.x() - view.x()) / view.width(), (box.y() - view.y()) / view.height()
        return QRectF(across, down, box.width() / view.width(), box.height() / view.height())


def _is_svg(file: Path) -> bool:
    return file.suffix.lower() == ".svg"


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


def _decode(file: Path, box: QSize, ratio: float) -> QPixmap:
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setScaledSize(reader.size().scaled(box * ratio, Qt.AspectRatioMode.KeepAspectRatio))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
