"""A picture with two states, and the switch below it."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from kiosk import tokens
from kiosk.content.model import Content
from kiosk.navigation import Place
from kiosk.widgets.controls.two_way_switch import TwoWaySwitch
from kiosk.widgets.pictures.switched_picture import SwitchedPicture
from kiosk.widgets.pictures.tagged_picture import TaggedPicture
from kiosk.window.page_transition import PageTransition
from kiosk.window.window import KioskWindow
from tests.support.rig import Motions, Rig
from tests.support.screens import metrics_of, millimetres, pixels

MakeWindow = Callable[..., KioskWindow]
# What colours may be off when two are mixed, and the share of a picture that names take which come meanwhile.
_ROUNDING = 3
_OF_NAMES = 0.01


def switch_of(window: KioskWindow) -> TwoWaySwitch:
    """The switch that is seen."""
    return next(switch for switch in window.findChildren(TwoWaySwitch) if switch.isVisible())


def picture_of(window: KioskWindow) -> SwitchedPicture:
    """The picture that it switches."""
    return next(picture for picture in window.findChildren(SwitchedPicture) if picture.isVisible())


def chosen(window: KioskWindow) -> list[bool]:
    """Which half is filled, and which state is there."""
    switch = switch_of(window)
    assert [half.isChecked() for half in switch.halves] == [picture_of(window).side == side for side in (0, 1)]
    return [half.isChecked() for half in switch.halves]


@pytest.fixture
def still(make_window: MakeWindow) -> KioskWindow:
    """The first of the conditions, without motion."""
    window = make_window()
    window.go(window.visit.home().open("reasons", Place(1)))
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1366, 768), (800, 600)])
@pytest.mark.parametrize("text_size", [1, 3])
def test_both_names_are_seen_in_large_halves(
    make_window: MakeWindow, content: Content, size: tuple[int, int], text_size: int
) -> None:
    """Each condition has its switch, below its picture and as wide, each half at least 25 mm high."""
    window = make_window(size, text_size=text_size)
    section = content.section("reasons")
    for block, picture in enumerate(section.pictures):
        if block == 0:
            continue  # the introduction
        assert picture is not None
        assert picture.switch is not None
        window.go(window.visit.home().open(section.id, Place(block)))
        switch, metrics = switch_of(window), metrics_of(window)
        assert [half.accessibleName() for half in switch.halves] == [s.name.in_language("en") for s in picture.switch]
        assert all(millimetres(half.height(), metrics) > 24.9 for half in switch.halves)
        assert switch.width() == picture_of(window).width()


def test_a_tap_a_drag_and_a_key_switch(still: KioskWindow) -> None:
    """A finger slid from one half to the other chooses that one; slid off it chooses nothing."""
    assert chosen(still) == [False, True]  # without motion it stands in the last state
    with Rig(still) as rig:
        healthy, problem = switch_of(still).halves
        for switch, expected in (
            (lambda: rig.tap(healthy), [True, False]),
            (lambda: rig.tap(healthy), [True, False]),
            (lambda: rig.click(problem), [False, True]),
            (lambda: rig.stroke(rig.spot(problem), rig.spot(healthy)), [True, False]),
            (lambda: rig.drag(rig.spot(healthy), rig.spot(problem)), [False, True]),
            (lambda: rig.stroke(rig.spot(healthy), rig.spot(healthy) + QPoint(0, 400)), [False, True]),
        ):
            rig.wait_out()
            switch()  # type: ignore[no-untyped-call]
            assert chosen(still) == expected
        healthy.setFocus()
        rig.key(Qt.Key.Key_Space)
        assert chosen(still) == [True, False]
        assert still.visit.route.place == Place(1)


def test_a_reader_hears_which_state_is_chosen(still: KioskWindow) -> None:
    """Two that exclude one another, and the description of the state that is there."""
    halves = [QAccessible.queryAccessibleInterface(half) for half in switch_of(still).halves]
    assert [half.role() for half in halves] == [QAccessible.Role.CheckBox] * 2
    assert [bool(half.state().checked) for half in halves] == [False, True]
    before = picture_of(still).accessibleName()
    switch_of(still).halves[0].click()
    assert [bool(half.state().checked) for half in halves] == [True, False]
    assert picture_of(still).accessibleName() not in ("", before)


def test_the_names_are_those_of_the_state(make_window: MakeWindow, content: Content) -> None:
    """What only one state has is named only there, and the names of both stay where they are."""
    window = make_window()
    section = content.section("reasons")
    for block, picture in enumerate(section.pictures):
        if block == 0:
            continue  # the introduction
        assert picture is not None
        window.go(window.visit.home().open(section.id, Place(block)))
        tagged = next(found for found in window.findChildren(TaggedPicture) if found.isVisible())
        places: dict[str, list[QPoint]] = {}
        for side, state in enumerate(picture.states):
            switch_of(window).halves[side].click()
            there = [tag for tag in tagged.tags if tag.isVisible()]
            assert {tag.part.name for tag in there} == {label.text.in_language("en") for label in state.labels}
            for tag in there:
                places.setdefault(tag.part.at, []).append(tag.pos())
        assert all(len(set(map(QPoint.toTuple, found))) == 1 for found in places.values())


def test_it_changes_by_itself_once_and_slowly(make_window: MakeWindow) -> None:
    """It rests in the first state, fades into the last, in which it looks as without motion, and stays."""
    motions = Motions()
    window = make_window(motion=motions)
    window.go(window.visit.home().open("reasons", Place(2)))
    window.findChildren(PageTransition)[0].finish()
    picture = picture_of(window)
    assert chosen(window) == [True, False]
    first = pixels(picture)
    motions.advance(tokens.STORY_REST_MS)
    assert chosen(window) == [True, False]
    assert np.array_equal(pixels(picture), first)
    motions.advance(tokens.PAGE_CHANGE_MS + tokens.SWITCH_MS // 2)
    assert chosen(window) == [False, True]
    between = pixels(picture)
    for _ in range(20):
        motions.advance(200)
    last = pixels(picture)
    assert not np.array_equal(between, first)
    assert not np.array_equal(between, last)
    # Nothing flashes: each colour lies between the two that it changes from and to.
    least, most = np.minimum(first, last).astype(int) - _ROUNDING, np.maximum(first, last).astype(int) + _ROUNDING
    assert np.mean((between < least) | (between > most)) < _OF_NAMES
    still = make_window()
    still.go(still.visit.home().open("reasons", Place(2)))
    assert np.array_equal(last, pixels(picture_of(still)))


def test_what_was_only_covered_stays_as_it_was(make_window: MakeWindow) -> None:
    """A word that was explained in the healthy state leads back to it; a page turned to again begins anew."""
    motions = Motions()
    window = make_window(motion=motions)
    window.go(window.visit.home().open("reasons", Place(2)))
    window.findChildren(PageTransition)[0].finish()
    motions.advance(10_000)
    switch_of(window).halves[0].click()
    motions.advance(10_000)
    window.go(window.visit.explain("disk"))
    window.go(window.visit.explain(None))
    motions.advance(10_000)
    assert chosen(window) == [True, False]
    window.go(window.visit.next(window.outline))
    window.go(window.visit.back(window.outline))
    window.findChildren(PageTransition)[0].finish()
    motions.advance(10_000)
    motions.advance(10_000)
    assert chosen(window) == [False, True]
