"""What was rendered once, kept in memory up to a limit, the least used going first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtGui import QPixmap

# Pixmaps are kept up to this many bytes in all (4 bytes a pixel): what a patient looks at and comes back to on a screen
# of 1080 by 1920 pixels, more in proportion on a larger one. All screens of the shipped content in one look take 66 MB.
_BYTES: Final = 40_000_000
_BYTES_PER_PIXEL: Final = 19


class PixmapCache:
    """Pixmaps by what they show."""

    def __init__(self) -> None:
        self._pixmaps: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._limit = _BYTES
        self.bytes = 0

    def fit_screen(self, pixels: int) -> None:
        """Keeps as much as a screen of that many pixels needs."""
        self._limit = max(_BYTES, pixels * _BYTES_PER_PIXEL)

    def pixmap(self, key: Hashable, draw: Callable[[], QPixmap]) -> QPixmap:
        """What is kept under that key, drawn if need be; it is the last to go then."""
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        self._pixmaps[key] = pixmap = draw()
        self.bytes += _bytes(pixmap)
        while self.bytes > self._limit and len(self._pixmaps) > 1:
            _, gone = self._pixmaps.popitem(last=False)
            self.bytes -= _bytes(gone)
        return pixmap

    def clear(self) -> None:
        """Forgets all of it."""
        self._pixmaps.clear()
        self.bytes = 0


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
