"""The sign in the corner that the saved file is not what the screen shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk import paths, tokens
from kiosk.views.staff.status_dot import Sign
from kiosk.widgets.controls.label import Words
from kiosk.widgets.controls.touch_button import TouchButton
from tests.conftest import Size
from tests.support.desk import SIZE, Desk, NewDesk, misspell
from tests.support.screens import ratio_of
from tests.support.settle import settle


def sign(desk: Desk) -> Sign:
    """The sign of the window."""
    found: Sign = desk.window.findChildren(Sign)[0]
    return found


def test_the_sign_is_there_while_the_saved_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    """On every screen, over the layout without moving it, gone with the next good file."""
    visit = desk.window.visit
    before = [desk.window.childAt(600, 400), desk.picture()]
    desk.refuse(tmp_path, misspell)
    assert [desk.window.childAt(600, 400), desk.picture()] != before
    box = sign(desk).geometry()
    for there in (visit, visit.home(), visit.home().explain(desk.content.glossary[0].id), visit.other_contrast()):
        desk.window.go(there)
        settle()
        seen = desk.picture().pixelColor(box.center()).name()
        assert seen == desk.window.theme().colours.alarm
    desk.window.go(visit)
    desk.staffing.content_shown(desk.content, paths.CONTENT)
    assert sign(desk).isHidden()


def test_the_sign_says_nothing_to_patients(desk: Desk, tmp_path: Path) -> None:
    """No name, no keyboard, no touch: what lies beneath it is what is touched."""
    desk.refuse(tmp_path, misspell)
    dot = sign(desk)
    assert (dot.accessibleName(), dot.accessibleDescription(), dot.toolTip()) == ("", "", "")
    assert dot.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert desk.window.childAt(dot.geometry().center()) is not dot


@pytest.mark.parametrize("size", [SIZE, (800, 600), (1080, 1920)])
def test_the_sign_is_small_and_stands_free(new_desk: NewDesk, tmp_path: Path, size: Size) -> None:
    """About 3 mm, in the margin, over no word and no button of the waiting screen and the front page."""
    desk = new_desk(size)
    desk.refuse(tmp_path, misspell)
    dot, metrics = sign(desk), desk.window.theme().metrics
    assert dot.width() * tokens.REFERENCE_MM_PER_PX / metrics.scale < 6
    for visit in (desk.window.visit, desk.window.visit.home()):
        desk.window.go(visit)
        settle()
        parts = [part for kind in (Words, TouchButton) for part in desk.window.findChildren(kind) if part.isVisible()]
        boxes = [part.rect().translated(part.mapTo(desk.window, QPoint())) for part in parts]
        assert not [box for box in boxes if box.intersects(dot.geometry())]


@pytest.mark.parametrize("colours", [tokens.CALM, tokens.HIGH_CONTRAST], ids=["calm", "contrast"])
def test_the_sign_stands_out(colours: tokens.Colours) -> None:
    """Dot and ring have at least 4.5:1 to each other, and so one of them to whatever lies beneath."""
    assert ratio_of(colours.alarm, colours.ground) >= 4.5
