"""In quiet hours the waiting screen is dark, until somebody touches it or staff call them off."""

from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kiosk.staff.controller import StaffMode
from kiosk.system.settings.quiet_hours import QuietHours, WeeklyHours, read_day
from kiosk.views.staff.dark_screens import QuietScreen
from kiosk.views.staff.status_dot import StatusDot
from tests.support.settle import settle
from tests.support.staff_rig import EVENING, MORNING, NewStaffRig, StaffRig, misspell


@pytest.mark.parametrize("text", ["18:00-07:30", "18:00 – 07:30", "0:00-23:59", " 9:05-17:00 "])
def test_quiet_hours_are_read(text: str) -> None:
    """With a hyphen or a dash, spaces or none."""
    begin, end = text.replace("–", "-").split("-")
    assert str(QuietHours.read(text)) == f"{begin.strip():0>5}–{end.strip():0>5}"


@pytest.mark.parametrize(
    "text",
    ["", "18-7", "24:00-07:00", "18:60-07:00", "18:00", "8:00-8:00", "18:00-07:30 x", "8:00-08:00", "1:00-24:01"],
)
def test_other_words_are_no_quiet_hours(text: str) -> None:
    """Nor an hour that no clock shows."""
    with pytest.raises(ValueError, match="quiet hours"):
        QuietHours.read(text)


@pytest.mark.parametrize(
    ("hours", "moment", "quiet", "night"),
    [
        ("18:00-07:30", "23 17:59", False, 23),
        ("18:00-07:30", "23 18:00", True, 23),
        ("18:00-07:30", "24 00:00", True, 23),
        ("18:00-07:30", "24 07:29", True, 23),
        ("18:00-07:30", "24 07:30", False, 24),
        ("12:00-13:30", "23 11:59", False, 23),
        ("12:00-13:30", "23 12:00", True, 23),
        ("12:00-13:30", "23 13:30", False, 24),
        ("12:00-13:30, 18:00-07:30", "23 13:30", False, 23),
        ("all day", "23 00:00", True, 23),
        ("18:00-24:00", "23 23:59", True, 23),
        ("18:00-24:00", "24 00:00", False, 24),
    ],
)
def test_quiet_hours_and_their_night(hours: str, moment: str, quiet: bool, night: int) -> None:  # noqa: FBT001
    """From the first minute to before the last, over midnight too; calling off means the hours now or next."""
    now = datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M")
    assert WeeklyHours.read(hours).within(now) is quiet
    assert WeeklyHours.read(hours).night(now)[0] == date(2026, 11, night)


# Dark in the nights of Monday and Friday, and all Saturday: 2026-11-23 is a Monday.
WEEK = WeeklyHours(
    (read_day("18:00-07:30"), (), (), (), read_day("18:00-07:30"), read_day("all day"), read_day("none"))
)


@pytest.mark.parametrize(
    ("moment", "quiet", "night", "words"),
    [
        ("23 12:00", False, 23, "18:00–07:30"),
        ("24 07:00", True, 23, "18:00–07:30"),  # they belong to Monday
        ("24 07:30", False, 27, "18:00–07:30"),
        ("24 18:00", False, 27, "18:00–07:30"),
        ("27 19:00", True, 27, "18:00–07:30"),
        ("28 06:00", True, 28, "00:00–24:00"),  # Friday's go on, Saturday's have begun
        ("28 23:59", True, 28, "00:00–24:00"),
        ("29 00:00", False, 30, "18:00–07:30"),
    ],
)
def test_hours_belong_to_the_weekday_on_which_they_begin(moment: str, quiet: bool, night: int, words: str) -> None:  # noqa: FBT001
    """Of those that overlap the last to begin are meant."""
    now = datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M")
    day, hours = WEEK.night(now)
    assert (WEEK.within(now), day, str(hours)) == (quiet, date(2026, 11, night), words)


def test_a_day_called_off_calls_off_the_night_before_that_goes_on_into_it(new_staff_rig: NewStaffRig) -> None:
    """Whoever comes in early on a Saturday gets a waiting screen that stays."""
    staff_rig = new_staff_rig(quiet_hours=WEEK)
    staff_rig.now = datetime(2026, 11, 28, 6, 0)
    staff_rig.staff._toggle_quiet()
    staff_rig.pass_by(61)
    staff_rig.staff._quiet.check_clock()
    assert staff_rig.mode() is StaffMode.NOTHING
    staff_rig.now = datetime(2026, 11, 30, 20, 0)
    staff_rig.staff._quiet.check_clock()
    assert staff_rig.mode() is StaffMode.QUIET


