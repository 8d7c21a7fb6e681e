"""Puts the window on the whole screen and keeps it there when screens come, go or turn."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

# Plugging in a screen makes several changes within a moment; one new geometry is enough.
_SETTLE_MS = 250


class ScreenFitter(QObject):
    """Keeps a full-screen window as large as the primary screen."""

    def __init__(self, window: QWidget, application: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._fit)
        for screen in application.screens():
            self._watch(screen)
        application.screenAdded.connect(self._watch)
        application.primaryScreenChanged.connect(self._soon.start)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._soon.start)
        screen.logicalDotsPerInchChanged.connect(self._soon.start)
        self._soon.start()

    def _fit(self) -> None:
        screen = QGuiApplication.primaryScreen()
        if screen is not None and not screen.geometry().isEmpty():
            self._window.setGeometry(screen.geometry())


def fill_screen(window: QWidget, screen: QScreen) -> None:
    """Shows the window on the whole screen."""
    # First: without a window manager a full-screen window on X11 is 640 by 480 pixels and says it is full screen, see
    # https://github.com/qutebrowser/qutebrowser/issues/1546
    window.setGeometry(screen.geometry())
    window.showFullScreen()
    window.setGeometry(screen.geometry())
