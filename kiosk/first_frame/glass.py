"""The window on the whole screen: at first a photograph, then the widget that is put into it."""

from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

# How long the start waits for the window manager to show the photograph; then it goes on without.
_PATIENCE_MS: Final = 500


class Glass(QWidget):
    """A top-level window that begins with a photograph where there is one."""

    _painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.BlankCursor)  # from the first frame on, see `PointerHider`
        self._photograph = QImage()
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def lay(self, photograph: QImage) -> None:
        """Paints that until a widget takes its place."""
        self._photograph = photograph

    def wait_for_paint(self) -> bool:
        """Whether the photograph is on the screen now; what patients do meanwhile waits for the widget."""
        painted: list[bool] = []
        loop = QEventLoop()
        self._painted.connect(lambda: painted.append(True))
        self._painted.connect(loop.quit)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return bool(painted)

    def hold(self, widget: QWidget) -> None:
        """Shows the widget, with its title, over all of the glass."""
        self._photograph = QImage()
        self._room.addWidget(widget)
        widget.windowTitleChanged.connect(self.setWindowTitle)
        widget.show()
        widget.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photograph, once the window has its size."""
        super().paintEvent(event)
        if self._photograph.isNull() or self._photograph.size() != self.size() * self.devicePixelRatioF():
            return
        self._photograph.setDevicePixelRatio(self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._photograph)
        QTimer.singleShot(0, self, self._painted.emit)
