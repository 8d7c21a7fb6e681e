"""The last rung: the calm screen, with neither content nor theme nor anything else that may have failed."""

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.health.heartbeat import Heartbeat
from kiosk.health.notifier import Notifier
from kiosk.system.log.logs import seconds_since_start
from kiosk.system.process.exits import Exit
from kiosk.system.process.signals import SignalWatch

_LOOK_MS: Final = 1000
# Shares of the shorter side of the screen: the letters, the margin, the dot that tells staff.
_LETTERS: Final = 1 / 16
_MARGIN: Final = 1 / 12
_DOT: Final = 1 / 80

log = logging.getLogger("kiosk")


class CalmScreen(QWidget):
    """Words in the middle of a light ground, and in the corner the dot by which staff see that something is wrong."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = "\n\n".join(words)
        self.setAccessibleName(self._words)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        short = min(self.width(), self.height())
        margin, dot = round(short * _MARGIN), round(short * _DOT)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            font = QFont(painter.font())
            font.setPixelSize(max(1, round(short * _LETTERS)))
            painter.setFont(font)
            box = self.rect().adjusted(margin, margin, -margin, -margin)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.GlobalColor.red)
            painter.drawEllipse(QRect(self.width() - 2 * dot, dot, dot, dot))


def run_calm(
    application: QApplication, screen: CalmScreen, notifier: Notifier, seconds: float, state: Callable[[], object]
) -> Exit:
    """Shows that screen, which is on the display already, for so long or until `state` changes; how the run ends."""
    before = state()
    signals = SignalWatch()
    signals.ended.connect(application.quit)
    heartbeat = Heartbeat(screen, notifier)

    def begin() -> None:
        log.info("ready in %d ms", round(seconds_since_start() * 1000))
        heartbeat.begin()

    QTimer.singleShot(0, screen, begin)
    wait = QTimer(screen, singleShot=True, interval=round(seconds * 1000))
    look = QTimer(screen, interval=_LOOK_MS)

    def again() -> None:
        application.exit(Exit.RESTART)

    def look_again() -> None:
        if state() != before:
            again()

    wait.timeout.connect(again)
    look.timeout.connect(look_again)
    wait.start()
    look.start()
    return Exit(application.exec())
