"""The sign of life: not that the process is there, but that its window is painted."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.health.notifier import ALIVE, READY, Notifier

# A supervisor wants to hear of it twice in the time after which it gives up, which is 20 s.
BEAT_MS: Final = 2000


class Heartbeat(QObject):
    """Once begun, has a corner of the window painted at each beat, and tells at the next that it was.

    A window that the system shows to nobody, as on a screen that is off, is not painted; there events are enough.
    """

    def __init__(self, window: QWidget, notifier: Notifier) -> None:
        super().__init__(window)
        self._window = window
        self._notifier = notifier
        self._painted = True
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)
        window.installEventFilter(self)

    def begin(self) -> None:
        """The first real frame is on the screen."""
        self._notifier.say(READY)
        self._timer.start()
        self.beat()

    def beat(self) -> None:
        """Tells of the paint since the last beat, and asks for another."""
        handle = self._window.window().windowHandle()
        if self._painted or handle is None or not handle.isExposed():
            self._notifier.say(ALIVE)
        self._painted = False
        self._window.update(0, 0, 1, 1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._painted = True
        return False
