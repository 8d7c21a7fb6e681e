"""The arrow of the mouse stands in nobody's words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.first_frame.glass import Glass
from kiosk.system.screen.pointer import PointerHider
from tests.support.rig import Rig

BLANK = Qt.CursorShape.BlankCursor


def arrow(rig: Rig) -> Qt.CursorShape:
    """What the mouse shows over the window."""
    return rig.window.cursor().shape()


def test_it_is_hidden_until_the_mouse_moves_and_again_when_it_rests(rig: Rig, qapp: QApplication, qtbot: QtBot) -> None:
    """Where the mouse happens to be when the window opens is no move."""
    hider = PointerHider(rig.window, qapp)
    hider._rest.setInterval(1)
    assert arrow(rig) is BLANK
    rig.pass_over(QPoint(300, 300))
    rig.pass_over(QPoint(300, 300))
    assert arrow(rig) is BLANK
    with qtbot.waitSignal(hider._rest.timeout):
        rig.pass_over(QPoint(340, 300))
        assert arrow(rig) is Qt.CursorShape.ArrowCursor
    assert arrow(rig) is BLANK
    hider.deleteLater()


def test_no_finger_brings_it_back(rig: Rig, qapp: QApplication) -> None:
    """Taps and strokes leave it hidden."""
    hider = PointerHider(rig.window, qapp)
    rig.tap(QPoint(300, 300))
    rig.stroke(QPoint(300, 300), QPoint(700, 300))
    assert arrow(rig) is BLANK
    hider.deleteLater()


def test_the_photograph_hides_it_too(qtbot: QtBot) -> None:
    """From the first frame on."""
    glass = Glass()
    qtbot.addWidget(glass)
    assert glass.cursor().shape() is BLANK
