"""While the glass is cleaned no touch does anything."""

from PySide6.QtCore import QPoint, Qt

from kiosk.staff.controller import Stage
from tests.support.desk import Desk


def start_wiping(desk: Desk) -> None:
    """Opens the panel and chooses to clean the screen."""
    desk.come_in()
    desk.tap(desk.button(desk.say("wipe")))


def test_wiping_blocks_every_touch_and_ends_by_itself(desk: Desk) -> None:
    """For 30 s no finger, mouse or key does anything, not even in the corners; then the waiting screen works again."""
    start_wiping(desk)
    before = desk.window.visit
    for second in range(30, 0, -1):
        assert str(second) in desk.texts()
        for spot in (desk.first, desk.second, QPoint(683, 384), QPoint(300, 600)):
            desk.tap(spot)
            desk.stroke(spot, QPoint(683, 100))
            desk.click(spot)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Right):
            desk.key(key)
        assert (desk.window.visit, desk.stage()) == (before, Stage.WIPE)
        desk.pass_by(1)
    assert desk.stage() is Stage.NOTHING
    desk.wait_out()
    desk.tap(desk.window.buttons()[0])
    assert desk.window.visit != before


def test_corners_held_while_wiping_open_nothing(desk: Desk) -> None:
    """A cloth may rest anywhere."""
    start_wiping(desk)
    for _ in range(3):
        desk.hold(desk.first)
        desk.hold(desk.second)
    assert desk.stage() is Stage.WIPE


def test_new_content_does_not_let_touches_through_while_wiping(desk: Desk) -> None:
    """What changes the screen holds back presses for a moment, and never for less than was promised."""
    start_wiping(desk)
    desk.window.set_content(desk.content, desk.window.visit)
    desk.pass_by(5)
    before = desk.window.visit
    desk.tap(desk.second)
    assert (desk.window.visit, desk.stage()) == (before, Stage.WIPE)
