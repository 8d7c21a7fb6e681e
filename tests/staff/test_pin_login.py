"""While a PIN is compared the kiosk lives; whatever comes of it, staff may try again."""

from threading import Event, Thread

import pytest
from pytestqt.qtbot import QtBot

from kiosk.staff import pin_hash as hashing
from kiosk.staff.controller import StaffMode
from kiosk.staff.pin_hash import hash_pin
from kiosk.staff.stored import PinHash, StaffFiles
from tests.support.settle import settle
from tests.support.staff_rig import PIN, NewStaffRig, StaffRig, try_pin


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A PIN is compared only when this is set, as on a machine that is busy."""
    go = Event()
    compare = hashing.matches

    def wait(digits: str, stored: PinHash) -> bool:
        return go.wait(30) and compare(digits, stored)

    monkeypatch.setattr(hashing, "matches", wait)
    return go


def test_the_screen_lives_while_the_pin_is_checked(with_pin: StaffRig, qtbot: QtBot, slowly: Event) -> None:
    """The pad says so, and has no keys meanwhile."""
    with_pin.come_in()
    with_pin.enter(PIN)
    settle()
    assert with_pin.say("checking") in with_pin.texts()
    assert [button.accessibleName() for button in with_pin.window.buttons()] == [with_pin.say("cancel")]
    with qtbot.waitSignal(with_pin.staff._login.compared):
        slowly.set()
    assert with_pin.mode() is StaffMode.PANEL


@pytest.mark.parametrize("opened_again", [False, True])
def test_the_right_pin_opens_nothing_for_those_who_come_later(
    with_pin: StaffRig, qtbot: QtBot, slowly: Event, *, opened_again: bool
) -> None:
    """Whoever typed it left before it was compared: the panel stays shut, on the open pad too."""
    with_pin.come_in()
    with_pin.enter(PIN)
    with_pin.staff.close()
    if opened_again:
        with_pin.come_in()
    with qtbot.waitSignal(with_pin.staff._login.compared):
        slowly.set()
    assert with_pin.mode() is (StaffMode.PAD if opened_again else StaffMode.NOTHING)
    if opened_again:
        assert with_pin.say("checking") not in with_pin.texts()


@pytest.mark.parametrize(
    "pin", [PinHash("zz", "00", 16, 8, 1), PinHash("00", "00", 17, 8, 1), PinHash("00", "00", 2**40, 8, 1)]
)
def test_a_hash_that_scrypt_cannot_use_lets_nobody_in(
    files: StaffFiles, new_staff_rig: NewStaffRig, qtbot: QtBot, pin: PinHash
) -> None:
    """The pad says that the PIN is wrong, the log why."""
    files.store(pin)
    staff_rig = new_staff_rig()
    staff_rig.come_in()
    try_pin(staff_rig, PIN, qtbot)
    assert staff_rig.say("wrong") in staff_rig.texts()


def test_whatever_fails_while_a_pin_is_compared_the_next_one_counts(
    with_pin: StaffRig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is told as wrong and logged, and staff are not locked out until the next start."""

    def fail(_digits: str, _stored: PinHash) -> bool:
        raise ArithmeticError("planted")

    with_pin.come_in()
    with monkeypatch.context() as patch:
        patch.setattr(hashing, "matches", fail)
        try_pin(with_pin, PIN, qtbot)
    assert "planted" in caplog.text
    assert with_pin.say("wrong") in with_pin.texts()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.mode() is StaffMode.PANEL


def test_a_check_that_cannot_begin_locks_nobody_out(
    with_pin: StaffRig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread is to be had for the first try; the next one counts."""

    def full(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    with_pin.come_in()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as faults:
        patch.setattr(Thread, "start", full)
        with_pin.enter(PIN)
    assert len(faults) == 1
    with_pin.wait_out()
    try_pin(with_pin, PIN, qtbot)
    assert with_pin.mode() is StaffMode.PANEL


def test_a_hash_that_cannot_be_read_is_told(files: StaffFiles, new_staff_rig: NewStaffRig) -> None:
    """Staff learn what to do at the terminal."""
    files.store(hash_pin(PIN)).write_bytes(b"")
    staff_rig = new_staff_rig()
    staff_rig.come_in()
    staff_rig.enter(PIN)
    assert staff_rig.say("unreadable") in staff_rig.texts()
    assert staff_rig.mode() is StaffMode.PAD
