"""Keeps the window on the whole screen, above everything, whatever screens and other programs do."""

from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from kiosk.system.screen.display import chosen_screen, fill_screen
from kiosk.system.screen.screen_covers import ScreenCovers

# Plugging in a screen makes several changes within a moment; one new geometry is enough.
_SETTLE_MS: Final = 250
_LOOK_MS: Final = 1000
# The looks in a row that found something wrong after which the window is taken off the screen and put there again.
_AFRESH: Final = (2, 4, 8)
# A window that nobody can see is put there again for ever, each time that so many more looks found nothing.
_AFRESH_WHILE_GONE: Final = 64


class ScreenKeeper(QObject):
    """Keeps a window on the whole of one screen, on top and with the keyboard, and covers the other screens.

    It looks each second and shortly after a change. What is wrong is put right gently; where that does not help, the
    window is taken off the screen and put there again, which alone brings it back from "show the desktop" (measured
    with openbox 3.6.1). It never fights: a window that is seen and only lacks the keyboard is put there again three
    times, then merely raised each second.
    """

    def __init__(self, window: QWidget, application: QGuiApplication, name: str = "") -> None:
        """`name` is that of the screen, such as HDMI-1; the primary one where it is empty or not there."""
        super().__init__(window)
        self._window = window
        self._name = name
        self._covers = ScreenCovers(window)
        self._wrong = 0
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        for screen in application.screens():
            self._watch(screen)
        application.screenAdded.connect(self._watch)
        application.screenRemoved.connect(self.look)  # at once: Qt moves its cover onto the screen that is left
        application.primaryScreenChanged.connect(self.look_soon)
        application.focusWindowChanged.connect(self.look_soon)

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self.look_soon)
        screen.logicalDotsPerInchChanged.connect(self.look_soon)
        self.look_soon()

    def look_soon(self) -> None:
        """Looks when things have settled."""
        self._next.start(_SETTLE_MS)

    def look(self) -> None:
        """Puts right what is wrong with the window and the covers."""
        screen = chosen_screen(self._name)
        if screen is not None:
            self._covers.fit(screen)
            self._wrong = 0 if self._is_right(screen) else self._wrong + 1
            self._put_right(screen)
        self._next.start(_SETTLE_MS if 0 < self._wrong <= max(_AFRESH) else _LOOK_MS)

    @property
    def _is_seen(self) -> bool:
        """Whether the system shows it at all, for all that Qt knows."""
        handle = self._window.windowHandle()
        return handle is not None and handle.isExposed() and not self._window.isMinimized()

    def _is_right(self, screen: QScreen) -> bool:
        return self._is_seen and self._is_whole(screen.geometry()) and self._window.isActiveWindow()

    def _is_whole(self, wanted: QRect) -> bool:
        if QGuiApplication.platformName().startswith("wayland"):  # where no window knows its place
            return self._window.isFullScreen() and self._window.size() == wanted.size()
        return self._window.isFullScreen() and self._window.geometry() == wanted

    def _put_right(self, screen: QScreen) -> None:
        if self._wrong in _AFRESH or (self._wrong % _AFRESH_WHILE_GONE == 0 < self._wrong and not self._is_seen):
            self._window.hide()
            fill_screen(self._window, screen)
        elif self._wrong and not self._is_whole(screen.geometry()):
            fill_screen(self._window, screen)
        # Always, for nothing tells whether another program's window lies over it; where none does, nothing happens.
        self._window.raise_()
        if self._wrong:
            self._window.activateWindow()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """Has X send every key here, so that no key binding of a window manager is ever met."""
        handle = self._window.windowHandle()
        if handle is not None and QGuiApplication.platformName() == "xcb":
            handle.setKeyboardGrabEnabled(True)
