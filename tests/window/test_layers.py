"""What is covered can be neither reached nor used, by any way in, and is to be seen as before."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from kiosk.navigation import Visit
from kiosk.system.clocks.idle_timer import idle_limit
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton
from tests.conftest import MakeWindow
from tests.support.rig import Rig
from tests.support.settle import settle


def explain(rig: Rig) -> None:
    """Opens the card of a word."""
    assert rig.window.content is not None
    rig.window.requests.explain(rig.window.content.glossary[0].id)


def warn(rig: Rig) -> None:
    """Lets the time pass until the question is up."""
    rig.clock.advance(idle_limit(rig.window.words_shown()))
    rig.idle.check()


def explain_and_warn(rig: Rig) -> None:
    """The question over a word."""
    explain(rig)
    warn(rig)


COVERED = pytest.mark.parametrize("cover", [explain, warn, explain_and_warn])


def act(*buttons: QWidget) -> None:
    """What a screen reader does to press a button, and the tenth of a second that Qt takes for it."""
    for button in buttons:
        actions = QAccessible.queryAccessibleInterface(button).actionInterface()
        actions.doAction(QAccessibleActionInterface.pressAction())
    QTest.qWait(150)


def exposed(rig: Rig) -> set[QWidget]:
    """All that a screen reader is told is there: what is neither invisible nor off the screen."""
    found: set[QWidget] = set()
    for widget in rig.window.findChildren(QWidget):
        state = QAccessible.queryAccessibleInterface(widget).state()
        if not state.invisible:
            found.add(widget)
    return found


@COVERED
def test_no_action_reaches_what_is_covered(rig: Rig, cover: Callable[[Rig], None]) -> None:
    """Neither on the buttons of the page nor on those of the bar, nor on a word's Close beneath the question."""
    beneath = rig.window.findChildren(TouchButton)
    cover(rig)
    top = rig.window._layers.top
    beneath += [button for button in rig.window.findChildren(TouchButton) if not top.isAncestorOf(button)]
    rig.wait_out()
    before = rig.window.visit
    act(*filter(isValid, beneath))  # some were only tried for size
    assert rig.window.visit == before
    assert rig.window._layers.top is top


@COVERED
def test_a_screen_reader_finds_the_top_alone(rig: Rig, cover: Callable[[Rig], None]) -> None:
    """And all of it."""
    cover(rig)
    top = rig.window._layers.top
    assert isinstance(top, Overlay)
    assert exposed(rig) == {top, *(part for part in top.findChildren(QWidget) if part.isVisible())}
    assert any(isinstance(part, TouchButton) for part in exposed(rig))


def test_the_button_on_top_acts(rig: Rig) -> None:
    """A screen reader closes the card, and finds the page again."""
    before = exposed(rig)
    explain(rig)
    (close,) = (part for part in exposed(rig) if isinstance(part, TouchButton))
    act(close)
    settle()
    assert rig.window.visit.word is None
    assert exposed(rig) == before


@COVERED
def test_the_page_is_still_to_be_seen(rig: Rig, cover: Callable[[Rig], None]) -> None:
    """Beneath the scrim, pixel for pixel, wherever the sheets are not."""
    page = rig.picture()
    cover(rig)
    shown = rig.picture()
    scrim = shown.pixelColor(2, 2)
    ground = page.pixelColor(2, 2)
    corner = [(x, y) for x in range(0, 200, 9) for y in range(shown.height() - 140, shown.height(), 7)]
    unlike = [spot for spot in corner if page.pixelColor(*spot) != ground]
    assert len(unlike) > 20, "nothing of the bar is in that corner"
    assert scrim != ground
    assert sum(shown.pixelColor(*spot) != scrim for spot in unlike) > 0.9 * len(unlike)


def test_beneath_the_question_a_word_is_where_it_was(rig: Rig) -> None:
    """The answer brings it back, and the keyboard to its button."""
    explain(rig)
    rig.button(next(button for button in rig.window.buttons()).accessibleName()).setFocus()
    focused = rig.window.focusWidget()
    warn(rig)
    assert rig.window.focusWidget() is not focused
    rig.window.patient.stay()
    assert rig.window.focusWidget() is focused


@pytest.mark.parametrize("change", [Visit.home, Visit.next_text_size, Visit.other_contrast])
def test_a_question_that_is_up_counts_to_its_end(rig: Rig, change: Callable[[Visit], Visit]) -> None:
    """Whatever changes beneath it, a program of the clinic's or a fault of ours."""
    warn(rig)
    for second in range(29):
        rig.clock.advance(1)
        rig.idle.check()
        if second % 4 == 0:
            rig.window.go(change(rig.window.visit))
        assert rig.window.patient.warns
        assert rig.idle.warning
    rig.clock.advance(1)
    rig.idle.check()
    assert rig.window.visit == rig.window._first
    assert not rig.window.patient.warns


def test_no_question_is_left_without_a_count(rig: Rig) -> None:
    """After a fault, when the visit goes home and the question with it, the wait begins anew."""
    warn(rig)
    rig.window.recover()
    assert (rig.window.patient.warns, rig.idle.warning) == (False, False)
    warn(rig)
    assert (rig.window.patient.warns, rig.idle.warning) == (True, True)


@pytest.mark.parametrize("size", [(1366, 768), (1080, 1920)])
def test_a_new_size_lays_the_question_over_the_new_page(make_window: MakeWindow, size: tuple[int, int]) -> None:
    """Turning the screen while it is up changes the picture beneath too."""
    pictures: list[QImage] = []
    for first in (size[::-1], size):
        with Rig(make_window(first)) as rig:
            rig.window.go(rig.window.visit.home())
            warn(rig)
            rig.window.resize(*size)
            settle()
            sheet = rig.window._layers.top.findChild(QFrame)
            assert isinstance(sheet, QFrame)
            below = sheet.geometry().bottom() + 1
            pictures.append(rig.picture().copy(0, below, size[0], size[1] - below))
    assert pictures[0].height() > 100
    assert pictures[0] == pictures[1]
