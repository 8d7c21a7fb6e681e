"""Which part of a picture a finger touches: its own shape first, then the smallest box around."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QImage

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.pictures.picture_view import PictureView

# A box that takes more of the picture than this share holds much beside its part: then only the shape counts.
_LARGE: Final = 0.25
# What is less opaque is not seen.
_SEEN: Final = 24


class PartFinder:
    """Finds parts of one picture in its present size."""

    def __init__(self, view: PictureView, theme: Theme) -> None:
        self._view = view
        self._least = theme.metrics.mm(tokens.TARGET_MM)
        self._shapes: dict[str, tuple[QImage, QPoint]] = {}

    def forget(self) -> None:
        """The picture is shown in another size."""
        self._shapes.clear()

    def at(self, place: QPointF, parts: Sequence[str]) -> int | None:
        """Which of the parts is at that place, by its number."""
        near = [index for index, part in enumerate(parts) if self.box(part).contains(place)]
        hit = [index for index in near if self._hit(parts[index], place)]
        if not hit:
            area = self._view.width() * self._view.height()
            hit = [index for index in near if self._area(parts[index]) <= _LARGE * area]
        return min(hit, key=lambda index: self._area(parts[index]), default=None)

    def box(self, part: str) -> QRectF:
        """Where a part answers a touch, in pixels of the picture: at least as large as a finger needs."""
        box = self._view.part_rect(part)
        across, down = (max(0.0, self._least - side) / 2 for side in (box.width(), box.height()))
        return box.adjusted(-across, -down, across, down)

    def _area(self, part: str) -> float:
        box = self.box(part)
        return box.width() * box.height()

    def _hit(self, part: str, place: QPointF) -> bool:
        """Whether something of the part itself is at that place."""
        if part not in self._shapes:
            shape = self._view.silhouette(part)
            corner = self._view.shown_rect().topLeft() + shape.box.topLeft()
            self._shapes[part] = (shape.pixmap.toImage(), corner)
        image, corner = self._shapes[part]
        spot = place.toPoint() - corner
        return QRect(QPoint(), image.size()).contains(spot) and image.pixelColor(spot).alpha() >= _SEEN
