"""A picture of the staff's own for the screen: the pixels that were made when it was looked at, cut and scaled."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from kiosk.content.pictures.staff_picture import StaffPicture
from kiosk.content.pictures.svg import Layer, Variant
from kiosk.theme.viewport import Viewport

# Pillow takes 60 ms to load; `variants.py` loads it where staff have pictures, on the watcher's thread.
if TYPE_CHECKING:
    from PIL import Image

_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation


class Bitmap:
    """Shows a staff's picture as `Drawing` shows one of the program's."""

    def __init__(self, picture: StaffPicture) -> None:
        self._picture = picture
        self.info = picture.info
        self.key = picture.digest

    @property
    def size(self) -> QSizeF:
        """Its width and height, in a drawing's own units or in pixels."""
        return QSizeF(self._picture.info.width, self._picture.info.height)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The optional layers of a drawing in the order they are drawn."""
        return self._picture.layers

    def part(self, part: str) -> QRectF:
        """Where a part of a drawing lies, from its top left corner; empty for a part it does not have."""
        box = self._picture.box(part)
        return QRectF() if box is None else QRectF(*box)

    def picture(self, variant: Variant, viewport: Viewport, cut: QRect, plate: str | None = None) -> QPixmap:
        """It in a variant, on a plate of that colour; of the viewport only the pixels within `cut`."""
        from PIL import Image

        pixmap = QPixmap(cut.size() * viewport.ratio)
        pixmap.fill(QColor(0, 0, 0, 0) if plate is None else QColor(plate))
        with Image.open(BytesIO(self._picture.variant(variant)), formats=("PNG", "JPEG")) as picture:
            whole = self.size * viewport.scale * viewport.ratio
            picture.draft("RGB", (ceil(whole.width()), ceil(whole.height())))  # a JPEG leaves out what is not seen
            scale = picture.width / self.size.width()
            view = QRectF(viewport.view.topLeft() * scale, viewport.view.size() * scale)
            self._paint(picture, view, viewport, cut.topLeft(), pixmap)
        pixmap.setDevicePixelRatio(viewport.ratio)
        return pixmap

    def _paint(self, picture: Image.Image, view: QRectF, viewport: Viewport, corner: QPoint, onto: QPixmap) -> None:
        """Paints what is seen of the picture: `view` is that in its pixels, and may reach beyond them."""
        seen = view.toAlignedRect().intersected(QRect(0, 0, picture.width, picture.height))
        if seen.isEmpty():
            return
        scale = viewport.size.width() * viewport.ratio / view.width()
        size = QSize(max(1, round(seen.width() * scale)), max(1, round(seen.height() * scale)))
        place = (seen.topLeft().toPointF() - view.topLeft()) * scale - corner.toPointF() * viewport.ratio
        with QPainter(onto) as painter:
            painter.drawImage(place.toPoint(), _part(picture, seen).scaled(size, mode=_SMOOTH))


def _part(picture: Image.Image, part: QRect) -> QImage:
    """A part of a picture, decoded by Pillow; Qt scales it in a fifth of Pillow's time."""
    box = (part.left(), part.top(), part.left() + part.width(), part.top() + part.height())
    pixels = picture.crop(box).convert("RGBA").tobytes()
    image = QImage(pixels, part.width(), part.height(), part.width() * 4, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # which does not need the bytes any more
