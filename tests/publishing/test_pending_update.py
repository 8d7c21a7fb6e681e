"""When new content comes on the screen: never under a reader's eyes or a finger, and at once where nobody reads."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.content.edition import Edition, edition_at
from kiosk.publishing.pending_update import PATIENCE_S, Activity, PendingUpdate
from tests.support.rig import Clock
from tests.support.samples import minimal_content, saved, with_value

WAITING = Activity("waiting screen", reading=False)


class Screen:
    """What is on the screen, and a clock; the pending update looks when it is told."""

    def __init__(self) -> None:
        self.moment = WAITING
        self.clock = Clock()
        self.pending = PendingUpdate(self.now, self.clock)
        self.shown: list[Edition] = []
        self.pending.due.connect(self.shown.append)

    def now(self) -> Activity:
        """What is on it."""
        return self.moment

    def read(self, page: Hashable) -> None:
        """Somebody turns to that page."""
        self.moment = Activity(page, reading=True)
        self.pending.check_soon()

    def wait(self, seconds: float) -> None:
        """Nothing happens for so long."""
        self.clock.advance(seconds)
        self.pending.check()


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    """The waiting screen."""
    assert qtbot
    screen = Screen()
    yield screen
    screen.pending.withdraw()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """A small content."""
    return edition_at(saved(tmp_path_factory.mktemp("desk"), minimal_content()))


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The next one."""
    content = with_value(minimal_content(), ("clinic", "name"), "Newer")
    return edition_at(saved(tmp_path_factory.mktemp("desk"), content))


def test_the_waiting_screen_takes_it_at_once(screen: Screen, edition: Edition) -> None:
    """Nobody is there."""
    screen.pending.offer(edition)
    assert screen.shown == [edition]
    assert screen.pending.waiting is None


def test_a_reader_is_left_alone_on_the_page(screen: Screen, edition: Edition) -> None:
    """For less than the patience, with whatever else happens."""
    screen.read("page 1")
    screen.pending.offer(edition)
    for _ in range(10):
        screen.pending.press(1)
        screen.pending.lift(1)
        screen.wait(PATIENCE_S / 11)
    assert not screen.shown
    assert screen.pending.waiting is edition


def test_it_comes_when_the_page_is_left(screen: Screen, edition: Edition, qtbot: QtBot) -> None:
    """After what turned the page is done, not in the middle of it."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.read("page 2")
    assert not screen.shown
    qtbot.waitUntil(lambda: screen.shown == [edition])


def test_it_comes_when_the_visit_is_over(screen: Screen, edition: Edition, qtbot: QtBot) -> None:
    """The waiting screen is there again."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.moment = replace(WAITING, page="page 1")
    screen.pending.check_soon()
    qtbot.waitUntil(lambda: screen.shown == [edition])


def test_it_comes_after_a_while_all_the_same(screen: Screen, edition: Edition) -> None:
    """Somebody may read one page for long, or have gone."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.wait(PATIENCE_S)
    assert screen.shown == [edition]


def test_it_looks_at_the_time_by_itself(screen: Screen, edition: Edition, qtbot: QtBot) -> None:
    """Nobody needs to touch anything."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.clock.advance(PATIENCE_S)
    qtbot.waitUntil(lambda: screen.shown == [edition])


@pytest.mark.parametrize("reading", [True, False])
def test_never_under_a_finger(screen: Screen, edition: Edition, qtbot: QtBot, *, reading: bool) -> None:
    """However long the page has been waited for, the finger goes up first, and does what it came for."""
    screen.moment = Activity("page 1", reading=reading)
    screen.pending.press(1)
    screen.pending.press(2)
    screen.pending.offer(edition)
    screen.wait(PATIENCE_S + 1)
    screen.pending.lift(1)
    screen.wait(1)
    screen.pending.lift(2)
    assert not screen.shown
    qtbot.waitUntil(lambda: screen.shown == [edition])


def test_a_finger_that_slides_is_down_for_as_long_as_it_slides(screen: Screen, edition: Edition) -> None:
    """It is no palm at rest."""
    screen.pending.press(1)
    screen.pending.offer(edition)
    for _ in range(20):
        screen.wait(10)
        screen.pending.move(1)
    assert not screen.shown


def test_a_palm_at_rest_does_not_hold_it_back_for_ever(screen: Screen, edition: Edition) -> None:
    """Nor a finger whose end was lost."""
    screen.pending.press(1)
    screen.pending.offer(edition)
    screen.wait(120)
    assert screen.shown == [edition]


def test_fingers_that_the_system_took_back_are_up(screen: Screen, edition: Edition, qtbot: QtBot) -> None:
    """As when another program takes the touch screen."""
    screen.pending.press(1)
    screen.pending.offer(edition)
    screen.pending.forget_fingers()
    qtbot.waitUntil(lambda: screen.shown == [edition])


def test_nothing_comes_while_somebody_is_asked_something(screen: Screen, edition: Edition) -> None:
    """The idle warning or the PIN pad is up: that ends soon by itself."""
    screen.moment = replace(WAITING, busy=True)
    screen.pending.offer(edition)
    screen.wait(PATIENCE_S + 1)
    assert not screen.shown
    screen.moment = WAITING
    screen.wait(1)
    assert screen.shown == [edition]


def test_the_newest_comes_and_has_not_to_wait_anew(screen: Screen, edition: Edition, newer: Edition) -> None:
    """Saving again and again does not put it off."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.wait(PATIENCE_S - 1)
    screen.pending.offer(newer)
    screen.wait(1)
    assert screen.shown == [newer]


def test_what_was_withdrawn_does_not_come(screen: Screen, edition: Edition) -> None:
    """The file is again what is on the screen."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.pending.withdraw()
    screen.moment = WAITING
    screen.wait(PATIENCE_S)
    assert not screen.shown


def test_each_waits_for_itself(screen: Screen, edition: Edition, newer: Edition) -> None:
    """One that was shown gives nothing of its patience to the next."""
    screen.read("page 1")
    screen.pending.offer(edition)
    screen.wait(PATIENCE_S)
    screen.pending.offer(newer)
    screen.wait(PATIENCE_S - 1)
    assert screen.shown == [edition]


def test_editions_are_told_apart_by_what_they_were_read_from(edition: Edition, newer: Edition, tmp_path: Path) -> None:
    """Not by which object they are."""
    assert edition.same_as(edition_at(saved(tmp_path, minimal_content())))
    assert not edition.same_as(newer)
    assert not edition.same_as(None)
