"""The dot in the corner that the saved file is not what the screen shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk import paths, tokens
from kiosk.theme.colours import Colours
from kiosk.views.staff.status_dot import StatusDot
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_button import TouchButton
from tests.conftest import Size
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.screens import ratio_of
from tests.support.settle import settle
from tests.support.staff_rig import SIZE, NewStaffRig, StaffRig, misspell


def dot_of(staff_rig: StaffRig) -> StatusDot:
    """The dot of the window."""
    found: StatusDot = staff_rig.window.findChildren(StatusDot)[0]
    return found


def test_the_sign_is_there_while_the_saved_file_is_refused(staff_rig: StaffRig, tmp_path: Path) -> None:
    """On every screen, over the layout without moving it, gone with the next good file."""
    visit = staff_rig.window.visit
    before = [staff_rig.window.childAt(600, 400), staff_rig.picture()]
    staff_rig.refuse(tmp_path, misspell)
    assert [staff_rig.window.childAt(600, 400), staff_rig.picture()] != before
    box = dot_of(staff_rig).geometry()
    for there in (visit, visit.home(), visit.home().explain(staff_rig.content.glossary[0].id), visit.other_contrast()):
        staff_rig.window.go(there)
        settle()
        seen = staff_rig.picture().pixelColor(box.center()).name()
        assert seen == staff_rig.window.theme().colours.alarm
    staff_rig.window.go(visit)
    staff_rig.staff.content_shown(staff_rig.content, paths.CONTENT)
    assert dot_of(staff_rig).isHidden()


def test_the_sign_says_nothing_to_patients(staff_rig: StaffRig, tmp_path: Path) -> None:
    """No name, no keyboard, no touch: what lies beneath it is what is touched."""
    staff_rig.refuse(tmp_path, misspell)
    dot = dot_of(staff_rig)
    assert (dot.accessibleName(), dot.accessibleDescription(), dot.toolTip()) == ("", "", "")
    assert dot.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert staff_rig.window.childAt(dot.geometry().center()) is not dot


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_the_sign_is_small_and_stands_free(new_staff_rig: NewStaffRig, tmp_path: Path, size: Size) -> None:
    """About 3 mm, in the margin, over no word and no button of the waiting screen and the front page."""
    staff_rig = new_staff_rig(size)
    staff_rig.refuse(tmp_path, misspell)
    dot, metrics = dot_of(staff_rig), staff_rig.window.theme().metrics
    assert dot.width() * tokens.REFERENCE_MM_PER_PX / metrics.scale < 6
    for visit in (staff_rig.window.visit, staff_rig.window.visit.home()):
        staff_rig.window.go(visit)
        settle()
        parts = [
            part for kind in (Label, TouchButton) for part in staff_rig.window.findChildren(kind) if part.isVisible()
        ]
        boxes = [part.rect().translated(part.mapTo(staff_rig.window, QPoint())) for part in parts]
        assert not [box for box in boxes if box.intersects(dot.geometry())]


@pytest.mark.parametrize("colours", [CALM, HIGH_CONTRAST], ids=["calm", "contrast"])
def test_the_sign_stands_out(colours: Colours) -> None:
    """Dot and ring have at least 4.5:1 to each other, and so one of them to whatever lies beneath."""
    assert ratio_of(colours.alarm, colours.ground) >= 4.5
