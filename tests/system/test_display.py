"""The window stays on the whole screen when screens come, go or turn."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL, QRect, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.system.display import ScreenFitter
from kiosk.widgets.disposal import dispose

SMALL = QRect(10, 20, 300, 200)
# The signal of a screen that turns.
TURNED = SIGNAL("geometryChanged(QRect)")


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A window that is kept, and has settled."""
    window = QWidget(None, Qt.WindowType.FramelessWindowHint)
    ScreenFitter(window, qapp)
    window.show()
    yield window
    dispose(window)


def screen() -> QScreen:
    """The only screen there is."""
    found = QGuiApplication.primaryScreen()
    assert isinstance(found, QScreen)
    return found


def is_whole(window: QWidget) -> bool:
    """Whether it covers the screen."""
    return window.geometry() == screen().geometry()


def test_the_window_is_on_the_whole_screen_from_the_start(window: QWidget, qtbot: QtBot) -> None:
    """Also when its first size was another."""
    window.setGeometry(SMALL)
    qtbot.waitUntil(lambda: is_whole(window))


def test_a_screen_that_turns_is_filled_anew(window: QWidget, qtbot: QtBot) -> None:
    """Whatever the window manager made of it meanwhile."""
    qtbot.waitUntil(lambda: is_whole(window))
    window.setGeometry(SMALL)
    screen().geometryChanged.emit(screen().geometry())
    qtbot.waitUntil(lambda: is_whole(window))


def test_a_screen_pulled_out_and_put_in_again_is_filled(window: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    """Without any screen nothing happens; what is there afterwards is filled."""
    qtbot.waitUntil(lambda: is_whole(window))
    qapp.primaryScreenChanged.emit(None)
    window.setGeometry(SMALL)
    qapp.primaryScreenChanged.emit(screen())
    qtbot.waitUntil(lambda: is_whole(window))


def test_a_screen_that_stays_is_watched_once(window: QWidget, qapp: QApplication) -> None:
    """However often another one is pulled out."""
    assert window.isVisible()
    before = screen().receivers(TURNED)
    for _ in range(3):
        screen().destroyed.emit()
        qapp.primaryScreenChanged.emit(screen())
    assert screen().receivers(TURNED) == before
