"""Hands that tremble, a stick held in the mouth, keys that are held: what was meant is what is pressed, once."""

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.widgets.controls.touch_button import TouchButton
from tests.support.rig import Rig
from tests.support.screens import metrics_of

# What a trembling finger does in steps of a millimetre, from where it came down.
TREMOR = [(4, -3), (-6, 2), (9, 4), (-2, -9), (7, 6), (-8, 5)]


@pytest.fixture
def following(rig: Rig, content: Content) -> TouchButton:
    """The button Next."""
    return rig.button(content.interface.next.in_language("en"))


def page(rig: Rig) -> int:
    """The number of the page that is shown."""
    return rig.window.outline.page_of(rig.window.visit.route.place)


def off(rig: Rig, where: QPoint, across_mm: float, down_mm: float) -> QPoint:
    """The place so many millimetres away."""
    metrics = metrics_of(rig.window)
    return where + QPoint(round(across_mm / 10 * metrics.mm(10)), round(down_mm / 10 * metrics.mm(10)))


@pytest.mark.parametrize("edge", ["middle", "upper edge", "left edge"])
def test_a_trembling_finger_presses_what_it_came_down_on(rig: Rig, following: TouchButton, edge: str) -> None:
    """Though it leaves the button for ten millimetres, and is lifted beside it."""
    before, box = page(rig), following.rect()
    start = {"middle": box.center(), "upper edge": QPoint(box.center().x(), 2), "left edge": QPoint(2, 20)}[edge]
    spot = following.mapTo(rig.window, start)
    rig.press(spot)
    for across, down in TREMOR:
        rig.move(off(rig, spot, across, down))
    assert following.isDown()
    rig.lift(off(rig, spot, -6, -7))
    assert page(rig) == before + 1


@pytest.mark.parametrize("seconds", [0.01, 1.0, 3.0])
def test_a_stick_presses_however_long_it_rests(rig: Rig, following: TouchButton, seconds: float) -> None:
    """A touch without a move, that lasts."""
    before = page(rig)
    rig.press(following)
    rig.clock.advance(seconds)
    rig.lift(following)
    assert page(rig) == before + 1


@pytest.mark.parametrize(("after_s", "times"), [(0.05, 1), (0.28, 1), (0.4, 2)])
def test_a_second_contact_is_no_second_press(
    rig: Rig, following: TouchButton, after_s: float, times: int
) -> None:
    """Also where a press changes no screen, which would hold back the next one."""
    presses: list[bool] = []
    following.clicked.disconnect()
    following.clicked.connect(presses.append)
    rig.tap(following)
    rig.clock.advance(after_s)
    rig.tap(off(rig, rig.spot(following), 3, -2))
    assert len(presses) == times


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Right])
def test_a_key_counts_again_after_the_pause_that_is_set(rig: Rig, key: Qt.Key) -> None:
    """A key that comes again sooner is one that a hand did not let go."""
    assert tokens.KEY_PAUSE_S == 0.1
    rig.input_filter._keys._pause_s = 0.5
    rig.clock.advance(1.0)
    rig.key_at_once(key)
    once = (rig.window.visit, rig.window.focusWidget())
    rig.clock.advance(0.45)
    rig.key_at_once(key)
    assert (rig.window.visit, rig.window.focusWidget()) == once
    rig.clock.advance(0.55)
    rig.key_at_once(key)
    assert (rig.window.visit, rig.window.focusWidget()) != once
