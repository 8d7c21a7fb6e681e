"""A QR code, drawn module by module on white with the quiet zone the standard asks for, in any theme."""

from functools import lru_cache
from math import ceil
from typing import Final

import segno
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.metrics import Metrics

# ISO/IEC 18004: four modules of light around the code.
_QUIET_ZONE: Final = 4
# A module this small still reads with a phone at arm's length, also from a laptop's screen.
_SMALLEST_MODULE_PX: Final = 4
# How much of a room a code takes that stands alone in it.
_SHARE: Final = 0.8


@lru_cache(maxsize=16)
def _modules(payload: str) -> tuple[bytearray, ...]:
    """The rows of the code's modules, 1 where dark."""
    # UTF-8 as vCards are; without this an é would be Latin-1, and 電 Shift JIS, which phones guess wrongly.
    matrix: tuple[bytearray, ...] = segno.make(payload, error="m", micro=False, encoding="utf-8").matrix
    return matrix


def count_of(payload: str) -> int:
    """How many modules the code of a payload has on each side, the quiet zone aside."""
    return len(_modules(payload))


def module_px(payload: str, metrics: Metrics, room: int | None = None) -> int:
    """How large a module is, in pixels: so that the code is read from a wheelchair.

    With `room`, in pixels, it takes the most of that.
    """
    count, least = count_of(payload), tokens.CODE_MM[not metrics.portrait]
    wanted = max(_SMALLEST_MODULE_PX, ceil(metrics.mm(least) / count), metrics.mm(tokens.CODE_MODULE_MM))
    if room is None:
        return wanted
    across = count + 2 * _QUIET_ZONE
    return max(1, min(room // across, max(wanted, round(room * _SHARE) // across)))


class QrCode(QWidget):
    """The code of a payload (such as a vCard) with modules of so many pixels; `name` is for screen readers."""

    def __init__(self, payload: str, name: str, module: int) -> None:
        super().__init__()
        self._rows = _modules(payload)
        self._module = module
        side = (len(self._rows) + 2 * _QUIET_ZONE) * module
        self.setFixedSize(side, side)
        self.setAccessibleName(name)
        self.setProperty("role", "code")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def shrink(self) -> bool:
        """Has modules a pixel smaller, where there is no room for it; whether it can."""
        if self._module <= _SMALLEST_MODULE_PX:
            return False
        self._module -= 1
        side = (len(self._rows) + 2 * _QUIET_ZONE) * self._module
        self.setFixedSize(side, side)
        return True

    def minimumSizeHint(self) -> QSize:
        return self.size()

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black on white whatever the theme: many readers refuse an inverted code."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
            side, black = self._module, QColor(Qt.GlobalColor.black)
            for y, row in enumerate(self._rows, start=_QUIET_ZONE):
                for x, dark in enumerate(row, start=_QUIET_ZONE):
                    if dark:
                        painter.fillRect(x * side, y * side, side, side, black)
