"""The arrow of the mouse: hidden until a mouse moves, or it would stand in the words, and again when it has rested."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow
from PySide6.QtWidgets import QWidget

_REST_MS: Final = 3000


class PointerHider(QObject):
    """Hides the arrow over a window; fingers and pens never bring it back."""

    def __init__(self, window: QWidget, application: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self._place: QPointF | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.hide)
        self.hide()
        application.installEventFilter(self)

    def hide(self) -> None:
        """Hides it, until the mouse moves."""
        self._window.setCursor(Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow) and isinstance(event, QMouseEvent):
            former, self._place = self._place, event.globalPosition()
            # A window that opens beneath a resting mouse hears of it too: only another place is a move.
            if former not in (None, self._place):
                self._window.unsetCursor()
                self._rest.start()
        return False
