"""A QR code, drawn module by module on white with the quiet zone the standard asks for, in any theme."""

from functools import lru_cache
from typing import Final

import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

# ISO/IEC 18004: four modules of light around the code.
_QUIET_ZONE: Final = 4
# A module this small still reads with a phone at arm's length, also from a laptop's screen.
_SMALLEST_MODULE_PX: Final = 4


@lru_cache(maxsize=16)
def _modules(payload: str) -> tuple[bytearray, ...]:
    """The rows of the code's modules, 1 where dark."""
    # UTF-8 as vCards are; without this an é would be Latin-1, and 電 Shift JIS, which phones guess wrongly.
    matrix: tuple[bytearray, ...] = segno.make(payload, error="m", micro=False, encoding="utf-8").matrix
    return matrix


def smallest_side(payload: str) -> int:
    """The side in pixels below which a code of this payload can no longer be read, quiet zone included."""
    return (len(_modules(payload)) + 2 * _QUIET_ZONE) * _SMALLEST_MODULE_PX


class QrCode(QWidget):
    """The code of a payload (such as `tel:+12147025855`) in a square of `side` pixels; `name` is for screen readers."""

    def __init__(self, payload: str, name: str, side: int) -> None:
        super().__init__()
        self._rows = _modules(payload)
        count = len(self._rows)
        self._module = side // (count + 2 * _QUIET_ZONE)
        self._offset = (side - count * self._module) // 2
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.setProperty("role", "code")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        return self.size()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black on white whatever the theme: many readers refuse an inverted code."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        side, black = self._module, QColor(Qt.GlobalColor.black)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(self._offset + x * side, self._offset + y * side, side, side, black)
