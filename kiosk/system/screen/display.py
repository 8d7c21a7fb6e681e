"""Puts a window on the whole of a screen."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

# The kind of every window of ours in full screen: no frame, and above others.
ABOVE_ALL: Final = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


def fill_screen(window: QWidget, screen: QScreen) -> None:
    """Shows the window on the whole screen, with no frame and above others."""
    # Without a frame of Qt's own: cage on Debian 12 answers "maximised", and Qt drew a title bar with a close button.
    if window.windowFlags() & ABOVE_ALL != ABOVE_ALL:
        window.setWindowFlags(window.windowFlags() | ABOVE_ALL)
    window.setScreen(screen)
    # First: without a window manager a full-screen window on X11 is 640 by 480 pixels and says it is full screen, see
    # https://github.com/qutebrowser/qutebrowser/issues/1546
    window.setGeometry(screen.geometry())
    window.setWindowState(Qt.WindowState.WindowFullScreen)
    window.show()
    window.setGeometry(screen.geometry())
    if not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        window.activateWindow()


def come_forward(window: QWidget) -> None:
    """Puts the window on top, as whoever started the kiosk twice wanted to see it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def chosen_screen(name: str) -> QScreen | None:
    """The screen of that name, else the primary one; none while there is none but a placeholder of no size."""
    screens = [screen for screen in QGuiApplication.screens() if not screen.geometry().isEmpty()]
    named = [screen for screen in screens if screen.name() == name]
    return next(iter(named or [screen for screen in screens if screen == QGuiApplication.primaryScreen()]), None)
