"""A row to tick: a box or a ring, and words; the whole row is the button."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.widgets.controls.label import Label

# The side of the mark in lines of its words, the width of its tick, and the room at the sides, in reference pixels.
_MARK_LINES = 0.86
_TICK = 8
_SIDE = 26
_ABOVE = 16


class Mark(QWidget):
    """A box, or a `round` ring for one of several answers; with a tick in it once it is chosen."""

    def __init__(self, side: int, theme: Theme, *, ring: bool) -> None:
        super().__init__()
        self._theme = theme
        self._ring = ring
        self._ticked = False
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - it comes from a signal
        """Draws the tick, or none."""
        self._ticked = ticked
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tick is a shape, so that nothing hangs on a colour."""
        colours, metrics = self._theme.colours, self._theme.metrics
        pen = metrics.px(2 * tokens.BORDER)
        box = QRectF(self.rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), pen))
            painter.setBrush(QColor(colours.accent if self._ticked else colours.surface))
            radius = box.width() / 2 if self._ring else box.width() * 0.18
            painter.drawRoundedRect(box, radius, radius)
            if self._ticked:
                round_ends = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
                painter.setPen(QPen(QColor(colours.on_accent), metrics.px(_TICK), *round_ends))
                places = ((0.26, 0.53), (0.43, 0.70), (0.75, 0.32))
                painter.drawPolyline([QPointF(self.width() * x, self.height() * y) for x, y in places])


class Toggle(ChoiceButton):
    """Emits `chosen` with its key when it is touched; ticked or not, which screen readers tell, is for its owner."""

    def __init__(self, key: str, text: str, theme: Theme, role: str = "lead", *, ring: bool = False) -> None:
        super().__init__(key, text, "choice", theme, tokens.PRIMARY_MM)
        self.setCheckable(True)
        metrics = theme.metrics
        self._words = Label(text, role, theme)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark = Mark(round(metrics.line_px(role) * _MARK_LINES), theme, ring=ring)
        self.toggled.connect(mark.show_ticked)
        face = QHBoxLayout(self)
        side, above = metrics.px(_SIDE), metrics.px(_ABOVE)
        face.setContentsMargins(side, above, side, above)
        face.setSpacing(side)
        face.addWidget(mark)
        face.addWidget(self._words, 1)
        self._beside = mark.width() + 3 * side

    def least_width(self) -> int:
        """The width in pixels below which a word is divided."""
        return self._words.longest_word() + self._beside
