"""A QR code, drawn module by module on white with the quiet zone the standard asks for, in any theme."""

from typing import Final

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

# ISO/IEC 18004: four modules of light around the code.
_QUIET_ZONE: Final = 4
# A module this small still reads with a phone at arm's length, also from a laptop's screen.
_SMALLEST_MODULE_PX: Final = 4


class QrCode(QWidget):
    """The code of a payload (such as `tel:+12147025855`), at least `side` pixels square; `name` is for the ear."""

    def __init__(self, payload: str, name: str, side: int) -> None:
        super().__init__()
        # Rows of modules, True where dark.
        self._rows = [[bool(module) for module in row] for row in segno.make(payload, error="m", micro=False).matrix]
        modules = len(self._rows) + 2 * _QUIET_ZONE
        self._module = max(_SMALLEST_MODULE_PX, side // modules)
        self.setFixedSize(QSize(modules, modules) * self._module)
        self.setAccessibleName(name)
        self.setProperty("role", "code")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def minimumSizeHint(self) -> QSize:
        """Its size is fixed: whole pixels for each module."""
        return self.size()

    def sizeHint(self) -> QSize:
        """Its size is fixed."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black on white whatever the theme: many readers refuse an inverted code."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        black = QColor(Qt.GlobalColor.black)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(self._box(x, y), black)

    def _box(self, x: int, y: int) -> QRect:
        side = self._module
        return QRect((x + _QUIET_ZONE) * side, (y + _QUIET_ZONE) * side, side, side)
