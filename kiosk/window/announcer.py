"""Tells screen readers what is on the screen when it is another: by the window's name, and by an announcement.

A reader that the keyboard leads comes to buttons alone; the words of the page it hears as the name of the window, for
which Orca 43 listens, and newer ones as the announcement.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kiosk.widgets.reading.item import Kind
from kiosk.widgets.reading.order import is_read_last
from kiosk.window.window import KioskWindow

_UNHEARD: Final = (Kind.ENLARGE, Kind.BUTTON, Kind.TOGGLE)
# How often the seconds that are left are told: each second would be said over the one before.
_EACH_S: Final = 10


class Announcer(QObject):
    """Looks at the window whenever something on it changed."""

    def __init__(self, window: KioskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._said = ""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        window.screen_shown.connect(self._wait)
        window.patient.changed.connect(self._wait)
        self._wait()

    def count(self, seconds: int) -> None:
        """So many seconds are left."""
        if seconds % _EACH_S == 0:
            self._wait()

    def _wait(self) -> None:
        self._soon.start(0)

    def _look(self) -> None:
        """All words of the page, without its buttons, which the keyboard comes to."""
        items = (item for item in self._window.items() if not is_read_last(item.widget))
        said = " ".join(item.reading.text for item in items if item.reading.kind not in _UNHEARD)
        if said == self._said or self._window.staff.screen is not None:
            return
        self._said = said
        self._window.setAccessibleName(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, said))
