"""The outline of a bank card, which staff make as wide as a real one: so the pitch of the pixels is known."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme

# A card of format ID-1 in millimetres (ISO/IEC 7810).
CARD_MM: Final = (85.6, 53.98)
_ROUND_MM: Final = 3.18
# A coarse step as a share of the width, and the narrowest frame in pixels of the panel.
_FAR: Final = 0.05
_NARROWEST: Final = 80
# The height that it has in any case, in reference pixels: that of a card on the reference screen.
_LEAST: Final = 218


class CardFrame(QWidget):
    """The outline in the middle, cut off below where there is no room for its height."""

    def __init__(self, mm_per_px: float, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._width = max(round(CARD_MM[0] / mm_per_px), _NARROWEST)  # in pixels of the panel
        self.setMinimumHeight(min(round(CARD_MM[1] / CARD_MM[0] * self._width), theme.metrics.px(_LEAST)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def far(self) -> int:
        """How many pixels a coarse step is."""
        return max(1, round(self._width * _FAR))

    def widen(self, pixels: int) -> float:
        """Makes it so many pixels wider; the pitch of the panel if it is as wide as a card now."""
        most = max(_NARROWEST, round(self.width() * self.devicePixelRatioF()))
        self._width = min(max(self._width + pixels, _NARROWEST), most)
        self.update()
        return CARD_MM[0] / self._width

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line lies inside the width."""
        ratio = self.devicePixelRatioF()
        width, mm = self._width / ratio, self._width / ratio / CARD_MM[0]
        box = QRectF((self.width() - width) / 2, 0, width, CARD_MM[1] * mm)
        box.moveTop(max(0.0, (self.height() - box.height()) / 2))
        line = self._theme.metrics.px(2 * tokens.BORDER)
        inner = box.adjusted(line / 2, line / 2, -line / 2, -line / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.colours.accent), line, Qt.PenStyle.SolidLine))
            painter.setBrush(QColor(self._theme.colours.tint))
            painter.drawRoundedRect(inner, _ROUND_MM * mm, _ROUND_MM * mm)
