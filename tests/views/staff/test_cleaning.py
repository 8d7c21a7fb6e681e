"""While the glass is cleaned no touch does anything."""

from PySide6.QtCore import QPoint, Qt

from kiosk.staff.controller import StaffMode
from tests.support.staff_rig import StaffRig


def start_wiping(staff_rig: StaffRig) -> None:
    """Opens the panel and chooses to clean the screen."""
    staff_rig.come_in()
    staff_rig.tap(staff_rig.button(staff_rig.say("wipe")))


def test_wiping_blocks_every_touch_and_ends_by_itself(staff_rig: StaffRig) -> None:
    """For 30 s no finger, mouse or key does anything, not even in the corners; then the waiting screen works again."""
    start_wiping(staff_rig)
    before = staff_rig.window.visit
    for second in range(30, 0, -1):
        assert str(second) in staff_rig.texts()
        for spot in (staff_rig.first, staff_rig.second, QPoint(683, 384), QPoint(300, 600)):
            staff_rig.tap(spot)
            staff_rig.stroke(spot, QPoint(683, 100))
            staff_rig.click(spot)
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Home, Qt.Key.Key_Right):
            staff_rig.key_at_once(key)
        assert (staff_rig.window.visit, staff_rig.mode()) == (before, StaffMode.WIPE)
        staff_rig.pass_by(1)
    assert staff_rig.mode() is StaffMode.NOTHING
    staff_rig.wait_out()
    staff_rig.tap(staff_rig.window.buttons()[0])
    assert staff_rig.window.visit != before


def test_corners_held_while_wiping_open_nothing(staff_rig: StaffRig) -> None:
    """A cloth may rest anywhere."""
    start_wiping(staff_rig)
    for _ in range(3):
        staff_rig.hold(staff_rig.first)
        staff_rig.hold(staff_rig.second)
    assert staff_rig.mode() is StaffMode.WIPE


def test_new_content_does_not_let_touches_through_while_wiping(staff_rig: StaffRig) -> None:
    """What changes the screen holds back presses for a moment, and never for less than was promised."""
    start_wiping(staff_rig)
    staff_rig.window.set_content(staff_rig.content, staff_rig.window.visit)
    staff_rig.pass_by(5)
    before = staff_rig.window.visit
    staff_rig.tap(staff_rig.second)
    assert (staff_rig.window.visit, staff_rig.mode()) == (before, StaffMode.WIPE)
