"""The way in for staff: two corners, held in order and in time."""

import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint

from kiosk import tokens
from kiosk.staff.controller import StaffMode
from kiosk.staff.corner_gesture import Corner, CornerGesture, Corners
from tests.conftest import Size
from tests.support.rig import Clock
from tests.support.staff_rig import SIZE, NewStaffRig, StaffRig

GLASS = Corners(1080, 1920, 100)


FIRST, SECOND, ELSEWHERE = (5.0, 5.0), (1075.0, 1915.0), (500.0, 900.0)


class Hand:
    """A finger on a glass without Qt, and the clock beside it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.holds = CornerGesture(self.clock)

    def hold(self, spot: tuple[float, float], seconds: float, finger: int = 0) -> bool:
        """Holds a spot for that long; whether the way in is open then."""
        self.holds.press(finger, spot, GLASS)
        self.clock.advance(seconds)
        opened = self.holds.opens()
        self.holds.lift(finger)
        return opened


@pytest.fixture
def hand() -> Hand:
    """A hand that has done nothing yet."""
    return Hand()


def test_both_corners_held_open(hand: Hand) -> None:
    """Three seconds top left, then three seconds bottom right; once, not twice."""
    assert not hand.hold(FIRST, 3)
    hand.clock.advance(4)
    assert hand.hold(SECOND, 3)
    assert not hand.holds.opens()
    assert not hand.hold(SECOND, 3)


@pytest.mark.parametrize(
    ("first", "pause", "second"), [((FIRST, 2.9), 1, (SECOND, 3)), ((FIRST, 3), 1, (SECOND, 2.9)),
                                   ((FIRST, 3), 5.1, (SECOND, 3)), ((SECOND, 3), 1, (FIRST, 3)),
                                   ((FIRST, 3), 1, (FIRST, 3)), ((ELSEWHERE, 3), 1, (SECOND, 3))]
)  # fmt: skip
def test_anything_else_does_not_open(hand: Hand, first: Any, pause: float, second: Any) -> None:
    """Too short, too late, the wrong way round, or elsewhere."""
    hand.hold(*first)
    hand.clock.advance(pause)
    assert not hand.hold(*second)


def test_a_tap_between_the_corners_starts_over(hand: Hand) -> None:
    """Whoever touches anything else is a patient."""
    hand.hold(FIRST, 3)
    hand.hold(ELSEWHERE, 0.1)
    assert not hand.hold(SECOND, 3)


@pytest.mark.parametrize(("first", "second"), [(ELSEWHERE, SECOND), (FIRST, ELSEWHERE)])
def test_slipping_out_of_a_corner_starts_over(
    hand: Hand, first: tuple[float, float], second: tuple[float, float]
) -> None:
    """A finger that leaves its square, and be it to come back, does not count."""
    for start, passing in ((FIRST, first), (SECOND, second)):
        hand.holds.press(0, start, GLASS)
        hand.clock.advance(1)
        hand.holds.move(0, passing)
        hand.holds.move(0, start)
        hand.clock.advance(2)
        assert not hand.holds.opens()
        hand.holds.lift(0)


def test_a_second_finger_starts_over(hand: Hand) -> None:
    """A palm that joins the finger in the corner makes it a lean, not a sign."""
    hand.holds.press(0, FIRST, GLASS)
    hand.clock.advance(1)
    hand.hold(ELSEWHERE, 2, finger=1)
    hand.holds.lift(0)
    assert not hand.hold(SECOND, 3)


def test_dirt_that_the_glass_takes_for_a_finger_locks_nobody_out(hand: Hand) -> None:
    """A touch that never ends may lie anywhere."""
    hand.holds.press(7, ELSEWHERE, GLASS)
    hand.hold(FIRST, 3)
    hand.holds.move(7, ELSEWHERE)
    assert hand.hold(SECOND, 3)


@pytest.mark.parametrize("seed", range(5))
def test_no_series_of_taps_opens(hand: Hand, seed: int) -> None:
    """However many taps shorter than three seconds there are, in the corners as often as elsewhere."""
    chance = random.Random(seed)
    for _ in range(20_000):
        spot = chance.choice([FIRST, SECOND, (chance.uniform(0, 1080), chance.uniform(0, 1920))])
        assert not hand.hold(spot, chance.uniform(0, 2.99), chance.randrange(3))
        hand.clock.advance(chance.uniform(0, 3))


@pytest.mark.parametrize("size", [SIZE, (1080, 1920), (800, 600)])
def test_two_held_corners_open_the_panel(new_staff_rig: NewStaffRig, size: Size) -> None:
    """On every shape of screen; the button beneath the second finger is not pressed."""
    staff_rig = new_staff_rig(size)
    before = staff_rig.window.visit
    staff_rig.come_in()
    assert staff_rig.mode() is StaffMode.PANEL
    assert staff_rig.window.visit == before


def test_the_mouse_opens_it_too(staff_rig: StaffRig) -> None:
    """Held and moved a little within the corner, and let go on the button beneath, which is not pressed."""
    before = staff_rig.window.visit
    for spot in (staff_rig.first, staff_rig.second):
        staff_rig.press_mouse(spot)
        staff_rig.pass_by(1)
        staff_rig.pass_over(spot + QPoint(3, 3))
        staff_rig.pass_by(2)
        staff_rig.pass_over(spot - QPoint(3, 3))
        staff_rig.release_mouse(spot)
    assert staff_rig.mode() is StaffMode.PANEL
    assert staff_rig.window.visit == before


def test_a_mouse_that_slips_out_opens_nothing(staff_rig: StaffRig) -> None:
    """As a finger that slips out."""
    for spot in (staff_rig.first, staff_rig.second):
        staff_rig.press_mouse(spot)
        staff_rig.pass_over(QPoint(600, 300))
        staff_rig.pass_over(spot)
        staff_rig.pass_by(3)
        staff_rig.release_mouse(spot)
    assert staff_rig.mode() is StaffMode.NOTHING


@pytest.mark.parametrize("seconds", [0.1, 4.0])
def test_the_button_in_the_second_corner_works(staff_rig: StaffRig, seconds: float) -> None:
    """Tapped or held by a patient, who has not held the first corner, it does what it says."""
    window = staff_rig.window
    window.go(window.visit.home().open("overview"))
    staff_rig.wait_out()
    before, spot = window.visit.route, staff_rig.second - QPoint(20, 0)
    button = staff_rig.button(staff_rig.content.interface.next.in_language("en"))
    assert button.rect().contains(button.mapFrom(window, spot))
    assert (
        Corners(window.width(), window.height(), window.theme().metrics.mm(tokens.STAFF_CORNER_MM)).corner(
            spot.toTuple()
        )
        is Corner.SECOND
    )
    staff_rig.hold(spot, seconds)
    assert window.visit.route == replace(before, place=window.outline.start_of(1))
    assert staff_rig.mode() is StaffMode.NOTHING


def test_nothing_is_seen_of_the_first_corner(staff_rig: StaffRig) -> None:
    """The screen is the same while and after it is held."""
    staff_rig.window.go(staff_rig.window.visit.home())
    staff_rig.wait_out()
    before = staff_rig.picture()
    staff_rig.press(staff_rig.first)
    staff_rig.pass_by(3)
    assert staff_rig.picture() == before
    staff_rig.lift(staff_rig.first)
    assert staff_rig.picture() == before


def test_opening_ends_the_visit(with_pin: StaffRig) -> None:
    """Page, text size, contrast and what was tapped are gone before the PIN is asked; leaving leads to the start."""
    window = with_pin.window
    first = window.visit
    window.go(first.home().open(with_pin.content.shown[2].id).next_text_size().other_contrast())
    with_pin.come_in()
    assert with_pin.mode() is StaffMode.PAD
    assert window.visit == first
    with_pin.tap(with_pin.button(with_pin.say("cancel")))
    assert (window.visit, with_pin.mode()) == (first, StaffMode.NOTHING)


@pytest.mark.parametrize(("count", "held"), [(200, False), (5000, True)], ids=["live", "many"])
def test_taps_at_random_never_open_it(new_staff_rig: NewStaffRig, *, count: int, held: bool) -> None:
    """Many of them in the corners, many of them long; where the screen is `held` still, thousands take no time."""
    staff_rig = new_staff_rig((800, 600))
    chance = random.Random(20261123)
    staff_rig.window.setUpdatesEnabled(False)
    if held:
        staff_rig.input_filter.hold(10.0**9)
    for _ in range(count):
        anywhere = QPoint(chance.randrange(800), chance.randrange(600))
        spot = chance.choice([staff_rig.first, staff_rig.second, anywhere, anywhere])
        staff_rig.press(spot)
        staff_rig.clock.advance(chance.choice([0.05, 0.2, 1.0, 2.9]))
        staff_rig.staff._entry.check()
        staff_rig.lift(spot)
        staff_rig.clock.advance(chance.choice([0.05, 0.4, 2.0]))
        assert staff_rig.mode() is StaffMode.NOTHING
