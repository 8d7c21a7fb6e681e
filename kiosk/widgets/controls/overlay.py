"""A sheet over the whole screen: what is beneath can be neither touched nor reached by keyboard."""

from typing import ClassVar, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QStyleOption, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.finger import FingerFollower

# The greatest width of a sheet, in reference pixels: lines of some 60 characters.
_WIDEST: Final = 1240


class Overlay(QWidget):
    """Base of all overlays: a scrim with a sheet in the middle; `tapped` when the glass beside the sheet was.

    A finger that slides onto the sheet or off it has not tapped. `whole_glass` counts taps on the sheet too. Of what is
    beneath only a picture is left to see, unless the overlay `fills` all, so that it can be hidden itself.
    """

    tapped = Signal()
    whole_glass: ClassVar[bool] = False
    fills: ClassVar[bool] = False

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finger = FingerFollower(self)
        self._finger.pressed.connect(self._press)
        self._finger.lifted.connect(self._lift)
        self._pressed = False
        self.setProperty("role", "scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._sheet = QFrame(self)
        self._sheet.setProperty("role", "sheet")
        self.column = QVBoxLayout(self._sheet)
        pad = theme.metrics.px(tokens.MARGIN)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(theme.metrics.px(tokens.SPACE))
        self.setGeometry(parent.rect())
        self._beneath: QPixmap | None = None

    @property
    def laid(self) -> bool:
        """Whether it has a picture of what is beneath."""
        return self._beneath is not None

    def lay(self, beneath: QPixmap) -> None:
        """Lies from now on over that picture."""
        self._beneath = beneath

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture of what is beneath, and the scrim over it."""
        option = QStyleOption()
        option.initFrom(self)
        with QPainter(self) as painter:
            if self._beneath is not None:
                painter.drawPixmap(0, 0, self._beneath)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, most = self._most()
        if not self.has_room():
            pad, gap = (self._theme.metrics.px(length) for length in (tokens.SPACE, tokens.SPACE_SMALL))
            self.column.setContentsMargins(pad, pad, pad, pad)
            self.column.setSpacing(gap)
        height = min(self.column.totalHeightForWidth(width), most)
        self._sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def has_room(self) -> bool:
        """Whether the sheet holds all that is on it."""
        width, most = self._most()
        return self.column.totalHeightForWidth(width) <= most

    def _most(self) -> tuple[int, int]:
        """The width of the sheet, and the most it may be high, in pixels."""
        margin = self._theme.metrics.px(tokens.MARGIN * 0.6)
        widest = self._theme.metrics.px(_WIDEST * self._theme.metrics.letters)
        return min(self.width() - 2 * margin, widest), self.height() - 2 * margin

    def _press(self, place: QPointF) -> None:
        self._pressed = self._counts(place)

    def _lift(self, place: QPointF) -> None:
        if self._pressed and self._counts(place):
            self.tapped.emit()

    def _counts(self, place: QPointF) -> bool:
        point = place.toPoint()
        return self.rect().contains(point) and (self.whole_glass or not self._sheet.geometry().contains(point))