@pytest.fixture
def quiet(new_staff_rig: NewStaffRig) -> StaffRig:
    """A kiosk in the evening, dark."""
    staff_rig = new_staff_rig(quiet_hours=WeeklyHours.read("18:00-07:30"))
    staff_rig.now = EVENING
    staff_rig.pass_by(61)
    staff_rig.staff._quiet.check_clock()
    assert staff_rig.mode() is StaffMode.QUIET
    staff_rig.wait_out()
    return staff_rig


def test_a_touch_wakes_the_quiet_screen_and_presses_nothing(quiet: StaffRig) -> None:
    """The waiting screen is there, the visit has not begun; a minute later it is dark again."""
    before = quiet.window.visit
    quiet.tap(quiet.second)
    assert (quiet.window.visit, quiet.mode()) == (before, StaffMode.NOTHING)
    quiet.tap(quiet.second)  # the second half of a double tap
    assert quiet.window.visit == before
    quiet.staff._quiet.check_clock()
    assert quiet.mode() is StaffMode.NOTHING
    quiet.pass_by(61)
    quiet.staff._quiet.check_clock()
    assert quiet.mode() is StaffMode.QUIET


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape])
def test_a_key_wakes_the_quiet_screen(quiet: StaffRig, key: Qt.Key) -> None:
    """Any of the five."""
    before = quiet.window.visit
    quiet.key(key)
    assert (quiet.window.visit, quiet.mode()) == (before, StaffMode.NOTHING)


def test_the_quiet_screen_ends_with_the_quiet_hours(quiet: StaffRig) -> None:
    """In the morning, or when the clock is set."""
    quiet.now = MORNING
    quiet.staff._quiet.check_clock()
    assert quiet.mode() is StaffMode.NOTHING


def test_a_button_that_keeps_the_keyboard_holds_up_no_night(new_staff_rig: NewStaffRig) -> None:
    """Whoever pressed an arrow on the waiting screen and left has begun no visit."""
    staff_rig = new_staff_rig(quiet_hours=WeeklyHours.read("18:00-07:30"))
    staff_rig.window.buttons()[0].setFocus()
    staff_rig.now = EVENING
    staff_rig.pass_by(61)
    staff_rig.staff._quiet.check_clock()
    assert staff_rig.mode() is StaffMode.QUIET


def test_a_visit_is_never_darkened(new_staff_rig: NewStaffRig) -> None:
    """Whoever reads in the evening reads on."""
    staff_rig = new_staff_rig(quiet_hours=WeeklyHours.read("18:00-07:30"))
    staff_rig.window.go(staff_rig.window.visit.home())
    staff_rig.now = EVENING
    staff_rig.pass_by(600)
    staff_rig.staff._quiet.check_clock()
    assert staff_rig.mode() is StaffMode.NOTHING


def test_the_quiet_screen_is_black_all_over(quiet: StaffRig, tmp_path: Path) -> None:
    """Every pixel, also where the dot for staff else is; a screen reader still finds the words to begin."""
    quiet.refuse(tmp_path, misspell)
    settle()
    picture = quiet.picture().convertToFormat(QImage.Format.Format_RGB32)
    assert set(np.frombuffer(picture.constBits(), np.uint32)) == {0xFF000000}
    assert quiet.staff_screen(QuietScreen).accessibleName() == quiet.content.attract.touch.in_language("en")
    quiet.tap(quiet.second)
    assert not quiet.window.findChildren(StatusDot)[0].isHidden()


def test_quiet_hours_are_called_off_for_today(quiet: StaffRig) -> None:
    """The panel opens over the quiet screen; called off they stay so over midnight, and are back the next evening."""
    quiet.come_in()
    quiet.tap(quiet.button(quiet.say("quiet_on").format(name="18:00–07:30")))
    quiet.wait_out()
    assert quiet.say("quiet_off").format(name="18:00–07:30") in quiet.texts()
    quiet.staff.close()
    for hours, mode in ((0, StaffMode.NOTHING), (6, StaffMode.NOTHING), (24, StaffMode.QUIET)):
        quiet.now = EVENING + timedelta(hours=hours)
        quiet.pass_by(61)
        quiet.staff._quiet.check_clock()
        assert quiet.mode() is mode


def test_without_quiet_hours_there_is_no_button_for_them(staff_rig: StaffRig) -> None:
    """What is not set cannot be switched."""
    staff_rig.come_in()
    names = [button.accessibleName() for button in staff_rig.window.buttons()]
    assert not [name for name in names if "–" in name]
