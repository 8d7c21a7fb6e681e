"""What Qt says by itself: into the log, and a fatal message becomes one line and an exit status."""

import logging
import os
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.system.log.logs import say
from kiosk.system.process.exits import Exit

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
}
# Said by the platform plug-in used without a display; means nothing there.
_HARMLESS: Final = "propagateSizeHints"
# A screen reader asks for widgets that are gone by then, which it cannot know: thousands of lines that help nobody.
# https://mail.kde.org/pipermail/kde-accessibility/2017-October/003168.html
_OF_SCREEN_READERS: Final = "qt.accessibility"
# What Qt says while it looks for a display; the first of it is the reason when it finds none.
_while_starting: Final[list[str]] = []

log = logging.getLogger("kiosk")


def hear_qt() -> None:
    """Takes over what Qt says. A fatal message ends the program with status 2 while it starts, 1 later on."""
    qInstallMessageHandler(_from_qt)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if not QGuiApplication.platformName():
        _while_starting.append(message)
        if kind is QtMsgType.QtFatalMsg:
            _end_without_display(_while_starting[0])
    elif kind is QtMsgType.QtFatalMsg:
        log.critical("Qt: %s", message)
        os._exit(Exit.FAULTS)  # Qt would abort, and leave a core; whoever supervises the process starts it again
    elif (context.category or "").startswith(_OF_SCREEN_READERS):
        log.debug("Qt: %s", message)
    elif _HARMLESS not in message:
        log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def _end_without_display(message: str) -> None:
    """Qt would abort; its usual reason is a display it cannot reach or a system library it lacks."""
    reason = next(iter(message.strip().splitlines()), "unknown")
    say(f"no usable display ({reason}); start it on a screen, or run `make run` to set it up")
    os._exit(Exit.WRONG_USE)
