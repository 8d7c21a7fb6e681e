"""A sheet over the whole screen: what is beneath can be neither touched nor reached by keyboard."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme import Theme


class Overlay(QWidget):
    """Base of both overlays: a scrim with a sheet in the middle; `tapped` when the glass beside the sheet was."""

    tapped = Signal()

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._theme = theme
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

    def event(self, event: QEvent) -> bool:
        """A finger on the scrim stays here; lifted, it counts as a tap."""
        if isinstance(event, QTouchEvent):
            if event.type() == QEvent.Type.TouchEnd:
                self.tapped.emit()
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stays here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Counts as a tap."""
        event.accept()
        self.tapped.emit()
