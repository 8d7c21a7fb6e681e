"""Keeps the screen from going dark by itself, by whichever way there is, except while it may."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.system.screen.desktop_inhibitor import DesktopInhibitor
from kiosk.system.screen.x_screen_saver import XScreenSaver

# Another program may set a time of its own at any moment, such as `xset s 3`: three seconds.
_AGAIN_MS: Final = 2000
# So many turns later the desktop is asked anew: its service may have begun after the kiosk, or begun anew.
_DESKTOP_AGAIN: Final = 300


class Awake(QObject):
    """Keeps the screen lit from the start on.

    The X server is told itself, so that it needs no desktop; GNOME, KDE and others are asked over D-Bus. On Wayland
    without a desktop there is nothing to do: cage and labwc darken nothing by themselves. The protocol against a helper
    such as swayidle wants the surface of the window, which PySide6 6.11.3 has no public way to.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        platform = QGuiApplication.platformName()
        self._x_server = XScreenSaver() if platform == "xcb" else None
        self._desktop = DesktopInhibitor() if platform == "xcb" or platform.startswith("wayland") else None
        self._turns = 0
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._turn)
        self._again.start()  # and not at once: what it loads may wait until the first frame is on the screen

    def may_be_dark(self, dark: bool) -> None:  # noqa: FBT001 - a slot
        """Lets the system do as it likes while it may be dark; else the screen is lit, at once."""
        if dark != self._again.isActive():
            return
        if dark:
            self._let_go()
        else:
            self._turns = 0
            self._again.start()
            self._turn()

    def _turn(self) -> None:
        if self._x_server is not None:
            self._x_server.keep_lit()
        if self._desktop is not None and self._turns % _DESKTOP_AGAIN == 0:
            self._desktop.hold()
        self._turns += 1

    def _let_go(self) -> None:
        self._again.stop()
        if self._x_server is not None:
            self._x_server.let_go()
        if self._desktop is not None:
            self._desktop.let_go()
