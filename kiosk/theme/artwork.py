"""Icons and pictures in the colours of a theme, rendered once for each size.

A drawing of the program is an SVG whose shapes carry classes, never colours: the theme's style is put into its
`<style>` before Qt renders it. Icons use `currentColor`. Pictures of staff are shown from the pixels that were made
when they were looked at, in another process.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF
from PySide6.QtGui import QPixmap

from kiosk.content.contrast import luminance
from kiosk.content.pictures.spec import PictureSpec
from kiosk.content.pictures.staff_picture import StaffPicture
from kiosk.content.pictures.svg import Layer, Variant, filled_in
from kiosk.theme.bitmap import Bitmap
from kiosk.theme.colours import Colours
from kiosk.theme.drawing import Drawing
from kiosk.theme.pixmap_cache import PixmapCache
from kiosk.theme.viewport import Sprite, Viewport

# How far a layer may reach beyond the bounds of its shapes, as a share of the drawing: half a stroke, a round cap.
_SPRITE_PAD: Final = 0.012
# The shape of a picture that does not tell its own.
_USUAL_SHAPE: Final = QSizeF(4, 3)


class Artwork:
    """Renders and remembers icons and pictures: the staff's own, from their pixels, and the program's.

    It never opens a file of the staff's: what is shown is what was checked when the content was read.
    """

    def __init__(
        self,
        own: Callable[[str], bytes | None],
        style: str,
        pictures: Mapping[str, StaffPicture] = MappingProxyType({}),
    ) -> None:
        """`own` gives the bytes of a file of the program by its name, `style` is the text of `pictures.css`.

        `pictures` are the staff's own, by the names that the content has for them.
        """
        self._own = own
        self._style = style
        self._bitmaps = {name: Bitmap(picture) for name, picture in pictures.items()}
        self._cache = PixmapCache()
        self._drawings: dict[str, Drawing] = {}
        self._styles: dict[Colours, str] = {}

    def adopt(self, pictures: Mapping[str, StaffPicture]) -> None:
        """Shows the staff's own pictures as these from now on; what was rendered of others of their names is unused."""
        self._bitmaps = {name: Bitmap(picture) for name, picture in pictures.items()}

    def fit_screen(self, pixels: int) -> None:
        """Keeps as much as a screen of that many pixels needs."""
        self._cache.fit_screen(pixels)

    def icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        """The icon in that colour (`#rrggbb`), `side` device-independent pixels square, for a screen of that ratio."""
        key = ("icon", name, colour, side, ratio)
        return self._cache.pixmap(key, lambda: self._drawing(f"resources/icons/{name}.svg").icon(colour, side, ratio))

    def picture(self, spec: PictureSpec, colours: Colours, viewport: Viewport) -> QPixmap:
        """The picture as the viewport shows it, on its plate if it needs one; empty where there is none."""
        if viewport.size.isEmpty():
            return QPixmap()
        variant = Variant(self._style_in(colours), spec.show, spec.lit)
        return self._rendered(
            spec.file, variant, viewport, QRect(QPoint(), viewport.size), self.plate(spec.file, colours)
        )

    def sprite(self, spec: PictureSpec, layer: str, colours: Colours, viewport: Viewport) -> Sprite:
        """One optional layer of a drawing as `picture` would show it, alone and cut to its size."""
        pad = _SPRITE_PAD * self.shape(spec.file).width() * viewport.scale
        box = viewport.box(self.part(spec.file, layer)).adjusted(-pad, -pad, pad, pad)
        cut = box.toAlignedRect().intersected(QRect(QPoint(), viewport.size))
        if cut.isEmpty():
            return Sprite(QPixmap(), QRect())
        variant = Variant(self._style_in(colours), (), spec.lit, layer)
        return Sprite(self._rendered(spec.file, variant, viewport, cut), cut)

    def silhouette(self, spec: PictureSpec, part: str, colours: Colours, viewport: Viewport) -> Sprite:
        """One part of a drawing of the program, alone; empty for a picture of staff, which is pixels."""
        if spec.file in self._bitmaps or viewport.size.isEmpty():
            return Sprite(QPixmap(), QRect())
        variant = Variant(self._style_in(colours), spec.show, spec.lit)
        return self._drawing(spec.file).silhouette(variant, part, viewport)

    def plate(self, name: str, colours: Colours) -> str | None:
        """The colour of the plate behind a picture of staff; none where it needs none.

        Dark ink on nothing needs one in a dark theme, pale ink in a light one. A themed drawing has none, for the theme
        colours it.
        """
        bitmap = self._bitmaps.get(name)
        if bitmap is None or bitmap.info.opaque or bitmap.info.themed:
            return None
        dark = luminance(colours.ground) < luminance(colours.plate)
        return None if bitmap.info.pale is dark else colours.plate

    def layers(self, name: str) -> tuple[Layer, ...]:
        """The optional layers of a drawing in the order they are drawn; none for a photograph."""
        return self._shown(name).layers

    def shape(self, name: str) -> QSizeF:
        """The picture's width and height; 4 by 3 when it cannot be told."""
        size = self._shown(name).size
        return _USUAL_SHAPE if size.isEmpty() else size

    def part(self, name: str, part: str) -> QRectF:
        """Where a part of a drawing lies; empty for a part it does not have."""
        return self._shown(name).part(part)

    def _rendered(
        self, name: str, variant: Variant, viewport: Viewport, cut: QRect, plate: str | None = None
    ) -> QPixmap:
        if (bitmap := self._bitmaps.get(name)) is not None:
            key = (bitmap.key, variant, viewport.key, plate)
            return self._cache.pixmap(key, lambda: bitmap.picture(variant, viewport, cut, plate))
        key = (name, variant, viewport.key, plate)
        return self._cache.pixmap(key, lambda: self._drawing(name).picture(variant, viewport, cut))

    def _style_in(self, colours: Colours) -> str:
        if colours not in self._styles:
            self._styles[colours] = filled_in(self._style, colours.picture)
        return self._styles[colours]

    def _shown(self, name: str) -> Bitmap | Drawing:
        return self._bitmaps.get(name) or self._drawing(name)

    def _drawing(self, name: str) -> Drawing:
        """The program's own drawing of that name; an empty one where there is none."""
        if name not in self._drawings:
            self._drawings[name] = Drawing((self._own(name) or b"").decode("utf-8-sig"))
        return self._drawings[name]
