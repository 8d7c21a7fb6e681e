"""The keypad for the PIN: what it takes, what it says, and what it keeps to itself."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.staff.controller import StaffMode
from kiosk.staff.stored import Tries
from kiosk.views.staff.pin_pad import DIGITS, PinPad
from kiosk.widgets.controls.label import Label
from tests.support.staff_rig import PIN, NewStaffRig, StaffRig, try_pin


def test_the_right_pin_opens_the_panel(with_pin: StaffRig, qtbot: QtBot) -> None:
    """And wrong ones before it are forgiven."""
    with_pin.come_in()
    try_pin(with_pin, "0000", qtbot)
    assert with_pin.mode() is StaffMode.PAD
    assert with_pin.say("wrong") in with_pin.texts()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.mode() is StaffMode.PANEL
    tries = with_pin.files.load(Tries)
    assert tries is not None
    assert tries.wrong == 0


def test_five_wrong_pins_lock_the_pad_over_a_restart(
    with_pin: StaffRig, new_staff_rig: NewStaffRig, qtbot: QtBot
) -> None:
    """It says for how long, takes no digits meanwhile, and the right PIN works after that."""
    with_pin.come_in()
    for _ in range(5):
        try_pin(with_pin, "0000", qtbot)
    assert with_pin.say("locked").format(seconds=30) in with_pin.texts()
    assert [button.accessibleName() for button in with_pin.window.buttons()] == [with_pin.say("cancel")]
    with_pin.tap(with_pin.button(with_pin.say("cancel")))
    with_pin.wait_out()
    again = new_staff_rig()
    again.come_in()
    assert again.say("locked").format(seconds=21) in again.texts()  # coming in took 9 seconds
    for _ in range(5):
        again.tap(QPoint(20, 300))  # somebody is there
        again.pass_by(5)
    try_pin(again, PIN, qtbot)
    assert again.mode() is StaffMode.PANEL


def test_the_pad_says_nothing_of_the_digits(with_pin: StaffRig) -> None:
    """While they are typed the words, names and key caps stay as they are; only dots are counted."""
    with_pin.come_in()
    pad = with_pin.staff_screen(PinPad)

    def said() -> list[str]:
        texts = [f"{words.text()}{words.accessibleName()}" for words in pad.findChildren(Label)]
        return texts + [
            f"{widget.accessibleName()}{widget.accessibleDescription()}" for widget in pad.findChildren(QWidget)
        ]

    before, pictures = said(), set()
    for digit in "0159":
        with_pin.tap(next(key for key in pad._keys if key.key == digit))
        pad._pad._lit.stop()
        pictures.add(bytes(pad._dots.grab().toImage().constBits()))
        assert said() == before
    assert len(pictures) == 4
    assert pad._digits == "0159"


def test_a_pressed_key_looks_like_every_other(with_pin: StaffRig) -> None:
    """Whichever key is down, the pad looks the same, and not as when none is: it felt something."""
    with_pin.come_in()
    pad = with_pin.staff_screen(PinPad)
    still = pad._pad.grab().toImage()
    pictures = []
    for key in pad._keys:
        with_pin.press(key)
        pictures.append(pad._pad.grab().toImage())
        with_pin.cancel()
        pad._pad._lit.stop()
    assert all(picture == pictures[0] for picture in pictures)
    assert pictures[0] != still


def test_a_key_is_felt_once_for_each_press(with_pin: StaffRig) -> None:
    """When it goes down, by finger or mouse; not once more when it comes up, and not for the keyboard."""
    with_pin.come_in()
    key = with_pin.staff_screen(PinPad)._keys[0]
    felt: list[str] = []
    key.went_down.connect(lambda: felt.append(key.key))
    with_pin.tap(key)
    assert len(felt) == 1
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert len(felt) == 2
    key.setFocus()
    with_pin.key(Qt.Key.Key_Return)
    assert len(felt) == 2
    assert len(with_pin.staff_screen(PinPad)._digits) == 3


def test_delete_takes_a_digit_back(with_pin: StaffRig, qtbot: QtBot) -> None:
    """The PIN with a slip in it works once the slip is deleted; more digits than a PIN has are not taken."""
    with_pin.come_in()
    pad = with_pin.staff_screen(PinPad)
    for key in pad._keys * 2:
        with_pin.tap(key)
    assert len(pad._digits) == 12
    for _ in range(13):
        with_pin.tap(with_pin.button(with_pin.say("delete")))
    for digit in "478":
        with_pin.tap(next(key for key in pad._keys if key.key == digit))
    with_pin.tap(with_pin.button(with_pin.say("delete")))
    try_pin(with_pin, "11", qtbot)
    assert with_pin.mode() is StaffMode.PANEL


def test_the_keyboard_is_enough(with_pin: StaffRig, qtbot: QtBot) -> None:
    """Arrows and Enter type a PIN; Escape leaves."""
    with_pin.come_in()
    pad = with_pin.staff_screen(PinPad)
    for digit in PIN:
        key = next(key for key in pad._keys if key.key == digit)
        while not key.hasFocus():
            with_pin.key(Qt.Key.Key_Right)
        with_pin.key(Qt.Key.Key_Return)
    enter = with_pin.button(with_pin.say("enter"))
    while not enter.hasFocus():
        with_pin.key(Qt.Key.Key_Left)
    with qtbot.waitSignal(with_pin.staff._login.compared):
        with_pin.key(Qt.Key.Key_Return)
    with_pin.wait_out()
    assert with_pin.mode() is StaffMode.PANEL
    with_pin.key(Qt.Key.Key_Escape)
    assert with_pin.mode() is StaffMode.NOTHING


def test_digits_lie_in_order_unless_the_setting_shuffles_them(with_pin: StaffRig, new_staff_rig: NewStaffRig) -> None:
    """Shuffled anew each time the pad opens, each digit once."""
    with_pin.come_in()
    assert tuple(key.key for key in with_pin.staff_screen(PinPad)._keys) == DIGITS
    shuffling = new_staff_rig(shuffle_keypad=True)
    orders = set()
    for _ in range(4):
        shuffling.come_in()
        orders.add(tuple(key.key for key in shuffling.staff_screen(PinPad)._keys))
        shuffling.staff.close()
    assert len(orders) > 1
    assert all(sorted(order) == sorted(DIGITS) for order in orders)


def test_the_pad_leaves_after_30_seconds_without_touch(with_pin: StaffRig) -> None:
    """And forgets what was typed; each touch keeps it."""
    with_pin.come_in()
    with_pin.pass_by(28)
    with_pin.tap(with_pin.staff_screen(PinPad)._keys[0])
    with_pin.pass_by(29)
    assert with_pin.mode() is StaffMode.PAD
    with_pin.pass_by(1)
    assert with_pin.mode() is StaffMode.NOTHING
    with_pin.come_in()
    assert with_pin.staff_screen(PinPad)._digits == ""
