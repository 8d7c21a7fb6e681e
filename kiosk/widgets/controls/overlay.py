"""A sheet over the whole screen: what is beneath can be neither touched nor reached by keyboard."""

from typing import ClassVar, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme

# Stands for the mouse among the numbers of fingers.
_MOUSE: Final = -1


class Overlay(QWidget):
    """Base of all overlays: a scrim with a sheet in the middle; `tapped` when the glass beside the sheet was.

    A finger that slides onto the sheet or off it has not tapped. `whole_glass` counts taps on the sheet too.
    """

    tapped = Signal()
    whole_glass: ClassVar[bool] = False

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finger: int | None = None
        self.setProperty("role", "scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAccessibleName(name)
        self._sheet = QFrame(self)
        self._sheet.setProperty("role", "sheet")
        self.column = QVBoxLayout(self._sheet)
        pad = theme.metrics.px(tokens.MARGIN)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(theme.metrics.px(tokens.SPACE))
        self.setGeometry(parent.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the sheet in the middle, as high as its words need."""
        super().resizeEvent(event)
        margin = self._theme.metrics.px(tokens.MARGIN * 0.6)
        width = min(self.width() - 2 * margin, self._theme.metrics.px(1240))
        height = min(self.column.totalHeightForWidth(width), self.height() - 2 * margin)
        self._sheet.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    # --- taps -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A finger that comes down here stays here."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            event.accept()
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._finger = None
        for point in event.points():
            place = self.mapFromGlobal(point.globalPosition()).toPoint()
            if point.state() == point.State.Pressed:  # the newest finger; one before may be a palm
                self._press(point.id(), place)
            elif point.state() == point.State.Released:
                self._lift(point.id(), place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Like a finger."""
        event.accept()
        self._press(_MOUSE, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Like a finger."""
        event.accept()
        self._lift(_MOUSE, event.position().toPoint())

    def _press(self, finger: int, place: QPoint) -> None:
        self._finger = finger if self._counts(place) else None

    def _lift(self, finger: int, place: QPoint) -> None:
        if finger == self._finger:
            self._finger = None
            if self._counts(place):
                self.tapped.emit()

    def _counts(self, place: QPoint) -> bool:
        return self.rect().contains(place) and (self.whole_glass or not self._sheet.geometry().contains(place))
